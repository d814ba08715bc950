// From the form to the download, in the ledger, the log and the contact's record.
#include "funnels/leads.hpp"

#include "contacts/may_mail.hpp"
#include "funnels/world_test.hpp"

namespace funnels {
namespace {

class Leads : public World {
  protected:
    void SetUp() override {
        World::SetUp();
        publish(tax);
    }
    const content::Funnel tax = sample_funnel("tax");
};
ON_BOTH_ENGINES(Leads);

TEST_P(Leads, ANewReaderIsAskedToConfirmAndGetsNothingElse) {
    const auto captured = capture(tax, "ada@example.org");
    EXPECT_TRUE(captured.needs_confirmation);
    EXPECT_EQ(captured.contact.email, "ada@example.org");
    EXPECT_EQ(captured.lead.magnet, "tax/free_chapter");
    EXPECT_FALSE(captured.lead.confirmed_at);
    const auto sent = mails(captured.contact.id);
    ASSERT_EQ(sent.size(), 1u);
    EXPECT_EQ(sent[0].purpose, "confirm");
    EXPECT_EQ(sent[0].message_class, content::MessageClass::transactional);
    EXPECT_EQ(sent[0].context.at("lead").as_string(), captured.lead.id.str());
    EXPECT_TRUE(events_of(captured.contact.id, kinds::kLeadConfirmed).empty());
    const auto log = events_of(captured.contact.id, kinds::kLeadCaptured);
    ASSERT_EQ(log.size(), 1u);
    EXPECT_EQ(log[0].props.at("book").as_string(), "tax");
    EXPECT_EQ(log[0].props.at("source").as_string(), "newsletter");
}

TEST_P(Leads, TheLogHoldsNothingPersonal) {
    const auto captured = capture(tax, "ada@example.org");
    for (const auto& event : events_of(captured.contact.id, "")) {
        const auto props = base::write_json(base::Json(event.props));
        EXPECT_EQ(props.find("ada@"), std::string::npos) << props;
        EXPECT_EQ(props.find("192.0.2.1"), std::string::npos) << props;
        EXPECT_EQ(props.find("Ada"), std::string::npos) << props;
    }
}

TEST_P(Leads, TheConsentIsKeptWithItsProofAndTheReaderIsTagged) {
    const auto contact = capture(tax, "ada@example.org").contact;
    const auto consents = ok(read([&](Tx& tx) { return contacts::list_consents(tx, contact.id); }));
    ASSERT_EQ(consents.size(), 1u);
    EXPECT_EQ(consents[0].status, contacts::ConsentStatus::pending);
    EXPECT_EQ(consents[0].wording, "Yes, write to me");
    EXPECT_EQ(consents[0].ip, "192.0.2.1");
    EXPECT_EQ(consents[0].page, "/b/brand/tax");
    EXPECT_EQ(consents[0].source, "funnel:tax");
    EXPECT_EQ(ok(read([&](Tx& tx) { return contacts::list_tags(tx, contact); })),
              (std::vector<std::string>{"lead", "source:newsletter"}));
}

TEST_P(Leads, WithoutACampaignTheReferringSiteIsTheSource) {
    const auto captured = ok(write([&](Tx& tx) {
        return capture_lead(tx, env, brand, tax,
                            {.email = "ada@example.org", .source = {{"referrer", "news.example"}}});
    }));
    EXPECT_EQ(ok(read([&](Tx& tx) { return contacts::list_tags(tx, captured.contact); })),
              (std::vector<std::string>{"lead", "source:news.example"}));
    const auto log = events_of(captured.contact.id, kinds::kLeadCaptured);
    EXPECT_EQ(log.at(0).props.at("source").as_string(), "news.example");
}

TEST_P(Leads, TheFormSentAgainIsTheSameLeadAndOneMailAnHour) {
    const auto first = capture(tax, "ada@example.org");
    const auto again = capture(tax, "ADA@example.org ");
    EXPECT_EQ(again.contact.id, first.contact.id);
    EXPECT_EQ(again.lead.id, first.lead.id);
    EXPECT_EQ(mails(first.contact.id).size(), 1u);
    EXPECT_EQ(events_of(first.contact.id, kinds::kLeadCaptured).size(), 1u);
    clock.advance(1h);
    capture(tax, "ada@example.org");
    EXPECT_EQ(mails(first.contact.id).size(), 2u);
}

TEST_P(Leads, TheReadersOwnWindowOpensOnceAndIsNotMovedByAskingAgain) {
    const Time start = clock.now();
    const auto contact = capture(tax, "ada@example.org").contact;
    EXPECT_EQ(low_ticket(contact.id)->closes_at, start + 48h);
    clock.advance(5h);
    capture(tax, "ada@example.org");
    EXPECT_EQ(low_ticket(contact.id)->closes_at, start + 48h);
}

TEST_P(Leads, ConfirmingTwiceConfirmsOnce) {
    const auto captured = capture(tax, "ada@example.org");
    clock.advance(10min);
    const Time when = clock.now();
    const auto first = confirm(captured.contact.id);
    EXPECT_TRUE(first.confirmation.first);
    clock.advance(1h);
    const auto second = confirm(captured.contact.id);
    EXPECT_FALSE(second.confirmation.first);
    EXPECT_FALSE(second.confirmation.changed);
    ASSERT_EQ(second.leads.size(), 1u);
    EXPECT_EQ(second.leads[0].confirmed_at, when);
    EXPECT_EQ(events_of(captured.contact.id, kinds::kLeadConfirmed).size(), 1u);
    EXPECT_EQ(events_of(captured.contact.id, kinds::kUserEmailConfirmed).size(), 1u);
}

TEST_P(Leads, ConfirmingSomebodyWhoIsNotThereSaysSo) {
    const auto nobody =
        write([&](Tx& tx) { return confirm_leads(tx, env, ContactId{"nobody"}, "192.0.2.1"); });
    ASSERT_FALSE(nobody);
    EXPECT_EQ(nobody.error().code, base::Errc::not_found);
}

TEST_P(Leads, OneConfirmationHoldsForAllFunnelsOfTheBrand) {
    const auto pay = sample_funnel("pay");
    publish(pay);
    const auto ada = capture(tax, "ada@example.org").contact;
    const auto second = capture(pay, "ada@example.org");
    EXPECT_EQ(second.contact.id, ada.id);
    EXPECT_EQ(mails(ada.id).size(), 2u);
    EXPECT_EQ(confirm(ada.id).leads.size(), 2u);
    std::set<std::string> books;
    for (const auto& event : events_of(ada.id, kinds::kLeadConfirmed)) {
        books.insert(std::string(event.props.at("book").as_string()));
    }
    EXPECT_EQ(books, (std::set<std::string>{"pay", "tax"}));
    EXPECT_EQ(events_of(ada.id, kinds::kUserEmailConfirmed).size(), 1u);
}

TEST_P(Leads, WhoIsConfirmedGetsTheNextMagnetWithoutBeingAskedAgain) {
    const auto pay = sample_funnel("pay");
    publish(pay);
    const auto ada = capture(tax, "ada@example.org").contact;
    confirm(ada.id);
    const auto next = capture(pay, "ada@example.org");
    EXPECT_FALSE(next.needs_confirmation);
    EXPECT_EQ(next.lead.confirmed_at, clock.now());
    EXPECT_EQ(mails(ada.id).size(), 1u);
    EXPECT_EQ(events_of(ada.id, kinds::kLeadConfirmed).size(), 2u);
    EXPECT_TRUE(events_of(ada.id, kinds::kLeadRequestedAgain).empty());
    capture(pay, "ada@example.org");
    EXPECT_EQ(events_of(ada.id, kinds::kLeadConfirmed).size(), 2u);
    EXPECT_EQ(events_of(ada.id, kinds::kLeadRequestedAgain).size(), 1u);
}

TEST_P(Leads, AnAddressThatBouncedIsCapturedAndNotWrittenTo) {
    ok(write([&](Tx& tx) {
        return contacts::suppress(tx, env, brand.id, "ada@example.org",
                                  contacts::SuppressionReason::hard_bounce, "550 no such user");
    }));
    const auto captured = capture(tax, "ada@example.org");
    EXPECT_EQ(events_of(captured.contact.id, kinds::kLeadCaptured).size(), 1u);
    // Delivery asks this before each mail.
    const auto verdict = ok(read([&](Tx& tx) {
        return contacts::may_mail(tx, captured.contact.id, content::MessageClass::transactional);
    }));
    EXPECT_FALSE(verdict.allowed);
}

TEST_P(Leads, WhoUnsubscribedMayAskAgainAndIsWrittenToOnlyAfterConfirmingAnew) {
    const auto ada = capture(tax, "ada@example.org").contact;
    confirm(ada.id);
    ok(write([&](Tx& tx) {
        return contacts::unsubscribe(tx, env, ada.id, {.source = "unsubscribe link"}, {});
    }));
    const auto may = [&] {
        return ok(read([&](Tx& tx) {
                   return contacts::may_mail(tx, ada.id, content::MessageClass::promotional);
               }))
            .allowed;
    };
    clock.advance(24h);
    EXPECT_TRUE(capture(tax, "ada@example.org").needs_confirmation);
    EXPECT_FALSE(may());
    confirm(ada.id);
    EXPECT_TRUE(may());
}

TEST_P(Leads, OneWhoLeftBeforeConfirmingIsNoLeadByTheOldLink) {
    const auto ada = capture(tax, "ada@example.org").contact;
    ok(write([&](Tx& tx) {
        return contacts::unsubscribe(tx, env, ada.id, {.source = "a letter"}, {});
    }));
    const auto followed = confirm(ada.id);
    EXPECT_FALSE(followed.confirmation.holds());
    EXPECT_FALSE(followed.leads.at(0).confirmed_at);
    EXPECT_TRUE(events_of(ada.id, kinds::kLeadConfirmed).empty());
}

TEST_P(Leads, AnAddressThatIsNoneIsRefusedAndLeavesNothing) {
    const auto refused = write([&](Tx& tx) {
        return capture_lead(tx, env, brand, tax, {.email = "ada at example", .source = {}});
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().field, "email");
    EXPECT_EQ(ok(read([&](Tx& tx) { return contacts::count_contacts(tx, brand.id); })), 0);
}

TEST_P(Leads, TheFirstDownloadIsMarkedAsTheFirst) {
    const auto captured = capture(tax, "ada@example.org");
    const auto download = [&](const std::string& format) {
        ok(write([&](Tx& tx) { return record_download(tx, env, captured.lead.id, format); }));
    };
    download("pdf");
    const Time first = clock.now();
    clock.advance(1h);
    download("epub");
    const auto log = events_of(captured.contact.id, kinds::kLeadMagnetDownloaded);
    ASSERT_EQ(log.size(), 2u);
    EXPECT_FALSE(log[0].props.at("first").as_bool());
    EXPECT_EQ(log[0].props.at("format").as_string(), "epub");
    EXPECT_TRUE(log[1].props.at("first").as_bool());
    EXPECT_EQ(ok(read([&](Tx& tx) { return load_lead(tx, captured.lead.id); })).downloaded_at,
              first);
}

}  // namespace
}  // namespace funnels
