// What is worth saying about a book, in the book's own words. Computed once per book by a pure
// function of it, so the same book gives the same analysis on every machine.
//
// Every sentence in here is complete, understandable alone (in `summary` among the others),
// undamaged, 6 to 35 words long, and from a chapter (never from front or back matter). `anchor` is
// the block it stands in; `chapter` counts from 0. English is analysed fully; in other languages
// what needs English grammar stays empty and `notes` says so.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

#include "books/types.hpp"

namespace books {

// The anchor of what comes from the book's title, subtitle, description or subjects.
inline constexpr std::string_view kMetadataAnchor = "metadata";

struct Passage {
    std::string text;
    std::string anchor;
    int chapter = 0;
    double score = 0;  // 0 to 1: how well it stands alone and how much it says
};
BOOST_DESCRIBE_STRUCT(Passage, (), (text, anchor, chapter, score))

struct KeyPhrase {
    std::string text;  // as the book mostly writes it, lower-case unless a name
    double score = 0;  // 0 to 1, the best phrase being 1
    int mentions = 0;
};
BOOST_DESCRIBE_STRUCT(KeyPhrase, (), (text, score, mentions))

// "Write the number on one page." `why` is a sentence of the book beside it, or empty.
struct ActionItem {
    std::string text;
    std::string why;
    std::string anchor;
    std::string why_anchor;
    int chapter = 0;
    double score = 0;
    bool quick = false;  // done in a sitting: minutes, a phone call, a look
};
BOOST_DESCRIBE_STRUCT(ActionItem, (), (text, why, anchor, why_anchor, chapter, score, quick))

// A sentence naming something people get wrong; `fix` is the book's own remedy close by, or empty.
struct Mistake {
    std::string text;
    std::string fix;
    std::string anchor;
    std::string fix_anchor;
    int chapter = 0;
    double score = 0;
};
BOOST_DESCRIBE_STRUCT(Mistake, (), (text, fix, anchor, fix_anchor, chapter, score))

// The blocks from `first_anchor` to `last_anchor` tell what happened to someone.
struct Story {
    int chapter = 0;
    std::string first_anchor;
    std::string last_anchor;
    std::string opening;  // its first sentence
    std::string who;      // a name or "a client"; empty where it is the author's own
    double score = 0;
};
BOOST_DESCRIBE_STRUCT(Story, (), (chapter, first_anchor, last_anchor, opening, who, score))

struct Definition {
    std::string term;
    std::string text;  // the whole sentence
    std::string anchor;
    int chapter = 0;
};
BOOST_DESCRIBE_STRUCT(Definition, (), (term, text, anchor, chapter))

// Words for copy, with where they are from: a block's anchor or kMetadataAnchor.
struct Phrase {
    std::string text;
    std::string anchor;
};
BOOST_DESCRIBE_STRUCT(Phrase, (), (text, anchor))

enum class NicheId {
    tax,
    health,
    finance,
    student_loan,
    career,
    business,
    self_help,
    parenting,
    technology,
    history,
    general
};
BOOST_DESCRIBE_ENUM(NicheId, tax, health, finance, student_loan, career, business, self_help,
                    parenting, technology, history, general)

// "Personal finance", "Student loans": for people.
std::string_view niche_name(NicheId niche);

struct Niche {
    NicheId id = NicheId::general;
    double confidence = 0;  // 0 to 1
};
BOOST_DESCRIBE_STRUCT(Niche, (), (id, confidence))

struct ChapterAnalysis {
    std::string title;
    std::size_t words = 0;
    double reading_ease = 0;
    std::vector<KeyPhrase> key_phrases;  // best first, at most 10
    std::vector<Passage> takeaways;      // best first, at most 6
    Phrase topic;  // a noun phrase that reads well after "about"; empty where none is good enough
};
BOOST_DESCRIBE_STRUCT(ChapterAnalysis, (),
                      (title, words, reading_ease, key_phrases, takeaways, topic))

// One reason for a chapter's score; value and weight 0 to 1, the score is the weighted mean.
struct ScorePart {
    std::string name;  // self_contained, valuable, not_the_ending, length, readability
    double value = 0;
    double weight = 0;
};
BOOST_DESCRIBE_STRUCT(ScorePart, (), (name, value, weight))

struct BestChapter {
    int index = 0;
    double score = 0;
    std::vector<ScorePart> components;
};
BOOST_DESCRIBE_STRUCT(BestChapter, (), (index, score, components))

struct Analysis {
    std::string language;
    std::size_t words = 0;
    double reading_ease = 0;  // Flesch 1948; 60 to 70 is plain English
    Niche niche;
    // Reads well after "about": "fund fees and card interest", "income tax".
    Phrase topic;
    // Verb phrases in the base form that read well after "to": "read a health headline".
    Phrase main_benefit;
    Phrase main_outcome;
    // A plural noun phrase, "people who file their own taxes"; empty where the book does not say.
    Phrase audience;
    std::vector<Phrase> benefits;        // further verb phrases of the same kind, best first
    std::vector<KeyPhrase> key_phrases;  // best first, at most 30
    std::vector<ChapterAnalysis> chapters;
    std::vector<Passage> sentences;        // everything fit for copy, in reading order
    std::vector<ActionItem> action_items;  // in reading order
    std::vector<ActionItem> quick_wins;    // best first
    std::vector<Mistake> mistakes;         // best first
    std::vector<Story> stories;            // best first
    std::vector<Definition> definitions;   // in reading order
    std::vector<Passage> numbers;          // sentences with a figure, best first
    std::vector<Passage> quotables;        // short and pointed, best first
    std::vector<Passage> summary;          // in reading order, at most kSummaryWords words
    BestChapter best_chapter;
    std::vector<std::string> notes;  // what is off or weak, and why
};
BOOST_DESCRIBE_STRUCT(Analysis, (),
                      (language, words, reading_ease, niche, topic, main_benefit, main_outcome,
                       audience, benefits, key_phrases, chapters, sentences, action_items,
                       quick_wins, mistakes, stories, definitions, numbers, quotables, summary,
                       best_chapter, notes))

inline constexpr std::size_t kSummaryWords = 250;

// REQUIRES anchors (set_anchors; every reader does).
Analysis analyze(const Book& book);

// As in the analysis, however many; nothing where the book is not in English.
std::vector<KeyPhrase> key_phrases(const Book& book, std::size_t most);

// A summary of at most so many words, from any language that parts words with spaces.
std::vector<Passage> summarize(const Book& book, std::size_t target_words);

}  // namespace books
