// A JPEG (ISO/IEC 10918-1) into pixels: untrusted bytes, decoded by libjpeg-turbo.
#pragma once

#include <string>

#include "content/print/handles.hpp"

namespace content::print {

// At most about twice `enough` pixels wide: a photograph is not decoded finer than it is shown.
// Null where it cannot be decoded, or has the four inks of a printing press.
Handle<cairo_surface_t> decode_jpeg(const std::string& bytes, int enough);

}  // namespace content::print
