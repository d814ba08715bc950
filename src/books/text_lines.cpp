#include "books/text_lines.hpp"

#include <algorithm>
#include <cctype>

#include "base/strings.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace books {

namespace {

std::string_view line_at(std::string_view text, std::size_t begin) {
    return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
}

bool set_field(std::string_view line, Book& book) {
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos || colon > 14) return false;
    const std::string key = text::to_lower(base::trim(line.substr(0, colon)));
    std::string value = text::collapse_space(line.substr(colon + 1));
    if (value.empty()) return false;
    if (key == "title") {
        book.title = std::move(value);
    } else if (key == "subtitle") {
        book.subtitle = std::move(value);
    } else if (key == "author" || key == "authors" || key == "by") {
        book.authors.push_back(std::move(value));
    } else if (key == "language") {
        book.language = std::move(value);
    } else if (key == "publisher") {
        book.publisher = std::move(value);
    } else if (key == "description") {
        book.description = std::move(value);
    } else if (key == "isbn") {
        book.isbn = std::move(value);
    } else if (key == "subjects" || key == "subject" || key == "keywords") {
        const char separator = value.find(';') != std::string::npos ? ';' : ',';
        for (const auto subject : base::split(value, separator)) {
            book.subjects.emplace_back(base::trim(subject));
        }
    } else {
        return false;
    }
    return true;
}

void split_subtitle(Book& book) {
    for (const std::string_view mark : {"; or, ", ": ", "; "}) {
        const std::size_t at = book.title.find(mark);
        if (at == std::string::npos || !book.subtitle.empty()) continue;
        book.subtitle = text::capitalize(book.title.substr(at + mark.size()));
        book.title.resize(at);
    }
}

// {400}, [Illustration], [7]: pages, pictures and footnote marks of the printed book.
bool is_footnote_mark(std::string_view inside) {
    return !inside.empty() && inside.size() <= 4 && std::ranges::all_of(inside, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z' && c != 'I') || c == '*';
    });
}

bool is_page_number(std::string_view inside) {
    if (inside.starts_with("pg ") || inside.starts_with("Pg ")) inside.remove_prefix(3);
    return !inside.empty() && inside.size() <= 5 && std::ranges::all_of(inside, [](char c) {
        return (c >= '0' && c <= '9') || c == 'p' || c == 'a' || c == 'b';
    });
}

std::string without_marks(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char close = text[i] == '{' ? '}' : text[i] == '[' ? ']' : '\0';
        const std::size_t end = close ? text.find(close, i) : std::string_view::npos;
        if (end != std::string_view::npos) {
            const std::string_view inside = text.substr(i + 1, end - i - 1);
            const bool drop = close == '}'
                                  ? is_page_number(inside)
                                  : (is_footnote_mark(inside) && i > 0) || is_page_number(inside) ||
                                        inside.starts_with("Illustration");
            if (drop) {
                i = end;
                continue;
            }
        }
        out += text[i];
    }
    return out;
}

// _italic_ and =bold= become emphasis; an underscore that does not pair stays.
void take_emphasis(std::string_view raw, Paragraph& out) {
    std::string text;
    std::size_t open = std::string::npos;
    char mark = '\0';
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const char c = raw[i];
        const bool opens = (c == '_' || c == '=') && open == std::string::npos &&
                           (i == 0 || !std::isalnum(static_cast<unsigned char>(raw[i - 1]))) &&
                           i + 1 < raw.size() && raw[i + 1] != ' ' && raw[i + 1] != c &&
                           raw.find(c, i + 1) != std::string_view::npos;
        if (opens) {
            open = text.size();
            mark = c;
        } else if (open != std::string::npos && c == mark) {
            out.emphasis.push_back({open, text.size(), mark == '='});
            open = std::string::npos;
        } else {
            text += c;
        }
    }
    out.text = std::move(text);
}

std::size_t indent_of(std::string_view line) {
    std::size_t columns = 0;
    for (const char c : line) {
        if (c == ' ') {
            ++columns;
        } else if (c == '\t') {
            columns += 8;
        } else {
            break;
        }
    }
    return columns;
}

bool is_rule(std::string_view line) {
    line = base::trim(line);
    return line.size() >= 3 && line.find_first_not_of("=-~*_ ") == std::string_view::npos;
}

