// The pages that are drawn by hand: cover, title page and the call to action.
#pragma once

#include <cairo.h>

#include "content/document.hpp"
#include "content/document_look.hpp"
#include "content/print/page_style.hpp"

namespace content::print {

// The book's own cover where there is one that can be read; else a designed one.
void draw_front(cairo_t* cr, Typesetter& setter, const PageStyle& style, const Document& document,
                const DocumentLook& look);

void draw_title_page(cairo_t* cr, Typesetter& setter, const PageStyle& style,
                     const Document& document, const DocumentLook& look);

void draw_call(cairo_t* cr, Typesetter& setter, const PageStyle& style, const CallPart& call,
               const DocumentLook& look);

}  // namespace content::print
