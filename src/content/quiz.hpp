// An assessment that readers take on a page of the site: questions with scored answers, and what
// the score says. Values and pure functions.
//
//   const auto result = content::score(quiz, {0, 2, 1, ...});   // one answer a question
//   result->segment->heading
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "content/text.hpp"

namespace content {

struct QuizAnswer {
    Text text;
    int points = 0;  // 0 or more
    bool operator==(const QuizAnswer&) const = default;
};
BOOST_DESCRIBE_STRUCT(QuizAnswer, (), (text, points))

struct QuizQuestion {
    Text text;
    std::vector<QuizAnswer> answers;
    Text lesson;  // what the book says to it: shown with the result
    bool operator==(const QuizQuestion&) const = default;
};
BOOST_DESCRIBE_STRUCT(QuizQuestion, (), (text, answers, lesson))

// Readers whose score is `from` per cent or more, and less than the next segment's.
struct QuizSegment {
    std::string key;  // beginner, intermediate, advanced: the contact's tag ends with it
    int from = 0;
    Text heading;
    std::vector<Text> paragraphs;  // what this result means
    std::vector<Text> advice;      // what to do next
    Text recommendation;           // what to read, and why
    bool operator==(const QuizSegment&) const = default;
};
BOOST_DESCRIBE_STRUCT(QuizSegment, (), (key, from, heading, paragraphs, advice, recommendation))

struct Quiz {
    Text intro;
    std::vector<QuizQuestion> questions;
    std::vector<QuizSegment> segments;  // by `from`, the first being 0
    bool operator==(const Quiz&) const = default;
};
BOOST_DESCRIBE_STRUCT(Quiz, (), (intro, questions, segments))

// Where the three segments of PRODUCT begin: 0-30, 31-70 and 71-100 per cent.
inline constexpr int kIntermediateFrom = 31;
inline constexpr int kAdvancedFrom = 71;

struct QuizResult {
    int points = 0;
    int most = 0;                          // that could be had
    int percent = 0;                       // 0 to 100, rounded to the nearest, halves up
    const QuizSegment* segment = nullptr;  // of the quiz that was scored
};

// What a question's best answer is worth.
int most_points(const QuizQuestion& question);
// Rounded to the nearest, halves up; 0 of 0 is 0.
int percent_of(int points, int most);
// Points into `quiz`; null where it has no such segment.
const QuizSegment* segment_at(const Quiz& quiz, int percent);

// `answers`: for each question the index of its answer, or -1 where none was given. Errors:
// invalid; the field is "qN", N counting from 1, of the first question that has no such answer or
// does not exist. The result points into `quiz`.
base::Result<QuizResult> score(const Quiz& quiz, std::span<const int> answers);

// Errors: invalid, naming the question ("qN") or "segments": no questions, one without words, fewer
// than two answers, answers without words or worth less than nothing, all answers of a question
// worth the same; segments that do not begin at 0, do not rise, begin past 100 or share a key.
base::Result<> check_quiz(const Quiz& quiz);

}  // namespace content
