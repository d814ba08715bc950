#include "books/headings.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <unordered_map>

#include "base/strings.hpp"
#include "text/inflection.hpp"
#include "text/unicode.hpp"

namespace books {

namespace {

using Table = std::unordered_map<std::string_view, Matter>;

std::string_view trim_any(std::string_view text, std::string_view marks) {
    for (bool changed = true; changed && !text.empty();) {
        changed = false;
        const std::string_view before = text;
        text = base::trim(text);
        while (!text.empty() && marks.find(text.front()) != std::string_view::npos) {
            text.remove_prefix(1);
        }
        while (!text.empty() && marks.find(text.back()) != std::string_view::npos) {
            text.remove_suffix(1);
        }
        changed = before.size() != text.size();
    }
    return text;
}

const Table& titles() {
    static const Table table{{"cover", {"cover", Place::front}},
                             {"title page", {"title_page", Place::front}},
                             {"titlepage", {"title_page", Place::front}},
                             {"half title", {"title_page", Place::front}},
                             {"copyright", {"copyright", Place::front}},
                             {"copyright page", {"copyright", Place::front}},
                             {"copyright notice", {"copyright", Place::front}},
                             {"imprint", {"copyright", Place::front}},
                             {"legal notice", {"copyright", Place::front}},
                             {"disclaimer", {"copyright", Place::front}},
                             {"dedication", {"dedication", Place::front}},
                             {"epigraph", {"epigraph", Place::front}},
                             {"contents", {"contents", Place::front}},
                             {"table of contents", {"contents", Place::front}},
                             {"toc", {"contents", Place::front}},
                             {"list of illustrations", {"contents", Place::front}},
                             {"list of figures", {"contents", Place::front}},
                             {"list of tables", {"contents", Place::front}},
                             {"illustrations", {"contents", Place::front}},
                             {"foreword", {"foreword", Place::front}},
                             {"forward", {"foreword", Place::front}},
                             {"preface", {"preface", Place::front}},
                             {"sponsors", {"acknowledgements", Place::front}},
                             {"praise", {"advertisement", Place::front}},
                             {"acknowledgements", {"acknowledgements", Place::back}},
                             {"acknowledgments", {"acknowledgements", Place::back}},
                             {"credits", {"acknowledgements", Place::back}},
                             {"transcribers note", {"transcriber", Place::back}},
                             {"transcribers notes", {"transcriber", Place::back}},
                             {"appendix", {"appendix", Place::back}},
                             {"appendices", {"appendix", Place::back}},
                             {"notes", {"notes", Place::back}},
                             {"endnotes", {"notes", Place::back}},
                             {"footnotes", {"notes", Place::back}},
                             {"sources", {"notes", Place::back}},
                             {"notes and sources", {"notes", Place::back}},
                             {"glossary", {"glossary", Place::back}},
                             {"bibliography", {"bibliography", Place::back}},
                             {"references", {"bibliography", Place::back}},
                             {"works cited", {"bibliography", Place::back}},
                             {"further reading", {"bibliography", Place::back}},
                             {"suggested reading", {"bibliography", Place::back}},
                             {"index", {"index", Place::back}},
                             {"about the author", {"about_author", Place::back}},
                             {"about the authors", {"about_author", Place::back}},
                             {"about the publisher", {"about_author", Place::back}},
                             {"author bios", {"about_author", Place::back}},
                             {"colophon", {"copyright", Place::back}},
                             {"uncopyright", {"licence", Place::back}},
                             {"license", {"licence", Place::back}},
                             {"licence", {"licence", Place::back}},
                             {"license and attribution", {"licence", Place::back}},
                             {"changelog", {"other", Place::back}},
                             {"contributing", {"other", Place::back}},
                             {"contributors", {"acknowledgements", Place::back}},
                             {"advertisements", {"advertisement", Place::back}}};
    return table;
}

struct Opening {
    std::string_view words;
    Matter matter;
};

const std::array<Opening, 13>& openings() {
    static const std::array<Opening, 13> list{{
        {"preface to ", {"preface", Place::front}},
        {"foreword by ", {"foreword", Place::front}},
        {"praise for ", {"advertisement", Place::front}},
        {"dedicated to ", {"dedication", Place::front}},
        {"a note to the reader", {"preface", Place::front}},
        {"a note on ", {"notes", Place::back}},
        {"appendix ", {"appendix", Place::back}},
        {"also by ", {"advertisement", Place::back}},
        {"other books by ", {"advertisement", Place::back}},
        {"books by ", {"advertisement", Place::back}},
        {"contributing to this ", {"other", Place::back}},
        {"index of ", {"index", Place::back}},
        {"project gutenberg", {"licence", Place::back}},
    }};
    return list;
}

const Table& types() {
    static const Table table{{"cover", {"cover", Place::front}},
                             {"titlepage", {"title_page", Place::front}},
                             {"title-page", {"title_page", Place::front}},
                             {"halftitlepage", {"title_page", Place::front}},
                             {"copyright-page", {"copyright", Place::front}},
                             {"imprint", {"copyright", Place::front}},
                             {"dedication", {"dedication", Place::front}},
                             {"epigraph", {"epigraph", Place::front}},
                             {"toc", {"contents", Place::front}},
                             {"loi", {"contents", Place::front}},
                             {"lot", {"contents", Place::front}},
                             {"foreword", {"foreword", Place::front}},
                             {"preface", {"preface", Place::front}},
                             {"preamble", {"preface", Place::front}},
                             {"frontmatter", {"other", Place::front}},
                             {"acknowledgments", {"acknowledgements", Place::back}},
                             {"acknowledgements", {"acknowledgements", Place::back}},
                             {"appendix", {"appendix", Place::back}},
                             {"endnotes", {"notes", Place::back}},
                             {"footnotes", {"notes", Place::back}},
                             {"rearnotes", {"notes", Place::back}},
                             {"notes", {"notes", Place::back}},
                             {"glossary", {"glossary", Place::back}},
                             {"bibliography", {"bibliography", Place::back}},
                             {"index", {"index", Place::back}},
                             {"colophon", {"copyright", Place::back}},
                             {"backmatter", {"other", Place::back}}};
    return table;
}

int word_number(std::string_view lower) {
    static constexpr std::array<std::string_view, 21> words{
        "",         "one",     "two",     "three",     "four",     "five",     "six",
        "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
    static constexpr std::array<std::string_view, 11> ordinals{
        "",      "first",   "second", "third", "fourth", "fifth",
        "sixth", "seventh", "eighth", "ninth", "tenth"};
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (lower == words[i]) return static_cast<int>(i);
    }
    for (std::size_t i = 1; i < ordinals.size(); ++i) {
        if (lower == ordinals[i]) return static_cast<int>(i);
    }
    return 0;
}

int digits_number(std::string_view text) {
    if (text.empty() || text.size() > 3) return 0;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return 0;
        value = value * 10 + (c - '0');
    }
    return value;
}

// The heading's next word and what follows it, the word's own punctuation included in neither.
struct Piece {
    std::string_view word;
    std::string_view rest;
    bool marked = false;  // punctuation or a line break stood between
};

Piece next_piece(std::string_view text) {
    const std::size_t end = std::min(text.find_first_of(" .:)-\xE2"), text.size());
    Piece out{text.substr(0, end), text.substr(end), false};
    for (bool more = true; more && !out.rest.empty();) {
        more = false;
        for (const std::string_view mark : {"—", "–", ".", ":", ")", "--", "-"}) {
            if (out.rest.starts_with(mark)) {
                out.rest.remove_prefix(mark.size());
                out.marked = more = true;
            }
        }
        if (out.rest.starts_with(' ')) {
            out.rest.remove_prefix(1);
            more = true;
        }
    }
    return out;
}

bool is_label_word(std::string_view lower) {
    static constexpr std::array<std::string_view, 11> words{
        "chapter", "part",    "book",     "volume",   "section", "lesson",
        "letter",  "lecture", "capitulo", "chapitre", "kapitel"};
    return std::ranges::find(words, lower) != words.end();
}

bool is_mark(std::string_view text, std::size_t open, std::size_t close) {
    for (std::size_t i = open + 1; i < close; ++i) {
        if (!std::isalnum(static_cast<unsigned char>(text[i]))) return false;
    }
    return close > open + 1 && close - open <= 5;
}

std::string without_footnote_marks(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '[') {
            const std::size_t close = text.find(']', i);
            if (close != std::string_view::npos && is_mark(text, i, close)) {
                i = close;
                continue;
            }
        }
        out += text[i];
    }
    return out;
}

}  // namespace

