// From the answers to the contact's record, the log and the tags.
#include "funnels/quizzes.hpp"

#include "content/quiz_sample_test.hpp"
#include "funnels/world_test.hpp"

namespace funnels {
namespace {

using Tags = std::vector<std::string>;

class Quizzes : public World {
  protected:
    void SetUp() override {
        World::SetUp();
        magnet.type = content::MagnetType::quiz;
        magnet.key = "tax/quiz";
        magnet.quiz = content::small_quiz();
        tax.magnet = magnet.key;
        publish(tax);
    }

    NewAttempt answers(std::vector<int> given, const ContactId& contact = {}) const {
        return {.brand = brand.id,
                .funnel = "tax",
                .contact = contact,
                .visitor = "visitor of ada@example.org",
                .form = "form 1",
                .answers = std::move(given)};
    }
    Attempt take(const NewAttempt& attempt) {
        return ok(write([&](Tx& tx) { return take_quiz(tx, env, magnet, attempt); }));
    }
    contacts::Contact confirmed_ada() {
        const auto ada = capture(tax, "ada@example.org").contact;
        return confirm(ada.id).confirmation.contact;
    }
    Tags quiz_tags(const contacts::Contact& contact) {
        auto tags = ok(read([&](Tx& tx) { return contacts::list_tags(tx, contact); }));
        std::erase_if(tags, [](const std::string& tag) { return !tag.starts_with("quiz:"); });
        return tags;
    }

    content::Funnel tax = sample_funnel("tax");
    content::LeadMagnet magnet = sample_magnet("tax");
};
ON_BOTH_ENGINES(Quizzes);

TEST_P(Quizzes, AKnownReadersAnswersAreStoredTaggedAndTold) {
    const auto ada = confirmed_ada();
    const auto attempt = take(answers({2, 1, 0}, ada.id));
    EXPECT_EQ(attempt.contact_id, ada.id);
    EXPECT_EQ(attempt.taken_at, clock.now());
    EXPECT_EQ(attempt.answers, (std::vector<int>{2, 1, 0}));
    EXPECT_EQ(attempt.quiz, content::small_quiz());
    EXPECT_EQ(attempt.title, magnet.title);
    // 3 of 4 points, counted by hand.
    EXPECT_EQ(attempt.percent, 75);
    EXPECT_EQ(quiz_tags(ada), Tags{"quiz:tax:advanced"});
    const auto log = events_of(ada.id, kinds::kQuizCompleted);
    ASSERT_EQ(log.size(), 1u);
    EXPECT_EQ(log[0].props.at("percent").as_int64(), 75);
    EXPECT_EQ(log[0].props.at("points").as_int64(), 3);
    EXPECT_EQ(log[0].props.at("most").as_int64(), 4);
    EXPECT_EQ(log[0].props.at("segment").as_string(), "advanced");
    EXPECT_EQ(log[0].props.at("book").as_string(), "tax");
    EXPECT_EQ(log[0].props.at("quiz").as_string(), "tax/quiz");
    EXPECT_EQ(log[0].props.at("attempt").as_string(), attempt.id.str());
}

TEST_P(Quizzes, ADoubleClickIsOneAttempt) {
    const auto ada = confirmed_ada();
    const auto first = take(answers({2, 1, 0}, ada.id));
    const auto second = take(answers({2, 1, 0}, ada.id));
    EXPECT_EQ(second.id, first.id);
    EXPECT_EQ(events_of(ada.id, kinds::kQuizCompleted).size(), 1u);
}

TEST_P(Quizzes, ANewResultTakesTheOldTagsPlace) {
    const auto ada = confirmed_ada();
    take(answers({2, 1, 0}, ada.id));
    clock.advance(24h);
    auto again = answers({0, 1, 1}, ada.id);
    again.form = "form 2";
    take(again);
    EXPECT_EQ(quiz_tags(ada), Tags{"quiz:tax:beginner"});
    const auto all = ok(read([&](Tx& tx) { return list_attempts(tx, ada.id); }));
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].segment, "beginner");
    EXPECT_EQ(all[1].segment, "advanced");
    EXPECT_EQ(events_of(ada.id, kinds::kQuizCompleted).size(), 2u);
}

TEST_P(Quizzes, WhatAVisitorAnsweredBecomesTheirsWhenTheAddressIsConfirmed) {
    const auto ada = capture(tax, "ada@example.org").contact;
    const auto attempt = take(answers({2, 0, 0}));
    const Time then = clock.now();
    EXPECT_FALSE(attempt.contact_id);
    EXPECT_TRUE(events_of(ada.id, kinds::kQuizCompleted).empty());
    EXPECT_TRUE(quiz_tags(ada).empty());
    clock.advance(1h);
    confirm(ada.id);
    confirm(ada.id);
    EXPECT_EQ(quiz_tags(ada), Tags{"quiz:tax:advanced"});
    const auto log = events_of(ada.id, kinds::kQuizCompleted);
    ASSERT_EQ(log.size(), 1u);
    EXPECT_EQ(log[0].at, then);
    EXPECT_EQ(ok(read([&](Tx& tx) { return load_attempt(tx, attempt.id); })).contact_id, ada.id);
}

