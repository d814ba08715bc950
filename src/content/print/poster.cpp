#include "content/print/poster.hpp"

#include "content/print/clean.hpp"
#include "content/print/cover_text.hpp"
#include "content/print/tagged.hpp"

namespace content::print {
namespace {

constexpr double kAbove = 44;
constexpr double kBelow = 30;

struct Banner {
    Fitted tag;
    Fitted title;
    Fitted subtitle;
    double height = 0;
};

Banner set_banner(Typesetter& setter, const PageStyle& style, const Document& document,
                  const DocumentLook& look) {
    const double width = kPosterWidth - 2 * kPosterMargin;
    Banner banner;
    banner.height = kAbove;
    if (!clean_line(look.cover_tag).empty()) {
        banner.tag = fit(setter, look.cover_tag, style.label, {0, 0, width, 18},
                         {style.label.size + 2, 6, 1.4, Align::left});
        banner.height += banner.tag.height() + 8;
    }
    banner.title = fit(setter, document.title, style.title, {0, 0, width, 118},
                       {style.title.size * 1.05, 16, 1.08, Align::left});
    banner.height += banner.title.height();
    if (!clean_line(document.subtitle).empty()) {
        Type type = style.body;
        type.italic = style.theme == Theme::folio;
        type.features = "";
        banner.subtitle = fit(setter, document.subtitle, type, {0, 0, width * 0.86, 48},
                              {style.theme == Theme::folio ? 15.5 : 13.5, 8, 1.32, Align::left});
        banner.height += banner.subtitle.height() + 8;
    }
    banner.height += kBelow;
    return banner;
}

}  // namespace

double poster_banner_height(Typesetter& setter, const PageStyle& style, const Document& document,
                            const DocumentLook& look) {
    return set_banner(setter, style, document, look).height;
}

void draw_poster_frame(cairo_t* cr, Typesetter& setter, const PageStyle& style,
                       const Document& document, const DocumentLook& look, bool first) {
    const double width = kPosterWidth - 2 * kPosterMargin;
    if (first) {
        const Banner banner = set_banner(setter, style, document, look);
        const Rgb light = contrast(style.accent, style.paper) >= 4.5 ? style.paper : Rgb{1, 1, 1};
        use(cr, style.accent);
        cairo_rectangle(cr, 0, 0, kPosterWidth, banner.height);
        cairo_fill(cr);
        double y = kAbove;
        if (!banner.tag.lines.empty()) {
            const Tagged tag(cr, "P");
            banner.tag.draw(cr, kPosterMargin, y, light);
            y += banner.tag.height() + 8;
        }
        {
            const Tagged title(cr, "H1");
            banner.title.draw(cr, kPosterMargin, y, light);
            y += banner.title.height() + 8;
        }
        if (!banner.subtitle.lines.empty()) {
            const Tagged subtitle(cr, "P");
            banner.subtitle.draw(cr, kPosterMargin, y, light);
        }
    } else {
        fit(setter, document.title, style.label, {0, 0, width, 18},
            {style.label.size + 0.5, 6, 1.4, Align::left})
            .draw(cr, kPosterMargin, 34, style.muted);
        use(cr, style.hairline);
        cairo_rectangle(cr, kPosterMargin, 54, width, 0.5);
        cairo_fill(cr);
    }
    const double foot = kPosterHeight - kPosterMargin + 4;
    const auto line = [&](const std::string& words, Align align) {
        if (clean_line(words).empty()) return;
        const Tagged paragraph(cr, "P");
        const auto set = fit(setter, words, style.small, {0, 0, width / 2 - 10, 18},
                             {style.small.size, 5, 1.3, Align::left});
        const double x = align == Align::right ? kPosterMargin + width - set.width : kPosterMargin;
        set.draw(cr, x, foot, style.muted);
    };
    line(document.author, Align::left);
    line(look.brand, Align::right);
}

}  // namespace content::print
