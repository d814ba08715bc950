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
    Rgb heading_color;  // of sections
    Rgb rule;           // lines to write on: seen, but weaker than what is written

    double width = 0;  // of a column of text; 0: what the margins leave

    double measure() const { return width > 0 ? width : page_width - 2 * left; }
};

PageStyle page_style(const DocumentLook& look);

// A sheet to pin up: Letter, columns of text `scale` times the theme's sizes and as much closer
// together as `leading` says. `measure()` is a column's width, `left` the first one's edge.
inline constexpr double kPosterWidth = 612;
inline constexpr double kPosterHeight = 792;
inline constexpr double kPosterMargin = 48;
inline constexpr double kPosterGap = 28;
PageStyle poster_style(const DocumentLook& look, int columns, double scale, double leading);

}  // namespace content::print
