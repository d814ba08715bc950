#include "content/print/front_pages.hpp"

#include "content/cover.hpp"
#include "content/print/clean.hpp"
#include "content/print/cover_art.hpp"
#include "content/print/cover_image.hpp"
#include "content/print/cover_text.hpp"
#include "content/print/tagged.hpp"
#include "content/print/target.hpp"

namespace content::print {
namespace {

void fill(cairo_t* cr, const Box& box, const Rgb& color) {
    use(cr, color);
    cairo_rectangle(cr, box.x, box.y, box.width, box.height);
    cairo_fill(cr);
}

// Whole on the page: to the trim where the proportions agree, else with a margin.
bool draw_own_cover(cairo_t* cr, const PageStyle& style, const std::string& bytes) {
    const auto kind = image_kind(bytes);
    if (!kind) return false;
    // A PDF takes a JPEG as it is.
    const auto image =
        draws_on_pixels(cr) ? pixel_surface(bytes, *kind) : image_surface(bytes, *kind);
    if (!image) return false;
    // A large picture may have been decoded smaller than it is.
    const double finer =
        static_cast<double>(kind->width) / cairo_image_surface_get_width(image.get());
    const double ratio = static_cast<double>(kind->width) / kind->height;
    const double page = style.page_width / style.page_height;
    const bool bleed = ratio > page * 0.97 && ratio < page * 1.03;
    const double inset = bleed ? 0 : 54;
    const double scale =
        bleed ? std::max(style.page_width / kind->width, style.page_height / kind->height)
              : std::min((style.page_width - 2 * inset) / kind->width,
                         (style.page_height - 2 * inset) / kind->height);
    use(cr, style.paper);
    page_path(cr, style.page_width, style.page_height);
    cairo_fill(cr);
    const Tagged figure(cr, "Figure");
    cairo_matrix_t matrix;
    cairo_matrix_init_scale(&matrix, 1 / scale / finer, 1 / scale / finer);
    cairo_matrix_translate(&matrix, -(style.page_width - kind->width * scale) / 2,
                           -(style.page_height - kind->height * scale) / 2);
    cairo_pattern_t* pattern = cairo_pattern_create_for_surface(image.get());
    cairo_pattern_set_matrix(pattern, &matrix);
    cairo_set_source(cr, pattern);
    cairo_pattern_destroy(pattern);
    page_path(cr, style.page_width, style.page_height);
    cairo_fill(cr);
    return true;
}

// What would end Cairo's attribute or the PDF's string (Cairo 1.16 does not escape it) is encoded.
std::string link_attributes(const std::string& url) {
    std::string safe;
    for (const char c : url) {
        if (c == '\'' || c == '(' || c == ')' || c == '\\') {
            safe += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        } else {
            safe += c;
        }
    }
    return "uri='" + safe + "'";
}

bool is_web_address(const std::string& url) {
    return (url.starts_with("https://") || url.starts_with("http://")) &&
           std::all_of(url.begin(), url.end(), [](char c) { return c > ' ' && c < 127; });
}

}  // namespace

void draw_front(cairo_t* cr, Typesetter& setter, const PageStyle& style, const Document& document,
                const DocumentLook& look) {
    if (!look.cover.empty() && draw_own_cover(cr, style, look.cover)) return;
    const Tagged part(cr, "Part");
    const CoverRequest request{
        document.title, document.subtitle, document.author, look.cover_tag,
        look.brand,     look.colors,       look.theme,      cover_seed(document.title)};
    const Tagged words(cr, "P");
    draw_cover(cr, setter, request, style.page_width, style.page_height);
}

void draw_title_page(cairo_t* cr, Typesetter& setter, const PageStyle& style,
                     const Document& document, const DocumentLook& look) {
    const bool folio = style.theme == Theme::folio;
    const double width = style.measure();
    double y = folio ? 150 : 132;
    if (!look.cover_tag.empty()) {
        const Tagged tag(cr, "P");
        const auto label = fit(setter, look.cover_tag, style.label, {0, 0, width, 20},
                               {style.label.size + 1.5, 6, 1.4, Align::left});
        label.draw(cr, style.left, y - 30, style.accent);
    }
    {
        const Tagged heading(cr, "H1");
        const auto title = fit(setter, document.title, style.title, {0, 0, width, 190},
                               {style.title.size, 14, 1.08, Align::left});
        title.draw(cr, style.left, y, style.ink);
        y += title.height() + 16;
    }
    fill(cr, {style.left, y, 42, folio ? 0.75 : 3}, style.accent);
    y += 20;
    if (!document.subtitle.empty()) {
        const Tagged subtitle(cr, "P");
        Type type = style.body;
        type.italic = folio;
        type.features = "";
        const auto set = fit(setter, document.subtitle, type, {0, 0, width * 0.86, 110},
                             {folio ? 16.0 : 14.0, 9, 1.32, Align::left});
        set.draw(cr, style.left, y, style.muted);
        y += set.height() + 22;
    }
    if (!document.author.empty()) {
        const Tagged author(cr, "P");
        Type type = style.body;
        if (!folio) type.weight = type.bold;
        fit(setter, document.author, type, {0, 0, width, 40}, {13, 8, 1.4, Align::left})
            .draw(cr, style.left, y, style.ink);
    }
    if (!look.brand.empty()) {
        const Tagged imprint(cr, "P");
        fit(setter, look.brand, style.label, {0, 0, width, 24},
            {style.label.size + 1, 6, 1.4, Align::left})
            .draw(cr, style.left, style.page_height - 78, style.ink);
    }
}

void draw_call(cairo_t* cr, Typesetter& setter, const PageStyle& style, const CallPart& call,
               const DocumentLook& look) {
    const Rgb field = style.accent;
    const Rgb light = contrast(field, style.paper) >= 4.5 ? style.paper : Rgb{1, 1, 1};
    const double width = style.measure();
    fill(cr, {0, 0, style.page_width, style.page_height * 0.74}, field);
    double y = 118;
    {
        const Tagged heading(cr, "H1");
        const auto set = fit(setter, plain(call.heading), style.chapter, {0, 0, width, 150},
                             {style.chapter.size * 1.12, 14, 1.14, Align::left});
        set.draw(cr, style.left, y, light);
        y += set.height() + 18;
    }
    {
        const Tagged text(cr, "P");
        Type type = style.body;
        type.size *= 1.06;
        Measure measure;
        measure.width = width * 0.94;
        const double leading = style.leading * 1.08;
        use(cr, light);
        for (const auto& line : setter.lines(rich(call.text), type, measure)) {
            if (y > style.page_height * 0.74 - 100) break;
            line.draw(cr, style.left, y + leading / 2);
            y += leading;
        }
        y += 24;
    }
    const bool linked = is_web_address(look.call_url);
    if (!call.label.empty() && linked) {
        Type type = style.body;
        type.weight = type.bold;
        type.features = "";
        const auto label =
            fit(setter, call.label, type, {0, 0, width - 40, 20}, {13, 8, 1.3, Align::left});
        const Box button{style.left, y, label.width + 40, 38};
        fill(cr, button, light);
        {
            const Tagged paragraph(cr, "P");
            const Tagged link(cr, "Link",
                              link_attributes(look.call_url) +
                                  fmt::format(" rect=[{} {} {} {}]", button.x, button.y,
                                              button.width, button.height));
            label.draw(cr, button.x + 20, button.y + (button.height - label.leading) / 2, field);
        }
        y += button.height + 12;
    }
    if (linked) {
        const Tagged address(cr, "P");
        const Tagged link(cr, "Link", link_attributes(look.call_url));
        fit(setter, look.call_url, style.small, {0, 0, width, 30},
            {style.small.size, 5, 1.3, Align::left})
            .draw(cr, style.left, y, light);
    }
    std::string imprint = look.brand;
    if (!look.postal_address.empty()) {
        const auto address = clean_line(look.postal_address);
        // An address that begins with the name says it once.
        imprint = address.starts_with(look.brand) || imprint.empty() ? address
                                                                     : imprint + " · " + address;
    }
    if (!imprint.empty()) {
        const Tagged line(cr, "P");
        // One line where it is readable so, else two.
        Type type = style.small;
        const double whole = setter.width(rich(imprint), type);
        if (whole > width && whole * 7.2 / type.size <= width) type.size *= width / whole * 0.995;
        fit(setter, imprint, type, {0, 0, width, 48}, {type.size, 6, 1.4, Align::left})
            .draw(cr, style.left, style.page_height - 90, style.muted);
    }
}

}  // namespace content::print
