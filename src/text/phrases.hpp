// Key phrases: which noun phrases a text is about.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "text/grammar.hpp"

namespace text {

struct RankedPhrase {
    std::string text;  // its commonest form
    double score = 0;  // the best is 1
    int mentions = 0;
};

// Adjectives and nouns ending in a noun, by frequency against how common their words are in
// newspapers (TF-IDF, with the lexicon for its documents), with more weight to longer phrases, to
// those in headings and to those that many sections use; a phrase that stands only within one
// longer phrase is left out, as by C-value (Frantzi, Ananiadou & Mima 2000). Measured on Inspec
// against PositionRank and plain TF-IDF over the same candidates: docs/quality.md. One thread.
class PhraseCounter {
  public:
    // `section` counts from 0; `weight` 1 for running text, more for headings and titles.
    void add(const Words& words, int section, double weight = 1);
    // The best first. In a text of more than a page or two what is said once does not count.
    std::vector<RankedPhrase> best(std::size_t most) const;
    std::vector<RankedPhrase> best_of_section(int section, std::size_t most) const;

  private:
    struct Entry {
        double weight = 0;
        int mentions = 0;
        int alone = 0;         // mentions that are not part of a longer phrase
        std::string parent;    // the first longer phrase
        bool parents = false;  // there are others
        double specificity = 0;
        std::size_t words = 0;
        std::unordered_map<std::string, int> forms;
        std::unordered_map<int, double> sections;
    };
    std::vector<RankedPhrase> ranked(std::size_t most, int section) const;

    std::unordered_map<std::string, Entry> entries_;
    std::unordered_map<std::string, std::string> stems_;
    int sections_ = 0;
    int sentences_ = 0;
};

}  // namespace text