bool Heading::is_chapter() const {
    return number > 0 &&
           (word == "chapter" || word == "lesson" || word == "letter" || word == "lecture" ||
            word == "capitulo" || word == "chapitre" || word == "kapitel");
}

bool Heading::is_part() const {
    return number > 0 && (word == "part" || word == "book" || word == "volume");
}

std::optional<Matter> matter_of_title(std::string_view title) {
    std::string key = title_key(title);
    std::erase(key, '\'');
    const auto found = titles().find(key);
    if (found != titles().end()) return found->second;
    for (const Opening& opening : openings()) {
        if (key.starts_with(opening.words)) return opening.matter;
    }
    return std::nullopt;
}

std::optional<Matter> matter_of_type(std::string_view epub_types) {
    std::optional<Matter> found;
    for (const auto type : base::split(epub_types, ' ')) {
        const auto at = types().find(base::trim(type));
        if (at == types().end()) continue;
        if (!found || found->kind == "other") found = at->second;
    }
    return found;
}

int roman_number(std::string_view text) {
    static constexpr std::string_view letters = "IVXLC";
    static constexpr std::array<int, 5> values{1, 5, 10, 50, 100};
    if (text.empty() || text.size() > 8) return 0;
    int total = 0;
    int last = 1000;
    for (const char c : text) {
        const std::size_t at = letters.find(c);
        if (at == std::string_view::npos) return 0;
        total += values[at] > last ? values[at] - 2 * last : values[at];
        last = values[at];
    }
    // Writing it again is the only sure test: "IIX" and "VV" are no numbers.
    static constexpr std::array<std::pair<int, std::string_view>, 9> steps{{{100, "C"},
                                                                            {90, "XC"},
                                                                            {50, "L"},
                                                                            {40, "XL"},
                                                                            {10, "X"},
                                                                            {9, "IX"},
                                                                            {5, "V"},
                                                                            {4, "IV"},
                                                                            {1, "I"}}};
    std::string again;
    int left = total;
    for (const auto& [value, sign] : steps) {
        for (; left >= value; left -= value) again += sign;
    }
    return again == text ? total : 0;
}

