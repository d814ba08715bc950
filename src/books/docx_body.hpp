// The text of a Word document: document.xml and its notes to paragraphs (ECMA-376 part 1, 17).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "books/docx_styles.hpp"
#include "books/outline.hpp"

namespace books {

struct DocxParagraph {
    Block block;
    std::string style;  // its name in lower case: "title"
    bool bold = false;  // all of it
    int size = 0;       // half points, the largest in it; 0 where nothing says
    std::size_t empty_before = 0;
    bool new_page = false;           // a page break or a section's end stands before it
    std::vector<std::string> notes;  // "f3", "e1": what it refers to, in order
    std::string image;               // relationship id, where the block is an image
};

struct DocxBody {
    std::vector<DocxParagraph> paragraphs;
    bool damaged = false;  // the rest could not be read
    bool imports = false;  // it wants parts in other formats, which Word alone would read
};

// Insertions are kept; deletions, comments, field codes, hidden text, headers and tables of
// contents are left out. Errors: invalid where it is nested too deep or takes too long.
base::Result<DocxBody> parse_docx(std::string_view xml, const DocxStyles& styles, DocxLists& lists,
                                  std::size_t depth, const Deadline& deadline);

// The notes of footnotes.xml or endnotes.xml, each one line, by id.
base::Result<std::map<std::string, std::string>> parse_docx_notes(std::string_view xml,
                                                                  const DocxStyles& styles,
                                                                  std::size_t depth,
                                                                  const Deadline& deadline);

}  // namespace books
