// Draws a cover: one typographic idea, chosen by the seed among those that suit the theme.
#pragma once

#include <cairo.h>

#include "content/cover.hpp"
#include "content/print/typesetter.hpp"

namespace content::print {

// Fills (0, 0, width, height). The request's title is not empty.
void draw_cover(cairo_t* cr, Typesetter& setter, const CoverRequest& request, double width,
                double height);

}  // namespace content::print
