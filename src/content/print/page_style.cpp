#include "content/print/page_style.hpp"

#include "content/print/faces.hpp"

namespace content::print {
namespace {

// A Garamond 12.2/16 to a measure of about 64 characters, justified.
void set_folio(PageStyle& style) {
    style.left = 68;
    style.top = 70;
    style.leading = 16;
    style.lines = 32;
    style.sink = 104;
    style.indent = 16;
    style.align = Align::justified;
    style.body.size = 12.2;
    style.body.features = "onum=1, liga=1";
    style.chapter.size = 25.5;
    style.heading.size = 14.8;
    style.heading.italic = true;
    style.heading.weight = 400;
    style.subheading.size = 12.2;
    style.subheading.weight = 400;
    style.subheading.features = "smcp=1, onum=1";
    style.subheading.tracking = 0.6;
    style.label.size = 9.6;
    style.label.features = "smcp=1, onum=1";
    style.label.tracking = 0.8;
    style.quote.size = 11.8;
    style.quote.italic = true;
    style.small.size = 9.4;
    style.small.features = "onum=1";
    style.table.size = 10.2;
    style.table.features = "lnum=1, tnum=1";
    style.title.size = 40;
}

// A humanist sans 10.6/15.2, ragged, tabular figures in tables.
void set_ledger(PageStyle& style) {
    style.left = 63;
    style.top = 74;
    style.leading = 15.2;
    style.lines = 33;
    style.sink = 46;
    style.paragraph_space = 7.5;
    style.body.size = 10.6;
    style.chapter.size = 25;
    style.heading.size = 13;
    style.subheading.size = 10.6;
    style.label.size = 8;
    style.label.tracking = 0.25;
    style.label.weight = 400;
    style.quote.size = 10.6;
    style.small.size = 8.4;
    style.table.size = 9.2;
    style.table.features = "tnum=1, lnum=1";
    style.title.size = 38;
}

// A rounded sans 10.2/16.5, ragged, under a soft serif.
void set_daylight(PageStyle& style) {
    style.left = 60;
    style.top = 74;
    style.leading = 16.5;
    style.lines = 30;
    style.sink = 72;
    style.paragraph_space = 8.25;
    style.body.size = 10.2;
    style.chapter.size = 27;
    style.heading.size = 14;
    style.subheading.size = 11;
    style.label.size = 8;
    style.label.tracking = 0.2;
    style.quote.size = 10.2;
    style.small.size = 8.4;
    style.table.size = 9;
    style.table.features = "tnum=1, lnum=1";
    style.title.size = 38;
}

}  // namespace

PageStyle page_style(const DocumentLook& look) {
    const Faces& faces = faces_of(look.theme);
    PageStyle style;
    style.theme = look.theme;
    for (Type* type : {&style.body, &style.label, &style.quote, &style.small, &style.table}) {
        type->family = faces.text;
        type->bold = faces.bold;
    }
    for (Type* type : {&style.chapter, &style.heading, &style.subheading, &style.title}) {
        type->family = faces.display;
        type->weight = faces.display_weight;
        type->bold = faces.bold;
    }
    switch (look.theme) {
        case Theme::folio:
            set_folio(style);
            break;
        case Theme::ledger:
            set_ledger(style);
            break;
        case Theme::daylight:
            set_daylight(style);
            break;
    }
    style.table_head = style.table;
    style.table_head.weight = faces.bold;
    const Rgb white{1, 1, 1};
    const Rgb black{0, 0, 0};
    style.ink = rgb(look.colors.ink);
    style.paper = rgb(look.colors.paper);
    style.accent = rgb(look.colors.accent);
    // Words must be readable whatever the brand chose.
    if (contrast(style.ink, white) < 7) style.ink = mix(style.ink, black, 0.7);
    if (contrast(style.ink, white) < 7) style.ink = rgb("#1d1f23");
    if (contrast(style.accent, white) < 4.5) style.accent = mix(style.accent, style.ink, 0.5);
    if (contrast(style.accent, white) < 4.5) style.accent = style.ink;
    style.muted = mix(style.ink, white, 0.3);
    if (contrast(style.muted, white) < 4.5) style.muted = style.ink;
    style.hairline = mix(style.ink, white, 0.72);
    style.heading_color = look.theme == Theme::daylight ? style.accent : style.ink;
    style.rule = mix(style.ink, white, 0.55);
    return style;
}

PageStyle poster_style(const DocumentLook& look, int columns, double scale, double leading) {
    PageStyle style = page_style(look);
    style.page_width = kPosterWidth;
    style.page_height = kPosterHeight;
    style.left = kPosterMargin;
    style.top = kPosterMargin;
    style.sink = 0;
    style.width = (kPosterWidth - 2 * kPosterMargin - kPosterGap * (columns - 1)) / columns;
    style.align = Align::left;
    style.heading_color = style.accent;
    style.leading *= scale * leading;
    style.indent *= scale;
    style.paragraph_space *= scale;
    for (Type* type : {&style.body, &style.chapter, &style.heading, &style.subheading, &style.quote,
                       &style.small, &style.table, &style.table_head}) {
        type->size *= scale;
    }
    style.lines = static_cast<int>((kPosterHeight - 2 * kPosterMargin) / style.leading);
    return style;
}

}  // namespace content::print
