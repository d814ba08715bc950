// Runs side by side to lines.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "books/pdf_layout.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace books {

namespace {

constexpr double kWordGap = 0.12;  // of the size: less is within a word
constexpr double kCellGap = 1.5;
constexpr std::size_t kInitialLines = 6;  // beside a large first letter, at most
constexpr double kTooTall = 1.75;         // times as tall belongs to no line of the other's

struct OpenLine {
    std::vector<const PdfRun*> runs;
    double top = 0;
    double bottom = 0;
};

double overlap(double top, double bottom, double other_top, double other_bottom) {
    return std::min(bottom, other_bottom) - std::max(top, other_top);
}

bool belongs(const PdfRun& run, const OpenLine& line) {
    const double height = run.bottom - run.top;
    const double other = line.bottom - line.top;
    if (std::max(height, other) > kTooTall * std::min(height, other)) return false;
    return overlap(run.top, run.bottom, line.top, line.bottom) >= 0.5 * std::min(height, other);
}

std::vector<OpenLine> group(std::vector<const PdfRun*> runs) {
    std::ranges::stable_sort(runs, {}, &PdfRun::top);
    std::vector<OpenLine> out;
    for (const PdfRun* run : runs) {
        OpenLine* found = nullptr;
        for (std::size_t back = 0; back < std::min<std::size_t>(out.size(), 8) && !found; ++back) {
            OpenLine& line = out[out.size() - 1 - back];
            if (belongs(*run, line)) found = &line;
        }
        if (!found) {
            out.push_back({{}, run->top, run->bottom});
            found = &out.back();
        } else if (run->bottom - run->top > found->bottom - found->top) {
            found->top = run->top;
            found->bottom = run->bottom;
        }
        found->runs.push_back(run);
    }
    return out;
}

// Digits raised above the line, as an exponent or a note's mark has them.
std::string raised(std::string_view digits) {
    static constexpr std::array<std::string_view, 10> signs{"⁰", "¹", "²", "³", "⁴",
                                                            "⁵", "⁶", "⁷", "⁸", "⁹"};
    std::string out;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::string(digits);
        out += signs[static_cast<std::size_t>(c - '0')];
    }
    return out;
}

// Appends with single spaces; the run's emphasis goes to the same letters in the line.
void append_run(PdfLine& line, const PdfRun& run, std::string_view text) {
    std::vector<std::size_t> places;
    places.reserve(text.size() + 1);
    for (const char c : text) {
        places.push_back(line.text.size());
        if (c == ' ' && (line.text.empty() || line.text.ends_with(' '))) continue;
        line.text += c;
    }
    places.push_back(line.text.size());
    if (text.size() != run.text.size()) return;
    for (const Emphasis& span : run.emphasis) {
        Emphasis moved{places[span.begin], places[span.end], span.strong};
        while (moved.end > moved.begin && line.text[moved.end - 1] == ' ') --moved.end;
        if (moved.begin == moved.end) continue;
        // The same words go on in the next run.
        auto last = std::ranges::find_if(line.emphasis, [&](const Emphasis& before) {
            return before.strong == moved.strong && before.end + 1 >= moved.begin &&
                   before.begin <= moved.begin;
        });
        if (last != line.emphasis.end()) {
            last->end = std::max(last->end, moved.end);
        } else {
            line.emphasis.push_back(moved);
        }
    }
}

bool covers(const PdfLine& line, bool strong) {
    return std::ranges::any_of(line.emphasis, [&](const Emphasis& span) {
        return span.strong == strong && span.begin <= 1 && span.end + 1 >= line.text.size();
    });
}

bool is_formula(const PdfLine& line, int math_letters) {
    if (math_letters == 0 || line.mono) return false;
    std::size_t words = 0;
    for (const auto& token : text::tokens(line.text)) {
        words += token.kind == text::TokenKind::word && token.text.size() >= 3 &&
                 static_cast<unsigned char>(token.text[0]) < 0x80;
    }
    const bool equation = line.text.find(" = ") != std::string::npos;
    return words == 0 || (equation && math_letters > static_cast<int>(words) * 4);
}

