// What a tagged English sentence is and does: whether it commands, stands alone, tells of the past.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/tagger.hpp"

namespace text {

using Words = std::vector<TaggedWord>;

// Words that are words: no punctuation, no clitics.
std::size_t count_words(const Words& words);

// A clause of its own: a finite verb with something before it, or a command.
bool has_clause(const Words& words);

// The command without what leads up to it, as "Write the number down." of "So write the number
// down." or "You should write the number down."; nothing where the sentence is none. A condition
// stays: "If you are late, call the office." Rejects invitations to think ("imagine", "suppose").
std::optional<std::string> command(std::string_view sentence, const Words& words);

// Opens with or leans on something said before: "This is why ...", "He ...", "as above".
bool leans_on_context(std::string_view sentence, const Words& words);

bool is_question(std::string_view sentence);
bool has_first_person(const Words& words);
// Most of its finite verbs are in the past.
bool is_past(const Words& words);

// Undamaged: begins like a sentence, ends like one, quotes and brackets closed, made of words.
bool is_well_formed(std::string_view sentence);

struct NounPhrase {
    std::size_t begin = 0;  // words [begin, end)
    std::size_t end = 0;
};
// Adjectives and nouns ending in a noun, without articles, at most `longest` words.
std::vector<NounPhrase> noun_phrases(const Words& words, std::size_t longest = 4);

}  // namespace text
