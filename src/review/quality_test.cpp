// What a first reading says about a draft. What a page should ask for is taken from its purpose
// (PRODUCT section 9), not from what the writer happens to make.
#include "review/quality.hpp"

#include <gtest/gtest.h>

namespace review {
namespace {

using content::PageKind;
using content::pattern;

content::OfferBlock offer(const std::string& label, const std::string& when = "") {
    content::OfferBlock block;
    block.when = when;
    block.accept_label = label;
    return block;
}

Check check(const Document& document, std::string_view name, const content::Brand& brand = {},
            const Vocabulary& vocabulary = {}) {
    for (auto& each : assess(document, brand, vocabulary).checks) {
        if (each.name == name) return each;
    }
    throw std::runtime_error("no such check");
}

content::LeadMagnet magnet(std::vector<content::PageBlock> delivery) {
    content::LeadMagnet made;
    content::FormBlock form;
    form.submit_label = "Send it";
    made.landing.kind = PageKind::opt_in;
    made.landing.blocks = {form};
    made.delivery.kind = PageKind::thank_you;
    made.delivery.blocks = std::move(delivery);
    return made;
}

content::Funnel one_page(PageKind kind, std::vector<content::PageBlock> blocks) {
    content::Funnel made;
    content::FunnelStep step;
    step.name = "The page";
    step.page.emplace();
    step.page->kind = kind;
    step.page->blocks = std::move(blocks);
    made.steps = {step};
    return made;
}

content::Sequence one_mail(std::vector<content::EmailBlock> blocks) {
    content::Sequence made;
    content::SequenceMail mail;
    mail.email.subject = pattern("The mail");
    mail.email.blocks = std::move(blocks);
    made.mails = {mail};
    return made;
}

TEST(CallsToAction, OfAnOpenAndAClosedWindowAReaderSeesOne) {
    EXPECT_EQ(check(magnet({offer("For less", "low_ticket_open"),
                            offer("At full price", "low_ticket_closed")}),
                    "cta")
                  .score,
              1);
    const auto both = check(magnet({offer("For less"), offer("At full price")}), "cta");
    EXPECT_LT(both.score, 1);
    EXPECT_EQ(both.explanation,
              "\"Delivery page\" has 2 calls to action, and a delivery page makes one offer at "
              "most beside what was asked for");
}

TEST(CallsToAction, AConfirmationAndAMailWithDownloadsNeedNone) {
    EXPECT_EQ(check(one_page(PageKind::confirmation, {content::OrderBlock{}}), "cta").score, 1);
    EXPECT_EQ(check(one_mail({content::DownloadsBlock{}}), "cta").score, 1);
}

TEST(CallsToAction, AnUpsellAndAnOrdinaryMailNeedOne) {
    const auto upsell = check(one_page(PageKind::upsell, {content::TextBlock{}}), "cta");
    EXPECT_LT(upsell.score, 1);
    EXPECT_EQ(
        upsell.explanation,
        "\"The page\" has no call to action, and this page has one offer to take or to leave");
    EXPECT_EQ(check(one_page(PageKind::upsell, {offer("Add it")}), "cta").score, 1);
    EXPECT_LT(check(one_mail({}), "cta").score, 1);
    EXPECT_EQ(check(one_mail({content::ButtonBlock{"", "Read on", {}}}), "cta").score, 1);
}

TEST(CallsToAction, TheSameButtonTwiceIsOne) {
    EXPECT_EQ(
        check(one_page(PageKind::main_offer, {offer("Buy it"), offer("Buy it")}), "cta").score, 1);
}

TEST(CallsToAction, PriceTiersHaveOneForEachTier) {
    content::Offer tiers;
    tiers.kind = content::OfferKind::tiers;
    tiers.offers.resize(3);
    tiers.page.kind = PageKind::offer;
    tiers.page.blocks = {offer("One"), offer("Three"), offer("All")};
    EXPECT_EQ(check(tiers, "cta").score, 1);
    tiers.page.blocks.pop_back();
    EXPECT_LT(check(tiers, "cta").score, 1);
}

TEST(Grammar, ADoubledWordAndAnOpenBracketAreNamed) {
    const auto mail = [](const char* words) {
        return one_mail({content::ParagraphBlock{"", pattern(words)}});
    };
    EXPECT_EQ(check(mail("She said that that was it."), "grammar").score, 1);
    EXPECT_NE(check(mail("Read the the book."), "grammar").explanation.find("doubled word"),
              std::string::npos);
    EXPECT_NE(check(mail("Read it (all of it."), "grammar").explanation.find("open bracket"),
              std::string::npos);
}

TEST(Tone, WordsThatTheBrandAvoidsAreNamed) {
    content::Brand brand;
    brand.voice.avoid = {"leverage"};
    const auto found = check(
        one_mail({content::ParagraphBlock{"", pattern("Leverage your receipts.")}}), "tone", brand);
    EXPECT_LT(found.score, 1);
    EXPECT_NE(found.explanation.find("leverage"), std::string::npos);
}

TEST(Relevance, AMailAboutSomethingElseScoresLower) {
    const auto words = vocabulary_of({"tax receipts", "deductions"});
    const auto about = [&](const char* text) {
        return check(one_mail({content::ParagraphBlock{"", pattern(text)}}), "relevance", {}, words)
            .score;
    };
    EXPECT_GT(about("A receipt is a deduction."), about("The weather was fine."));
}

TEST(Length, AMailOfThreeWordsIsTooShort) {
    const auto found =
        check(one_mail({content::ParagraphBlock{"", pattern("Only three words.")}}), "length");
    EXPECT_LT(found.score, 0.5);
    EXPECT_NE(found.explanation.find("words"), std::string::npos);
}

}  // namespace
}  // namespace review
