#include "contacts/may_mail.hpp"

#include <gtest/gtest.h>

namespace contacts {
namespace {

using content::MessageClass;
using enum SuppressionReason;

constexpr std::array kOthers = {MessageClass::relational, MessageClass::promotional};

TEST(MayMail, TransactionalMailNeedsNoConsent) {
    for (const auto consent : {ConsentState::none, ConsentState::pending, ConsentState::confirmed,
                               ConsentState::withdrawn}) {
        EXPECT_TRUE(decide_mail({consent, {}}, MessageClass::transactional).allowed);
    }
}

TEST(MayMail, TransactionalMailStillGoesToThoseWhoLeft) {
    for (const auto reason : {unsubscribed, manual, goodbye}) {
        EXPECT_TRUE(
            decide_mail({ConsentState::withdrawn, {reason}}, MessageClass::transactional).allowed);
    }
}

TEST(MayMail, NothingGoesToADeadAddressOrToSomebodyWhoComplained) {
    for (const auto reason : {hard_bounce, complaint}) {
        for (const auto message_class :
             {MessageClass::transactional, MessageClass::relational, MessageClass::promotional}) {
            EXPECT_FALSE(decide_mail({ConsentState::confirmed, {reason}}, message_class).allowed);
        }
    }
}

TEST(MayMail, EverythingElseNeedsConfirmedConsent) {
    for (const auto message_class : kOthers) {
        EXPECT_TRUE(decide_mail({ConsentState::confirmed, {}}, message_class).allowed);
        EXPECT_EQ(decide_mail({ConsentState::none, {}}, message_class).mailable,
                  Mailable::no_consent);
        EXPECT_EQ(decide_mail({ConsentState::pending, {}}, message_class).mailable,
                  Mailable::unconfirmed);
        EXPECT_EQ(decide_mail({ConsentState::withdrawn, {}}, message_class).mailable,
                  Mailable::withdrawn);
    }
}

TEST(MayMail, AnySuppressionStopsEverythingElseAndSaysWhich) {
    const std::pair<SuppressionReason, Mailable> cases[] = {
        {unsubscribed, Mailable::unsubscribed}, {hard_bounce, Mailable::hard_bounce},
        {complaint, Mailable::complaint},       {manual, Mailable::manual},
        {goodbye, Mailable::goodbye},
    };
    for (const auto& [reason, mailable] : cases) {
        for (const auto message_class : kOthers) {
            const auto verdict = decide_mail({ConsentState::confirmed, {reason}}, message_class);
            EXPECT_FALSE(verdict.allowed);
            EXPECT_EQ(verdict.mailable, mailable);
            EXPECT_FALSE(verdict.reason.empty());
        }
    }
}

}  // namespace
}  // namespace contacts
