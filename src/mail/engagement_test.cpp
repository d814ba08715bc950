// What readers and software do with a message that was sent.
#include "mail/tracking.hpp"
#include "mail/world_test.hpp"

namespace mail {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kPerson =
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
constexpr std::string_view kProxy = "Mozilla/5.0 (via ggpht.com GoogleImageProxy)";

class Engagements : public World {
  protected:
    void SetUp() override {
        World::SetUp();
        message = queue("ada");
        deliver();
        clock.advance(1h);
    }
    Engagement open(std::string_view agent) {
        return ok(write(
            [&](store::Tx& tx) { return record_open(tx, env, message, agent, clock.now()); }));
    }
    Engagement click(std::string_view target, std::string_view agent) {
        return ok(write([&](store::Tx& tx) {
            return record_click(tx, env, message, target, agent, clock.now());
        }));
    }
    Reactions reactions() {
        return ok(
            read([&](store::Tx& tx) { return reactions_to(tx, ok(load_message(tx, message))); }));
    }
    std::int64_t logged(std::string_view kind) {
        const auto kinds = kinds_of("ada");
        return std::count(kinds.begin(), kinds.end(), kind);
    }
    MessageId message;
};
ON_BOTH_ENGINES(Engagements);

TEST_P(Engagements, AnOpenCountsOnceWithinHalfAnHourAndIsTheFirstOnce) {
    EXPECT_TRUE(open(kPerson).first);
    clock.advance(29min);
    EXPECT_FALSE(open(kPerson).recorded);
    clock.advance(31min);
    const auto later = open(kPerson);
    EXPECT_TRUE(later.recorded);
    EXPECT_FALSE(later.first);
    EXPECT_EQ(logged("email.opened"), 2);
}

TEST_P(Engagements, SoftwareIsNoReader) {
    EXPECT_TRUE(open(kProxy).machine);
    EXPECT_TRUE(click("https://brand.example/", "curl/7.88.1").machine);
    EXPECT_FALSE(reactions().opened);
    EXPECT_FALSE(reactions().clicked);
    // The person who comes after it is the first person.
    EXPECT_TRUE(open(kPerson).first);
    EXPECT_TRUE(reactions().opened);
    EXPECT_FALSE(reactions().clicked);
}

TEST_P(Engagements, WhoFollowsALinkHasOpenedTheMail) {
    click("https://brand.example/a", kPerson);
    EXPECT_TRUE(reactions().clicked);
    EXPECT_TRUE(reactions().opened);
    EXPECT_EQ(logged("email.opened"), 0);
}

TEST_P(Engagements, ADoubleClickIsOneAndAnotherLinkIsAnother) {
    EXPECT_TRUE(click("https://brand.example/a", kPerson).first);
    clock.advance(5s);
    EXPECT_FALSE(click("https://brand.example/a", kPerson).recorded);
    const auto other = click("https://brand.example/b", kPerson);
    EXPECT_TRUE(other.recorded);
    EXPECT_FALSE(other.first);
    EXPECT_EQ(logged("email.clicked"), 2);
}

TEST_P(Engagements, ThePersonalPartOfALinkIsNotLogged) {
    const base::TokenSigner signer("a key of thirty-two letters, or so");
    const auto token = [&](std::string_view subject) {
        return signer.sign("library", subject, clock.now() + 24h);
    };
    EXPECT_TRUE(click("https://brand.example/library/" + token("ada"), kPerson).recorded);
    EXPECT_TRUE(click("https://brand.example/library/" + token("bert"), kPerson).recorded);
    EXPECT_TRUE(click("https://brand.example/b/press/a-book.html", kPerson).recorded);
    const auto log = ok(read([&](store::Tx& tx) {
        return events::list_events(tx, brand,
                                   {.contact = {}, .kind = "email.clicked", .before_id = {}}, 10);
    }));
    ASSERT_EQ(log.size(), 3u);
    EXPECT_EQ(log[0].props.at("target").as_string(), "https://brand.example/b/press/a-book.html");
    // Which of two it was can be told, what it opens cannot.
    const std::string ada(log[2].props.at("target").as_string());
    EXPECT_TRUE(ada.starts_with("https://brand.example/library/"));
    EXPECT_EQ(ada.find('.', ada.rfind('/')), std::string::npos) << ada;
    EXPECT_NE(ada, std::string(log[1].props.at("target").as_string()));
}

TEST_P(Engagements, WhatWaitsIsCountedByJourneyAndStepUntilItIsOut) {
    const auto waiting = [&] {
        return ok(read([&](store::Tx& tx) { return count_waiting(tx, brand); }));
    };
    EXPECT_TRUE(waiting().empty());
    for (const std::string contact : {"bert", "cleo"}) {
        auto mail = draft(contact);
        mail.dedup_key.clear();
        mail.enrollment = EnrollmentId{"enrollment of " + contact};
        mail.step_key = "story";
        put(mail);
    }
    ASSERT_EQ(waiting().size(), 1u);
    EXPECT_EQ(waiting()[0].journey, "welcome");
    EXPECT_EQ(waiting()[0].step_key, "story");
    EXPECT_EQ(waiting()[0].messages, 2);
    const auto takeable =
        ok(read([&](store::Tx& tx) { return list_cancellable(tx, brand, ContactId{"bert"}); }));
    EXPECT_EQ(takeable, std::vector<EnrollmentId>{EnrollmentId{"enrollment of bert"}});
    deliver();
    EXPECT_TRUE(waiting().empty());
}

}  // namespace
}  // namespace mail
