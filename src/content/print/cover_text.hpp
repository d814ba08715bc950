// Titles fitted into boxes. Lengths are in the cover's own units.
#pragma once

#include "content/print/color.hpp"
#include "content/print/typesetter.hpp"

namespace content::print {

struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    double right() const { return x + width; }
    double bottom() const { return y + height; }
};

struct Fitted {
    std::vector<Line> lines;
    double size = 0;
    double leading = 0;
    double width = 0;  // of the widest line

    double height() const { return leading * static_cast<double>(lines.size()); }
    void draw(cairo_t* cr, double x, double y, const Rgb& color) const;
};

struct FitRules {
    double largest = 0;
    double smallest = 0;
    double leading = 1.1;  // in sizes
    Align align = Align::left;
};

// The largest size at which the words stand in the box without breaking one, its lines balanced.
// Where even the smallest does not fit, the lines that do, the last ending in an ellipsis.
Fitted fit(Typesetter& setter, std::string_view words, Type type, const Box& box,
           const FitRules& rules);

// The title parted where a poster would part it: small words lean on the next.
std::vector<std::string> poster_lines(std::string_view title, std::size_t most);

}  // namespace content::print
