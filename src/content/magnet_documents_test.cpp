// What a quiz and a script say on paper; numbers are worked out by hand.
#include "content/magnet_documents.hpp"

#include <gtest/gtest.h>

#include "content/magnet_samples_test.hpp"

namespace content {
namespace {

template <class T>
std::vector<T> parts_of(const Document& document) {
    std::vector<T> out;
    for (const Part& part : document.parts) {
        if (const auto* one = std::get_if<T>(&part)) out.push_back(*one);
    }
    return out;
}

TEST(QuizOnPaper, HasABoxForEachAnswerAndThePointsApart) {
    const auto document = quiz_document(sample_quiz(), {});
    const auto boxes = parts_of<ChecklistPart>(document);
    ASSERT_EQ(boxes.size(), 10u);
    EXPECT_EQ(boxes[0].items.size(), 4u);
    EXPECT_EQ(plain(boxes[9].heading).substr(0, 4), "10. ");
    EXPECT_EQ(plain(boxes[0].items[1].text), "B. I pay what it says");
    const auto tables = parts_of<TablePart>(document);
    ASSERT_EQ(tables.size(), 1u);
    ASSERT_EQ(tables[0].rows.size(), 11u);
    std::string row;
    for (const Text& cell : tables[0].rows[3]) row += plain(cell) + " ";
    EXPECT_EQ(row, "3 0 1 2 3 ");
}

// Of 30 points 9 are 30 %, 10 are 33 %, 21 are 70 % and 22 are 73 %.
TEST(QuizOnPaper, SaysInPointsWhereEachResultBegins) {
    std::vector<std::string> headings;
    for (const auto& heading : parts_of<HeadingPart>(quiz_document(sample_quiz(), {}))) {
        if (heading.level == 2) headings.push_back(plain(heading.text));
    }
    EXPECT_EQ(headings, (std::vector<std::string>{"0 to 9 points: You fear the envelope",
                                                  "10 to 21 points: You open it",
                                                  "22 to 30 points: You answer it"}));
}

TEST(QuizOnPaper, LeavesOutAResultThatNoScoreReaches) {
    Quiz quiz = sample_quiz();
    quiz.questions.resize(1);
    for (int points = 0; QuizAnswer & answer : quiz.questions[0].answers) {
        answer.points = points == 0 ? 0 : 1;
        ++points;
    }
    std::size_t results = 0;
    for (const auto& heading : parts_of<HeadingPart>(quiz_document(quiz, {}))) {
        results += heading.level == 2;
    }
    EXPECT_EQ(results, 2u);  // 0 % and 100 %
}

TEST(QuizOnPaper, KeepsWhereItsWordsComeFromAndEndsWithWhatItWasGiven) {
    Document about{.title = "T", .author = "A", .parts = {AuthorPart{pattern("Who")}}};
    const auto document = quiz_document(sample_quiz(), about);
    EXPECT_EQ(document.title, "T");
    EXPECT_TRUE(std::holds_alternative<AuthorPart>(document.parts.back()));
    const auto boxes = parts_of<ChecklistPart>(document);
    EXPECT_EQ(boxes[0].heading.back().from, Origin::source);
    EXPECT_EQ(boxes[0].heading.back().anchor, "letters/c1p1");
}

TEST(ScriptOnPaper, GivesEachSceneItsTime) {
    VideoScript script;
    const auto minute = [](const char* words) {
        std::string out;
        for (int i = 0; i < 50; ++i) out += words;
        return pattern(out);
    };
    script.scenes = {{pattern("First"), {pattern("a"), pattern("b")}, {minute("so it is ")}},
                     {pattern("Second"), {}, {minute("so it is ")}}};
    const auto document = script_document(script, {});
    std::vector<std::string> headings;
    for (const auto& heading : parts_of<HeadingPart>(document)) {
        if (heading.level == 2) headings.push_back(plain(heading.text));
    }
    // 150 words at 150 a minute.
    EXPECT_EQ(headings, (std::vector<std::string>{"0:00 · First", "1:00 · Second"}));
    const auto slides = parts_of<TablePart>(document);
    ASSERT_EQ(slides.size(), 1u);
    EXPECT_EQ(plain(slides[0].rows[1][2]), "a · b");
    EXPECT_EQ(plain(parts_of<ParagraphPart>(document)[0].text).substr(0, 39),
              "300 words, which take 2:00 minutes at 1");
}

}  // namespace
}  // namespace content
