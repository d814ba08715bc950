// What the analysis looks for in the sentences, a function each. Pure; English only.
#pragma once

#include <vector>

#include "books/analysis.hpp"
#include "books/sentences.hpp"

namespace books {

std::vector<ActionItem> find_action_items(const Book& book, const Sentences& sentences);
// Those that take a sitting, best first.
std::vector<ActionItem> find_quick_wins(const std::vector<ActionItem>& items);
std::vector<Mistake> find_mistakes(const Sentences& sentences,
                                   const std::vector<ActionItem>& items);
std::vector<Story> find_stories(const Book& book, const Sentences& sentences);
std::vector<Definition> find_definitions(const Sentences& sentences);
std::vector<Passage> find_numbers(const Sentences& sentences);
std::vector<Passage> find_quotables(const Sentences& sentences);
std::vector<Passage> find_takeaways(const Sentences& sentences, int chapter, std::size_t most);
// At most so many words, in reading order.
std::vector<Passage> find_summary(const Book& book, const Sentences& sentences,
                                  std::size_t target_words);

// What the book is for, from its subtitle, description, titles and sentences.
Niche find_niche(const Book& book, const Sentences& sentences);
Phrase find_topic(const Book& book, const std::vector<KeyPhrase>& phrases);
Phrase topic_of_chapter(const Chapter& chapter, const std::vector<KeyPhrase>& phrases);
std::vector<Phrase> find_benefits(const Book& book, const std::vector<ActionItem>& items);
Phrase find_audience(const Book& book);

BestChapter find_best_chapter(const Book& book, const Sentences& sentences,
                              const std::vector<ChapterAnalysis>& chapters,
                              const std::vector<ActionItem>& items);

Passage to_passage(const Sentence& sentence);

}  // namespace books
