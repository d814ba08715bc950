// Sentences: ICU's boundaries (UAX #29) repaired for abbreviations, initials, decimals, ellipses
// and quotations.
#pragma once

#include <string_view>
#include <vector>

namespace text {

// One paragraph in, its sentences out, trimmed, as views into it.
std::vector<std::string_view> sentences(std::string_view paragraph);

}  // namespace text