bool looks_tabular(const std::vector<std::string_view>& lines) {
    std::size_t columns = 0;
    for (const auto line : lines) {
        const auto bare = base::trim(line);
        const std::size_t gap = bare.find("    ");
        if (gap != std::string_view::npos || bare.find("....") != std::string_view::npos ||
            bare.find(" | ") != std::string_view::npos) {
            ++columns;
        }
    }
    return columns * 2 > lines.size() && lines.size() >= 2;
}

// The item's text begins after this many bytes; 0 where the line opens no item.
std::size_t item_mark(std::string_view line, int& number) {
    const std::string_view bare = base::trim(line);
    number = 0;
    for (const std::string_view bullet : {"* ", "- ", "+ ", "• ", "– "}) {
        if (bare.starts_with(bullet)) return bullet.size();
    }
    std::size_t digits = 0;
    while (digits < bare.size() && digits < 3 && bare[digits] >= '0' && bare[digits] <= '9')
        ++digits;
    if (digits > 0 && digits + 1 < bare.size() && (bare[digits] == '.' || bare[digits] == ')') &&
        bare[digits + 1] == ' ') {
        for (std::size_t i = 0; i < digits; ++i) number = number * 10 + (bare[i] - '0');
        return digits + 2;
    }
    return 0;
}

class LineCollector {
  public:
    void line(std::string_view line) {
        if (base::trim(line).empty()) {
            flush();
            ++blank_;
            return;
        }
        if (is_rule(line)) {
            const bool below = lines_.size() == 1;
            underline_ = below;
            flush();
            return;
        }
        // A heading in capitals that runs straight into its text.
        if (lines_.size() == 1 && text::all_caps(lines_[0]) && text::word_count(lines_[0]) >= 4 &&
            base::trim(lines_[0]).ends_with('.') && indent_of(lines_[0]) == 0 &&
            !text::all_caps(line)) {
            flush();
            blank_ = 1;
        }
        lines_.push_back(line);
    }

    void flush() {
        if (lines_.empty()) return;
        const std::size_t before = out_.size();
        if (looks_tabular(lines_)) {
            add_table();
        } else {
            add_items_or_paragraph();
        }
        if (out_.size() > before) blank_ = 0;
        lines_.clear();
        underline_ = false;
    }

    std::vector<Paragraph> take() { return std::move(out_); }

  private:
    void add_table() {
        Paragraph table;
        table.kind = BlockKind::table;
        for (const auto line : lines_) {
            if (!table.text.empty()) table.text += '\n';
            table.text += text::collapse_space(line);
        }
        push(std::move(table));
    }

    void add_items_or_paragraph() {
        int number = 0;
        std::size_t items = 0;
        for (const auto line : lines_) items += item_mark(line, number) > 0 ? 1 : 0;
        const bool list =
            item_mark(lines_.front(), number) > 0 && (items > 1 || number == 0 || blank_ < 2);
        // "1. The Title" with room above it is a heading; a lone numbered line decides later.
        if (!list || (number > 0 && items == 1 && lines_.size() <= 2 && blank_ >= 2)) {
            add(lines_, BlockKind::paragraph, 0, 0);
            return;
        }
        std::vector<std::string_view> item;
        int item_number = 0;
        std::size_t skip = 0;
        for (const auto line : lines_) {
            int here = 0;
            const std::size_t mark = item_mark(line, here);
            if (mark > 0 && !item.empty()) {
                add(item, BlockKind::list_item, item_number, skip);
                item.clear();
            }
            if (mark > 0) {
                item_number = here;
                skip = mark;
            }
            item.push_back(line);
        }
        if (!item.empty()) add(item, BlockKind::list_item, item_number, skip);
    }

    void add(const std::vector<std::string_view>& lines, BlockKind kind, int number,
             std::size_t skip) {
        std::string joined;
        bool indented = true;
        for (const auto line : lines) {
            indented = indented && indent_of(line) >= 4;
            if (!joined.empty()) joined += '\n';
            joined += line;
        }
        Paragraph out;
        out.kind = kind;
        out.number = number;
        out.lines = lines.size();
        out.indented = indented;
        std::string text = text::join_lines(without_marks(joined));
        if (text.size() >= skip)
            text = std::string(base::trim(std::string_view(text).substr(skip)));
        if (text.starts_with("[Sidenote:")) {
            out.kind = BlockKind::note;
            text = std::string(base::trim(std::string_view(text).substr(10)));
            if (text.ends_with(']')) text.pop_back();
        } else if (kind == BlockKind::paragraph && indented) {
            out.kind = BlockKind::quote;
        }
        take_emphasis(text, out);
        out.underlined = underline_;
        if (!out.text.empty()) push(std::move(out));
    }

