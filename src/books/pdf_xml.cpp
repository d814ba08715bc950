#include "books/pdf_xml.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

#include "base/strings.hpp"
#include "text/unicode.hpp"

namespace books {

using base::Errc;
using base::fail;
using base::Result;

namespace {

constexpr int kDeepestOutline = 32;
constexpr std::size_t kMostOutlineItems = 20'000;

struct PdfTag {
    std::string_view name;  // "/text" for an end
    std::string_view inside;
};

// The value of name="..." in a tag.
std::string_view attribute(const PdfTag& tag, std::string_view name) {
    for (std::size_t at = tag.inside.find(name); at != std::string_view::npos;
         at = tag.inside.find(name, at + 1)) {
        const std::string_view rest = tag.inside.substr(at + name.size());
        if (at == 0 || tag.inside[at - 1] != ' ' || !rest.starts_with("=\"")) continue;
        return rest.substr(2, rest.find('"', 2) - 2);
    }
    return {};
}

double number_of(const PdfTag& tag, std::string_view name) {
    const std::string_view value = attribute(tag, name);
    double out = 0;
    const auto end = std::from_chars(value.data(), value.data() + value.size(), out);
    // Places far outside any page come from damaged files; sums of them must stay finite.
    return end.ec == std::errc() && std::abs(out) < 1e6 ? out : 0;
}

int whole_number_of(const PdfTag& tag, std::string_view name) {
    return static_cast<int>(number_of(tag, name));
}

// Cuts the text at its tags: each call gives what stands before the next tag, and that tag.
class PdfTokens {
  public:
    explicit PdfTokens(std::string_view xml) : rest_(xml) {}

    bool next(std::string_view& before, PdfTag& tag) {
        const std::size_t open = rest_.find('<');
        if (open == std::string_view::npos) return false;
        before = rest_.substr(0, open);
        rest_.remove_prefix(open + 1);
        bool quoted = false;
        std::size_t close = 0;
        for (; close < rest_.size() && (quoted || rest_[close] != '>'); ++close) {
            if (rest_[close] == '"') quoted = !quoted;
        }
        if (close == rest_.size()) return false;
        const std::string_view inside = rest_.substr(0, close);
        rest_.remove_prefix(close + 1);
        const std::size_t name_end = std::min(inside.find_first_of(" /", 1), inside.size());
        tag = {inside.substr(0, name_end), inside.substr(name_end)};
        return true;
    }

