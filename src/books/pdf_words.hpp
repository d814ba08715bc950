// Words that a line's end divides.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "books/pdf_layout.hpp"

namespace books {

// The words of a book as they stand within its lines: the best judge of whether "to-/day" is
// "today" or "to-day".
class PdfWords {
  public:
    explicit PdfWords(const std::vector<PdfLine>& lines);

    // Appends `next`, the line after `text`, with a space or with what the hyphen asks for.
    // Returns where it begins.
    std::size_t append(std::string& text, std::string_view next) const;

  private:
    bool whole(std::string_view head, std::string_view tail) const;

    std::unordered_set<std::string> known_;
};

}  // namespace books
