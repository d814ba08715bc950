#include "content/print/color.hpp"

#include <cmath>

namespace content::print {
namespace {

int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return 0;
}

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const Rgb& c) {
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

}  // namespace

Rgb rgb(std::string_view hex) {
    if (hex.size() != 7 || hex.front() != '#') return {};
    const auto channel = [&](std::size_t at) {
        return (digit(hex[at]) * 16 + digit(hex[at + 1])) / 255.0;
    };
    return {channel(1), channel(3), channel(5)};
}

Rgb mix(const Rgb& a, const Rgb& b, double share) {
    return {a.r + (b.r - a.r) * share, a.g + (b.g - a.g) * share, a.b + (b.b - a.b) * share};
}

double contrast(const Rgb& a, const Rgb& b) {
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

Rgb readable_on(const Rgb& field, const Rgb& a, const Rgb& b) {
    return contrast(field, a) >= contrast(field, b) ? a : b;
}

void use(cairo_t* cr, const Rgb& color) {
    cairo_set_source_rgb(cr, color.r, color.g, color.b);
}

void page_path(cairo_t* cr, double width, double height) {
    cairo_move_to(cr, -8, -8);
    cairo_line_to(cr, width + 8, -8);
    cairo_line_to(cr, width + 16, height / 2);
    cairo_line_to(cr, width + 8, height + 8);
    cairo_line_to(cr, -8, height + 8);
    cairo_close_path(cr);
}

}  // namespace content::print
