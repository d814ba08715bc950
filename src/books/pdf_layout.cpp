#include "books/pdf_layout.hpp"

#include <algorithm>
#include <cmath>

#include "base/strings.hpp"
#include "text/unicode.hpp"

namespace books {

using base::Errc;
using base::fail;
using base::Result;

namespace {

using Runs = std::vector<const PdfRun*>;

constexpr int kDeepestColumns = 3;
constexpr std::size_t kColumnRows = 6;  // fewer lines side by side are no columns
constexpr double kColumnFill = 0.6;     // of a column's width that its lines fill; cells do not
constexpr double kColumnLetters = 14;   // in such a line
constexpr double kNarrowest = 0.8;      // of the size: the gap between columns
constexpr double kMarginGap = 0.8;      // to words in the right margin
constexpr double kLeftMarginGap = 1.6;  // wider: numbers of lists hang on the left
constexpr double kMainRun = 0.4;        // of the page's width
constexpr std::size_t kMainRuns = 5;

int body_size_of(const PdfDocument& document) {
    std::map<int, std::size_t> letters;
    for (const auto& page : document.pages) {
        for (const auto& run : page.runs) {
            const PdfFont& font = document.fonts[run.font];
            if (!font.mono) letters[font.size] += static_cast<std::size_t>(run.letters);
        }
    }
    // A book in a typewriter's letters.
    if (letters.empty()) return document.fonts.empty() ? 16 : document.fonts[0].size;
    return std::ranges::max_element(letters, {}, [](const auto& size) { return size.second; })
        ->first;
}

struct Gutter {
    double left = 0;
    double right = 0;
};

// The median width of the rows' text over the width they could have, and their letters.
bool fills(const Runs& runs, double width) {
    struct Row {
        double center;
        double left;
        double right;
        int letters;
    };
    std::vector<Row> rows;
    for (const PdfRun* run : runs) {
        const double center = (run->top + run->bottom) / 2;
        if (!rows.empty() &&
            std::abs(center - rows.back().center) < 0.5 * (run->bottom - run->top)) {
            rows.back().left = std::min(rows.back().left, run->left);
            rows.back().right = std::max(rows.back().right, run->right);
            rows.back().letters += run->letters;
        } else {
            rows.push_back({center, run->left, run->right, run->letters});
        }
    }
    if (rows.size() < kColumnRows) return false;
    std::ranges::sort(rows, {}, [](const Row& row) { return row.right - row.left; });
    const Row& middle = rows[rows.size() / 2];
    return middle.right - middle.left >= kColumnFill * width && middle.letters >= kColumnLetters;
}

// A white strip with full columns of text on either side. Few runs may cross it: headings and
// pictures' captions over both columns.
std::optional<Gutter> find_gutter(const Runs& runs, double size) {
    if (runs.size() < 2 * kColumnRows) return std::nullopt;
    double left = runs[0]->left;
    double right = runs[0]->right;
    for (const PdfRun* run : runs) {
        left = std::min(left, run->left);
        right = std::max(right, run->right);
    }
    const double width = right - left;
    if (width < 12 * size || width > 100'000) return std::nullopt;
    std::vector<int> covered(static_cast<std::size_t>(width) + 2, 0);
    for (const PdfRun* run : runs) {
        // Differences first; their sum is how many runs cover a place.
        ++covered[static_cast<std::size_t>(run->left - left)];
        --covered[static_cast<std::size_t>(run->right - left) + 1];
    }
    for (std::size_t i = 1; i < covered.size(); ++i) covered[i] += covered[i - 1];
    const int few = static_cast<int>(runs.size() / 12);
    std::optional<Gutter> best;
    std::size_t begin = 0;
    const auto from = static_cast<std::size_t>(0.2 * width);
    const auto to = static_cast<std::size_t>(0.8 * width);
    for (std::size_t i = from; i <= to; ++i) {
        if (covered[i] <= few) {
            if (begin == 0) begin = i;
            continue;
        }
        const double strip = static_cast<double>(i - begin);
        if (begin > 0 && strip >= kNarrowest * size &&
            (!best || strip > best->right - best->left)) {
            best = Gutter{left + static_cast<double>(begin), left + static_cast<double>(i)};
        }
        begin = 0;
    }
    if (!best) return std::nullopt;
    Runs on_left;
    Runs on_right;
    for (const PdfRun* run : runs) {
        if (run->right <= best->left + 2) on_left.push_back(run);
        if (run->left >= best->right - 2) on_right.push_back(run);
    }
    for (Runs* side : {&on_left, &on_right}) std::ranges::stable_sort(*side, {}, &PdfRun::top);
    if (!fills(on_left, best->left - left) || !fills(on_right, right - best->right)) {
        return std::nullopt;
    }
    return best;
}

class PageReader {
  public:
    PageReader(const PdfDocument& document, int body_size, std::vector<PdfLine>& out)
        : document_(document), size_(body_size), out_(out) {}

    void read(const PdfPage& page) {
        page_ = page.number;
        Runs text;
        Runs margin;
        part_margin(page, text, margin);
        const std::size_t first = out_.size();
        in_order(std::move(text), 0);
        if (first < out_.size()) out_[first].opens_page = true;
        place_margin(margin, first);
    }

  private:
    // Words beside the text: their runs lie wholly outside of what the long runs span.
    void part_margin(const PdfPage& page, Runs& text, Runs& margin) const {
        double left = page.width;
        double right = 0;
        std::size_t long_ones = 0;
        for (const auto& run : page.runs) {
            if (run.right - run.left < kMainRun * page.width) continue;
            left = std::min(left, run.left);
            right = std::max(right, run.right);
            ++long_ones;
        }
        for (const auto& run : page.runs) {
            const bool outside =
                run.left > right + kMarginGap * size_ || run.right < left - kLeftMarginGap * size_;
            if (long_ones < kMainRuns || !outside || run.letters < 2) {
                text.push_back(&run);
            } else if (!is_page_mark(run.text)) {
                margin.push_back(&run);
            }
        }
        // A third of the page is no margin.
        if (margin.size() * 2 > text.size()) {
            text.insert(text.end(), margin.begin(), margin.end());
            margin.clear();
        }
    }

    void in_order(Runs runs, int depth) {
        if (runs.empty()) return;
        const auto gutter = depth < kDeepestColumns ? find_gutter(runs, size_) : std::nullopt;
        if (!gutter) {
            add_lines(std::move(runs));
            return;
        }
        // What crosses the gutter divides the page into bands, each read column by column.
        std::ranges::stable_sort(runs, {}, &PdfRun::top);
        Runs left;
        Runs right;
        Runs across;
        const auto flush_columns = [&] {
            in_order(std::exchange(left, {}), depth + 1);
            in_order(std::exchange(right, {}), depth + 1);
        };
        const double middle = (gutter->left + gutter->right) / 2;
        for (const PdfRun* run : runs) {
            const bool crosses = run->left < gutter->left - 2 && run->right > gutter->right + 2;
            if (crosses) {
                flush_columns();
                across.push_back(run);
                continue;
            }
            if (!across.empty()) add_lines(std::exchange(across, {}));
            (run->right + run->left < 2 * middle ? left : right).push_back(run);
        }
        if (!across.empty()) add_lines(std::exchange(across, {}));
        flush_columns();
    }

    void add_lines(Runs runs) {
        std::vector<PdfLine> lines = lines_of(std::move(runs), document_, page_);
        if (lines.empty()) return;
        const double left = edge(lines, &PdfLine::left).at;
        const Edge side = edge(lines, &PdfLine::right);
        double right = side.at;
        // Ragged lines end nowhere in particular.
        if (side.share < 0.25) right = std::ranges::max_element(lines, {}, &PdfLine::right)->right;
        right = std::max(left, right);
        for (auto& line : lines) {
            line.column_left = left;
            line.column_right = right;
            out_.push_back(std::move(line));
        }
    }

    // Where most of the text begins or ends: a line may hang out of its column.
    struct Edge {
        double at = 0;
        double share = 0;  // of the letters
    };
    static Edge edge(const std::vector<PdfLine>& lines, double PdfLine::*side) {
        std::map<long, Edge> places;
        double all = 0;
        for (const auto& line : lines) {
            Edge& place = places[std::lround(line.*side / 3)];
            place.share += line.letters;
            place.at = line.*side;
            all += line.letters;
        }
        Edge most = std::ranges::max_element(places, {}, [](const auto& place) {
                        return place.second.share;
                    })->second;
        most.share /= std::max(all, 1.0);
        return most;
    }

    // "[Pg 7]": where the page of the printed book began.
    static bool is_page_mark(std::string_view text) {
        std::string letters;
        bool digits = false;
        for (const char c : base::to_lower_ascii(text)) {
            if (c >= 'a' && c <= 'z') letters += c;
            digits |= c >= '0' && c <= '9';
        }
        const bool roman = !digits && letters.starts_with("pg") && letters.size() < 10;
        return (digits &&
                (letters.empty() || letters == "pg" || letters == "p" || letters == "page")) ||
               roman;
    }

    // Notes of the margin go behind the line that they stand beside.
    void place_margin(const Runs& margin, std::size_t first) {
        if (margin.empty()) return;
        std::vector<PdfLine> notes = lines_of(margin, document_, page_);

        for (auto& note : notes) note.margin = true;
        std::vector<PdfLine> text(
            std::make_move_iterator(out_.begin() + static_cast<std::ptrdiff_t>(first)),
            std::make_move_iterator(out_.end()));
        out_.resize(first);
        std::size_t next = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            out_.push_back(std::move(text[i]));
            const double below = i + 1 < text.size() ? text[i + 1].top : 1e9;
            while (next < notes.size() && notes[next].center() < below) {
                out_.push_back(std::move(notes[next++]));
            }
        }
        for (; next < notes.size(); ++next) out_.push_back(std::move(notes[next]));
    }

    const PdfDocument& document_;
    double size_;
    std::vector<PdfLine>& out_;
    int page_ = 0;
};

template <class Key>
Key most_frequent(const std::map<Key, std::size_t>& counts) {
    return std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; })
        ->first;
}

