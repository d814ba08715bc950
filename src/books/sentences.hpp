// A book's sentences, tagged and judged once for everything that the analysis asks of them.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "books/types.hpp"
#include "text/phrases.hpp"
#include "text/ranking.hpp"

namespace books {

struct Sentence {
    std::string text;
    text::Words words;  // views into `text`, so a Sentence never moves
    text::Terms terms;
    const Block* block = nullptr;
    int chapter = 0;
    int in_block = 0;  // its place among the block's sentences
    bool last_in_block = false;
    std::size_t length = 0;  // in words
    bool fit = false;        // complete, undamaged, understandable alone, 6 to 35 words
    bool past = false;
    bool first_person = false;
    bool question = false;
    double rank = 0;                     // LexRank within its chapter
    double weight = 0;                   // how much of what the book is about it mentions, 0 to 1
    double score = 0;                    // all of it together, 0 to 1
    std::optional<std::string> command;  // the imperative in it
    bool advice_section = false;         // under a heading such as "What to do"
};

struct Sentences {
    std::deque<Sentence> all;  // in reading order
    text::Vocabulary vocabulary;
    text::Terms title;  // of the book
    std::vector<text::Terms> chapter_titles;
    text::PhraseCounter phrases;
    std::vector<text::RankedPhrase> key_phrases;
};

inline constexpr std::size_t kShortest = 6;
inline constexpr std::size_t kLongest = 35;

bool is_english(const Book& book);

// REQUIRES that `book` outlives the result.
void collect_sentences(const Book& book, Sentences& out);

bool holds_any(const std::string& lower_text, std::initializer_list<std::string_view> cues);

}  // namespace books