Heading parse_heading(std::string_view raw) {
    const std::string text = text::collapse_space(raw);
    Heading out;
    out.title = text;
    const Piece first = next_piece(text);
    const std::string lower = text::to_lower(first.word);
    if (is_label_word(lower)) {
        const Piece second = next_piece(first.rest);
        int number = digits_number(second.word);
        const int roman = roman_number(text::to_upper(second.word));
        const bool all_roman = roman > 0 && (roman_number(second.word) > 0 || second.rest.empty());
        if (number == 0 && all_roman) number = roman;
        if (number == 0) number = word_number(text::to_lower(second.word));
        if (number > 0) {
            out.word = lower;
            out.number = number;
            out.roman = all_roman;
            out.label = std::string(first.word) + ' ' + std::string(second.word);
            out.title = std::string(base::trim(second.rest));
        }
        return out;
    }
    const int roman = roman_number(first.word);
    const int digits = digits_number(first.word);
    if (roman > 0 && (first.marked || first.rest.empty())) {
        out.number = roman;
        out.roman = true;
    } else if (digits > 0 && (first.rest.empty() || first.marked)) {
        out.number = digits;
    } else {
        return out;
    }
    out.label = std::string(first.word);
    out.title = std::string(base::trim(first.rest));
    return out;
}

std::string clean_title(std::string_view raw) {
    std::string text = without_footnote_marks(text::collapse_space(raw));
    std::erase(text, '_');
    std::erase(text, '*');
    text = std::string(trim_any(text, "=~ "));
    if (text.ends_with('.') && !text.ends_with("..") && !text.ends_with("etc.")) text.pop_back();
    while (text.ends_with(':') || text.ends_with(',') || text.ends_with(' ')) text.pop_back();
    if (!text::all_caps(text) || text.size() <= 4) return text;
    return text::title_case(text.find(' ') == std::string::npos ? text::to_lower(text) : text);
}

std::string title_key(std::string_view raw) {
    const std::string text = text::fold(clean_title(raw));
    const Heading heading = parse_heading(text::to_upper(text));
    const std::string rest = heading.title.empty() ? text : text::to_lower(heading.title);
    return std::string(trim_any(rest, ".,;:!?()[]\"'-_* "));
}

}  // namespace books
