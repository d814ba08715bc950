// The quiz of a lead magnet as pages of the public site: its questions, and a reader's result. Pure
// functions; whole HTML documents without script, as page_html.hpp makes them.
//
// The form posts q1 to qN, each the mark of the answer chosen, and token and website as every form.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "content/page_context.hpp"
#include "content/quiz.hpp"

namespace content {

// Made of the question's words and the answer's own: a form that was open while the quiz was edited
// keeps what still stands, wherever it stands now. Where two answers say the same, the later one's
// mark says which.
std::string answer_mark(const QuizQuestion& question, std::size_t answer);
// For each question the index of the answer whose mark is among `marks`, or -1.
std::vector<int> find_answers(const Quiz& quiz, std::span<const std::string> marks);
// Two quizzes that differ in anything differ in it.
std::string edition_of(const Quiz& quiz);

// Answers that reach this segment, as few points as it takes: to show its result as a sample.
// REQUIRES check_quiz(quiz). Where no score falls into the segment, those that come next above it.
std::vector<int> answers_for(const Quiz& quiz, const QuizSegment& segment);

struct QuizForm {
    std::string title;
    const Quiz& quiz;
    std::vector<int> chosen;  // for each question the answer's index, or -1; empty: none yet
    bool sent = false;        // the questions that are open are named and marked
    std::string notice;       // why the form is shown again, if not for open questions; or empty
};

// Address and token of the form are the context's. Errors: invalid, naming a merge field without a
// value.
base::Result<std::string> render_quiz_page(const PageContext& context, const QuizForm& form);

struct QuizOutcome {
    std::string title;  // the quiz's
    const Quiz& quiz;
    std::vector<int> answers;  // that score() took
    QuizResult result;
    std::string book_title;  // what is recommended; with its page, or empty
    std::string book_url;
    std::string print_url;  // the printable quiz; or empty
    std::string again_url;  // the questions; or empty
};

// Score, what it means, advice, the recommendation, and the lesson of each question that was
// missed: whose answer is worth less than the best one.
base::Result<std::string> render_quiz_result(const PageContext& context,
                                             const QuizOutcome& outcome);

}  // namespace content
