#include "mail/recovery.hpp"

#include "mail/ledger_rows.hpp"
#include "mail/settle.hpp"
#include "mail/world_test.hpp"

namespace mail {
namespace {

using namespace std::chrono_literals;
using store::Tx;

class Recovery : public World {
  protected:
    // A message in the middle of being sent by `node`.
    Claimed claim(const std::string& contact, const Node& node, bool transactional = false,
                  std::int64_t connection = 0) {
        const auto id = queue(contact);
        return ok(write([&](Tx& tx) -> Result<Claimed> {
            TRY(auto message, lock_message(tx, id));
            const Line line{node, connection, transactional ? "mailbox" : "smtp", transactional};
            TRY(const auto attempt, open_attempt(tx, env, line, message));
            TRY(auto recipient, people.recipient(tx, message));
            return Claimed{message, attempt, recipient, {}, {}};
        }));
    }
    void live(const Node& node) {
        ok(write([&](Tx& tx) { return renew_lease(tx, node, wall, 30s); }));
    }
    Recovered run(const Node& self) {
        return ok(write([&](Tx& tx) { return recover(tx, env, self, wall); }));
    }
    void answer(const Claimed& claimed, Report report) {
        ok(write([&](Tx& tx) {
            return settle(tx, env, people, claimed, {.report = std::move(report), .record = {}});
        }));
    }
    MessageState state(const Claimed& claimed) { return load(claimed.message.id).state; }

    Time wall = base::parse_time("2026-05-05T00:00:00.000Z").value();
    const Node before{"here", "boot 1"};
    const Node now{"here", "boot 2"};
    const Node elsewhere{"there", "boot 7"};
};
ON_BOTH_ENGINES(Recovery);

TEST_P(Recovery, WhatADeadPredecessorWasSendingIsInDoubt) {
    live(before);
    const auto claimed = claim("ada", before);
    live(now);
    EXPECT_EQ(run(now).in_doubt, 1);
    EXPECT_EQ(state(claimed), MessageState::in_doubt);
    EXPECT_EQ(attempts(claimed.message.id).at(0).outcome, AttemptOutcome::lost);
    EXPECT_EQ(run(now).in_doubt, 0);
    EXPECT_EQ(deliver(), 0u) << "nothing resends by itself";
}

TEST_P(Recovery, WhatCannotHaveBeenHandedOverGoesBackToTheQueue) {
    const auto claimed = claim("ada", before, true);
    EXPECT_EQ(run(now).released, 1);
    EXPECT_EQ(state(claimed), MessageState::queued);
    EXPECT_EQ(deliver(), 1u);
    EXPECT_EQ(in_mailbox(), 1u);
}

TEST_P(Recovery, AnotherNodesAttemptsAreItsOwnWhileItLives) {
    live(elsewhere);
    const auto claimed = claim("ada", elsewhere);
    wall += 29s;
    live(now);
    EXPECT_EQ(run(now).in_doubt, 0);
    EXPECT_EQ(state(claimed), MessageState::sending);
    wall += 2s;
    live(now);
    EXPECT_EQ(run(now).in_doubt, 1);
    EXPECT_EQ(state(claimed), MessageState::in_doubt);
}

TEST_P(Recovery, ANodesOwnAttemptsAreNotTakenFromIt) {
    live(now);
    const auto claimed = claim("ada", now);
    EXPECT_EQ(run(now).in_doubt, 0);
    EXPECT_EQ(state(claimed), MessageState::sending);
}

TEST_P(Recovery, AnAnswerThatComesLateSettlesTheDoubt) {
    const auto accepted = claim("ada", before);
    const auto refused = claim("grace", before, false, 1);
    run(now);
    answer(accepted, {.fate = Fate::accepted, .code = 250});
    answer(refused,
           {.fate = Fate::refused, .phase = Phase::recipient, .code = 550, .status = "5.1.1"});
    EXPECT_EQ(state(accepted), MessageState::sent);
    EXPECT_EQ(state(refused), MessageState::failed);
    EXPECT_EQ(people.bounced, std::vector<std::string>{"grace@example.org"});
}

TEST_P(Recovery, APersonsDecisionStandsAgainstALateAnswer) {
    const auto claimed = claim("ada", before);
    run(now);
    ok(write([&](Tx& tx) {
        return resolve_in_doubt(tx, env, claimed.message.id, Resolution::give_up, "Owner");
    }));
    answer(claimed, {.fate = Fate::accepted, .code = 250});
    EXPECT_EQ(state(claimed), MessageState::failed);
    EXPECT_TRUE(events_of("ada").empty());
}

TEST_P(Recovery, RecordingAnOutcomeTwiceChangesNothing) {
    const auto claimed = claim("ada", now);
    answer(claimed, {.fate = Fate::accepted, .code = 250});
    answer(claimed, {.fate = Fate::accepted, .code = 250});
    EXPECT_EQ(kinds_of("ada"), std::vector<std::string>{"email.sent"});
}

TEST_P(Recovery, AConnectionHasOneOpenAttemptAtMost) {
    claim("ada", now);
    EXPECT_THROW(claim("grace", now), std::runtime_error);
    EXPECT_NO_THROW(claim("joan", now, false, 1));
}

TEST_P(Recovery, AnAttemptThatItsProcessDoesNotKnowOfIsReleased) {
    const auto claimed = claim("ada", now);
    ok(write([&](Tx& tx) { return release_unknown(tx, env, {now, 0, "smtp", false}); }));
    EXPECT_EQ(state(claimed), MessageState::queued);
    EXPECT_EQ(attempts(claimed.message.id).at(0).outcome, AttemptOutcome::released);
}

}  // namespace
}  // namespace mail
