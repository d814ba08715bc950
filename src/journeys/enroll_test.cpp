// Whole journeys on a clock that is walked forward: which mail, exactly when, and what ends them.
#include "journeys/enroll.hpp"

#include "journeys/world_test.hpp"

namespace journeys {
namespace {

using mail::MessageState;
using Steps = std::vector<std::string>;

class Journeys : public World {};
ON_BOTH_ENGINES(Journeys);

TEST_P(Journeys, EachWelcomeMailIsQueuedAtItsOwnTime) {
    publish_all();
    const auto ada = reader("ada@example.org");
    const Time start = clock.now();
    lead_confirmed(ada);
    walk(8 * 24h);
    EXPECT_EQ(mails(ada), (std::vector<Queued>{{"delivery", start},
                                               {"story", start + 24h},
                                               {"proof", start + 72h},
                                               {"offer", start + 168h}}));
    const auto all = enrollments(ada);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].status, EnrollmentStatus::completed);
    EXPECT_EQ(all[0].ended_at, start + 168h);
    EXPECT_FALSE(all[0].next_at);
}

TEST_P(Journeys, AnEnrollmentSaysWhenItsNextStepIsDue) {
    publish_all();
    const auto ada = reader("ada@example.org");
    const Time start = clock.now();
    lead_confirmed(ada);
    EXPECT_EQ(enrollments(ada).at(0).next_at, start + 24h);
    walk(25h);
    EXPECT_EQ(enrollments(ada).at(0).next_at, start + 72h);
}

TEST_P(Journeys, TimeThatPassedWhileNothingRanIsCaughtUpInOrder) {
    publish_all();
    const auto ada = reader("ada@example.org");
    lead_confirmed(ada);
    clock.advance(240h);
    ok(engine->run_due());
    EXPECT_EQ(steps(ada), (Steps{"delivery", "story", "proof", "offer"}));
}

TEST_P(Journeys, AMailsCodeIsIssuedWhenTheMailGoesOutAndRunsFromThen) {
    publish_all();
    const auto ada = reader("ada@example.org");
    const Time start = clock.now();
    lead_confirmed(ada);
    walk(71h);
    EXPECT_TRUE(codes(ada).empty());
    walk(2h);
    const auto issued = codes(ada);
    ASSERT_EQ(issued.size(), 1u);
    EXPECT_EQ(issued[0].percent, 20);
    EXPECT_EQ(issued[0].expires_at, start + 72h + 48h);
    const auto proof = messages(ada).at(2);
    EXPECT_EQ(proof.context.at("code").as_string(), issued[0].id.str());
    EXPECT_FALSE(messages(ada).at(1).context.contains("code"));
}

TEST_P(Journeys, TwoMailsOfOneRuleHoldTheSameCode) {
    publish_all();
    const auto ada = reader("ada@example.org");
    const Time left = clock.now();
    clock.advance(1h);
    happen(ada, kinds::kCartAbandoned,
           {{"book", "tax"}, {"abandoned_at", base::format_time(left)}});
    walk(72h);
    EXPECT_EQ(
        mails(ada),
        (std::vector<Queued>{{"reminder", left + 1h}, {"code", left + 24h}, {"last", left + 48h}}));
    ASSERT_EQ(codes(ada).size(), 1u);
    EXPECT_EQ(messages(ada).at(1).context.at("code"), messages(ada).at(2).context.at("code"));
}

TEST_P(Journeys, APurchaseStopsWhatSellsAndStartsTheThanks) {
    publish_all();
    const auto ada = reader("ada@example.org");
    const Time start = clock.now();
    lead_confirmed(ada);
    walk(4 * 24h);
    bought(ada, "o1");
    walk(10 * 24h);
    EXPECT_EQ(mails(ada), (std::vector<Queued>{{"delivery", start},
                                               {"story", start + 24h, MessageState::suppressed},
                                               {"proof", start + 72h, MessageState::suppressed},
                                               {"receipt", start + 96h},
                                               {"review", start + 96h + 168h}}));
    const auto all = enrollments(ada);
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[1].status, EnrollmentStatus::exited);
    EXPECT_EQ(all[1].reason, "purchase.completed");
}

TEST_P(Journeys, APurchaseTakesBackTheLastMailOfASeriesThatIsCompleteButNotOut) {
    publish_all();
    const auto ada = reader("ada@example.org");
    lead_confirmed(ada);
    walk(168h);
    ASSERT_EQ(enrollments(ada).at(0).status, EnrollmentStatus::completed);
    bought(ada, "o1");
    const auto offer = mails(ada).at(3);
    EXPECT_EQ(offer.step, "offer");
    EXPECT_EQ(offer.state, MessageState::suppressed);
    EXPECT_EQ(mails(ada).at(0).state, MessageState::queued);
    EXPECT_EQ(enrollments(ada).at(1).status, EnrollmentStatus::completed);
}

