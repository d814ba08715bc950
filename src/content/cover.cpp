#include "content/cover.hpp"

#include "base/crypto.hpp"
#include "content/print/clean.hpp"
#include "content/print/cover_art.hpp"
#include "content/print/png.hpp"

namespace content {

std::uint64_t cover_seed(std::string_view title) {
    const auto digest = base::sha256(print::clean_line(title));
    std::uint64_t seed = 0;
    for (std::size_t i = 0; i < 8; ++i) seed = seed << 8 | digest[i];
    return seed;
}

base::Result<std::string> render_cover_png(const CoverRequest& request, int width, int height) {
    if (print::clean_line(request.title).empty()) {
        return base::fail_field("title", "A cover needs a title");
    }
    if (std::min(width, height) < 16 || std::max(width, height) > 4096) {
        return base::fail_field("size", "A cover is 16 to 4096 pixels wide and high, not {} x {}",
                                width, height);
    }
    const print::Handle<cairo_surface_t> surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
    const print::Handle<cairo_t> cr(cairo_create(surface.get()));
    print::Typesetter setter("en");
    print::draw_cover(cr.get(), setter, request, width, height);
    if (const auto status = cairo_status(cr.get()); status != CAIRO_STATUS_SUCCESS) {
        return base::fail(base::Errc::internal, "the cover could not be drawn: {}",
                          cairo_status_to_string(status));
    }
    return print::palette_png(surface.get());
}

}  // namespace content
