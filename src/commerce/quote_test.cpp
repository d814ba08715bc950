#include "commerce/quote.hpp"

#include <rapidcheck.h>

#include <gtest/gtest.h>

#include "commerce/offer_rules.hpp"

namespace commerce {
namespace {

using namespace std::chrono_literals;

const base::Time kNow = base::parse_time("2026-03-02T09:00:00Z").value();

Money usd(std::int64_t minor) {
    return {minor, "USD"};
}
OfferFacts offer(const std::string& key, const std::string& slug, std::int64_t price,
                 std::int64_t floor = 500) {
    return facts_of({.offer = {.key = key,
                               .name = "The " + slug + " book",
                               .products = {"book:" + slug},
                               .price = usd(price)},
                     .products = {{.key = "book:" + slug,
                                   .kind = ProductKind::book,
                                   .name = slug,
                                   .list_price = usd(1499),
                                   .floor = usd(floor)}}},
                    kNow);
}
CartFacts shelf() {
    return {.offer = offer("main", "tax", 1499), .bump = offer("bump", "pay", 700)};
}
Cart cart(bool bump = false, int quantity = 1) {
    return {.contact_id = base::ContactId{"ada"}, .quantity = quantity, .bump_taken = bump};
}
CodeFacts twenty_percent() {
    return {.code = {.text = "WELCOME-1", .percent = 20}};
}

TEST(Quote, AddsUpLinesAndTakesTheCodeOffEach) {
    CartFacts facts = shelf();
    facts.code = twenty_percent();
    const Quote result = quote(cart(true), facts, kNow);
    ASSERT_EQ(result.lines.size(), 2u);
    EXPECT_EQ(result.lines[0].discount, usd(300));
    EXPECT_EQ(result.lines[1].discount, usd(140));
    EXPECT_EQ(result.subtotal, usd(2199));
    EXPECT_EQ(result.discount, usd(440));
    EXPECT_EQ(result.total, usd(1759));
    ASSERT_EQ(result.discounts.size(), 1u);
    EXPECT_EQ(result.discounts[0].name, "Code WELCOME-1, 20 % off");
    EXPECT_TRUE(result.notices.empty());
}

TEST(Quote, QuantityIsOfTheBookAndNotOfTheBump) {
    EXPECT_EQ(quote(cart(true, 3), shelf(), kNow).total, usd(3 * 1499 + 700));
}

TEST(Quote, ACodeThatNoLongerHoldsIsSaidAndNotTaken) {
    CartFacts facts = shelf();
    facts.code = twenty_percent();
    facts.code->code.expires_at = kNow;
    const Quote result = quote(cart(), facts, kNow);
    EXPECT_EQ(result.total, usd(1499));
    EXPECT_EQ(result.notices,
              std::vector<std::string>{"The code WELCOME-1 ended on 2 March 2026, 09:00 UTC"});
}

TEST(Quote, AClosedWindowIsChargedAtTheRegularPriceAndSaysSo) {
    CartFacts facts = shelf();
    facts.offer->offer.price = facts.offer->price = usd(799);
    facts.offer->availability = Availability::closed;
    facts.offer->window = Window{.opened_at = kNow - 48h, .closes_at = kNow};
    const Quote result = quote(cart(), facts, kNow);
    EXPECT_EQ(result.total, usd(1499));
    EXPECT_EQ(result.lines[0].note, "regular price");
    ASSERT_EQ(result.notices.size(), 1u);
    EXPECT_EQ(result.notices[0],
              "The time for The tax book at $7.99 ended on 2 March 2026, 09:00 UTC. "
              "The regular price is $14.99");
}

TEST(Quote, WhatIsOwnedIsNotSoldAgain) {
    CartFacts facts = shelf();
    facts.offer->availability = Availability::owned;
    facts.offer->owned = {"Tax"};
    EXPECT_EQ(quote(cart(), facts, kNow).problem, "You already own Tax: it is in your library");
    EXPECT_EQ(quote(cart(), CartFacts{}, kNow).problem, "This offer is no longer available");
}

TEST(Quote, AnOwnedBumpIsLeftOut) {
    CartFacts facts = shelf();
    facts.bump->availability = Availability::owned;
    facts.bump->owned = {"Pay"};
    const Quote result = quote(cart(true), facts, kNow);
    EXPECT_EQ(result.total, usd(1499));
    EXPECT_EQ(result.notices,
              std::vector<std::string>{"You already own Pay: it is in your library"});
}

TEST(Quote, ABonusIsALineThatCostsNothing) {
    CartFacts facts = shelf();
    facts.bonus = Product{.key = "pack:tax",
                          .kind = ProductKind::pack,
                          .name = "Workbook",
                          .list_price = usd(1200),
                          .floor = usd(0)};
    const Quote result = quote(cart(), facts, kNow);
    ASSERT_EQ(result.lines.size(), 2u);
    EXPECT_EQ(result.lines[1].kind, LineKind::bonus);
    EXPECT_EQ(result.lines[1].amount, usd(0));
    EXPECT_EQ(result.total, usd(1499));
    facts.bonus_owned = true;
    EXPECT_EQ(quote(cart(), facts, kNow).lines.size(), 1u);
}

TEST(Quote, AlwaysBalancesAndKeepsTheFloor) {
    EXPECT_TRUE(rc::check([] {
        const auto price = *rc::gen::inRange<std::int64_t>(0, 10'000);
        const auto floor = *rc::gen::inRange<std::int64_t>(0, 1'499);
        CartFacts facts{.offer = offer("main", "tax", std::max(price, floor), floor),
                        .bump = offer("bump", "pay", *rc::gen::inRange<std::int64_t>(0, 1'499), 0)};
        CodeFacts code{.code = {.text = "X"}};
        if (*rc::gen::arbitrary<bool>()) {
            code.code.percent = *rc::gen::inRange(1, 101);
        } else {
            code.code.fixed_price = *rc::gen::inRange<std::int64_t>(0, 3'000);
        }
        facts.code = code;
        const int quantity = *rc::gen::inRange(1, 101);
        const Quote result = quote(cart(*rc::gen::arbitrary<bool>(), quantity), facts, kNow);

        std::int64_t amounts = 0;
        std::int64_t discounts = 0;
        for (const QuoteLine& line : result.lines) {
            RC_ASSERT(line.amount.minor == line.quantity * line.unit_price.minor);
            RC_ASSERT(line.discount.minor >= 0 && line.discount.minor <= line.amount.minor);
            amounts += line.amount.minor;
            discounts += line.discount.minor;
        }
        RC_ASSERT(result.total.minor == amounts - discounts);
        RC_ASSERT(result.total.minor >= quantity * std::min(floor, facts.offer->price.minor));
    }));
}

}  // namespace
}  // namespace commerce
