// What people do with drafts, and what becomes reachable by it.
#include "content/json.hpp"
#include "funnels/publish.hpp"
#include "review/review_world_test.hpp"

namespace review {
namespace {

using base::Errc;
using content::pattern;
using store::Tx;
using Keys = std::vector<std::string>;

class Drafts : public ReviewWorld {};
ON_BOTH_ENGINES(Drafts);

TEST_P(Drafts, WaitInTheQueueAndAreSubmittedOnce) {
    submit_all();
    EXPECT_FALSE(submitted(small_magnet(), "tax/free_chapter"));
    const auto waiting = must(db().read([&](Tx& tx) {
        return list_drafts(tx, brand.id,
                           {.status = DraftStatus::pending_review, .kind = {}, .book = {}});
    }));
    EXPECT_EQ(waiting.size(), 4u);
    EXPECT_EQ(live(), Keys{});
}

TEST_P(Drafts, AnItemListsWhatItNeedsAndIsNotPublishedWithoutIt) {
    submit_all();
    const auto answer = must(approved(DraftKind::funnel, false));
    EXPECT_TRUE(answer.approved.empty());
    ASSERT_EQ(answer.needs.size(), 2u);
    EXPECT_EQ(answer.needs[0].draft.kind, DraftKind::lead_magnet);
    EXPECT_EQ(answer.needs[1].draft.kind, DraftKind::email_sequence);
    EXPECT_EQ(live(), Keys{});
    EXPECT_EQ(draft(DraftKind::funnel).status, DraftStatus::pending_review);
}

TEST_P(Drafts, ApprovingPublishesWhatIsNeededFirst) {
    submit_all();
    const auto answer = must(approved(DraftKind::funnel));
    const std::vector<DraftId> order = {draft(DraftKind::lead_magnet).id,
                                        draft(DraftKind::email_sequence).id,
                                        draft(DraftKind::funnel).id};
    EXPECT_EQ(answer.approved, order);
    EXPECT_EQ(live(), (Keys{"magnet tax/free_chapter", "journey welcome/tax", "funnel tax"}));
    // The chapter, the pack and the book that is sold, each as PDF and ePub.
    EXPECT_EQ(count("select count(*) from files"), 6);
    const Draft funnel = draft(DraftKind::funnel);
    EXPECT_EQ(funnel.status, DraftStatus::approved);
    EXPECT_EQ(funnel.live_version, 1);
    EXPECT_EQ(funnel.decided_by, "ana@press.example");
    EXPECT_EQ(funnel.decided_at, env.now());
    EXPECT_EQ(draft(DraftKind::offer).status, DraftStatus::pending_review);
}

TEST_P(Drafts, ApprovingTwiceChangesNothing) {
    submit_all();
    must(approved(DraftKind::funnel));
    const Draft before = draft(DraftKind::funnel);
    clock.advance(std::chrono::hours(1));
    EXPECT_TRUE(must(approved(DraftKind::funnel)).approved.empty());
    EXPECT_EQ(draft(DraftKind::funnel).decided_at, before.decided_at);
    EXPECT_EQ(approvals_announced(), 3);
}

TEST_P(Drafts, AnEditMakesAVersionThatIsReadAgainWhileTheApprovedOneStaysLive) {
    submit_all();
    must(approved(DraftKind::offer));
    const auto version = must(edited<content::Offer>(
        DraftKind::offer, 1, [](content::Offer& offer) { offer.name = "Two books, one price"; }));
    EXPECT_EQ(version.version, 2);
    EXPECT_EQ(version.status, DraftStatus::pending_review);
    EXPECT_EQ(version.live_version, 1);
    EXPECT_EQ(version.title, "Two books, one price");
    EXPECT_NE(version.quality, 0.5);
    const auto name_for_readers = [&] {
        return must(db().read(
                        [&](Tx& tx) { return funnels::find_offer_page(tx, brand.id, "bundle"); }))
            .value()
            .document.name;
    };
    EXPECT_EQ(name_for_readers(), "Both books together");
    must(approved(DraftKind::offer));
    EXPECT_EQ(name_for_readers(), "Two books, one price");
    EXPECT_EQ(draft(DraftKind::offer).live_version, 2);
}

TEST_P(Drafts, AnEditThatChangesNothingMakesNoVersion) {
    submit_all();
    EXPECT_EQ(must(edited<content::Offer>(DraftKind::offer, 1, [](content::Offer&) {})).version, 1);
}

TEST_P(Drafts, TheSecondOfTwoOwnersWhoEditTheSameVersionIsToldSo) {
    submit_all();
    const auto rename = [](const char* name) {
        return [name](content::Offer& offer) { offer.name = name; };
    };
    must(edited<content::Offer>(DraftKind::offer, 1, rename("Ana's name")));
    const auto late =
        edited<content::Offer>(DraftKind::offer, 1, rename("Ben's name"), "ben@press.example");
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, Errc::conflict);
    EXPECT_EQ(late.error().message,
              "\"Ana's name\" was edited by somebody else: you started from version 1, it is at 2");
    EXPECT_EQ(count("select count(*) from draft_versions where version = 2"), 1);
}

TEST_P(Drafts, OnlyTheVersionThatWasSeenCanBeApproved) {
    submit_all();
    must(edited<content::Offer>(DraftKind::offer, 1,
                                [](content::Offer& offer) { offer.name = "Another"; }));
    const auto stale = approve(db(), env, {.id = draft(DraftKind::offer).id, .version = 1});
    ASSERT_FALSE(stale);
    EXPECT_EQ(stale.error().code, Errc::conflict);
    EXPECT_EQ(live(), Keys{});
}

TEST_P(Drafts, TheKeysOfADocumentCannotBeEdited) {
    submit_all();
    const auto renamed = edited<content::Funnel>(
        DraftKind::funnel, 1, [](content::Funnel& funnel) { funnel.key = "other"; });
    ASSERT_FALSE(renamed);
    EXPECT_EQ(renamed.error().field, "document");
}

TEST_P(Drafts, ARejectedOneKeepsWhoAndWhyAndNothingIsPublished) {
    submit_all();
    const DraftId id = draft(DraftKind::offer).id;
    const auto again = [&] {
        return db().write(
            [&](Tx& tx) { return reject(tx, env, id, "ben@press.example", "too dear"); });
    };
    must(again());
    const Draft rejected = draft(DraftKind::offer);
    EXPECT_EQ(rejected.status, DraftStatus::rejected);
    EXPECT_EQ(rejected.decided_by, "ben@press.example");
    EXPECT_EQ(rejected.reason, "too dear");
    EXPECT_EQ(live(), Keys{});
    EXPECT_EQ(again().error().code, Errc::conflict);
}

// Who approves may look at a page from before somebody else rejected.
TEST_P(Drafts, ARejectedOneIsNotApprovedUntilItHasBeenEdited) {
    submit_all();
    const DraftId id = draft(DraftKind::offer).id;
    must(db().write([&](Tx& tx) { return reject(tx, env, id, "ben@press.example", "too dear"); }));
    const auto refused = approved(DraftKind::offer);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Errc::conflict);
    EXPECT_EQ(live(), Keys{});
    const auto many = must(approve_many(
        db(), env, {.brand = brand.id, .ids = {id}, .include_needed = true, .who = "ana"}));
    EXPECT_EQ(many.refused.size(), 1u);
    EXPECT_EQ(draft(DraftKind::offer).status, DraftStatus::rejected);
    // A rejection that was a mistake: the same words, put before a person again.
    const auto back = must(edited<content::Offer>(DraftKind::offer, 1, [](content::Offer&) {}));
    EXPECT_EQ(back.version, 2);
    EXPECT_EQ(back.status, DraftStatus::pending_review);
    must(approved(DraftKind::offer));
    EXPECT_EQ(live(), Keys{"offer bundle"});
}

