// Where a PDF's chapters begin: by its outline, else by its table of contents, found again among
// the blocks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "books/headings.hpp"
#include "books/pdf_blocks.hpp"
#include "books/pdf_contents.hpp"
#include "books/pdf_xml.hpp"

namespace books {

struct PdfDivision {
    std::string title;
    std::string part;
    int page = 0;
    bool part_page = false;  // only opens a part
    bool front = false;      // said to be front or back matter
    bool back = false;
    std::size_t at = 0;                    // the block that opens it
    bool found = false;                    // that block says the title
    std::vector<PdfOutlineItem> sections;  // below it
};

// "2.3.1 Links" is "Links".
std::string_view without_section_number(std::string_view title);

// Divisions by the outline, in order of their blocks. Empty where the outline says nothing that
// divides the book.
std::vector<PdfDivision> divisions_by_outline(const std::vector<PdfOutlineItem>& outline,
                                              const std::vector<PdfBlock>& blocks);

// The same by the table of contents. Empty unless nearly all its entries are found as headings.
std::vector<PdfDivision> divisions_by_contents(const std::vector<PdfContentsEntry>& contents,
                                               const std::vector<PdfBlock>& blocks);

}  // namespace books
