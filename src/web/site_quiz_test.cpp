// The quiz as a page of its funnel: from the thank-you page to the result.
#include "content/quiz_pages.hpp"
#include "content/quiz_sample_test.hpp"
#include "funnels/quizzes.hpp"
#include "web/site_world_test.hpp"

namespace web {
namespace {

class QuizPage : public SiteWorld {
  protected:
    void SetUp() override {
        SiteWorld::SetUp();
        publish_quiz(quiz);
    }

    // What the form of the page that is shown posts with these answers; -1 leaves one open.
    net::Fields form(const Browser& browser, const std::vector<int>& answers) const {
        net::Fields fields{{"token", browser.token()}, {"website", ""}};
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (answers[i] < 0) continue;
            fields.add(
                "q" + std::to_string(i + 1),
                content::answer_mark(quiz.questions[i], static_cast<std::size_t>(answers[i])));
        }
        return fields;
    }
    // Opens the quiz and answers it; the page that follows is shown.
    net::Response answered(Browser& browser, const std::vector<int>& answers) {
        browser.get(at("/quiz"));
        const auto sent = browser.post(at("/quiz"), form(browser, answers));
        if (sent.status != 303) return sent;
        return browser.get(path_of(std::string(sent.headers.value("Location"))));
    }
    std::vector<std::string> tags(const contacts::Contact& contact) {
        auto all = ok(read([&](Tx& tx) { return contacts::list_tags(tx, contact); }));
        std::erase_if(all, [](const std::string& tag) { return !tag.starts_with("quiz:"); });
        return all;
    }
    std::int64_t attempts() { return count("select count(*) from quiz_attempts"); }

