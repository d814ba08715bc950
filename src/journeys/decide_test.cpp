// What comes next, and who may enter: without a database.
#include "journeys/decide.hpp"

#include "journeys/entry.hpp"
#include "journeys/world_test.hpp"

namespace journeys {
namespace {

const Time kAnchor = base::parse_time("2026-03-02T09:00:00Z").value();

Enrollment at(std::int64_t position) {
    return {.position = position, .anchor_at = kAnchor, .started_at = kAnchor};
}

std::vector<std::string> step_keys(const content::Journey& journey) {
    std::vector<std::string> keys;
    for (const auto& step : journey.steps) {
        keys.push_back(std::visit([](const auto& s) { return s.key; }, step));
    }
    return keys;
}

events::Event event_of(std::string_view kind, base::JsonObject props) {
    return {.kind = std::string(kind), .props = std::move(props)};
}

TEST(Compile, WaitsForAMailIssuesItsCodeAndSendsItInTheOrderOfTheDelays) {
    auto sequence = welcome();
    std::ranges::reverse(sequence.mails);
    const auto journey = compile(sequence);
    EXPECT_EQ(journey.key, "welcome/tax");
    EXPECT_EQ(journey.trigger.event, "lead.confirmed");
    EXPECT_EQ(journey.stop_on, sequence.stop_on);
    EXPECT_EQ(step_keys(journey),
              (std::vector<std::string>{"delivery", "wait_story", "story", "wait_proof",
                                        "code_proof", "proof", "wait_offer", "offer"}));
    ASSERT_EQ(journey.mails.size(), 4u);
    EXPECT_EQ(journey.mails[2].code, "welcome");
    EXPECT_EQ(journey.mails[1].code, "");
}

TEST(Compile, MailsOfTheSameDelayKeepTheirOrder) {
    auto sequence = post_purchase();
    sequence.mails = {mail_after("receipt", 0h, content::MessageClass::transactional),
                      mail_after("guide", 0h, content::MessageClass::transactional)};
    EXPECT_EQ(step_keys(compile(sequence)), (std::vector<std::string>{"receipt", "guide"}));
}

TEST(Decide, AWaitLastsUntilItsMomentAndNotLonger) {
    const auto journey = compile(welcome());
    const Time due = kAnchor + 24h;
    EXPECT_EQ(decide(journey, at(1), due - 1us), Decision{Sleep{due}});
    EXPECT_EQ(decide(journey, at(1), due), (Decision{Perform{journey.steps[1]}}));
    EXPECT_EQ(decide(journey, at(1), due + 240h), (Decision{Perform{journey.steps[1]}}));
}

TEST(Decide, WaitsCountFromTheAnchorAndNotFromTheStepBefore) {
    const auto journey = compile(welcome());
    auto late = at(3);
    late.started_at = kAnchor + 50h;
    EXPECT_EQ(decide(journey, late, kAnchor + 50h), Decision{Sleep{kAnchor + 72h}});
}

TEST(Decide, AStepThatIsNoWaitIsPerformedAtOnce) {
    const auto journey = compile(welcome());
    EXPECT_EQ(decide(journey, at(0), kAnchor), (Decision{Perform{journey.steps[0]}}));
}

TEST(Decide, AfterTheLastStepTheJourneyIsComplete) {
    const auto journey = compile(welcome());
    EXPECT_EQ(decide(journey, at(std::ssize(journey.steps)), kAnchor), Decision{Complete{}});
}

TEST(Decide, WhatHasEndedIsLeftAlone) {
    const auto journey = compile(welcome());
    for (const auto ended : {EnrollmentStatus::completed, EnrollmentStatus::exited}) {
        auto enrollment = at(0);
        enrollment.status = ended;
        EXPECT_EQ(decide(journey, enrollment, kAnchor), Decision{Nothing{}});
    }
}

TEST(Entry, ConditionsAreAClosedSetAndAnUnknownOneIsNamed) {
    EXPECT_TRUE(parse_condition(""));
    EXPECT_TRUE(parse_condition("lead_captured and email_confirmed"));
    const auto unknown = parse_condition("moon is full");
    ASSERT_FALSE(unknown);
    EXPECT_NE(unknown.error().message.find("moon is full"), std::string::npos);
}

TEST(Entry, AConfirmedLeadOfThisBookEnters) {
    const auto journey = compile(welcome());
    const EntryFacts fine{.mailable = true};
    EXPECT_EQ(decide_entry(journey, event_of(kinds::kLeadConfirmed, {{"book", "tax"}}), fine),
              Entry::enter);
    EXPECT_EQ(decide_entry(journey, event_of(kinds::kLeadConfirmed, {{"book", "pay"}}), fine),
              Entry::stay_out);
}

TEST(Entry, WhoOwnsTheBookOrIsInsideOrMustNotBeMailedGetsWhatTheyAskedForAlone) {
    const auto journey = compile(welcome());
    const auto event = event_of(kinds::kLeadConfirmed, {{"book", "tax"}});
    EXPECT_EQ(decide_entry(journey, event, {.mailable = true, .owns_book = true}),
              Entry::deliver_only);
    EXPECT_EQ(decide_entry(journey, event, {.mailable = true, .inside = true}),
              Entry::deliver_only);
    EXPECT_EQ(decide_entry(journey, event, {.mailable = false}), Entry::deliver_only);
}

TEST(Entry, AnEventThatComesASecondTimeChangesNothing) {
    EXPECT_EQ(decide_entry(compile(welcome()), event_of(kinds::kLeadConfirmed, {{"book", "tax"}}),
                           {.mailable = true, .entered = true, .inside = true}),
              Entry::stay_out);
}

TEST(Entry, ACartThatWasPaidOrWhoseReaderMustNotBeMailedIsNotRecalled) {
    const auto journey = compile(cart_abandonment());
    const auto event = event_of(kinds::kCartAbandoned, {{"book", "tax"}});
    EXPECT_EQ(decide_entry(journey, event, {.mailable = true}), Entry::enter);
    EXPECT_EQ(decide_entry(journey, event, {.mailable = true, .cart_completed = true}),
              Entry::stay_out);
    EXPECT_EQ(decide_entry(journey, event, {.mailable = false}), Entry::stay_out);
    // Bought meanwhile by another way: from a mail, in a bundle.
    EXPECT_EQ(decide_entry(journey, event, {.mailable = true, .owns_book = true}), Entry::stay_out);
}

TEST(Entry, AOneClickAdditionIsNoPurchaseOfItsOwn) {
    const auto journey = compile(post_purchase());
    EXPECT_EQ(decide_entry(journey, event_of(kinds::kPurchaseCompleted, {{"book", "tax"}}), {}),
              Entry::enter);
    EXPECT_EQ(
        decide_entry(journey,
                     event_of(kinds::kPurchaseCompleted, {{"book", "tax"}, {"parent", "o1"}}), {}),
        Entry::stay_out);
}

}  // namespace
}  // namespace journeys
