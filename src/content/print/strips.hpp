// A column of strips, the unbreakable pieces of a page: a line of text, a table row, a tick box
// with its words. Strips know their height and their place in the tagged structure; pages are cut
// from them.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include <cairo.h>

namespace content::print {

struct Tag {
    const char* name;        // a structure type of ISO 32000-1 section 14.8.4
    std::string attributes;  // as cairo_tag_begin takes them
};

// What a reader can fill in on the screen. Its strip draws what stands there on paper, inside a tag
// "Form"; fields and such tags are in the same order.
struct FormField {
    enum class Kind { check, text };
    Kind kind = Kind::check;
    std::string name;  // as the document gives it; may be empty or taken
    std::string tip;   // what it is for, read out by screen readers
    int lines = 1;     // of a text
    // Where, in the strip: from the column's left edge and the strip's top.
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

struct Strip {
    double height = 0;
    double before = 0;  // white above, dropped at the top of a page
    bool keep = false;  // no page ends after it
    // Draws with the column's left edge at x = 0, from `top` down. Empty: white.
    std::function<void(cairo_t*, double top)> draw;
    std::vector<Tag> opens;
    int closes = 0;  // so many tags end with it
    std::vector<FormField> fields;
};

struct PageCut {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// Cuts the column into pages of `height`; the first begins `sunk` lower. A kept strip stays with
// the next one wherever both fit on a page. The last page never holds less than `runt` where taking
// a little from the page before mends it.
std::vector<PageCut> cut_pages(std::span<const Strip> strips, double height, double sunk,
                               double runt);

// The same for `columns` columns beside each other, as even as they can be, none taller than
// `height`. Where they cannot hold all, as many full ones as it takes.
std::vector<PageCut> cut_columns(std::span<const Strip> strips, int columns, double height);

}  // namespace content::print
