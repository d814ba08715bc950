// From lines to the blocks of a book, before anybody knows which of them are headings of what.
#pragma once

#include <string>
#include <vector>

#include "books/pdf_layout.hpp"
#include "books/types.hpp"

namespace books {

struct PdfBlock {
    Block block;
    int page = 0;
    int size = 0;
    bool bold = false;
    bool stands_out = false;  // looks like a heading of some kind
    bool centered = false;
    bool opens_page = false;
};

// Lines of a paragraph are joined across columns and pages, words divided at line ends put
// together again. Footnotes and words in the margin become notes behind the paragraph they
// interrupt.
std::vector<PdfBlock> blocks_of(PdfLayout layout, const Deadline& deadline);

}  // namespace books