TEST_P(Drafts, AWithdrawnOneIsOffLineUntilItIsApprovedAgain) {
    submit_all();
    const DraftId id = draft(DraftKind::offer).id;
    const auto take_off = [&] {
        return db().write(
            [&](Tx& tx) { return withdraw(tx, env, id, "ana@press.example", "a typo"); });
    };
    EXPECT_EQ(take_off().error().code, Errc::conflict);
    must(approved(DraftKind::offer));
    EXPECT_EQ(live(), Keys{"offer bundle"});
    must(take_off());
    EXPECT_EQ(live(), Keys{});
    EXPECT_EQ(draft(DraftKind::offer).status, DraftStatus::withdrawn);
    must(approved(DraftKind::offer));
    EXPECT_EQ(live(), Keys{"offer bundle"});
}

TEST_P(Drafts, APromiseThatNothingBacksIsNamedAndRefused) {
    submit_all();
    must(edited<content::Offer>(DraftKind::offer, 1, [](content::Offer& offer) {
        offer.page.promises = {{"poster", content::PromiseKind::bonus, "A poster comes with it.",
                                content::BackingKind::product, "poster"}};
    }));
    const auto refused = approved(DraftKind::offer);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Errc::rejected);
    EXPECT_EQ(refused.error().message,
              "this cannot be approved yet. Both books together, page: \"A poster comes with it.\" "
              "is promised and not backed. There is no product \"poster\"");
    EXPECT_EQ(live(), Keys{});
}

