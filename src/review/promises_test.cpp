// Every promise is backed (PRODUCT section 4): what holds, what does not, and why.
#include "review/promises.hpp"

#include <gtest/gtest.h>

namespace review {
namespace {

using content::BackingKind;
using content::Promise;
using content::PromiseKind;

content::Brand brand() {
    content::Brand made;
    made.guarantee.days = 30;
    content::Testimonial real;
    real.id = "karen";
    real.source = "a letter of 2 May";
    content::Testimonial unsourced;
    unsourced.id = "dennis";
    made.testimonials = {real, unsourced};
    return made;
}

content::Sequence mail_with(const Promise& promise) {
    content::Sequence made;
    content::SequenceMail mail;
    mail.key = "offer";
    mail.email.promises = {promise};
    content::CodeRule code;
    code.key = "welcome";
    code.percent = 20;
    code.valid_for = std::chrono::hours(48);
    mail.code = code;
    mail.bonus_product = "pack:tax";
    made.mails = {mail};
    return made;
}

PromiseCheck judged(const Promise& promise) {
    static const content::Brand kBrand = brand();
    static const content::Funnel kFunnel = [] {
        content::Funnel made;
        made.offers = {{"low_ticket", "Tax", {"book:tax"}, {799, "USD"}, true, 48},
                       {"main", "Tax", {"book:tax"}, {1499, "USD"}}};
        return made;
    }();
    const Backing backing{.brand = &kBrand,
                          .funnel = &kFunnel,
                          .products = {"book:tax", "pack:tax", "pack:pay"},
                          .files = {"tax/free_chapter"}};
    return check_promises(mail_with(promise), backing).at(0);
}

PromiseCheck judged(PromiseKind kind, BackingKind backing, const char* ref,
                    const char* statement = "It is so.") {
    return judged({"p", kind, statement, backing, ref});
}

TEST(Promises, HoldWhereTheSystemHoldsThem) {
    using enum BackingKind;
    EXPECT_TRUE(judged(PromiseKind::price, offer, "main").holds);
    EXPECT_TRUE(judged(PromiseKind::deadline, window, "low_ticket").holds);
    EXPECT_TRUE(judged(PromiseKind::guarantee, guarantee, "guarantee").holds);
    EXPECT_TRUE(judged(PromiseKind::testimonial, testimonial, "karen").holds);
    EXPECT_TRUE(judged(PromiseKind::delivery, file, "tax/free_chapter").holds);
    EXPECT_TRUE(judged(PromiseKind::bonus, product, "pack:tax").holds);
    EXPECT_TRUE(judged(PromiseKind::discount, code, "welcome", "20% off.").holds);
    EXPECT_TRUE(judged(PromiseKind::deadline, code, "welcome", "It ends in 48 hours.").holds);
}

TEST(Promises, DoNotHoldWhereNothingIsBehindThem) {
    using enum BackingKind;
    EXPECT_FALSE(judged(PromiseKind::price, none, "").holds);
    EXPECT_FALSE(judged(PromiseKind::price, offer, "bump").holds);
    EXPECT_FALSE(judged(PromiseKind::deadline, window, "main").holds);
    EXPECT_FALSE(judged(PromiseKind::testimonial, testimonial, "nobody").holds);
    EXPECT_FALSE(judged(PromiseKind::testimonial, testimonial, "dennis").holds);
    EXPECT_FALSE(judged(PromiseKind::delivery, file, "pay/free_chapter").holds);
    EXPECT_FALSE(judged(PromiseKind::bonus, product, "pack:health").holds);
    EXPECT_FALSE(judged(PromiseKind::discount, code, "recovery").holds);
}

TEST(Promises, DoNotHoldWhereTheWordsSayMoreThanTheRule) {
    using enum BackingKind;
    const auto more = judged(PromiseKind::discount, code, "welcome", "25% off.");
    EXPECT_FALSE(more.holds);
    EXPECT_EQ(more.explanation, "The code takes off 20 %, the words say 25 %.");
    EXPECT_FALSE(judged(PromiseKind::deadline, code, "welcome", "It ends in 72 hours.").holds);
    // The pack exists, but this mail adds another.
    EXPECT_FALSE(judged(PromiseKind::bonus, product, "pack:pay").holds);
}

TEST(Promises, APromotionTakesOffWhatItsWordsSay) {
    const content::Brand none;
    content::Offer offer;
    offer.kind = content::OfferKind::promotion;
    offer.key = "promotion";
    offer.percent = 20;
    offer.days = 7;
    for (const auto& [words, holds] : {std::pair{"Every book costs 20% less.", true},
                                       std::pair{"Every book costs 30% less.", false}}) {
        offer.page.promises = {
            {"p", PromiseKind::discount, words, BackingKind::offer, "promotion"}};
        EXPECT_EQ(check_promises(offer, {.brand = &none}).at(0).holds, holds) << words;
    }
}

TEST(PromiseWords, AreFoundWhereTheyPromise) {
    for (const char* words :
         {"Take 20% off today", "20 percent less with the code", "Save $5 on the book",
          "Yours for $7.99", "Your money-back guarantee", "A bonus chapter comes with it",
          "Ends tonight", "Hurry", "Only 3 copies left", "While supplies last",
          "10,000 readers love it"}) {
        EXPECT_NE(promise_words_in(words), "") << words;
    }
}

TEST(PromiseWords, AreNotSeenInOrdinarySentences) {
    for (const char* words :
         {"Thirty percent of returns have an error.", "He saved the receipts for years.",
          "Many readers ask about deductions.", "The chapter is free.",
          "It takes ten minutes a week."}) {
        EXPECT_EQ(promise_words_in(words), "") << words;
    }
}

TEST(PromiseWords, MustBeDeclaredUnlessTheBookSaysThem) {
    content::Sequence sequence =
        mail_with({"p", PromiseKind::discount, "20% off.", BackingKind::code, "welcome"});
    auto& blocks = sequence.mails.front().email.blocks;
    content::Span span{.text = "Take 20% off"};
    const auto undeclared = [&] {
        blocks = {content::ParagraphBlock{"", {span}}};
        return undeclared_promises(sequence);
    };
    EXPECT_EQ(undeclared().size(), 1u);
    span.promise = "p";
    EXPECT_TRUE(undeclared().empty());
    span.promise.clear();
    span.from = content::Origin::source;
    EXPECT_TRUE(undeclared().empty());
}

TEST(PromiseWords, OfScarcityAreRefusedEvenWhereTheyAreDeclared) {
    content::Sequence sequence =
        mail_with({"p", PromiseKind::deadline, "Few are left.", BackingKind::code, "welcome"});
    content::Span span{.text = "Only 3 copies left"};
    span.promise = "p";
    sequence.mails.front().email.blocks = {content::ParagraphBlock{"", {span}}};
    ASSERT_EQ(undeclared_promises(sequence).size(), 1u);
    EXPECT_NE(undeclared_promises(sequence).front().find("does not run out"), std::string::npos);
}

}  // namespace
}  // namespace review