    void push(Paragraph paragraph) {
        paragraph.lines = std::max<std::size_t>(paragraph.lines, 1);
        paragraph.blank_before = blank_;
        out_.push_back(std::move(paragraph));
    }

    std::vector<Paragraph> out_;
    std::vector<std::string_view> lines_;
    std::size_t blank_ = 4;
    bool underline_ = false;
};

}  // namespace

std::string_view crop_gutenberg(std::string_view text, Book& book) {
    const std::string_view head = text.substr(0, 20'000);
    std::size_t start = head.find("*** START OF");
    if (start == std::string_view::npos) start = head.find("***START OF");
    if (start == std::string_view::npos) return text;
    for (std::size_t at = 0; at < start;) {
        std::string line(line_at(text, at));
        at += line.size() + 1;
        // Indented lines below a short title are its subtitle; below a long one they go on with it.
        while (at < start && base::starts_with_ignoring_case(line, "title:")) {
            const std::string_view next = line_at(text, at);
            if (!next.starts_with("  ") || base::trim(next).empty()) break;
            at += next.size() + 1;
            if (line.size() < 60) {
                if (!book.subtitle.empty()) book.subtitle += ' ';
                book.subtitle += text::collapse_space(next);
            } else {
                line += ' ' + std::string(base::trim(next));
            }
        }
        set_field(line, book);
    }
    split_subtitle(book);
    if (base::starts_with_ignoring_case(book.subtitle, "or, ")) book.subtitle.erase(0, 4);
    book.subtitle = text::capitalize(book.subtitle);
    const std::size_t begin = std::min(text.find('\n', start), text.size());
    std::size_t end = text.find("*** END OF", begin);
    if (end == std::string_view::npos) end = text.find("***END OF", begin);
    std::string_view body = text.substr(begin, std::min(end, text.size()) - begin);
    const std::size_t closing = body.rfind("\nEnd of ");
    if (closing != std::string_view::npos && body.size() - closing < 400)
        body = body.substr(0, closing);
    return body;
}

std::vector<Paragraph> paragraphs_of(std::string_view text, const Deadline& deadline) {
    LineCollector collector;
    std::size_t lines = 0;
    for (std::size_t at = 0; at < text.size();) {
        if ((++lines & 0x3FF) == 0 && deadline.expired()) break;
        const std::string_view line = line_at(text, at);
        at += line.size() + 1;
        collector.line(line);
    }
    collector.flush();
    return collector.take();
}

void read_text_header(std::vector<Paragraph>& paragraphs, Book& book) {
    std::size_t used = 0;
    while (used < std::min<std::size_t>(paragraphs.size(), 12)) {
        const std::string& text = paragraphs[used].text;
        // Header lines that were not parted by blank lines have become one paragraph.
        static constexpr std::string_view keys[] = {
            "Title: ",       "Subtitle: ", "Author: ", "Language: ", "Publisher: ",
            "Description: ", "Subjects: ", "ISBN: ",   "Keywords: "};
        std::vector<std::size_t> cuts;
        for (const auto key : keys) {
            for (std::size_t at = text.find(key); at != std::string::npos;
                 at = text.find(key, at + 1)) {
                if (at == 0 || text[at - 1] == ' ') cuts.push_back(at);
            }
        }
        std::ranges::sort(cuts);
        if (cuts.empty() || cuts.front() != 0) break;
        cuts.push_back(text.size());
        bool any = false;
        for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
            any = set_field(std::string_view(text).substr(cuts[i], cuts[i + 1] - cuts[i]), book) ||
                  any;
        }
        if (!any) break;
        ++used;
    }
    paragraphs.erase(paragraphs.begin(), paragraphs.begin() + static_cast<std::ptrdiff_t>(used));
}

}  // namespace books
