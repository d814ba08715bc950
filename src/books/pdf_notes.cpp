#include "books/pdf_notes.hpp"

#include <algorithm>
#include <array>

namespace books {

namespace {

constexpr double kSmall = 0.93;        // of the body's size, or less
constexpr double kMostOfColumn = 0.6;  // of a column's lines that notes may take

constexpr std::array<std::string_view, 10> kRaisedDigits{"⁰", "¹", "²", "³", "⁴",
                                                         "⁵", "⁶", "⁷", "⁸", "⁹"};

// The mark at the front, such as "12", "¹" or "*"; empty where there is none.
std::string_view mark_of(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && at < 3 && text[at] >= '0' && text[at] <= '9') ++at;
    if (at > 0)
        return at < text.size() && text[at] != ',' ? text.substr(0, at) : std::string_view();
    for (bool more = true; more && at < 12;) {
        more = false;
        for (const auto sign : kRaisedDigits) {
            if (!text.substr(at).starts_with(sign)) continue;
            at += sign.size();
            more = true;
        }
    }
    if (at > 0) return text.substr(0, at);
    for (const std::string_view sign : {"***", "**", "*", "†", "‡", "§", "¶", "‖"}) {
        if (text.starts_with(sign)) return sign;
    }
    if (text.starts_with('[')) {
        const std::size_t close = text.find(']');
        if (close != std::string_view::npos && close > 1 && close <= 4) {
            return text.substr(0, close + 1);
        }
    }
    return {};
}

std::string raised_mark(std::string_view mark) {
    std::string out;
    for (const char c : mark) {
        if (c < '0' || c > '9') return std::string(mark);
        out += kRaisedDigits[static_cast<std::size_t>(c - '0')];
    }
    return out;
}

// "said¹ that" becomes "said that".
bool take_call(PdfLine& line, const std::string& mark) {
    const std::size_t at = line.text.find(mark);
    // A mark is bound to the word before it; "2 * 3" and "* item" are not calls.
    if (at == std::string::npos || at == 0 || line.text[at - 1] == ' ') return false;
    line.text.erase(at, mark.size());
    const auto shifted = [&](std::size_t place) {
        return place > at ? place - std::min(mark.size(), place - at) : place;
    };
    for (auto& span : line.emphasis) span = {shifted(span.begin), shifted(span.end), span.strong};
    for (auto& cell : line.cells) cell = shifted(cell);
    return true;
}

// [begin, end) are the lines of one column of one page.
void find_in_column(PdfLayout& layout, std::size_t begin, std::size_t end, bool notes_before,
                    std::vector<int>& out) {
    std::vector<PdfLine>& lines = layout.lines;
    std::size_t first = end;
    while (first > begin && (lines[first - 1].margin ||
                             (lines[first - 1].size <= kSmall * layout.body_size &&
                              !lines[first - 1].mono && lines[first - 1].cells.empty()))) {
        --first;
    }
    if (first == end ||
        static_cast<double>(end - first) > kMostOfColumn * static_cast<double>(end - begin)) {
        return;
    }
    std::size_t marked = first;
    while (marked < end && (lines[marked].margin || mark_of(lines[marked].text).empty())) ++marked;
    const bool apart = first > begin && lines[first].bottom - lines[first - 1].bottom >
                                            1.2 * layout.leading_of(layout.body_size);
    if (marked == end && !(notes_before && apart)) return;
    // Small words above the first mark are the rest of the last page's note, or no notes at all.
    if (marked > first && !(notes_before && apart)) first = marked;
    for (std::size_t i = first; i < end; ++i) {
        if (lines[i].margin) continue;
        const std::string_view mark = mark_of(lines[i].text);
        out[i] = mark.empty() ? 1 : 2;
        if (mark.empty()) continue;
        const std::string call = raised_mark(mark);
        for (std::size_t k = begin; k < first; ++k) {
            if (!lines[k].margin && take_call(lines[k], call)) break;
        }
    }
}

}  // namespace

std::vector<int> find_footnotes(PdfLayout& layout) {
    std::vector<PdfLine>& lines = layout.lines;
    std::vector<int> out(lines.size(), 0);
    bool notes_before = false;
    for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = begin + 1;
        while (end < lines.size() && lines[end].page == lines[begin].page &&
               (lines[end].margin || lines[end - 1].margin ||
                lines[end].bottom > lines[end - 1].top)) {
            ++end;
        }
        find_in_column(layout, begin, end, notes_before, out);
        notes_before = std::any_of(out.begin() + static_cast<std::ptrdiff_t>(begin),
                                   out.begin() + static_cast<std::ptrdiff_t>(end),
                                   [](int kind) { return kind > 0; });
        begin = end;
    }
    return out;
}

}  // namespace books
