// Scores are worked out by hand from PRODUCT section 2: 0-30, 31-70 and 71-100 per cent.
#include "content/quiz.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace content {
namespace {

// `count` questions with answers worth 0, 1 and 2 points.
Quiz quiz_of(int count) {
    Quiz quiz;
    for (int i = 0; i < count; ++i) {
        quiz.questions.push_back(
            {pattern("How?"), {{pattern("A"), 0}, {pattern("B"), 1}, {pattern("C"), 2}}, {}});
    }
    quiz.segments = {{.key = "beginner", .from = 0},
                     {.key = "intermediate", .from = kIntermediateFrom},
                     {.key = "advanced", .from = kAdvancedFrom}};
    return quiz;
}

TEST(Quiz, AddsUpPointsAndFindsTheSegment) {
    const Quiz quiz = quiz_of(10);
    const std::vector<int> none(10, 0);
    const auto lowest = score(quiz, none);
    ASSERT_TRUE(lowest);
    EXPECT_EQ(lowest.value().percent, 0);
    EXPECT_EQ(lowest.value().most, 20);
    EXPECT_EQ(lowest.value().segment->key, "beginner");
    const std::vector<int> all(10, 2);
    EXPECT_EQ(score(quiz, all).value().percent, 100);
    EXPECT_EQ(score(quiz, all).value().points, 20);
    EXPECT_EQ(score(quiz, all).value().segment->key, "advanced");
}

TEST(Quiz, PutsEachScoreIntoTheSegmentThatHoldsIt) {
    // Of 100 questions of one point, N right answers are N per cent.
    Quiz quiz = quiz_of(100);
    for (QuizQuestion& question : quiz.questions) question.answers.pop_back();
    for (int right = 0; right <= 100; ++right) {
        std::vector<int> answers(100, 0);
        std::fill_n(answers.begin(), right, 1);
        const auto result = score(quiz, answers);
        ASSERT_TRUE(result);
        EXPECT_EQ(result.value().percent, right);
        EXPECT_EQ(result.value().segment->key, right <= 30   ? "beginner"
                                               : right <= 70 ? "intermediate"
                                                             : "advanced");
    }
}

TEST(Quiz, RoundsPerCentToTheNearestAndHalvesUp) {
    // 1/3 = 33.3, 2/3 = 66.7, 1/8 = 12.5, 3/8 = 37.5.
    const auto percent = [](int points, int questions) {
        Quiz quiz = quiz_of(questions);
        for (QuizQuestion& question : quiz.questions) question.answers.pop_back();
        std::vector<int> answers(static_cast<std::size_t>(questions), 0);
        std::fill_n(answers.begin(), points, 1);
        return score(quiz, answers).value().percent;
    };
    EXPECT_EQ(percent(1, 3), 33);
    EXPECT_EQ(percent(2, 3), 67);
    EXPECT_EQ(percent(1, 8), 13);
    EXPECT_EQ(percent(3, 8), 38);
}

TEST(Quiz, SaysWhichQuestionHasNoAnswer) {
    const Quiz quiz = quiz_of(3);
    const auto field = [&](std::vector<int> answers) { return score(quiz, answers).error().field; };
    EXPECT_EQ(field({0, -1, 1}), "q2");
    EXPECT_EQ(field({0, 1}), "q3");
    EXPECT_EQ(field({3, 0, 0}), "q1");
    EXPECT_EQ(field({0, 0, 0, 0}), "q4");
    EXPECT_EQ(field({}), "q1");
}

TEST(Quiz, IsCheckedBeforeAnyoneTakesIt) {
    EXPECT_TRUE(check_quiz(quiz_of(10)));
    const auto field = [](auto change) {
        Quiz quiz = quiz_of(3);
        change(quiz);
        const auto checked = check_quiz(quiz);
        EXPECT_FALSE(checked);
        return checked ? std::string() : checked.error().field;
    };
    EXPECT_EQ(field([](Quiz& quiz) { quiz.questions.clear(); }), "questions");
    EXPECT_EQ(field([](Quiz& quiz) { quiz.questions[1].answers.resize(1); }), "q2");
    EXPECT_EQ(field([](Quiz& quiz) {
                  quiz.questions[2].answers.erase(quiz.questions[2].answers.begin() + 1,
                                                  quiz.questions[2].answers.end());
              }),
              "q3");
    EXPECT_EQ(field([](Quiz& quiz) {
                  for (QuizAnswer& answer : quiz.questions[0].answers) answer.points = 2;
              }),
              "q1");
    EXPECT_EQ(field([](Quiz& quiz) { quiz.questions[0].answers[0].points = -1; }), "q1");
    EXPECT_EQ(field([](Quiz& quiz) { quiz.questions[0].answers[0].text = pattern(" "); }), "q1");
    EXPECT_EQ(field([](Quiz& quiz) { quiz.questions[1].text.clear(); }), "q2");
    EXPECT_EQ(field([](Quiz& quiz) { quiz.segments.clear(); }), "segments");
    EXPECT_EQ(field([](Quiz& quiz) { quiz.segments[0].from = 1; }), "segments");
    EXPECT_EQ(field([](Quiz& quiz) { quiz.segments[2].from = 31; }), "segments");
    EXPECT_EQ(field([](Quiz& quiz) { quiz.segments[2].from = 101; }), "segments");
    EXPECT_EQ(field([](Quiz& quiz) { quiz.segments[2].key = "beginner"; }), "segments");
}

}  // namespace
}  // namespace content
