#include "mail/ledger.hpp"

#include <map>

#include <gtest/gtest.h>

namespace mail {
namespace {

using enum MessageState;

constexpr std::array kStates = {queued, sending, deferred, sent, failed, suppressed, in_doubt};
constexpr std::array kMoves = {Move::claim,          Move::accept,  Move::defer,    Move::refuse,
                               Move::lose,           Move::release, Move::suppress, Move::resend,
                               Move::accept_as_sent, Move::give_up};

// DESIGN section 2, and README.md's picture of it.
const std::map<std::pair<MessageState, Move>, MessageState> kLegal = {
    {{queued, Move::claim}, sending},    {{queued, Move::suppress}, suppressed},
    {{queued, Move::refuse}, failed},    {{queued, Move::defer}, deferred},
    {{deferred, Move::claim}, sending},  {{deferred, Move::suppress}, suppressed},
    {{deferred, Move::refuse}, failed},  {{deferred, Move::defer}, deferred},
    {{sending, Move::accept}, sent},     {{sending, Move::defer}, deferred},
    {{sending, Move::refuse}, failed},   {{sending, Move::lose}, in_doubt},
    {{sending, Move::release}, queued},  {{in_doubt, Move::accept}, sent},
    {{in_doubt, Move::defer}, deferred}, {{in_doubt, Move::refuse}, failed},
    {{in_doubt, Move::resend}, queued},  {{in_doubt, Move::accept_as_sent}, sent},
    {{in_doubt, Move::give_up}, failed},
};

TEST(Ledger, KnowsEachLegalMoveAndNoOther) {
    for (const auto state : kStates) {
        for (const auto move : kMoves) {
            const auto expected = kLegal.find({state, move});
            const auto got = after(state, move);
            ASSERT_EQ(got.has_value(), expected != kLegal.end())
                << base::enum_name(state) << " " << base::enum_name(move);
            if (got) {
                EXPECT_EQ(*got, expected->second);
            }
        }
    }
}

TEST(Ledger, NothingLeavesAFinalState) {
    for (const auto state : kStates) {
        const bool stuck =
            std::ranges::none_of(kMoves, [&](Move move) { return after(state, move).has_value(); });
        EXPECT_EQ(is_final(state), stuck);
    }
}

TEST(Ledger, OnlyAPersonSendsAMessageInDoubtAgain) {
    for (const auto move : kMoves) {
        EXPECT_EQ(after(in_doubt, move) == queued, move == Move::resend);
    }
    EXPECT_FALSE(after(in_doubt, Move::claim));
}

}  // namespace
}  // namespace mail
