#include "content/print/pdf_pages.hpp"

#include "content/print/clean.hpp"

namespace content::print {
namespace {

cairo_status_t append(void* closure, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

std::string iso_seconds(base::Time time) {
    return base::format_time(time).substr(0, 19) + "Z";
}

// ISO 32000-1 section 14.9.2 wants the language in the catalogue and 12.2 lets the title stand in
// the window's bar; Cairo 1.16 writes neither. The catalogue is the last object, so only
// `startxref` moves.
base::Result<> complete_catalogue(std::string& pdf, const std::string& language) {
    const auto catalogue = pdf.rfind("/Type /Catalog");
    const auto xref = pdf.rfind("\nxref\n");
    const auto start = pdf.rfind("startxref\n");
    if (catalogue == std::string::npos || xref == std::string::npos || start == std::string::npos ||
        catalogue > xref || pdf.find(" 0 obj", catalogue) < xref) {
        return base::fail(base::Errc::internal, "the PDF's catalogue is not where Cairo puts it");
    }
    const auto entries = fmt::format(
        "/Type /Catalog\n   /Lang ({})\n   /ViewerPreferences << /DisplayDocTitle true >>",
        language);
    const auto grown = entries.size() - std::string_view("/Type /Catalog").size();
    pdf.replace(start, std::string::npos, fmt::format("startxref\n{}\n%%EOF\n", xref + 1 + grown));
    pdf.replace(catalogue, std::string_view("/Type /Catalog").size(), entries);
    return base::success();
}

}  // namespace

PdfPages::PdfPages(Typesetter& setter, const PageStyle& style)
    : setter_(setter),
      style_(style),
      surface_(cairo_pdf_surface_create_for_stream(append, &bytes_, style.page_width,
                                                   style.page_height)),
      cr_(cairo_create(surface_.get())) {
    cairo_tag_begin(cr_.get(), "Document", nullptr);
}

void PdfPages::describe(const std::string& title, const std::string& author,
                        const std::string& subject, std::optional<base::Time> created) {
    const auto set = [&](cairo_pdf_metadata_t key, const std::string& value) {
        cairo_pdf_surface_set_metadata(surface_.get(), key, value.c_str());
    };
    set(CAIRO_PDF_METADATA_TITLE, title);
    if (!author.empty()) set(CAIRO_PDF_METADATA_AUTHOR, author);
    if (!subject.empty()) set(CAIRO_PDF_METADATA_SUBJECT, subject);
    set(CAIRO_PDF_METADATA_CREATOR, "Frontlist");
    // Without one Cairo writes the time of day.
    const auto date = iso_seconds(created.value_or(base::Time{std::chrono::seconds{946684800}}));
    set(CAIRO_PDF_METADATA_CREATE_DATE, date);
}

void PdfPages::bookmark(const std::string& title, int level) {
    const auto at = fmt::format("page={} pos=[0 0]", page_);
    const int id =
        cairo_pdf_surface_add_outline(surface_.get(), level <= 1 ? CAIRO_PDF_OUTLINE_ROOT : parent_,
                                      title.c_str(), at.c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
    if (level <= 1) parent_ = id;
}

void PdfPages::end_page() {
    cairo_show_page(cr_.get());
    ++page_;
}

void PdfPages::running_head(const std::string& head, bool opening) {
    cairo_t* cr = cr_.get();
    const double left = style_.left;
    const double right = style_.page_width - style_.left;
    const double foot = style_.page_height - 40;
    const bool folio = style_.theme == Theme::folio;
    Type figures = style_.label;
    figures.tracking = 0;
    figures.features = folio ? "onum=1" : "tnum=1, lnum=1";
    const auto number = setter_.line(rich(std::to_string(page_)), figures);
    use(cr, style_.muted);
    number.draw(cr, folio ? (style_.page_width - number.width) / 2 : right - number.width, foot);
    if (opening || head.empty()) return;
    auto line = setter_.line(rich(head), style_.label);
    for (auto words = head; line.width > style_.measure() && words.size() > 1;) {
        const auto space = words.rfind(' ');
        words.resize(space == std::string::npos ? 1 : space);
        line = setter_.line(rich(words + " …"), style_.label);
    }
    const double y = 44;
    line.draw(cr, folio ? (style_.page_width - line.width) / 2 : left, y);
    if (style_.theme == Theme::ledger) {
        use(cr, style_.hairline);
        cairo_rectangle(cr, left, y + 9, style_.measure(), 0.5);
        cairo_fill(cr);
    }
}

void PdfPages::column(const std::vector<Strip>& strips, double sunk, const std::string& head) {
    cairo_t* cr = cr_.get();
    const double height = style_.leading * style_.lines;
    std::vector<Tag> open;
    bool opening = true;
    for (const auto& page : cut_pages(strips, height, sunk, style_.leading * 5)) {
        running_head(head, opening);
        // What began on the page before goes on in an element of its own kind.
        for (const auto& tag : open) cairo_tag_begin(cr, tag.name, tag.attributes.c_str());
        double y = style_.top + (opening ? sunk : 0);
        for (auto i = page.begin; i < page.end; ++i) {
            const Strip& strip = strips[i];
            if (i != page.begin) y += strip.before;
            for (const auto& tag : strip.opens) {
                cairo_tag_begin(cr, tag.name, tag.attributes.c_str());
                open.push_back(tag);
            }
            if (strip.draw) {
                cairo_save(cr);
                cairo_translate(cr, style_.left, 0);
                strip.draw(cr, y);
                cairo_restore(cr);
            }
            for (int closed = 0; closed < strip.closes && !open.empty(); ++closed) {
                cairo_tag_end(cr, open.back().name);
                open.pop_back();
            }
            y += strip.height;
        }
        for (auto tag = open.rbegin(); tag != open.rend(); ++tag) cairo_tag_end(cr, tag->name);
        opening = false;
        end_page();
    }
}

base::Result<std::string> PdfPages::finish(const std::string& language) {
    cairo_tag_end(cr_.get(), "Document");
    auto status = cairo_status(cr_.get());
    cr_.reset();
    cairo_surface_finish(surface_.get());
    if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(surface_.get());
    if (status != CAIRO_STATUS_SUCCESS) {
        return base::fail(base::Errc::internal, "the PDF could not be written: {}",
                          cairo_status_to_string(status));
    }
    TRY(complete_catalogue(bytes_, language));
    return std::move(bytes_);
}

}  // namespace content::print
