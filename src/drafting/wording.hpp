// Small questions about the words of a sentence, for phrases.cpp and sentence_fit.cpp.
#pragma once

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "text/tagger.hpp"

namespace drafting {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string first_word(std::string_view sentence);  // in lower case
std::size_t characters(std::string_view text);      // as a reader counts them
bool says_any(std::string_view text, std::initializer_list<std::string_view> words);
// "that raise", "that stretch": means one that was spoken of before.
bool points_at_noun(const std::vector<text::TaggedWord>& words);

// A number that means something only where its page is known; one, and so many percent, do not.
bool counts(const std::vector<text::TaggedWord>& words);

// A condition in the form of a command: "Give a boy a fortune, and he will lose it."
bool supposes(const std::vector<text::TaggedWord>& words);

// Capitals for stress, as old books set them.
bool shouts(const std::vector<text::TaggedWord>& words);
// At another page, chapter or passage.
bool points_elsewhere(std::string_view sentence);
// A finite verb that no "whether", "since" or comma has cut off; a sentence that opens with a
// condition has its clause after it.
bool has_main_clause(const std::vector<text::TaggedWord>& words);
// A sum of money or a figure; a number of per cent is none.
bool has_amount(std::string_view sentence);

}  // namespace drafting
