// A cover that came with the book: untrusted bytes of a PNG or JPEG.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "content/print/handles.hpp"

namespace content::print {

struct ImageKind {
    const char* mime;       // image/png or image/jpeg
    const char* extension;  // png or jpg
    int width = 0;
    int height = 0;
};

// From the first bytes; nothing for another format, a damaged head, or more than 40 megapixels.
std::optional<ImageKind> image_kind(std::string_view bytes);

// For drawing on a PDF surface, where a JPEG goes in as it is. Null where it cannot be decoded.
Handle<cairo_surface_t> image_surface(const std::string& bytes, const ImageKind& kind);

// For drawing on pixels: a JPEG is decoded, a large one to a half, quarter or eighth. Null where it
// cannot be.
Handle<cairo_surface_t> pixel_surface(const std::string& bytes, const ImageKind& kind);

}  // namespace content::print
