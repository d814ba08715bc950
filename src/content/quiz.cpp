#include "content/quiz.hpp"

#include <algorithm>
#include <set>

#include "content/print/clean.hpp"

namespace content {
namespace {

base::Result<> check_question(const QuizQuestion& question, std::size_t number) {
    const auto field = fmt::format("q{}", number);
    if (print::clean_line(plain(question.text)).empty()) {
        return base::fail_field(field, "Question {} has no words", number);
    }
    if (question.answers.size() < 2) {
        return base::fail_field(field, "Question {} needs two answers at least", number);
    }
    int least = question.answers.front().points;
    for (const QuizAnswer& answer : question.answers) {
        if (answer.points < 0) {
            return base::fail_field(field, "An answer of question {} is worth less than nothing",
                                    number);
        }
        if (print::clean_line(plain(answer.text)).empty()) {
            return base::fail_field(field, "An answer of question {} has no words", number);
        }
        least = std::min(least, answer.points);
    }
    if (least == most_points(question)) {
        return base::fail_field(field, "All answers of question {} are worth the same", number);
    }
    return base::success();
}

}  // namespace

int most_points(const QuizQuestion& question) {
    int most = 0;
    for (const QuizAnswer& answer : question.answers) most = std::max(most, answer.points);
    return most;
}

int percent_of(int points, int most) {
    return most > 0 ? (200 * points + most) / (2 * most) : 0;
}

const QuizSegment* segment_at(const Quiz& quiz, int percent) {
    const QuizSegment* found = nullptr;
    for (const QuizSegment& segment : quiz.segments) {
        if (segment.from <= percent) found = &segment;
    }
    return found;
}

base::Result<QuizResult> score(const Quiz& quiz, std::span<const int> answers) {
    QuizResult result;
    for (std::size_t i = 0; i < quiz.questions.size(); ++i) {
        const auto& choices = quiz.questions[i].answers;
        const int chosen = i < answers.size() ? answers[i] : -1;
        if (chosen < 0 || static_cast<std::size_t>(chosen) >= choices.size()) {
            return base::fail_field(fmt::format("q{}", i + 1), "Please choose an answer");
        }
        result.points += choices[static_cast<std::size_t>(chosen)].points;
        result.most += most_points(quiz.questions[i]);
    }
    if (answers.size() > quiz.questions.size()) {
        return base::fail_field(fmt::format("q{}", quiz.questions.size() + 1),
                                "There is no such question");
    }
    result.percent = percent_of(result.points, result.most);
    result.segment = segment_at(quiz, result.percent);
    return result;
}

base::Result<> check_quiz(const Quiz& quiz) {
    if (quiz.questions.empty()) return base::fail_field("questions", "A quiz needs questions");
    for (std::size_t i = 0; i < quiz.questions.size(); ++i) {
        TRY(check_question(quiz.questions[i], i + 1));
    }
    if (quiz.segments.empty() || quiz.segments.front().from != 0) {
        return base::fail_field("segments", "The first segment begins at 0 per cent");
    }
    std::set<std::string_view> keys;
    int before = -1;
    for (const QuizSegment& segment : quiz.segments) {
        if (segment.key.empty() || !keys.insert(segment.key).second) {
            return base::fail_field("segments", "Each segment needs a key of its own, not \"{}\"",
                                    segment.key);
        }
        if (segment.from <= before || segment.from > 100) {
            return base::fail_field("segments",
                                    "Segment {} begins at {} per cent: it must begin after the one "
                                    "before it and at 100 at most",
                                    segment.key, segment.from);
        }
        before = segment.from;
    }
    return base::success();
}

}  // namespace content
