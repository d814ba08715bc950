#include "content/print/pdf_file.hpp"

#include <cairo-pdf.h>

#include "content/print/handles.hpp"
#include "content/print/pdf_form.hpp"

namespace content::print {
namespace {

cairo_status_t append_bytes(void* closure, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

void describe(cairo_surface_t* surface, const PdfFacts& facts) {
    const auto set = [&](cairo_pdf_metadata_t key, const std::string& value) {
        if (!value.empty()) cairo_pdf_surface_set_metadata(surface, key, value.c_str());
    };
    set(CAIRO_PDF_METADATA_TITLE, facts.title);
    set(CAIRO_PDF_METADATA_AUTHOR, facts.author);
    set(CAIRO_PDF_METADATA_SUBJECT, facts.subject);
    set(CAIRO_PDF_METADATA_CREATOR, "Frontlist");
    // Without one Cairo writes the time of day.
    const auto date = facts.created.value_or(base::Time{std::chrono::seconds{946684800}});
    set(CAIRO_PDF_METADATA_CREATE_DATE, base::format_time(date).substr(0, 19) + "Z");
}

void draw_sheet(cairo_surface_t* surface, cairo_t* cr, const Sheet& sheet, int page) {
    // It forgets what was recorded since the last page, so it comes first; the first page has its
    // size from the beginning.
    if (page > 1) cairo_pdf_surface_set_size(surface, sheet.width, sheet.height);
    if (!sheet.bookmark.empty()) {
        const auto at = fmt::format("page={} pos=[0 0]", page);
        cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT, sheet.bookmark.c_str(),
                                      at.c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
        const auto name = fmt::format("name='page-{}' x=0 y=0", page);
        cairo_tag_begin(cr, CAIRO_TAG_DEST, name.c_str());
        cairo_tag_end(cr, CAIRO_TAG_DEST);
    }
    sheet.draw(cr);
    cairo_show_page(cr);
}

}  // namespace

base::Result<std::string> write_pdf(const std::vector<Sheet>& sheets, const PdfFacts& facts) {
    std::string bytes;
    const Handle<cairo_surface_t> surface(cairo_pdf_surface_create_for_stream(
        append_bytes, &bytes, sheets.front().width, sheets.front().height));
    Handle<cairo_t> cr(cairo_create(surface.get()));
    describe(surface.get(), facts);
    cairo_tag_begin(cr.get(), "Document", nullptr);
    int page = 0;
    for (const Sheet& sheet : sheets) draw_sheet(surface.get(), cr.get(), sheet, ++page);
    cairo_tag_end(cr.get(), "Document");
    auto status = cairo_status(cr.get());
    cr.reset();
    cairo_surface_finish(surface.get());
    if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(surface.get());
    if (status != CAIRO_STATUS_SUCCESS) {
        return base::fail(base::Errc::internal, "the PDF could not be written: {}",
                          cairo_status_to_string(status));
    }
    return complete_pdf(bytes, sheets, facts);
}

}  // namespace content::print
