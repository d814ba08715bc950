// Colours as the renderers mix them: sRGB in [0, 1].
#pragma once

#include <string_view>

#include <cairo.h>

namespace content::print {

struct Rgb {
    double r = 0;
    double g = 0;
    double b = 0;
};

// "#1d1f23"; black where it is not a colour.
Rgb rgb(std::string_view hex);

// `share` of b in a.
Rgb mix(const Rgb& a, const Rgb& b, double share);

// 1 to 21 (WCAG 2.2, contrast ratio).
double contrast(const Rgb& a, const Rgb& b);

// The one of two that reads better on `field`.
Rgb readable_on(const Rgb& field, const Rgb& a, const Rgb& b);

void use(cairo_t* cr, const Rgb& color);

// The path of a whole page and a little more, with a corner too many: Cairo 1.16 takes an opaque
// rectangle over the page as a reason to forget what was recorded before it, tags included.
void page_path(cairo_t* cr, double width, double height);

}  // namespace content::print
