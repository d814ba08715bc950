// Versions of published journeys, and counting who is in them.
#include "journeys/repository.hpp"

#include "journeys/world_test.hpp"

namespace journeys {
namespace {

using Steps = std::vector<std::string>;

class PublishedJourneys : public World {
  protected:
    std::vector<PublishedJourney> live() {
        return ok(read([&](Tx& tx) { return list_journeys(tx, brand); }));
    }
    Result<std::int64_t> try_publish(const content::Journey& journey) {
        return write([&](Tx& tx) { return publish_journey(tx, env, brand, journey); });
    }
};
ON_BOTH_ENGINES(PublishedJourneys);

TEST_P(PublishedJourneys, NobodyEntersWhatIsNotPublished) {
    const auto ada = reader("ada@example.org");
    lead_confirmed(ada);
    walk(48h);
    EXPECT_TRUE(mails(ada).empty());
}

TEST_P(PublishedJourneys, TheSameDocumentAgainIsNoNewVersion) {
    EXPECT_EQ(publish(welcome()), 1);
    EXPECT_EQ(publish(welcome()), 1);
    auto edited = welcome();
    edited.name = "A better welcome";
    EXPECT_EQ(publish(edited), 2);
    ASSERT_EQ(live().size(), 1u);
    EXPECT_EQ(live()[0].document.name, "A better welcome");
}

TEST_P(PublishedJourneys, WhoIsInsideStaysOnTheirVersionAndWhoEntersTakesTheNewOne) {
    publish(welcome());
    const auto ada = reader("ada@example.org");
    const auto bert = reader("bert@example.org");
    lead_confirmed(ada);
    walk(1h);
    auto edited = welcome();
    edited.mails = {mail_after("delivery", 0h, content::MessageClass::transactional),
                    mail_after("letter", 48h, content::MessageClass::relational)};
    EXPECT_EQ(publish(edited), 2);
    lead_confirmed(bert);
    walk(10 * 24h);
    EXPECT_EQ(steps(ada), (Steps{"delivery", "story", "proof", "offer"}));
    EXPECT_EQ(steps(bert), (Steps{"delivery", "letter"}));
    EXPECT_EQ(enrollments(ada).at(0).version, 1);
    EXPECT_EQ(enrollments(bert).at(0).version, 2);
}

TEST_P(PublishedJourneys, WithdrawnNobodyEntersAndWhoIsInsideGoesOn) {
    publish(welcome());
    const auto ada = reader("ada@example.org");
    const auto bert = reader("bert@example.org");
    lead_confirmed(ada);
    const auto withdraw = [&] {
        return ok(write([&](Tx& tx) { return withdraw_journey(tx, env, brand, "welcome/tax"); }));
    };
    EXPECT_TRUE(withdraw());
    EXPECT_FALSE(withdraw());
    EXPECT_TRUE(live().empty());
    lead_confirmed(bert);
    walk(10 * 24h);
    EXPECT_EQ(steps(ada), (Steps{"delivery", "story", "proof", "offer"}));
    EXPECT_TRUE(mails(bert).empty());
    // Published again, the number goes on.
    EXPECT_EQ(publish(welcome()), 2);
}

TEST_P(PublishedJourneys, AJourneyWhoseStepsAndMailsDoNotFitIsRefused) {
    auto two_of_a_name = compile(welcome());
    two_of_a_name.mails.push_back(two_of_a_name.mails.front());
    auto same_step = compile(welcome());
    same_step.steps.push_back(same_step.steps.front());
    auto nothing_to_send = compile(welcome());
    nothing_to_send.mails.erase(nothing_to_send.mails.begin());
    for (const auto& journey : {two_of_a_name, same_step, nothing_to_send}) {
        const auto refused = try_publish(journey);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, base::Errc::invalid);
    }
    EXPECT_TRUE(live().empty());
}

TEST_P(PublishedJourneys, AJourneyWithAConditionThatDoesNotExistIsRefused) {
    auto journey = compile(welcome());
    journey.trigger.condition = "moon is full";
    const auto refused = try_publish(journey);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().field, "trigger.condition");
}

TEST_P(PublishedJourneys, WhoIsWhereIsCountedByJourney) {
    publish(welcome());
    for (const std::string name : {"ada", "bert", "cleo"}) {
        lead_confirmed(reader(name + "@example.org"));
    }
    bought(reader("ada@example.org"), "o1");
    const auto counts = ok(read([&](Tx& tx) { return count_enrollments(tx, brand); }));
    EXPECT_EQ(counts.at("welcome/tax").active, 2);
    EXPECT_EQ(counts.at("welcome/tax").exited, 1);
    const auto left =
        ok(read([&](Tx& tx) { return count_exits(tx, brand, kinds::kPurchaseCompleted); }));
    EXPECT_EQ(left, (std::map<std::string, std::int64_t>{{"welcome/tax", 1}}));
    const auto waiting = ok(read([&](Tx& tx) { return mail::count_waiting(tx, brand); }));
    ASSERT_EQ(waiting.size(), 1u);
    EXPECT_EQ(waiting[0].journey, "welcome/tax");
    EXPECT_EQ(waiting[0].step_key, "delivery");
    EXPECT_EQ(waiting[0].messages, 3);
}

}  // namespace
}  // namespace journeys
