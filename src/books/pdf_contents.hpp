// The printed table of contents: taken out of the text, since its words are no prose, and kept as
// a list of what the book says its divisions are.
#pragma once

#include <string>
#include <vector>

#include "books/pdf_layout.hpp"

namespace books {

struct PdfContentsEntry {
    std::string title;
    int page = 0;    // of the file, where the entry is a link
    int number = 0;  // the page as printed, in Arabic numerals
    double left = 0;
};

// Takes tables of contents, of figures and of tables out of `lines`; returns what the former list.
std::vector<PdfContentsEntry> take_contents(std::vector<PdfLine>& lines);

}  // namespace books
