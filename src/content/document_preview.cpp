#include "content/document_preview.hpp"

#include <algorithm>
#include <vector>

#include "content/document_markup.hpp"
#include "content/print/cover_image.hpp"
#include "content/print/cover_text.hpp"
#include "content/print/document_sheets.hpp"
#include "content/print/png.hpp"

namespace content {
namespace {

using print::Box;
using print::Sheet;

// In thousandths of the picture's width.
constexpr double kWhole = 1000;
constexpr double kMargin = 60;
constexpr double kCoverWidth = 470;
constexpr double kPageWidth = 430;
constexpr double kPageDrop = 80;  // the page behind begins lower than the cover

struct Place {
    const Sheet* sheet;
    Box box;
};

Place place(const Sheet& sheet, double x, double y, double width) {
    return {&sheet, {x, y, width, width * sheet.height / sheet.width}};
}

void draw_place(cairo_t* cr, const Place& place, const print::PageStyle& style) {
    const Box& box = place.box;
    // A soft shadow in few steps: the picture keeps few colours.
    for (int step = 4; step >= 1; --step) {
        cairo_set_source_rgba(cr, style.ink.r, style.ink.g, style.ink.b, 0.035);
        const double grow = step * 2.2;
        cairo_rectangle(cr, box.x - grow, box.y - grow + 5, box.width + 2 * grow,
                        box.height + 2 * grow);
        cairo_fill(cr);
    }
    cairo_save(cr);
    cairo_rectangle(cr, box.x, box.y, box.width, box.height);
    cairo_clip(cr);
    print::use(cr, {1, 1, 1});
    cairo_paint(cr);
    cairo_translate(cr, box.x, box.y);
    const double scale = box.width / place.sheet->width;
    cairo_scale(cr, scale, scale);
    place.sheet->draw(cr);
    cairo_restore(cr);
}

cairo_status_t append_png(void* closure, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

base::Result<std::string> true_color_png(cairo_surface_t* surface) {
    std::string out;
    if (cairo_surface_write_to_png_stream(surface, append_png, &out) != CAIRO_STATUS_SUCCESS) {
        return base::fail(base::Errc::internal, "the preview could not be written");
    }
    return out;
}

}  // namespace

base::Result<std::string> render_preview_png(const Document& document, const DocumentLook& look,
                                             int width) {
    TRY(check_readable(document));
    if (width < 64 || width > 4096) {
        return base::fail_field("width", "A preview is 64 to 4096 pixels wide, not {}", width);
    }
    const print::DocumentSheets laid_out(document, look);
    const auto& sheets = laid_out.sheets();
    const auto style = print::page_style(look);
    // What lies behind comes first.
    std::vector<Place> places;
    if (laid_out.first_content() == 0) {
        places.push_back(place(sheets.front(), kMargin, kMargin, kWhole - 2 * kMargin));
    } else {
        places.push_back(place(sheets[laid_out.first_content()], kWhole - kMargin - kPageWidth,
                               kMargin + kPageDrop, kPageWidth));
        places.push_back(place(sheets.front(), kMargin, kMargin, kCoverWidth));
    }
    double bottom = 0;
    for (const Place& one : places) bottom = std::max(bottom, one.box.bottom());
    const double scale = width / kWhole;
    const int height = static_cast<int>((bottom + kMargin) * scale);
    const print::Handle<cairo_surface_t> surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
    const print::Handle<cairo_t> cr(cairo_create(surface.get()));
    print::use(cr.get(), mix(style.paper, style.ink, 0.07));
    cairo_paint(cr.get());
    cairo_scale(cr.get(), scale, scale);
    for (const Place& one : places) draw_place(cr.get(), one, style);
    if (const auto status = cairo_status(cr.get()); status != CAIRO_STATUS_SUCCESS) {
        return base::fail(base::Errc::internal, "the preview could not be drawn: {}",
                          cairo_status_to_string(status));
    }
    // A photograph on the cover needs more colours than type does.
    return print::image_kind(look.cover) ? true_color_png(surface.get())
                                         : print::palette_png(surface.get());
}

}  // namespace content
