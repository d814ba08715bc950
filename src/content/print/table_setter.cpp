#include "content/print/block_setter.hpp"

namespace content::print {
namespace {

constexpr double kGap = 12;  // between columns
constexpr std::size_t kMostColumns = 12;

// "$1,200", "22 percent", "-4.5", "12 %": set flush right.
bool is_number(const std::string& text) {
    const auto at = text.find_first_not_of("$€£-+ ~<>");
    return at != std::string::npos && text[at] >= '0' && text[at] <= '9' && text.size() < 16;
}

}  // namespace

void BlockSetter::table_row(const std::vector<Rich>& cells, const std::vector<double>& widths,
                            const std::vector<Align>& aligns, bool head, bool last) {
    const Type& type = head ? style_.table_head : style_.table;
    const double leading = style_.leading * 0.92;
    struct Cell {
        std::vector<Line> lines;
        double x;
    };
    auto set = std::make_shared<std::vector<Cell>>();
    double x = 0;
    std::size_t tallest = 1;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        Measure measure;
        measure.width = widths[c];
        measure.align = aligns[c];
        set->push_back({setter_.lines(cells[c], type, measure), x});
        tallest = std::max(tallest, set->back().lines.size());
        x += widths[c] + kGap;
    }
    Strip strip;
    strip.height = leading * static_cast<double>(tallest) + 6;
    strip.keep = head;
    if (head) strip.opens.push_back({"Table", ""});
    strip.opens.push_back({"TR", ""});
    strip.closes = last ? 2 : 1;
    strip.draw = [set, leading, head, last, height = strip.height, width = style_.measure(),
                  ink = style_.ink, line = style_.hairline](cairo_t* cr, double top) {
        for (const auto& cell : *set) {
            cairo_tag_begin(cr, head ? "TH" : "TD", nullptr);
            use(cr, ink);
            double y = top + 3 + leading * 0.5;
            for (const auto& one : cell.lines) {
                one.draw(cr, cell.x, y);
                y += leading;
            }
            cairo_tag_end(cr, head ? "TH" : "TD");
        }
        use(cr, head || last ? ink : line);
        cairo_rectangle(cr, 0, top + height - 0.5, width, head || last ? 0.75 : 0.4);
        cairo_fill(cr);
    };
    strips_.push_back(std::move(strip));
}

void BlockSetter::table(const TablePart& table) {
    std::size_t columns = 0;
    for (const auto& row : table.rows) columns = std::max(columns, row.size());
    columns = std::min(columns, kMostColumns);
    if (columns == 0) return;

    std::vector<std::vector<Rich>> rows;
    std::vector<double> widths(columns, 0);
    std::vector<Align> aligns(columns, Align::right);
    for (const auto& row : table.rows) {
        auto& cells = rows.emplace_back();
        for (std::size_t c = 0; c < columns; ++c) {
            cells.push_back(c < row.size() ? rich(row[c]) : Rich{});
            const auto& type = rows.size() == 1 ? style_.table_head : style_.table;
            widths[c] = std::max(widths[c], setter_.width(cells.back(), type) + 1);
            const bool body = rows.size() > 1 && !cells.back().text.empty();
            if (c == 0 || (body && !is_number(cells.back().text))) aligns[c] = Align::left;
        }
        // A row of more columns than a page can show keeps its words, in the last one.
        for (std::size_t c = columns; c < row.size(); ++c) {
            cells.back().text += " · " + rich(row[c]).text;
        }
    }
    const double room = style_.measure() - kGap * static_cast<double>(columns - 1);
    double sum = 0;
    for (const double width : widths) sum += width;
    if (sum > room) {
        // Columns narrower than an even share keep their width; the wide ones share the rest.
        double left = room;
        double wide = 0;
        const double share = room / static_cast<double>(columns);
        for (const double width : widths) (width <= share ? left : wide) -= width;
        for (double& width : widths) {
            if (width > share) width = std::max(20.0, left * (width / -wide));
        }
    } else if (columns > 1) {
        // Between two columns it goes to where there is no ink: right of words, left of numbers.
        const bool all_numbers = std::all_of(aligns.begin() + 1, aligns.end(),
                                             [](Align align) { return align == Align::right; });
        const double spare = (room - sum) / static_cast<double>(columns - 1);
        const double given = all_numbers ? spare : std::min(spare, 60.0);
        for (std::size_t c = 0; c + 1 < columns; ++c) {
            widths[aligns[c + 1] == Align::right ? c + 1 : c] += given;
        }
        double used = 0;
        for (std::size_t c = 0; c + 1 < columns; ++c) used += widths[c];
        if (aligns.back() == Align::right) widths.back() = room - used;
    }

    const auto from = strips_.size();
    Strip above;
    above.height = style_.leading * 0.6;
    above.keep = true;
    strips_.push_back(std::move(above));
    for (std::size_t r = 0; r < rows.size(); ++r) {
        table_row(rows[r], widths, aligns, r == 0, r + 1 == rows.size());
    }
    // A short table stands with the words before it and in one piece.
    double height = 0;
    for (auto i = from; i < strips_.size(); ++i) height += strips_[i].height;
    if (height < style_.leading * style_.lines * 0.4) {
        for (auto i = from > 0 ? from - 1 : 0; i + 1 < strips_.size(); ++i) strips_[i].keep = true;
    }
    Strip below;
    below.height = style_.leading * 0.8;
    strips_.push_back(std::move(below));
    after_paragraph_ = false;
}

}  // namespace content::print
