#include "contacts/consent.hpp"

#include "contacts/may_mail.hpp"
#include "contacts/suppression.hpp"
#include "contacts/timeline.hpp"
#include "contacts/world_test.hpp"

namespace contacts {
namespace {

using store::Tx;

TEST(ConsentState, FollowsTheHistory) {
    using enum ConsentState;
    const auto all = {none, pending, confirmed, withdrawn};
    for (const auto state : all) {
        EXPECT_EQ(after(state, ConsentStatus::confirmed), confirmed);
        EXPECT_EQ(after(state, ConsentStatus::withdrawn), withdrawn);
    }
    EXPECT_EQ(after(none, ConsentStatus::pending), pending);
    EXPECT_EQ(after(pending, ConsentStatus::pending), pending);
    EXPECT_EQ(after(withdrawn, ConsentStatus::pending), pending);
    // Signing up a second time does not take back a confirmation.
    EXPECT_EQ(after(confirmed, ConsentStatus::pending), confirmed);
}

class Consents : public World {
  protected:
    NewConsent sign_up() const {
        return {.status = ConsentStatus::pending,
                .ip = "192.0.2.7",
                .page = "https://example.com/b/brand/funnel",
                .wording = "Send me the chapter and the letter. I can leave at any time.",
                .source = "funnel:taxes"};
    }
    void ask(const ContactId& id) {
        ok(write([&](Tx& tx) { return record_consent(tx, env, id, sign_up()); }));
    }
    Confirmation confirm(const ContactId& id) {
        return ok(write([&](Tx& tx) {
            return confirm_email(tx, env, id, "192.0.2.9", {{"funnel", "taxes"}});
        }));
    }
    bool leave(const ContactId& id) {
        return ok(write([&](Tx& tx) {
            return unsubscribe(tx, env, id, {.ip = "192.0.2.8", .source = "unsubscribe link"},
                               base::MessageId{"m1"});
        }));
    }
    Verdict promotional(const ContactId& id) {
        return ok(
            read([&](Tx& tx) { return may_mail(tx, id, content::MessageClass::promotional); }));
    }
};
ON_BOTH_ENGINES(Consents);

TEST_P(Consents, ConfirmingProvesWhatWasAgreedTo) {
    const auto ada = reader("ada@example.com");
    ask(ada.id);
    EXPECT_EQ(promotional(ada.id).mailable, Mailable::unconfirmed);
    clock.advance(std::chrono::minutes(3));
    const auto confirmed = confirm(ada.id);
    EXPECT_TRUE(confirmed.first);
    EXPECT_TRUE(confirmed.changed);
    EXPECT_EQ(confirmed.contact.confirmed_at, clock.now());
    EXPECT_TRUE(promotional(ada.id).allowed);

    const auto history = ok(read([&](Tx& tx) { return list_consents(tx, ada.id); }));
    ASSERT_EQ(history.size(), 2u);
    EXPECT_EQ(history[0].status, ConsentStatus::pending);
    EXPECT_EQ(history[0].ip, "192.0.2.7");
    EXPECT_EQ(history[1].status, ConsentStatus::confirmed);
    EXPECT_EQ(history[1].ip, "192.0.2.9");
    EXPECT_EQ(history[1].wording, sign_up().wording);
    EXPECT_EQ(history[1].at - history[0].at, std::chrono::minutes(3));
}

TEST_P(Consents, ConfirmingAgainChangesNothing) {
    const auto ada = reader("ada@example.com");
    ask(ada.id);
    confirm(ada.id);
    const auto again = confirm(ada.id);
    EXPECT_FALSE(again.first);
    EXPECT_FALSE(again.changed);
    EXPECT_EQ(kinds_of(ada.id), (std::vector<std::string>{"user.email_confirmed", "user.created"}));
}

TEST_P(Consents, LeavingStopsEverythingButTransactionalMail) {
    const auto ada = reader("ada@example.com");
    ask(ada.id);
    confirm(ada.id);
    EXPECT_TRUE(leave(ada.id));
    EXPECT_EQ(promotional(ada.id).mailable, Mailable::unsubscribed);
    EXPECT_TRUE(ok(read([&](Tx& tx) {
                    return may_mail(tx, ada.id, content::MessageClass::transactional);
                })).allowed);
    EXPECT_FALSE(leave(ada.id));
    const auto kinds = kinds_of(ada.id);
    EXPECT_EQ(std::ranges::count(kinds, "email.unsubscribed"), 1);
}

TEST_P(Consents, OneWhoLeftAndConfirmsAgainIsWelcome) {
    const auto ada = reader("ada@example.com");
    ask(ada.id);
    confirm(ada.id);
    leave(ada.id);
    ask(ada.id);
    EXPECT_FALSE(promotional(ada.id).allowed);
    const auto back = confirm(ada.id);
    EXPECT_FALSE(back.first);
    EXPECT_TRUE(back.changed);
    EXPECT_TRUE(promotional(ada.id).allowed);
}

// Scanners of mail follow every link in it, and an old mail is scanned again when it is moved.
TEST_P(Consents, TheOldConfirmLinkDoesNotBringBackOneWhoLeft) {
    const auto ada = reader("ada@example.com");
    ask(ada.id);
    confirm(ada.id);
    leave(ada.id);
    const auto followed = confirm(ada.id);
    EXPECT_FALSE(followed.changed);
    EXPECT_EQ(followed.contact.consent, ConsentState::withdrawn);
    EXPECT_EQ(promotional(ada.id).mailable, Mailable::unsubscribed);
    EXPECT_EQ(ok(read([&](Tx& tx) { return list_consents(tx, ada.id); })).size(), 3u);
}

TEST_P(Consents, WithoutASignUpThereIsNothingToConfirm) {
    const auto ada = reader("ada@example.com");
    EXPECT_EQ(confirm(ada.id).contact.consent, ConsentState::none);
    EXPECT_EQ(promotional(ada.id).mailable, Mailable::no_consent);
}

TEST_P(Consents, ConfirmingDoesNotLiftWhatTheOwnerDecided) {
    const auto ada = reader("ada@example.com");
    ok(write([&](Tx& tx) {
        return suppress(tx, env, brand, ada.email, SuppressionReason::manual, "asked by phone");
    }));
    ask(ada.id);
    confirm(ada.id);
    EXPECT_EQ(promotional(ada.id).mailable, Mailable::manual);
}

TEST_P(Consents, SuppressionBelongsToTheAddressInEitherSpelling) {
    const auto added = ok(write([&](Tx& tx) {
        return suppress(tx, env, brand, "ADA@example.com", SuppressionReason::hard_bounce, "550");
    }));
    EXPECT_TRUE(added);
    const auto ada = reader("ada@Example.com");
    EXPECT_EQ(ok(read([&](Tx& tx) {
                  return may_mail(tx, ada.id, content::MessageClass::transactional);
              })).mailable,
              Mailable::hard_bounce);
    EXPECT_FALSE(ok(write([&](Tx& tx) {
        return suppress(tx, env, brand, "ada@example.com", SuppressionReason::hard_bounce, "again");
    })));
    EXPECT_EQ(
        ok(read([&](Tx& tx) { return suppressions_of(tx, brand, "ada@example.com"); })).size(), 1u);
}

TEST_P(Consents, SuppressionsAreListedAndLifted) {
    for (const auto* email : {"ada@example.com", "grace@example.com"}) {
        ok(write([&](Tx& tx) {
            return suppress(tx, env, brand, email, SuppressionReason::manual, "note");
        }));
        clock.advance(std::chrono::seconds(1));
    }
    ok(write([&](Tx& tx) {
        return suppress(tx, env, brand, "ada@example.com", SuppressionReason::complaint, "");
    }));
    const auto all = ok(read([&](Tx& tx) { return list_suppressions(tx, brand, "ada", "", 10); }));
    EXPECT_EQ(all.suppressions.size(), 2u);
    const auto first = ok(read([&](Tx& tx) { return list_suppressions(tx, brand, "", "", 2); }));
    const auto second =
        ok(read([&](Tx& tx) { return list_suppressions(tx, brand, "", first.next, 2); }));
    EXPECT_EQ(second.suppressions.size(), 1u);
    EXPECT_EQ(
        ok(write([&](Tx& tx) { return unsuppress(tx, env, brand, "Ada@example.com", "owner"); })),
        2);
    EXPECT_TRUE(
        ok(read([&](Tx& tx) { return suppressions_of(tx, brand, "ada@example.com"); })).empty());
    EXPECT_TRUE(ok(write([&](Tx& tx) {
        return suppress(tx, env, brand, "ada@example.com", SuppressionReason::manual, "once more");
    })));
}

TEST_P(Consents, TheTimelineTellsEventsAndConsentsInOrder) {
    const auto ada = reader("ada@example.com");
    clock.advance(std::chrono::minutes(1));
    ask(ada.id);
    clock.advance(std::chrono::minutes(1));
    confirm(ada.id);
    clock.advance(std::chrono::minutes(1));
    leave(ada.id);
    std::vector<std::string> kinds;
    std::string cursor;
    do {
        const auto page = ok(read([&](Tx& tx) { return timeline(tx, ada.id, cursor, 1); }));
        for (const auto& entry : page.entries) kinds.push_back(entry.kind);
        cursor = page.next;
    } while (!cursor.empty());
    EXPECT_EQ(std::ranges::count(kinds, "consent.pending"), 1);
    EXPECT_EQ(std::ranges::count(kinds, "consent.confirmed"), 1);
    EXPECT_EQ(std::ranges::count(kinds, "consent.withdrawn"), 1);
    EXPECT_EQ(kinds.back(), "user.created");
    EXPECT_EQ(kinds.size(), 6u);
}

}  // namespace
}  // namespace contacts
