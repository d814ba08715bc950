// Ranking: which phrases a text is about, which sentences carry it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/grammar.hpp"

namespace text {

// Stems as small numbers; each distinct word is stemmed once.
class Vocabulary {
  public:
    static constexpr std::uint32_t kNone = UINT32_MAX;

    // kNone for stop words, numbers and punctuation.
    std::uint32_t id(std::string_view word);
    std::size_t size() const { return stems_.size(); }

  private:
    std::unordered_map<std::string, std::uint32_t> words_;
    std::unordered_map<std::string, std::uint32_t> stems_;
};

using Terms = std::vector<std::uint32_t>;  // sorted, without repetition
Terms terms_of(const Words& words, Vocabulary& vocabulary);

// Cosine of two sets of terms.
double similarity(const Terms& a, const Terms& b);

// Erkan & Radev 2004 with continuous weights and damping 0.85; one value a sentence, the best
// being 1. Long texts are ranked in stretches of kStretch sentences.
std::vector<double> lexrank(const std::vector<Terms>& sentences);
inline constexpr std::size_t kStretch = 400;

// Indices in the order chosen: `scores` less `lambda` times the likeness to what is chosen already
// (maximal marginal relevance, Carbonell & Goldstein 1998), until `enough` says stop.
std::vector<std::size_t> choose_diverse(const std::vector<double>& scores,
                                        const std::vector<Terms>& terms, std::size_t most,
                                        double lambda = 0.7);

struct RankedPhrase {
    std::string text;  // its commonest form
    double score = 0;  // the best is 1
    int mentions = 0;
};

// Noun phrases by frequency against how common their words are in newspapers, with more weight to
// longer phrases, to those in headings and to those that many sections use.
class PhraseCounter {
  public:
    // `section` counts from 0; `weight` 1 for running text, more for headings and titles.
    void add(const Words& words, int section, double weight = 1);
    std::vector<RankedPhrase> best(std::size_t most) const;
    std::vector<RankedPhrase> best_of_section(int section, std::size_t most) const;

  private:
    struct Entry {
        double weight = 0;
        int mentions = 0;
        double specificity = 0;
        std::size_t words = 0;
        std::unordered_map<std::string, int> forms;
        std::unordered_map<int, double> sections;
    };
    std::vector<RankedPhrase> ranked(std::size_t most, int section) const;

    std::unordered_map<std::string, Entry> entries_;
    std::unordered_map<std::string, std::string> stems_;
    int sections_ = 0;
};

}  // namespace text
