// What is drawn on: some things are other in a picture than in a PDF.
#pragma once

#include <cairo.h>

namespace content::print {

inline bool draws_on_pixels(cairo_t* cr) {
    return cairo_surface_get_type(cairo_get_target(cr)) == CAIRO_SURFACE_TYPE_IMAGE;
}

}  // namespace content::print
