#include "content/document_markup.hpp"

#include "base/strings.hpp"
#include "content/print/clean.hpp"

namespace content {
namespace {

using print::clean;
using print::clean_line;
using print::escape_xml;

std::string_view origin_class(Origin origin) {
    switch (origin) {
        case Origin::source:
            return "from-source";
        case Origin::ai:
            return "from-ai";
        case Origin::human:
            return "from-human";
        case Origin::template_:
            break;
    }
    return "from-template";
}

std::string link(const std::string& url, std::string_view label) {
    const auto words = escape_xml(clean_line(label));
    if (!url.starts_with("https://") && !url.starts_with("http://")) return words;
    return fmt::format("<a class=\"call-link\" href=\"{}\">{}</a>", escape_xml(clean_line(url)),
                       words);
}

struct Writer {
    const DocumentLook& look;
    SpanMarks marks;
    Blanks blanks;

    std::string text(const Text& words) const { return markup(words, marks); }

    std::string operator()(const HeadingPart& part) const {
        const int level = std::clamp(part.level, 1, 3);
        return fmt::format("<h{0}>{1}</h{0}>\n", level, text(part.text));
    }
    std::string operator()(const ParagraphPart& part) const {
        return fmt::format("<p>{}</p>\n", text(part.text));
    }
    std::string operator()(const ListPart& part) const {
        if (part.items.empty()) return {};
        const char* tag = part.numbered ? "ol" : "ul";
        std::string out = fmt::format("<{}>\n", tag);
        for (const auto& item : part.items) out += fmt::format("<li>{}</li>\n", text(item));
        return out + fmt::format("</{}>\n", tag);
    }
    std::string operator()(const QuotePart& part) const {
        return fmt::format("<blockquote><p>{}</p></blockquote>\n", text(part.text));
    }
    std::string operator()(const TablePart& part) const {
        std::size_t columns = 0;
        for (const auto& row : part.rows) columns = std::max(columns, row.size());
        if (columns == 0) return {};
        const auto row = [&](const std::vector<Text>& cells, const char* tag) {
            std::string out = "<tr>";
            for (std::size_t c = 0; c < columns; ++c) {
                out += fmt::format("<{0}>{1}</{0}>", tag,
                                   c < cells.size() ? text(cells[c]) : std::string());
            }
            return out + "</tr>\n";
        };
        std::string out = "<table>\n<thead>" + row(part.rows.front(), "th") + "</thead>\n";
        if (part.rows.size() > 1) {
            out += "<tbody>\n";
            for (std::size_t r = 1; r < part.rows.size(); ++r) out += row(part.rows[r], "td");
            out += "</tbody>\n";
        }
        return out + "</table>\n";
    }
    std::string operator()(const ChecklistPart& part) const {
        if (part.items.empty()) return {};
        std::string out;
        if (!clean_line(plain(part.heading)).empty()) {
            out += fmt::format("<h2>{}</h2>\n", text(part.heading));
        }
        out += "<ul class=\"checklist\">\n";
        for (const auto& item : part.items) {
            out += blanks == Blanks::inputs
                       ? fmt::format("<li><label><input type=\"checkbox\"/> {}</label>",
                                     text(item.text))
                       : fmt::format("<li><span class=\"box\">☐</span> {}", text(item.text));
            if (!clean_line(plain(item.why)).empty()) {
                out += fmt::format("<p class=\"why\">{}</p>", text(item.why));
            }
            out += "</li>\n";
        }
        return out + "</ul>\n";
    }
    std::string operator()(const FieldPart& part) const {
        std::string words = fmt::format("<b>{}</b>", text(part.label));
        if (!clean_line(plain(part.hint)).empty()) {
            words += fmt::format("<br/><small>{}</small>", text(part.hint));
        }
        const int lines = std::max(part.lines, 1);
        if (blanks == Blanks::inputs) {
            const auto name = escape_xml(clean_line(part.name));
            const auto input =
                lines == 1
                    ? fmt::format("<input type=\"text\" name=\"{}\"/>", name)
                    : fmt::format("<textarea name=\"{}\" rows=\"{}\"></textarea>", name, lines);
            return fmt::format("<p class=\"field\"><label>{}<br/>{}</label></p>\n", words, input);
        }
        for (int line = 0; line < lines; ++line) words += "<br/><span class=\"line\"></span>";
        return fmt::format("<p class=\"field\">{}</p>\n", words);
    }
    std::string operator()(const AuthorPart& part) const {
        std::string out = fmt::format("<h1>{}</h1>\n<p class=\"author-name\">{}</p>\n",
                                      text(part.heading), escape_xml(clean_line(look.author.name)));
        if (!look.author.title.empty()) {
            out += fmt::format("<p class=\"author-title\">{}</p>\n",
                               escape_xml(clean_line(look.author.title)));
        }
        return out + fmt::format("<p>{}</p>\n", escape_xml(clean_line(look.author.bio)));
    }
    std::string operator()(const CallPart& part) const {
        return fmt::format("<h1>{}</h1>\n<p>{}</p>\n<p class=\"call\">{}</p>\n", text(part.heading),
                           text(part.text), link(look.call_url, part.label));
    }
};

}  // namespace

base::Result<> check_readable(const Document& document) {
    if (clean_line(document.title).empty()) {
        return base::fail_field("title", "A document needs a title");
    }
    const DocumentLook nobody;
    const auto is_blank = [&](const Part& part) {
        if (std::holds_alternative<AuthorPart>(part) || std::holds_alternative<CallPart>(part)) {
            return true;
        }
        // What is left of the mark-up without its tags.
        bool inside = false;
        for (const char c : markup(part, nobody, SpanMarks::none, Blanks::inputs)) {
            if (c == '<') inside = true;
            if (!inside && c != ' ' && c != '\n') return false;
            if (c == '>') inside = false;
        }
        return true;
    };
    if (std::all_of(document.parts.begin(), document.parts.end(), is_blank)) {
        return base::fail_field("parts", "There is nothing in the document");
    }
    return base::success();
}

std::string markup(const Text& text, SpanMarks marks) {
    std::string out;
    for (const auto& span : text) {
        auto words = escape_xml(clean(span.text));
        if (span.mark == Mark::emphasis) words = "<em>" + words + "</em>";
        if (span.mark == Mark::strong) words = "<strong>" + words + "</strong>";
        if (marks == SpanMarks::none) {
            out += words;
            continue;
        }
        out += fmt::format("<span class=\"{}\"", origin_class(span.from));
        if (!span.anchor.empty()) {
            out += fmt::format(" data-anchor=\"{}\"", escape_xml(clean_line(span.anchor)));
        }
        if (!span.cites.empty()) {
            out += fmt::format(" data-cites=\"{}\"",
                               escape_xml(clean_line(base::join(span.cites, " "))));
        }
        if (!span.promise.empty()) {
            out += fmt::format(" data-promise=\"{}\"", escape_xml(clean_line(span.promise)));
        }
        out += ">" + words + "</span>";
    }
    return out;
}

std::string markup(const Part& part, const DocumentLook& look, SpanMarks marks, Blanks blanks) {
    return std::visit(Writer{look, marks, blanks}, part);
}

}  // namespace content