void measure(PdfLayout& layout) {
    std::map<int, std::map<int, std::size_t>> gaps;
    std::size_t full = 0;
    std::size_t indented = 0;
    const PdfLine* last = nullptr;
    for (const auto& line : layout.lines) {
        if (line.margin) continue;
        if (last && last->page == line.page && last->size == line.size &&
            std::abs(last->column_left - line.column_left) < 1) {
            const double gap = line.bottom - last->bottom;
            // Lines closer than their letters are high are parts of formulas.
            if (gap > 0.9 * line.size && gap < 2.5 * line.size) {
                ++gaps[line.size][static_cast<int>(std::lround(gap * 2))];
            }
            if (line.size == layout.body_size && line.letters > 20) {
                const bool above_full = last->right > last->column_right - 2 * line.size;
                const double indent = line.left - line.column_left;
                ++full;
                if (!above_full && indent > 0.7 * line.size && indent < 4 * line.size) ++indented;
            }
        }
        last = &line;
    }
    for (const auto& [size, counts] : gaps) layout.leading[size] = most_frequent(counts) / 2.0;
    layout.indents = indented > 5 && indented * 40 > full;
}

}  // namespace

double PdfLayout::leading_of(int size) const {
    const auto found = leading.find(size);
    return found != leading.end() ? found->second : 1.35 * size;
}

Result<PdfLayout> lay_out(PdfDocument document, const Deadline& deadline) {
    PdfLayout out;
    out.body_size = body_size_of(document);
    drop_furniture(document, out.body_size);
    join_fractions(document, out.body_size);
    for (const auto& page : document.pages) {
        if (deadline.expired()) return fail(Errc::invalid, "reading it takes too long");
        PageReader(document, out.body_size, out.lines).read(page);
    }
    measure(out);
    return out;
}

}  // namespace books