  private:
    std::string_view rest_;
};

void append_utf8(std::string& out, char32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

// The code point at the front, which is taken off; 0xFFFD for bytes that are none.
char32_t take_code_point(std::string_view& text) {
    const auto first = static_cast<unsigned char>(text[0]);
    const std::size_t length = first < 0x80             ? 1
                               : (first & 0xE0) == 0xC0 ? 2
                               : (first & 0xF0) == 0xE0 ? 3
                               : (first & 0xF8) == 0xF0 ? 4
                                                        : 0;
    if (length == 0 || length > text.size()) {
        text.remove_prefix(1);
        return 0xFFFD;
    }
    static constexpr std::array<unsigned char, 5> masks{0, 0x7F, 0x1F, 0x0F, 0x07};
    static constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    char32_t out = first & masks[length];
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        if ((next & 0xC0) != 0x80) {
            text.remove_prefix(1);
            return 0xFFFD;
        }
        out = (out << 6) | (next & 0x3F);
    }
    text.remove_prefix(length);
    const bool surrogate = out >= 0xD800 && out < 0xE000;
    return out < least[length] || out > 0x10FFFF || surrogate ? 0xFFFD : out;
}

char32_t take_entity(std::string_view& text) {
    static constexpr std::array<std::pair<std::string_view, char32_t>, 5> names{
        {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}}};
    for (const auto& [name, meant] : names) {
        if (!text.starts_with(name)) continue;
        text.remove_prefix(name.size());
        return meant;
    }
    const std::size_t end = text.find(';');
    if (text.starts_with("&#") && end != std::string_view::npos && end < 10) {
        const bool hexadecimal = text[2] == 'x';
        const char* from = text.data() + (hexadecimal ? 3 : 2);
        unsigned value = 0;
        const auto read = std::from_chars(from, text.data() + end, value, hexadecimal ? 16 : 10);
        if (read.ec == std::errc() && read.ptr == text.data() + end) {
            text.remove_prefix(end + 1);
            return value < 0x110000 && (value < 0xD800 || value >= 0xE000) ? value : 0xFFFD;
        }
    }
    text.remove_prefix(1);
    return '&';
}

// Signs of TeX's math extension font, whose names poppler does not know (cmex10's encoding, Knuth,
// Computer Modern Typefaces).
std::string_view extension_sign(char32_t c) {
    switch (c) {
        case 'R':
        case 'Z':
            return "∫";
        case 'P':
        case 'X':
            return "∑";
        case 'Q':
        case 'Y':
            return "∏";
        case 'p':
        case 'q':
        case 'r':
        case 's':
            return "√";
        default:
            return {};
    }
}

// One character as a reader should get it: ligatures apart, symbol fonts' bullets as bullets.
// False where nobody can say which letter it is.
bool append_character(std::string& out, char32_t c, const PdfFont& font) {
    static constexpr std::array<std::string_view, 7> ligatures{"ff",  "fi", "fl", "ffi",
                                                               "ffl", "st", "st"};
    if (font.extend) {
        const std::string_view sign = extension_sign(c);
        if (!sign.empty()) {
            out += sign;
            return true;
        }
    }
    if (c >= 0xFB00 && c <= 0xFB06) {
        out += ligatures[c - 0xFB00];
    } else if (c == 0x2010 || c == 0x2011) {
        out += '-';
    } else if (c == 0x2217) {
        out += '*';  // TeX's raised asterisk, which calls footnotes
    } else if (c == '\t' || c == '\n' || c == '\r' || c == 0xA0) {
        out += ' ';
    } else if (c == 0xF0B7 || c == 0xF0A7 || c == 0xF0D8 || c == 0xF076) {
        out += "•";  // Symbol's and Wingdings' bullets in the private use area
    } else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFD || (c >= 0xE000 && c < 0xF900) ||
               c >= 0xF0000) {
        return false;
    } else if (c != 0xFEFF && c != 0x200B) {
        append_utf8(out, c);
    }
    return true;
}

bool any_of(std::string_view lower, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(
        words, [&](std::string_view word) { return lower.find(word) != std::string_view::npos; });
}

PdfFont font_of(const PdfTag& tag) {
    PdfFont out;
    out.size = std::clamp(whole_number_of(tag, "size"), 1, 1000);
    const std::string family = base::to_lower_ascii(attribute(tag, "family"));
    out.mono = any_of(family, {"mono", "courier", "cmtt", "consolas", "typewriter", "inconsolata",
                               "menlo", "monaco", "code"});
    out.extend = family.find("cmex") != std::string::npos;
    out.math = out.extend ||
               any_of(family, {"cmmi", "cmsy", "msam", "msbm", "cmbsy", "math", "mtsy", "mtmi"});
    return out;
}

class PdfXmlParser {
  public:
    explicit PdfXmlParser(const Deadline& deadline) : deadline_(deadline) {}

    Result<PdfDocument> read(std::string_view xml) {
        PdfTokens tokens(xml);
        std::string_view before;
        PdfTag tag;
        for (std::size_t count = 0; tokens.next(before, tag); ++count) {
            if (count % 1024 == 0 && deadline_.expired()) {
                return fail(Errc::invalid, "reading it takes too long");
            }
            add_text(before);
            take(tag);
        }
        return std::move(out_);
    }