TEST_P(Quizzes, WhoConfirmedElsewhereIsKnownInTheBrowserThatAsked) {
    const auto ada = confirmed_ada();
    EXPECT_EQ(take(answers({2, 0, 0})).contact_id, ada.id);
    auto stranger = answers({0, 1, 1});
    stranger.visitor = "somebody else";
    stranger.form = "form 2";
    EXPECT_FALSE(take(stranger).contact_id);
    EXPECT_EQ(quiz_tags(ada), Tags{"quiz:tax:advanced"});
}

TEST_P(Quizzes, AStrangersAddressInTheFormDoesNotGiveThemTheAnswers) {
    take(answers({2, 0, 0}));
    const auto ada = capture(tax, "ada@example.org").contact;
    EXPECT_TRUE(events_of(ada.id, kinds::kQuizCompleted).empty());
    EXPECT_TRUE(ok(read([&](Tx& tx) { return list_attempts(tx, ada.id); })).empty());
}

TEST_P(Quizzes, AnOldResultStaysAsItWasWhenTheQuizIsEdited) {
    const auto ada = confirmed_ada();
    const auto before = take(answers({2, 1, 0}, ada.id));
    magnet.quiz->segments[2].heading = content::pattern("Other words");
    magnet.quiz->questions.pop_back();
    const auto kept = ok(read([&](Tx& tx) { return load_attempt(tx, before.id); }));
    EXPECT_EQ(kept.quiz, content::small_quiz());
    EXPECT_EQ(content::plain(kept.result().segment->heading), "You read like an insider");
    EXPECT_EQ(kept.result().points, 3);
}

TEST_P(Quizzes, TakingTheQuizIsHavingTheLeadMagnet) {
    const auto ada = confirmed_ada();
    take(answers({2, 1, 0}, ada.id));
    auto again = answers({0, 1, 0}, ada.id);
    again.form = "form 2";
    take(again);
    const auto log = events_of(ada.id, kinds::kLeadMagnetDownloaded);
    ASSERT_EQ(log.size(), 1u);
    EXPECT_EQ(log[0].props.at("format").as_string(), "quiz");
}

TEST_P(Quizzes, AnOpenQuestionIsNamedAndNothingIsStored) {
    const auto refused = write([&](Tx& tx) {
        return take_quiz(tx, env, magnet, answers({2, -1, 0}));
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, base::Errc::invalid);
    EXPECT_EQ(refused.error().field, "q2");
    EXPECT_EQ(ok(read([](Tx& tx) {
                  return tx.load_one<std::int64_t>("count", "select count(*) from quiz_attempts");
              })),
              0);
}

TEST_P(Quizzes, WhoIsErasedLeavesNoAnswersAndOthersKeepTheirs) {
    const auto ada = confirmed_ada();
    take(answers({2, 1, 0}, ada.id));
    const auto bob = capture(tax, "bob@example.org").contact;
    confirm(bob.id);
    auto bobs = answers({0, 0, 0}, bob.id);
    bobs.form = "form 2";
    take(bobs);
    EXPECT_EQ(ok(write([&](Tx& tx) { return erase_attempts(tx, ada.id); })), 1);
    EXPECT_TRUE(ok(read([&](Tx& tx) { return list_attempts(tx, ada.id); })).empty());
    EXPECT_EQ(ok(read([&](Tx& tx) { return list_attempts(tx, bob.id); })).size(), 1u);
    // Nor is the browser remembered as theirs.
    auto later = answers({2, 0, 0});
    later.form = "form 3";
    EXPECT_FALSE(take(later).contact_id);
}

// The types' formats are PRODUCT section 2's: designed PDF and ePub where it makes sense, a
// fillable PDF, captions.
TEST(MagnetFiles, AreThoseOfTheirType) {
    using content::MagnetType;
    using Formats = std::vector<std::string>;
    EXPECT_EQ(formats_of(MagnetType::free_chapter), (Formats{"pdf", "epub"}));
    EXPECT_EQ(formats_of(MagnetType::mini_guide), (Formats{"pdf", "epub"}));
    EXPECT_EQ(formats_of(MagnetType::worksheet), Formats{"pdf"});
    EXPECT_EQ(formats_of(MagnetType::quiz), Formats{"pdf"});
    EXPECT_EQ(formats_of(MagnetType::video_script), (Formats{"pdf", "vtt", "srt"}));
}

TEST(MagnetFiles, CaptionsHaveTheirTypesAndNames) {
    content::Document document;
    document.title = "How offices read";
    content::VideoScript script;
    script.scenes = {{.slide = content::pattern("One"),
                      .lines = {},
                      .spoken = {content::pattern("Open the letter today.")}}};
    const auto files = ok(render_files({.key = "tax/video_script",
                                        .document = document,
                                        .formats = {"vtt", "srt"},
                                        .script = &script},
                                       {}));
    ASSERT_EQ(files.size(), 2u);
    EXPECT_EQ(files[0].name, "how-offices-read.vtt");
    // W3C WebVTT, section "text/vtt registration".
    EXPECT_EQ(files[0].content_type, "text/vtt; charset=utf-8");
    EXPECT_TRUE(files[0].bytes.starts_with("WEBVTT"));
    EXPECT_EQ(files[1].name, "how-offices-read.srt");
    EXPECT_NE(files[1].bytes.find("Open the letter today."), std::string::npos);
    EXPECT_FALSE(render_files({.key = "k", .document = document, .formats = {"vtt"}}, {}));
}

}  // namespace
}  // namespace funnels
