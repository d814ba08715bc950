// The quiz's pages: what a reader and a browser see.
#include "content/quiz_pages.hpp"

#include <gtest/gtest.h>

#include "base/json.hpp"
#include "content/html_tree_test.hpp"
#include "content/magnet_words.hpp"
#include "content/quiz_sample_test.hpp"
#include "content/samples_test.hpp"
#include "content/site_style.hpp"

namespace content {
namespace {

constexpr std::array kQuizThemes = {Theme::folio, Theme::ledger, Theme::daylight};

PageContext quiz_context(Theme theme = Theme::folio) {
    auto context = sample_page_context(theme, PageKind::thank_you);
    context.form = {.action = "/b/press/letters/quiz", .token = "a-token"};
    return context;
}

std::string questions(const Quiz& quiz, std::vector<int> chosen = {}, bool sent = false) {
    auto html = render_quiz_page(
        quiz_context(),
        {.title = "How do you read?", .quiz = quiz, .chosen = std::move(chosen), .sent = sent});
    EXPECT_TRUE(html) << html.error().message;
    return html ? html.value() : std::string{};
}

std::string result_of(const Quiz& quiz, const std::vector<int>& answers) {
    auto scored = score(quiz, answers);
    EXPECT_TRUE(scored) << scored.error().message;
    auto html = render_quiz_result(quiz_context(), {.title = "How do you read?",
                                                    .quiz = quiz,
                                                    .answers = answers,
                                                    .result = scored.value(),
                                                    .book_title = "The Letter",
                                                    .book_url = "/b/press/letters/offer",
                                                    .again_url = "/b/press/letters/quiz"});
    EXPECT_TRUE(html) << html.error().message;
    return html ? html.value() : std::string{};
}

TEST(QuizPages, AreAccessibleMarkupWithoutScriptInEveryTheme) {
    const Quiz quiz = small_quiz();
    for (const Theme theme : kQuizThemes) {
        SCOPED_TRACE(base::enum_name(theme));
        const auto context = quiz_context(theme);
        const auto form = render_quiz_page(
            context, {.title = "T", .quiz = quiz, .chosen = {0, -1, -1}, .sent = true});
        const std::vector<int> answers{0, 1, 0};
        const auto scored = score(quiz, answers);
        ASSERT_TRUE(scored);
        const auto result = render_quiz_result(
            context, {.title = "T", .quiz = quiz, .answers = answers, .result = scored.value()});
        ASSERT_TRUE(form && result);
        for (const auto& html : {form.value(), result.value()}) {
            const HtmlTree tree(html);
            EXPECT_EQ(tree.count("//h1"), 1);
            EXPECT_EQ(tree.count("//script | //@style | //@onclick"), 0);
            EXPECT_EQ(tree.count("//svg[not(@role='img') or not(@aria-label)]"), 0);
            for (const auto& target : tree.texts("//a[starts-with(@href, '#')]/@href")) {
                EXPECT_EQ(tree.count("//*[@id='" + target.substr(1) + "']"), 1) << target;
            }
            // Both sheets of the page are those that its policy allows.
            const auto policy = content_security_policy(context.brand);
            EXPECT_EQ(tree.count("//style"), 2);
            EXPECT_NE(policy.find("'" + quiz_style().hash + "'"), std::string::npos);
            EXPECT_NE(html.find("<style>" + quiz_style().css + "</style>"), std::string::npos);
        }
    }
}

TEST(QuizPages, EachQuestionIsAGroupOfRadioButtonsWithItsNumberInItsName) {
    const HtmlTree tree(questions(small_quiz()));
    EXPECT_EQ(tree.count("//fieldset"), 3);
    EXPECT_EQ(tree.texts("//fieldset/legend"),
              (std::vector<std::string>{"Question 1 of 3How often do you open your post?",
                                        "Question 2 of 3What do you keep?",
                                        "Question 3 of 3Which is true of a deadline?"}));
    EXPECT_EQ(tree.count("//fieldset[@id='question-1']//label/input[@type='radio'][@name='q1']"
                         "[@required]"),
              3);
    EXPECT_EQ(tree.count("//input[@checked]"), 0);
    EXPECT_EQ(tree.count("//*[@role='alert']"), 0);
}

TEST(QuizPages, WhatIsOpenIsNamedLinkedAndMarkedAndTheRestIsKept) {
    const HtmlTree tree(questions(small_quiz(), {-1, 1, -1}, true));
    EXPECT_EQ(tree.texts("//*[@role='alert']"),
              (std::vector<std::string>{"2 questions are still open: 1, 3."}));
    EXPECT_EQ(tree.texts("//*[@role='alert']/a/@href"),
              (std::vector<std::string>{"#question-1", "#question-3"}));
    EXPECT_EQ(tree.texts("//fieldset[contains(@class, 'bad')]/@aria-describedby"),
              (std::vector<std::string>{"q1-error", "q3-error"}));
    EXPECT_EQ(tree.count("//input[@checked]"), 1);
    EXPECT_EQ(tree.count("//input[@name='q2'][@checked]"), 1);
    EXPECT_EQ(tree.count("//input[@autofocus]"), 1);
    EXPECT_EQ(tree.count("//input[@name='q1'][@autofocus]"), 1);
}

TEST(QuizPages, AnAnswerIsFoundAgainAfterTheQuizWasEdited) {
    const Quiz before = small_quiz();
    const std::vector<std::string> marks = {answer_mark(before.questions[0], 2),
                                            answer_mark(before.questions[1], 0)};
    Quiz after = before;
    std::swap(after.questions[0], after.questions[1]);
    std::ranges::reverse(after.questions[1].answers);
    after.questions[0].lesson = pattern("Another lesson.");
    EXPECT_EQ(find_answers(after, marks), (std::vector<int>{0, 0, -1}));
    after.questions[0].text = pattern("Asked in other words?");
    EXPECT_EQ(find_answers(after, marks), (std::vector<int>{-1, 0, -1}));
    EXPECT_NE(edition_of(after), edition_of(before));
    EXPECT_EQ(edition_of(small_quiz()), edition_of(before));
}

TEST(QuizPages, AnswersThatSayTheSameAreTold) {
    Quiz quiz = small_quiz();
    quiz.questions[0].answers[1].text = quiz.questions[0].answers[0].text;
    const std::vector<std::string> second = {answer_mark(quiz.questions[0], 1)};
    EXPECT_EQ(find_answers(quiz, second).at(0), 1);
}

TEST(QuizPages, TheResultGivesTheScoreItsMeaningAndALessonForEachMissedQuestion) {
    // 2 of 2, 0 of 1 and 1 of 1 points: 3 of 4, 75 per cent, counted by hand.
    const std::string html = result_of(small_quiz(), {2, 1, 0});
    const HtmlTree tree(html);
    EXPECT_EQ(tree.texts("//h1"), (std::vector<std::string>{"You read like an insider"}));
    EXPECT_EQ(tree.texts("//span[@class='now']"), (std::vector<std::string>{"75%"}));
    EXPECT_NE(html.find("3 of 4 points"), std::string::npos);
    EXPECT_EQ(tree.texts("//section[contains(@class, 'lessons')]//h3"),
              (std::vector<std::string>{"What do you keep?"}));
    EXPECT_NE(html.find("Keep the envelope."), std::string::npos);
    EXPECT_EQ(html.find("Open it on the day."), std::string::npos);
    EXPECT_EQ(tree.count("//a[@class='button'][@href='/b/press/letters/offer']"), 1);
    EXPECT_EQ(tree.count("//svg/rect[@class='part'][@width='75%']"), 1);
}

TEST(QuizPages, WhoMissedNothingIsShownNoLessons) {
    const HtmlTree tree(result_of(small_quiz(), {2, 0, 0}));
    EXPECT_EQ(tree.texts("//span[@class='now']"), (std::vector<std::string>{"100%"}));
    EXPECT_EQ(tree.count("//section[contains(@class, 'lessons')]"), 0);
}

TEST(QuizPages, EverySegmentHasASample) {
    const Quiz quiz = small_quiz();
    for (const auto& segment : quiz.segments) {
        const auto scored = score(quiz, answers_for(quiz, segment));
        ASSERT_TRUE(scored);
        EXPECT_EQ(scored.value().segment->key, segment.key);
    }
}

TEST(QuizPages, HostileWordsStayWords) {
    const std::string hostile = "\"><script>alert('x')</script><img src=x onerror=y>";
    Quiz quiz = small_quiz();
    quiz.intro = human(hostile);
    for (auto& question : quiz.questions) {
        question.text = question.lesson = human(hostile);
        for (auto& answer : question.answers) answer.text = human(hostile);
    }
    for (auto& segment : quiz.segments) {
        segment.heading = segment.recommendation = human(hostile);
        segment.paragraphs = segment.advice = {human(hostile)};
    }
    for (const auto& html : {questions(quiz, {}, true), result_of(quiz, {0, 0, 0})}) {
        const HtmlTree tree(html);
        EXPECT_EQ(tree.count("//script | //img[@onerror]"), 0);
    }
}

TEST(MagnetWords, EveryTypeHasItsWordsAndIsFoundByItsKey) {
    for (const auto type : {MagnetType::free_chapter, MagnetType::checklist, MagnetType::mini_guide,
                            MagnetType::quiz, MagnetType::worksheet, MagnetType::video_script}) {
        EXPECT_FALSE(words_of(type).name.empty());
        EXPECT_EQ(magnet_type_of(fmt::format("a-book/{}", base::enum_name(type))), type);
    }
    EXPECT_FALSE(magnet_type_of("quiz"));
    EXPECT_FALSE(magnet_type_of("a-book/poster"));
}

}  // namespace
}  // namespace content
