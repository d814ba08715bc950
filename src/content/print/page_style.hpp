// The three themes in points: page, measure, leading, type sizes. One grid of `leading`; what
// stands on a page is measured in it.
#pragma once

#include "content/document_look.hpp"
#include "content/print/color.hpp"
#include "content/print/typesetter.hpp"

namespace content::print {

struct PageStyle {
    Theme theme = Theme::folio;
    double page_width = 432;  // 6 by 9 inches
    double page_height = 648;
    double left = 0;
    double top = 0;  // of the first line's strip
    double leading = 0;
    int lines = 0;               // a full page has so many
    double sink = 0;             // white above a chapter's heading
    double indent = 0;           // of a paragraph after a paragraph
    double paragraph_space = 0;  // or space between them
    Align align = Align::left;
    Type body;
    Type chapter;     // level 1
    Type heading;     // level 2
    Type subheading;  // level 3
    Type label;       // running heads, small labels
    Type quote;
    Type small;
    Type table;
    Type table_head;
    Type title;  // of the title page and the call
    Rgb ink;
    Rgb paper;
    Rgb accent;
    Rgb muted;  // ink, lighter; 4.5:1 on white and better
    Rgb hairline;

    double measure() const { return page_width - 2 * left; }
};

PageStyle page_style(const DocumentLook& look);

}  // namespace content::print
