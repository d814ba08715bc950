// From runs of characters on pages to lines in the order in which a reader reads them: running
// heads, feet and page numbers gone, columns one after the other, words in the margin marked.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "books/pdf_xml.hpp"

namespace books {

struct PdfLine {
    std::string text;  // white space single
    std::vector<Emphasis> emphasis;
    std::vector<std::size_t> cells;  // where in `text` a new cell begins, after a wide gap
    double top = 0;
    double bottom = 0;
    double left = 0;
    double right = 0;
    double column_left = 0;  // of the text that it stands in
    double column_right = 0;
    int size = 0;  // of most of its letters
    int page = 0;
    int letters = 0;
    int link_page = 0;  // where most of it links to
    bool bold = false;  // all of it
    bool italic = false;
    bool mono = false;
    bool math = false;        // some of it in a font for formulas
    bool formula = false;     // signs rather than words
    bool margin = false;      // beside the text
    bool opens_page = false;  // the first of its page's text

    std::string_view cell(std::size_t index) const;
    double center() const { return (top + bottom) / 2; }
};

struct PdfLayout {
    std::vector<PdfLine> lines;
    int body_size = 0;
    std::map<int, double> leading;  // by size: from line to line of a paragraph
    bool indents = false;           // paragraphs begin with an indented line

    double leading_of(int size) const;
};

base::Result<PdfLayout> lay_out(PdfDocument document, const Deadline& deadline);

// Takes running heads, feet and page numbers out: what stands at the same height of many pages,
// its numbers aside.
void drop_furniture(PdfDocument& document, int body_size);

// Numerators and denominators, which stand above and below the line, go into it as "dy/dx".
void join_fractions(PdfDocument& document, int body_size);

// Runs side by side become lines, top to bottom. `page` is put into them.
std::vector<PdfLine> lines_of(std::vector<const PdfRun*> runs, const PdfDocument& document,
                              int page);

}  // namespace books
