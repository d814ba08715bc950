// What stands around the columns of a poster: its title on a field of the brand's colour, and a
// foot.
#pragma once

#include <cairo.h>

#include "content/document.hpp"
#include "content/document_look.hpp"
#include "content/print/page_style.hpp"

namespace content::print {

// `style` is one of poster_style().
double poster_banner_height(Typesetter& setter, const PageStyle& style, const Document& document,
                            const DocumentLook& look);

// The first sheet has the banner, the others a running head.
void draw_poster_frame(cairo_t* cr, Typesetter& setter, const PageStyle& style,
                       const Document& document, const DocumentLook& look, bool first);

}  // namespace content::print