TEST_P(Journeys, UnsubscribingEndsAllAndTakesBackNothingThatWasAskedFor) {
    publish_all();
    const auto ada = reader("ada@example.org");
    lead_confirmed(ada);
    bought(ada, "o1");
    happen(ada, kinds::kEmailUnsubscribed);
    walk(30 * 24h);
    EXPECT_EQ(steps(ada), (Steps{"delivery", "receipt"}));
    for (const auto& mail : mails(ada)) EXPECT_EQ(mail.state, MessageState::queued);
    for (const auto& one : enrollments(ada)) EXPECT_EQ(one.status, EnrollmentStatus::exited);
}

TEST_P(Journeys, ASuppressedReaderGetsTheChapterAndNothingElse) {
    publish_all();
    const auto ada = reader("ada@example.org");
    ok(write([&](Tx& tx) {
        return contacts::suppress(tx, env, brand, ada.email, contacts::SuppressionReason::manual,
                                  "asked by phone");
    }));
    lead_confirmed(ada);
    walk(30 * 24h);
    EXPECT_EQ(steps(ada), Steps{"delivery"});
    EXPECT_TRUE(enrollments(ada).empty());
}

TEST_P(Journeys, AnUnconfirmedReaderIsNotRemindedOfACart) {
    publish_all();
    const auto someone = stranger("someone@example.org");
    happen(someone, kinds::kCartAbandoned,
           {{"book", "tax"}, {"abandoned_at", base::format_time(clock.now())}});
    walk(72h);
    EXPECT_TRUE(mails(someone).empty());
}

TEST_P(Journeys, AnEventHandledTwiceGivesOneEnrollmentAndOneMail) {
    publish_all();
    const auto ada = reader("ada@example.org");
    const auto lead = lead_confirmed(ada);
    handle_again(lead);
    EXPECT_EQ(steps(ada), Steps{"delivery"});
    const auto order = bought(ada, "o1");
    handle_again(order);
    handle_again(lead);
    walk(30 * 24h);
    EXPECT_EQ(steps(ada), (Steps{"delivery", "receipt", "review"}));
    EXPECT_EQ(enrollments(ada).size(), 2u);
}

TEST_P(Journeys, AnEventWhoseReactionFailedHalfwayLeavesNothingAndIsHandledWholeTheNextTime) {
    publish_all();
    const auto ada = reader("ada@example.org");
    const auto lead = write_event(ada, kinds::kLeadConfirmed, {{"lead", "l1"}, {"book", "tax"}});
    // As a crash between deciding and the commit.
    EXPECT_FALSE(write([&](Tx& tx) -> Result<> {
        TRY(react(tx, env, lead));
        return base::fail(base::Errc::unavailable, "the process dies here");
    }));
    EXPECT_TRUE(mails(ada).empty());
    EXPECT_TRUE(enrollments(ada).empty());
    ok(engine->run_due());
    EXPECT_EQ(steps(ada), Steps{"delivery"});
    EXPECT_EQ(enrollments(ada).size(), 1u);
}

TEST_P(Journeys, AskingAgainWhileInsideBringsTheDeliveryMailOnceAnHour) {
    publish_all();
    const auto ada = reader("ada@example.org");
    lead_confirmed(ada);
    clock.advance(10min);
    const base::JsonObject props{{"lead", "l1"}, {"book", "tax"}};
    happen(ada, kinds::kLeadRequestedAgain, props);
    happen(ada, kinds::kLeadRequestedAgain, props);
    clock.advance(1h);
    happen(ada, kinds::kLeadRequestedAgain, props);
    EXPECT_EQ(steps(ada), (Steps{"delivery", "delivery", "delivery"}));
    EXPECT_EQ(enrollments(ada).size(), 1u);
}

TEST_P(Journeys, ASeriesMayBeginAgainAfterThirtyDaysAndNotBefore) {
    publish_all();
    const auto ada = reader("ada@example.org");
    lead_confirmed(ada);
    walk(29 * 24h);
    lead_confirmed(ada);
    EXPECT_EQ(enrollments(ada).size(), 1u);
    walk(2 * 24h);
    lead_confirmed(ada);
    EXPECT_EQ(enrollments(ada).size(), 2u);
}

TEST_P(Journeys, ASecondAbandonedCartIsRecalledAsWell) {
    publish_all();
    const auto ada = reader("ada@example.org");
    for (int i = 0; i < 2; ++i) {
        happen(ada, kinds::kCartAbandoned,
               {{"book", "tax"}, {"abandoned_at", base::format_time(clock.now() - 1h)}});
        walk(72h);
    }
    EXPECT_EQ(steps(ada), (Steps{"reminder", "code", "last", "reminder", "code", "last"}));
}

