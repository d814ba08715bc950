// A PNG of few colours (ISO/IEC 15948, colour type 3): flat covers become small files.
#pragma once

#include <string>

#include <cairo.h>

#include "base/result.hpp"

namespace content::print {

// The surface is CAIRO_FORMAT_RGB24 or ARGB32 and opaque. More than 256 colours are merged with
// their nearest.
base::Result<std::string> palette_png(cairo_surface_t* surface);

}  // namespace content::print
