// Where a word may be divided: Liang's patterns (F. M. Liang, "Word Hy-phen-a-tion by Com-put-er",
// 1983), from assets/hyphenation. Thread-safe.
#pragma once

#include <string_view>
#include <vector>

namespace content::print {

// True where there are patterns for the language (BCP 47).
bool can_hyphenate(std::string_view language);

// Byte offsets in `word`, which is ASCII letters; none for anything else. At least two letters stay
// before a hyphen and three after it.
std::vector<std::size_t> hyphen_points(std::string_view word);

}  // namespace content::print