  private:
    void take(const PdfTag& tag) {
        if (tag.name == "text") {
            open_run(tag);
        } else if (tag.name == "/text") {
            close_run();
        } else if (tag.name == "b" || tag.name == "i") {
            open_emphasis(tag.name == "b");
        } else if (tag.name == "/b" || tag.name == "/i") {
            close_emphasis(tag.name == "/b");
        } else if (tag.name == "a") {
            if (in_run_) run_.link_page = page_of_link(attribute(tag, "href"));
        } else if (tag.name == "page") {
            out_.pages.push_back({whole_number_of(tag, "number"),
                                  number_of(tag, "width"),
                                  number_of(tag, "height"),
                                  {}});
        } else if (tag.name == "fontspec") {
            fonts_[std::string(attribute(tag, "id"))] = out_.fonts.size();
            out_.fonts.push_back(font_of(tag));
        } else if (tag.name == "outline") {
            ++depth_;
        } else if (tag.name == "/outline") {
            --depth_;
        } else if (tag.name == "item" && depth_ > 0 && depth_ <= kDeepestOutline &&
                   out_.outline.size() < kMostOutlineItems) {
            out_.outline.push_back({{}, whole_number_of(tag, "page"), depth_ - 1});
            in_item_ = true;
        } else if (tag.name == "/item" && in_item_) {
            in_item_ = false;
            auto& title = out_.outline.back().title;
            title = text::collapse_space(title);
        }
    }

    // "name.html#12": only links within the document end so.
    static int page_of_link(std::string_view href) {
        const std::size_t hash = href.rfind('#');
        if (hash == std::string_view::npos || !href.substr(0, hash).ends_with(".html")) return 0;
        int page = 0;
        const std::string_view digits = href.substr(hash + 1);
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), page);
        return read.ec == std::errc() && read.ptr == digits.data() + digits.size() ? page : 0;
    }

    void open_run(const PdfTag& tag) {
        run_ = {};
        in_run_ = !out_.pages.empty();
        run_.top = number_of(tag, "top");
        run_.left = number_of(tag, "left");
        run_.right = run_.left + std::max(0.0, number_of(tag, "width"));
        run_.bottom = run_.top + std::max(1.0, number_of(tag, "height"));
        const auto font = fonts_.find(std::string(attribute(tag, "font")));
        if (font == fonts_.end()) {
            if (out_.fonts.empty()) out_.fonts.push_back({.size = 16});
            run_.font = 0;
        } else {
            run_.font = font->second;
        }
        if (out_.fonts[run_.font].extend) {
            // The box of a tall sign is drawn above it; the sign hangs from there.
            run_.bottom = run_.top + 1.6 * out_.fonts[run_.font].size;
        }
    }

    void close_run() {
        if (!in_run_) return;
        in_run_ = false;
        for (bool strong : {true, false}) close_emphasis(strong);
        // Spaces in front indent a line of fixed letters.
        const std::size_t spaces = std::min(run_.text.find_first_not_of(' '), run_.text.size());
        if (spaces > 1) {
            run_.left += (run_.right - run_.left) * static_cast<double>(spaces) /
                         static_cast<double>(run_.text.size());
        }
        if (run_.letters > 0) out_.pages.back().runs.push_back(std::move(run_));
    }

    void open_emphasis(bool strong) {
        if (in_run_) open_[strong] = run_.text.size() + 1;
    }

    void close_emphasis(bool strong) {
        if (open_[strong] == 0) return;
        const std::size_t begin = open_[strong] - 1;
        open_[strong] = 0;
        if (begin < run_.text.size()) run_.emphasis.push_back({begin, run_.text.size(), strong});
    }

    void add_text(std::string_view raw) {
        if (!in_run_ && !in_item_) return;
        static constexpr PdfFont kPlain;
        const PdfFont& font = in_run_ ? out_.fonts[run_.font] : kPlain;
        std::string& into = in_run_ ? run_.text : out_.outline.back().title;
        while (!raw.empty()) {
            const char32_t c = raw[0] == '&' ? take_entity(raw) : take_code_point(raw);
            const bool known = append_character(into, c, font);
            if (!in_run_ || c == ' ' || c == 0xA0) continue;
            ++out_.characters;
            if (!known) ++out_.unreadable;
            if (known) ++run_.letters;
        }
    }

    const Deadline& deadline_;
    PdfDocument out_;
    std::unordered_map<std::string, std::size_t> fonts_;
    PdfRun run_;
    std::array<std::size_t, 2> open_{};  // where emphasis and strong emphasis began, and one more
    int depth_ = 0;
    bool in_run_ = false;
    bool in_item_ = false;
};

}  // namespace

Result<PdfDocument> parse_pdf_xml(std::string_view xml, const Deadline& deadline) {
    return PdfXmlParser(deadline).read(xml);
}

}  // namespace books
