// The English lexicon embedded in the program: which parts of speech a word can have, how likely,
// and how parts of speech follow one another. Source: festlex-poslex (Wall Street Journal, Penn
// Treebank tags), widened by the lemmas of WordNet. Read-only and thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "text/tagger.hpp"

namespace text {

struct Reading {
    Tag tag;
    float log_probability;  // ln P(word | tag)
};

struct Readings {
    std::array<Reading, 12> items{};
    std::size_t count = 0;

    auto begin() const { return items.begin(); }
    auto end() const { return items.begin() + static_cast<std::ptrdiff_t>(count); }
    bool empty() const { return count == 0; }
};

// Empty where the word, in lower case, is not in the lexicon.
Readings look_up(std::string_view lower_case_word);

// Whether the lexicon knows the word with this tag at all.
bool can_be(std::string_view lower_case_word, Tag tag);

// ln P(tag | the two tags before it), smoothed: row-major [before last][last][tag], kTags each way.
const float* transitions();

}  // namespace text
