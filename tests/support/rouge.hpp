// ROUGE-N (Lin 2004) as ROUGE 1.5.5 counts it with `-n 2 -m -f A`: lower case, hyphens part words,
// other marks fall away, words of more than three letters by their Porter (1980) stem, stop words
// stay.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace support {

// The stem by Porter's first algorithm, which published measures use; `text::stem` is his second.
std::string porter_stem(std::string_view word);

std::vector<std::string> rouge_tokens(std::string_view text);

// The F measure, precision and recall alike, of n-grams clipped to how often the other text has
// them.
double rouge_n(std::string_view summary, std::string_view reference, std::size_t n);

}  // namespace support