PdfLine make_line(OpenLine open, const PdfDocument& document, int page) {
    std::ranges::stable_sort(open.runs, {}, &PdfRun::left);
    PdfLine out;
    out.page = page;
    std::map<int, int> sizes;
    std::map<int, int> links;
    int mono = 0;
    int math = 0;
    for (const PdfRun* run : open.runs) {
        const PdfFont& font = document.fonts[run->font];
        sizes[font.size] += run->letters;
        out.letters += run->letters;
        if (font.mono) mono += run->letters;
        if (font.math) math += run->letters;
        if (run->link_page > 0) links[run->link_page] += run->letters;
    }
    // Small capitals may outnumber the letters of the size that the line is set in.
    for (const auto& [size, letters] : sizes) {
        if (letters * 5 >= out.letters) out.size = size;
    }
    out.mono = mono * 10 >= out.letters * 8;
    for (const auto& [target, letters] : links) {
        if (letters * 2 > out.letters) out.link_page = target;
    }
    out.top = open.top;
    out.bottom = open.bottom;
    out.left = open.runs.front()->left;
    out.right = out.left;
    const PdfRun* last = nullptr;
    for (const PdfRun* run : open.runs) {
        // Shadowed letters are drawn twice in nearly the same place.
        if (last && run->text == last->text && std::abs(run->left - last->left) < 2) continue;
        const double gap = last ? run->left - last->right : 0;
        if (gap > kWordGap * out.size && !out.text.ends_with(' ')) out.text += ' ';
        if (gap > kCellGap * out.size) out.cells.push_back(out.text.size());
        const PdfFont& font = document.fonts[run->font];
        const bool above =
            font.size < 0.85 * out.size && run->bottom < open.bottom - 0.15 * out.size;
        const std::string text = text::collapse_space(run->text);
        append_run(out, *run, above ? raised(text) : std::string_view(run->text));
        out.right = std::max(out.right, run->right);
        last = run;
    }
    while (out.text.ends_with(' ')) out.text.pop_back();
    std::erase_if(out.cells, [&](std::size_t at) { return at == 0 || at >= out.text.size(); });
    out.bold = covers(out, true);
    out.italic = covers(out, false);
    out.math = math > 0;
    out.formula = is_formula(out, math);
    return out;
}

// A large letter beside the first lines of a paragraph is the first letter of the first of them.
void attach_initials(std::vector<PdfLine>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].letters > 2 || !text::has_letter(lines[i].text)) continue;
        const PdfLine initial = lines[i];
        const auto beside = [&](const PdfLine& line) {
            return line.left >= initial.right - 2 && line.left < initial.right + 2 * line.size &&
                   line.center() > initial.top - 2 && line.center() < initial.bottom + 2 &&
                   initial.size >= 1.6 * line.size;
        };
        // By their feet, the lines beside it may stand before it as well as after.
        PdfLine* first = nullptr;
        const std::size_t begin = i > kInitialLines ? i - kInitialLines : 0;
        const std::size_t end = std::min(lines.size(), i + kInitialLines + 1);
        for (std::size_t k = begin; k < end; ++k) {
            if (k == i || !beside(lines[k])) continue;
            if (!first || lines[k].top < first->top) first = &lines[k];
        }
        if (!first) continue;
        const std::size_t grown = initial.text.size();
        first->text.insert(0, initial.text);
        for (auto& span : first->emphasis) {
            span.begin += grown;
            span.end += grown;
        }
        for (auto& cell : first->cells) cell += grown;
        first->letters += initial.letters;
        for (std::size_t k = begin; k < end; ++k) {
            if (k != i && beside(lines[k])) lines[k].left = initial.left;
        }
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

}  // namespace

std::string_view PdfLine::cell(std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : cells[index - 1];
    const std::size_t end = index < cells.size() ? cells[index] : text.size();
    std::string_view out = std::string_view(text).substr(begin, end - begin);
    while (out.ends_with(' ')) out.remove_suffix(1);
    return out;
}

std::vector<PdfLine> lines_of(std::vector<const PdfRun*> runs, const PdfDocument& document,
                              int page) {
    std::vector<PdfLine> out;
    for (auto& open : group(std::move(runs)))
        out.push_back(make_line(std::move(open), document, page));
    std::erase_if(out, [](const PdfLine& line) { return line.text.empty(); });
    std::ranges::stable_sort(out, {}, [](const PdfLine& line) { return line.bottom; });
    attach_initials(out);
    return out;
}

}  // namespace books
