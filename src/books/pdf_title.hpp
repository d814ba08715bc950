// What a PDF says about itself: pdfinfo's answer, the title page, Project Gutenberg's header.
#pragma once

#include <string_view>
#include <vector>

#include "books/pdf_blocks.hpp"
#include "books/types.hpp"

namespace books {

// Title, authors, description and subjects, where they are more than a program's leavings.
void read_pdf_info(std::string_view info, Book& book);

// Takes Project Gutenberg's header and licence off; reads title and authors from the header.
void crop_gutenberg_blocks(std::vector<PdfBlock>& blocks, Book& book);

// Reads title and author from the first pages where `book` has none, and takes the title page's
// blocks out. Blocks from `first_division` on are left alone.
std::vector<Block> take_title_page(std::vector<PdfBlock>& blocks, std::size_t first_division,
                                   Book& book);

}  // namespace books
