// Fractions of formulas: what stands above a bar and what stands below it become "dy/dx" in one
// line. The bar itself is drawn, not written; the sign beside it shows where the line runs.
#include <algorithm>
#include <cmath>
#include <optional>

#include "books/pdf_layout.hpp"

namespace books {

namespace {

constexpr std::size_t kMostRuns = 1500;  // of a page; more are a picture's letters
constexpr int kLongestSide = 24;         // letters
constexpr double kSmallPrint = 0.85;     // of the body's size: fractions within a line

struct FractionSide {
    std::vector<std::size_t> runs;
    double top = 0;
    double bottom = 0;
    double left = 0;
    double right = 0;
    int letters = 0;

    double middle() const { return (left + right) / 2; }
    double height() const { return (top + bottom) / 2; }
};

class FractionJoiner {
  public:
    FractionJoiner(PdfDocument& document, PdfPage& page, int body_size)
        : document_(document), page_(page), body_(body_size), gone_(page.runs.size(), false) {}

    void join() {
        // Small ones first: beside words they would be taken for parts of them.
        for (const bool small : {true, false}) {
            const std::vector<FractionSide> sides = find_sides(small);
            for (std::size_t above = 0; above < sides.size(); ++above) {
                for (std::size_t below = above + 1; below < sides.size(); ++below) {
                    if (sides[below].height() > sides[above].height() + 2 * body_) break;
                    if (try_join(sides[above], sides[below])) break;
                }
            }
        }
        std::size_t at = 0;
        std::erase_if(page_.runs, [&](const PdfRun&) { return gone_[at++]; });
    }

  private:
    int size_of(std::size_t run) const { return document_.fonts[page_.runs[run].font].size; }

    // Runs that touch, as one formula's letters do.
    std::vector<FractionSide> find_sides(bool small) const {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < page_.runs.size(); ++i) {
            const bool fits = page_.runs[i].letters <= kLongestSide &&
                              (!small || size_of(i) < kSmallPrint * body_);
            if (!gone_[i] && fits) order.push_back(i);
        }
        std::ranges::stable_sort(order, {}, [&](std::size_t i) { return page_.runs[i].left; });
        std::vector<FractionSide> out;
        for (const std::size_t i : order) {
            const PdfRun& run = page_.runs[i];
            const auto touches = [&](const FractionSide& side) {
                const double shared =
                    std::min(side.bottom, run.bottom) - std::max(side.top, run.top);
                const double gap = run.left - side.right;
                return gap > -0.3 * size_of(i) && gap < 0.5 * size_of(i) &&
                       shared > 0.5 * std::min(side.bottom - side.top, run.bottom - run.top);
            };
            auto found = std::ranges::find_if(out, touches);
            if (found == out.end()) {
                out.push_back({{i}, run.top, run.bottom, run.left, run.right, run.letters});
                continue;
            }
            found->runs.push_back(i);
            found->right = std::max(found->right, run.right);
            found->letters += run.letters;
        }
        std::erase_if(out, [](const FractionSide& side) { return side.letters > kLongestSide; });
        std::ranges::stable_sort(out, {}, &FractionSide::height);
        return out;
    }

    bool used(const FractionSide& side) const {
        return std::ranges::any_of(side.runs, [&](std::size_t i) { return gone_[i]; });
    }

    // A sign of the line itself: beside the two, and halfway between them.
    std::optional<std::size_t> sign_beside(const FractionSide& above,
                                           const FractionSide& below) const {
        const double middle = (above.height() + below.height()) / 2;
        const double left = std::min(above.left, below.left);
        const double right = std::max(above.right, below.right);
        for (std::size_t i = 0; i < page_.runs.size(); ++i) {
            const PdfRun& run = page_.runs[i];
            const double size = size_of(i);
            if (gone_[i] || size < kSmallPrint * body_) continue;
            const double apart = std::max(left - run.right, run.left - right);
            if (std::abs((run.top + run.bottom) / 2 - middle) < 0.25 * size && apart > -3 &&
                apart < 1.1 * size) {
                return i;
            }
        }
        return std::nullopt;
    }

    std::string text_of(const FractionSide& side) const {
        std::vector<const PdfRun*> runs;
        for (const std::size_t i : side.runs) runs.push_back(&page_.runs[i]);
        std::string out;
        for (const auto& line : lines_of(runs, document_, page_.number)) out += line.text;
        const bool sum =
            out.find_first_of(" +=") != std::string::npos || out.find("−") != std::string::npos;
        return sum ? '(' + out + ')' : out;
    }

    bool try_join(const FractionSide& above, const FractionSide& below) {
        const double distance = below.height() - above.height();
        const double wider = std::max(above.right - above.left, below.right - below.left);
        if (distance < 0.55 * body_ || distance > 1.7 * body_ ||
            std::abs(above.middle() - below.middle()) > 0.12 * wider + 2 || used(above) ||
            used(below)) {
            return false;
        }
        const auto sign = sign_beside(above, below);
        if (!sign ||
            std::ranges::count(above.runs, *sign) + std::ranges::count(below.runs, *sign) > 0) {
            return false;
        }
        PdfRun joined;
        joined.top = page_.runs[*sign].top;
        joined.bottom = page_.runs[*sign].bottom;
        joined.left = std::min(above.left, below.left);
        joined.right = std::max(above.right, below.right);
        joined.text = text_of(above) + '/' + text_of(below);
        joined.letters = above.letters + below.letters + 1;
        // Small print beside words is of the words' size; a formula stays one.
        const bool small = size_of(above.runs[0]) < kSmallPrint * body_;
        joined.font = page_.runs[small ? *sign : above.runs[0]].font;
        for (const auto* side : {&above, &below}) {
            for (const std::size_t i : side->runs) gone_[i] = true;
        }
        page_.runs.push_back(std::move(joined));
        gone_.push_back(false);
        return true;
    }

    PdfDocument& document_;
    PdfPage& page_;
    int body_;
    std::vector<bool> gone_;
};

}  // namespace

void join_fractions(PdfDocument& document, int body_size) {
    for (auto& page : document.pages) {
        const bool formulas = std::ranges::any_of(
            page.runs, [&](const PdfRun& run) { return document.fonts[run.font].math; });
        if (formulas && page.runs.size() <= kMostRuns) {
            FractionJoiner(document, page, body_size).join();
        }
    }
}

}  // namespace books
