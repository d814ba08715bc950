#include "mail/outcome.hpp"

#include <gtest/gtest.h>

namespace mail {
namespace {

using namespace std::chrono_literals;

Report refused(Phase phase, int code, std::string status = {}) {
    return {.fate = Fate::refused, .phase = phase, .code = code, .status = std::move(status)};
}

TEST(Outcome, AcceptedIsSent) {
    EXPECT_EQ(judge({.fate = Fate::accepted, .code = 250}, 1).move, Move::accept);
}

TEST(Outcome, ADeferralIsTriedAgainAndNeverABounce) {
    for (const auto phase :
         {Phase::connection, Phase::sender, Phase::recipient, Phase::content, Phase::final_dot}) {
        // Greylisting says 450 or 451, some servers with X.1.1 or X.2.2.
        for (const auto* status : {"", "4.1.1", "4.2.2", "4.7.1"}) {
            const auto verdict =
                judge({.fate = Fate::deferred, .phase = phase, .code = 450, .status = status}, 1);
            EXPECT_EQ(verdict.move, Move::defer);
            EXPECT_EQ(verdict.retry_in, 1min);
            EXPECT_FALSE(verdict.hard_bounce);
        }
    }
}

TEST(Outcome, ARefusedRecipientIsAHardBounceWhereTheReplySpeaksOfTheAddress) {
    // RFC 3463 sections 3.2 and 3.3; RFC 7505 section 4.2 for 5.1.10.
    for (const auto* status : {"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"}) {
        const auto verdict = judge(refused(Phase::recipient, 550, status), 1);
        EXPECT_EQ(verdict.move, Move::refuse);
        EXPECT_TRUE(verdict.hard_bounce) << status;
    }
    // Full mailbox, policy, relaying denied, the sender's address, a routing loop.
    for (const auto* status : {"5.2.2", "5.7.1", "5.7.27", "5.1.7", "5.1.8", "5.4.6", "5.0.0"}) {
        const auto verdict = judge(refused(Phase::recipient, 550, status), 1);
        EXPECT_EQ(verdict.move, Move::refuse);
        EXPECT_FALSE(verdict.hard_bounce) << status;
    }
}

TEST(Outcome, WithoutAnEnhancedCodeTheReplyCodeDecides) {
    // RFC 5321 section 4.2.3 and, for 556, RFC 7504 section 2.
    for (const int code : {550, 551, 553, 556}) {
        EXPECT_TRUE(judge(refused(Phase::recipient, code), 1).hard_bounce) << code;
    }
    EXPECT_FALSE(judge(refused(Phase::recipient, 554), 1).hard_bounce);
}

TEST(Outcome, RefusedContentFailsAndTheAddressStaysGood) {
    for (const auto* status : {"", "5.7.1", "5.6.0", "5.3.4"}) {
        const auto verdict = judge(refused(Phase::final_dot, 550, status), 1);
        EXPECT_EQ(verdict.move, Move::refuse);
        EXPECT_FALSE(verdict.hard_bounce) << status;
    }
    // Some servers take any recipient and say so after the message.
    EXPECT_TRUE(judge(refused(Phase::final_dot, 550, "5.1.1"), 1).hard_bounce);
}

TEST(Outcome, ARefusalOfUsIsNotTheMessagesFault) {
    for (const auto phase : {Phase::connection, Phase::sender}) {
        const auto verdict = judge(refused(phase, 550, "5.7.1"), 1);
        EXPECT_EQ(verdict.move, Move::defer);
        EXPECT_FALSE(verdict.hard_bounce);
    }
    // But a message that is too large is (RFC 1870 section 6.1).
    EXPECT_EQ(judge(refused(Phase::sender, 552, "5.3.4"), 1).move, Move::refuse);
}

TEST(Outcome, TooManyRecipientsIsTemporaryThoughItSays552) {
    // RFC 5321 section 4.5.3.1.10.
    EXPECT_EQ(judge(refused(Phase::recipient, 552), 1).move, Move::defer);
}

TEST(Outcome, SilenceAfterTheFinalDotLeavesADoubt) {
    const auto verdict = judge({.fate = Fate::unknown, .phase = Phase::final_dot}, 1);
    EXPECT_EQ(verdict.move, Move::lose);
    EXPECT_EQ(verdict.outcome, AttemptOutcome::unanswered);
}

TEST(Outcome, RetriesBackOffAndEndAfterFourToFiveDays) {
    const base::Duration firsts[] = {1min, 5min, 15min, 1h, 4h};
    for (std::int64_t tries = 1; tries <= 5; ++tries) {
        EXPECT_EQ(retry_delay(tries), firsts[tries - 1]);
    }
    base::Duration total{0};
    std::int64_t tries = 1;
    while (const auto delay = retry_delay(tries)) {
        EXPECT_LE(*delay, 24h);
        total += *delay;
        ++tries;
    }
    // RFC 5321 section 4.5.4.1.
    EXPECT_GE(total, 4 * 24h);
    EXPECT_LE(total, 5 * 24h);
    const auto verdict = judge({.fate = Fate::deferred, .code = 451}, tries);
    EXPECT_EQ(verdict.move, Move::refuse);
    EXPECT_TRUE(verdict.gave_up);
    EXPECT_FALSE(verdict.hard_bounce);
}

}  // namespace
}  // namespace mail
