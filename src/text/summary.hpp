// Summaries by extraction: which sentences to keep so that they say what a text says.
#pragma once

#include <cstddef>
#include <vector>

#include "text/ranking.hpp"

namespace text {

struct SummarySentence {
    Terms terms;
    std::size_t words = 0;
    std::size_t section = 0;  // from 0; a section's sentences stand together
    bool eligible = true;     // may be chosen; the others only show what the text is about
};

// A text in reading order. `title` and `sections` are the terms of headings.
struct SummaryText {
    Terms title;
    std::vector<Terms> sections;
    std::vector<SummarySentence> sentences;
    // LexRank of each sentence within its section, where the caller knows it; used for texts longer
    // than kWholeText sentences, while shorter ones are ranked as a whole.
    std::vector<double> section_ranks;
};
inline constexpr std::size_t kWholeText = 1200;

// How much each says of the whole: LexRank (Erkan & Radev 2004) over the sentences of its section
// or of all, frequent terms (Luhn 1958), words of titles and place in the section (Edmundson 1969).
std::vector<double> summary_scores(const SummaryText& text);

// Indices in reading order of sentences with at most `words` words together, chosen by maximal
// marginal relevance, no section giving more than `share` of the words.
std::vector<std::size_t> summarize(const SummaryText& text, std::size_t words, double share = 0.5);

}  // namespace text