    content::Quiz quiz = content::small_quiz();
};
ON_BOTH_ENGINES(QuizPage);

TEST_P(QuizPage, TheThankYouPageLeadsToItAndItsResultFollowsTheAnswers) {
    Browser browser(router);
    const auto ada = opted_in(browser, "ada@example.org");
    browser.get(at("/thank-you"));
    EXPECT_TRUE(browser.shows("href=\"" + at("/quiz") + "\""));
    const auto result = answered(browser, {2, 1, 0});
    EXPECT_EQ(result.status, 200);
    EXPECT_TRUE(browser.shows("You read like an insider"));
    EXPECT_TRUE(browser.shows("3 of 4 points"));
    EXPECT_TRUE(browser.shows("href=\"" + at("/offer") + "\""));
    EXPECT_EQ(result.headers.value("Cache-Control"), "private, no-store");
    EXPECT_EQ(tags(ada), std::vector<std::string>{"quiz:tax:advanced"});
    EXPECT_EQ(happened("quiz.completed"), 1);
    EXPECT_EQ(happened("lead.magnet_downloaded"), 1);
}

TEST_P(QuizPage, OpenQuestionsAreNamedAndTheOthersKept) {
    Browser browser(router);
    EXPECT_EQ(answered(browser, {2, -1, -1}).status, 422);
    EXPECT_TRUE(browser.shows("2 questions are still open"));
    EXPECT_TRUE(browser.shows("value=\"" + content::answer_mark(quiz.questions[0], 2) +
                              "\" required checked"));
    EXPECT_EQ(attempts(), 0);
    EXPECT_EQ(browser.post(at("/quiz"), form(browser, {2, 1, 0})).status, 303);
    EXPECT_EQ(attempts(), 1);
}

TEST_P(QuizPage, ADoubleClickLeadsToOneResultTwice) {
    Browser browser(router);
    opted_in(browser, "ada@example.org");
    browser.get(at("/quiz"));
    const auto sent = form(browser, {0, 0, 0});
    EXPECT_EQ(browser.post(at("/quiz"), sent).status, 303);
    EXPECT_EQ(browser.post(at("/quiz"), sent).status, 303);
    EXPECT_EQ(attempts(), 1);
    EXPECT_EQ(happened("quiz.completed"), 1);
}

TEST_P(QuizPage, AStaleFormKeepsWhatStillStandsAndAsksForTheRest) {
    Browser browser(router);
    browser.get(at("/quiz"));
    const auto sent = form(browser, {2, 1, 0});
    quiz.questions[1].text = content::pattern("What do you throw away?");
    publish_quiz(quiz);
    EXPECT_EQ(browser.post(at("/quiz"), sent).status, 422);
    EXPECT_TRUE(browser.shows("The quiz has been revised since you opened it"));
    EXPECT_TRUE(browser.shows("One question is still open: <a href=\"#question-2\">2</a>"));
    EXPECT_EQ(attempts(), 0);
    EXPECT_EQ(browser.post(at("/quiz"), form(browser, {2, 0, 0})).status, 303);
}

TEST_P(QuizPage, AnEditOfItsLessonsAloneTakesTheAnswersAsTheyAre) {
    Browser browser(router);
    browser.get(at("/quiz"));
    const auto sent = form(browser, {2, 1, 0});
    quiz.questions[1].lesson = content::pattern("Keep both.");
    publish_quiz(quiz);
    const auto taken = browser.post(at("/quiz"), sent);
    ASSERT_EQ(taken.status, 303);
    browser.get(path_of(std::string(taken.headers.value("Location"))));
    EXPECT_TRUE(browser.shows("Keep both."));
}

TEST_P(QuizPage, AVisitorsAnswersBecomeTheReadersWithTheConfirmation) {
    Browser browser(router);
    EXPECT_EQ(answered(browser, {0, 1, 1}).status, 200);
    EXPECT_TRUE(browser.shows("You begin where most begin"));
    EXPECT_EQ(happened("quiz.completed"), 0);
    const auto ada = opted_in(browser, "ada@example.org");
    EXPECT_EQ(tags(ada), std::vector<std::string>{"quiz:tax:beginner"});
    EXPECT_EQ(happened("quiz.completed"), 1);
}

TEST_P(QuizPage, TheResultStandsAfterAnEditAndItsLinkRunsOut) {
    Browser browser(router);
    browser.get(at("/quiz"));
    const auto sent = browser.post(at("/quiz"), form(browser, {2, 1, 0}));
    const auto address = path_of(std::string(sent.headers.value("Location")));
    quiz.segments[2].heading = content::pattern("Other words");
    publish_quiz(quiz);
    EXPECT_EQ(browser.get(address).status, 200);
    EXPECT_TRUE(browser.shows("You read like an insider"));
    clock.advance(24h * 91);
    EXPECT_EQ(browser.get(address).status, 410);
    EXPECT_TRUE(browser.shows(at("/quiz")));
    EXPECT_EQ(browser.get("/quiz/forged").status, 400);
}

TEST_P(QuizPage, AScriptAndAForeignFormAreNotCounted) {
    Browser browser(router);
    browser.get(at("/quiz"));
    const auto with = [&](std::string_view name, const std::string& value) {
        net::Fields changed;
        for (const auto& [each, given] : form(browser, {2, 1, 0})) {
            changed.add(each, each == name ? value : given);
        }
        return changed;
    };
    EXPECT_EQ(browser.post(at("/quiz"), with("website", "http://spam.example")).status, 303);
    browser.get(at("/quiz"));
    EXPECT_EQ(browser.post(at("/quiz"), with("token", "another's")).status, 422);
    EXPECT_TRUE(browser.shows("required checked"));
    EXPECT_EQ(attempts(), 0);
}

TEST_P(QuizPage, TheDownloadPageOffersTheQuizBesideItsPrintableForm) {
    Browser browser(router);
    const auto ada = opted_in(browser, "ada@example.org");
    browser.get(path_of(links->download(lead_of(ada.id).id.str(), env.now())));
    EXPECT_TRUE(browser.shows("Take the quiz"));
    EXPECT_TRUE(browser.shows("/pdf\""));
}

TEST_P(QuizPage, AFunnelWithoutAQuizHasNoSuchPage) {
    publish();
    Browser browser(router);
    EXPECT_EQ(browser.get(at("/quiz")).status, 404);
    EXPECT_EQ(browser.post(at("/quiz"), {}).status, 404);
}

}  // namespace
}  // namespace web
