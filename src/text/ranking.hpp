// Ranking sentences: which carry a text, and which of them say something that is not said yet.
#pragma once

#include <cstdint>
#include <functional>
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
// being 1. Long texts are ranked in stretches of so many sentences.
inline constexpr std::size_t kStretch = 400;
std::vector<double> lexrank(const std::vector<Terms>& sentences, std::size_t stretch = kStretch);

// Indices in the order chosen: `scores` less `lambda` times the likeness to what is chosen already
// (maximal marginal relevance, Carbonell & Goldstein 1998), at most `most`. `take` is asked of each
// in its turn; what it refuses is left out and nothing is compared with it.
std::vector<std::size_t> choose_diverse(const std::vector<double>& scores,
                                        const std::vector<Terms>& terms, std::size_t most,
                                        double lambda = 0.7,
                                        const std::function<bool(std::size_t)>& take = {});

}  // namespace text