TEST_P(Drafts, APlaceholderThatNothingFillsIsNamedAndRefused) {
    submit_all();
    must(edited<content::Sequence>(DraftKind::email_sequence, 1, [](content::Sequence& sequence) {
        sequence.mails.front().email.subject = pattern("Your {{favourite_colour}} chapter");
    }));
    const auto refused = approved(DraftKind::email_sequence);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().message.find("favourite_colour"), std::string::npos)
        << refused.error().message;
    // Nor as what another item needs.
    EXPECT_FALSE(approved(DraftKind::funnel));
    EXPECT_EQ(live(), Keys{});
}

TEST_P(Drafts, OfManyThoseThatCannotBeApprovedAreLeftAndNamed) {
    submit_all();
    must(edited<content::Offer>(DraftKind::offer, 1, [](content::Offer& offer) {
        offer.page.blocks.push_back(
            content::TextBlock{"", content::human("Hurry, only 3 copies left"), {}});
    }));
    const ManyRequest request{
        .brand = brand.id,
        .ids = {draft(DraftKind::offer).id, DraftId{"nothing"}, draft(DraftKind::funnel).id,
                draft(DraftKind::lead_magnet).id},
        .include_needed = true,
        .who = "ana@press.example",
        .public_url = "http://site.test"};
    Keys heard;
    const auto many = must(approve_many(db(), env, request, [&](const Draft& item) {
        heard.emplace_back(base::enum_name(item.kind));
        // It is live when it is heard of.
        EXPECT_FALSE(live().empty());
    }));
    EXPECT_EQ(heard, (Keys{"lead_magnet", "email_sequence", "funnel"}));
    EXPECT_EQ(many.approved.size(), 3u);
    ASSERT_EQ(many.refused.size(), 2u);
    EXPECT_EQ(many.refused[0].id, request.ids[0]);
    EXPECT_NE(many.refused[0].reason.find("Hurry, only 3 copies left"), std::string::npos);
    EXPECT_EQ(many.refused[1].id, request.ids[1]);
    EXPECT_EQ(live(), (Keys{"magnet tax/free_chapter", "journey welcome/tax", "funnel tax"}));
    EXPECT_EQ(count("select count(*) from files"), 6);
}

TEST_P(Drafts, ADraftOfAnotherBrandIsNotApprovedWithMany) {
    submit_all();
    const auto many = approve_many(
        db(), env,
        {.brand = BrandId{"another"}, .ids = {draft(DraftKind::offer).id}, .include_needed = true});
    EXPECT_EQ(many.error().code, Errc::not_found);
    EXPECT_EQ(live(), Keys{});
}

}  // namespace
}  // namespace review
