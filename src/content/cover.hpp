// Covers made of type: one idea each (scale, crop, rule, colour field), chosen by the seed, in the
// brand's colours and the theme's faces. Used for books that come without a cover, for lead
// magnets, web pages (480 x 720) and Open Graph images (1200 x 630).
//
// Pure and thread-safe; the same request and size give the same bytes.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.hpp"
#include "content/brand.hpp"

namespace content {

struct CoverRequest {
    std::string title;
    std::string subtitle;
    std::string author;
    std::string tag;    // "A free chapter", "Checklist"; empty for a book itself
    std::string brand;  // the imprint, small
    Colors colors;
    Theme theme = Theme::folio;
    std::uint64_t seed = 0;  // the same book keeps its layout: cover_seed of its title
};

// From the words, so that a book looks the same wherever it appears.
std::uint64_t cover_seed(std::string_view title);

// A PNG with at most 256 colours. Errors: invalid (no title; width or height outside 16 to 4096).
base::Result<std::string> render_cover_png(const CoverRequest& request, int width, int height);

}  // namespace content
