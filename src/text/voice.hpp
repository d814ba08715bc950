// How someone writes: what a draft in their name should sound like. English.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/grammar.hpp"

namespace text {

struct Voice {
    double sentence_words = 0;   // the mean
    double sentence_spread = 0;  // the standard deviation: even or lively
    double first_person = 0;     // share of sentences with "I", "my", "we" ...
    double second_person = 0;    // share of sentences with "you", "your" ...
    double contractions = 0;     // in a hundred words
    // Heylighen & Dewaele 1999: (nouns + adjectives + prepositions + articles - pronouns - verbs -
    // adverbs - interjections + 100) / 2, each in percent of the words. Talk has about 40,
    // essays 60.
    double formality = 0;
    // Used far oftener than newspapers do, the most telling first; as written, in lower case.
    std::vector<std::string> favourite_words;
};

// Add every sentence, then ask. One thread.
class VoiceProfile {
  public:
    void add(const Words& sentence);
    Voice voice(std::size_t favourites = 10) const;

  private:
    std::size_t sentences_ = 0;
    std::size_t words_ = 0;
    double squares_ = 0;
    std::size_t first_person_ = 0;
    std::size_t second_person_ = 0;
    std::size_t contractions_ = 0;
    std::size_t formal_ = 0;    // nouns, adjectives, prepositions, articles
    std::size_t informal_ = 0;  // pronouns, verbs, adverbs, interjections
    std::unordered_map<std::string, std::size_t> counts_;
};

}  // namespace text
