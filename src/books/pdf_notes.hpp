// Footnotes: small lines at the foot of a column that begin with a mark.
#pragma once

#include <string>
#include <vector>

#include "books/pdf_layout.hpp"

namespace books {

// For each line whether it is of a footnote: 0 no, 1 it goes on with one, 2 one begins. The marks
// that call the notes are taken out of the text above.
std::vector<int> find_footnotes(PdfLayout& layout);

}  // namespace books