TEST_P(Journeys, APurchaseThatNoJourneyThanksForGetsThePlainReceiptOnce) {
    publish_all();
    const auto ada = reader("ada@example.org");
    handle_again(bought(ada, "o1", {{"book", "pay"}}));
    bought(ada, "o2", {{"parent", "o1"}});
    const auto sent = messages(ada);
    ASSERT_EQ(sent.size(), 2u);
    for (const auto& message : sent) {
        EXPECT_EQ(message.purpose, "receipt");
        EXPECT_EQ(message.message_class, content::MessageClass::transactional);
    }
    EXPECT_EQ(sent[1].context.at("order").as_string(), "o2");
    EXPECT_TRUE(enrollments(ada).empty());
}

TEST_P(Journeys, WhoOwnsTheBookIsDeliveredToAndNotSoldTo) {
    publish_all();
    const auto ada = reader("ada@example.org");
    ok(write(
        [&](Tx& tx) { return commerce::grant(tx, env, brand, ada.id, "book:tax", "a gift"); }));
    lead_confirmed(ada);
    walk(30 * 24h);
    EXPECT_EQ(steps(ada), Steps{"delivery"});
}

TEST_P(Journeys, APurchaseIsMarkedOnItsContactAndTheFirstIsAMilestone) {
    const auto ada = reader("ada@example.org");
    handle_again(bought(ada, "o1"));
    bought(ada, "o2", {{"book", "pay"}});
    const auto tags = ok(read([&](Tx& tx) { return contacts::list_tags(tx, ada); }));
    EXPECT_EQ(tags, (Steps{"customer", "purchased_pay", "purchased_tax"}));
    const auto firsts = ok(read([&](Tx& tx) {
        return events::list_events(tx, brand,
                                   {.contact = ada.id,
                                    .kind = std::string(kinds::kMilestoneFirstPurchase),
                                    .before_id = {}},
                                   10);
    }));
    ASSERT_EQ(firsts.size(), 1u);
    EXPECT_EQ(firsts[0].props.at("order").as_string(), "o1");
}

// Two readers, whatever happens to them in whatever order: nobody gets a step twice, what is sent
// keeps the order of the sequence, and nothing that sells follows a purchase.
TEST_P(Journeys, NoOrderOfEventsRepeatsOrReversesAStep) {
    publish_all();
    const auto place = [](const Steps& order, const std::string& step) {
        return std::ranges::find(order, step) - order.begin();
    };
    for (int round = 0; round < 12; ++round) {
        const auto ada = reader(fmt::format("ada{}@example.org", round));
        std::vector<events::Event> before;
        bool paid = false;
        for (int i = 0; i < 6; ++i) {
            switch (random.below(4)) {
                case 0:
                    before.push_back(lead_confirmed(ada));
                    break;
                case 1:
                    before.push_back(happen(
                        ada, kinds::kCartAbandoned,
                        {{"book", "tax"}, {"abandoned_at", base::format_time(clock.now() - 1h)}}));
                    break;
                case 2:
                    if (!paid) before.push_back(bought(ada, fmt::format("o{}", round)));
                    paid = true;
                    break;
                default:
                    if (!before.empty()) handle_again(before[random.below(before.size())]);
            }
            walk(std::chrono::hours(random.below(60)));
        }
        walk(10 * 24h);
        std::map<std::string, Steps> by_enrollment;
        std::optional<Time> receipt;
        for (const auto& message : messages(ada)) {
            if (message.enrollment_id.empty()) continue;
            by_enrollment[message.enrollment_id.str()].push_back(message.step_key);
            if (message.step_key == "receipt") receipt = message.send_at;
        }
        for (const auto& enrollment : enrollments(ada)) {
            const auto type = enrollment.journey.substr(0, enrollment.journey.find('/'));
            const Steps all = type == "welcome" ? Steps{"delivery", "story", "proof", "offer"}
                              : type == "cart_abandonment" ? Steps{"reminder", "code", "last"}
                                                           : Steps{"receipt", "review"};
            const auto& sent = by_enrollment[enrollment.id.str()];
            for (std::size_t i = 0; i < sent.size(); ++i) {
                EXPECT_EQ(place(all, sent[i]), static_cast<std::ptrdiff_t>(i))
                    << "round " << round << ", " << enrollment.journey;
            }
            if (enrollment.status == EnrollmentStatus::completed) {
                EXPECT_EQ(sent, all);
            }
        }
        for (const auto& message : messages(ada)) {
            const bool sells = message.message_class == content::MessageClass::promotional;
            if (receipt && sells && message.send_at < *receipt) {
                EXPECT_EQ(message.state, MessageState::suppressed) << message.step_key;
            }
        }
    }
}

}  // namespace
}  // namespace journeys
