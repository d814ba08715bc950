#include "commerce/offer_rules.hpp"

#include <gtest/gtest.h>

namespace commerce {
namespace {

using namespace std::chrono_literals;

const base::Time kNow = base::parse_time("2026-03-02T09:00:00Z").value();

Money usd(std::int64_t minor) {
    return {minor, "USD"};
}
Product book(const std::string& slug) {
    return {.key = "book:" + slug,
            .kind = ProductKind::book,
            .name = slug,
            .book = slug,
            .list_price = usd(1499),
            .floor = usd(500)};
}
Product pack() {
    return {.key = "pack:tax",
            .kind = ProductKind::pack,
            .name = "Workbook",
            .list_price = usd(1200),
            .floor = usd(0)};
}
OfferInputs low_ticket() {
    return {.offer = {.key = "low_ticket",
                      .name = "Tax",
                      .products = {"book:tax"},
                      .price = usd(799),
                      .one_time = true,
                      .window_hours = 48},
            .products = {book("tax")}};
}
OfferInputs bundle() {
    return {.offer = {.key = "bundle",
                      .name = "Three books",
                      .products = {"book:a", "book:b", "book:c"},
                      .price = usd(3900)},
            .products = {book("a"), book("b"), book("c")}};
}
Promotion promotion(int percent) {
    return {"spring", percent, kNow - 1h, kNow + 1h};
}

TEST(OfferRules, SavingsAreComputedAndNeverRoundedUp) {
    const auto facts = facts_of(low_ticket(), kNow);
    EXPECT_EQ(facts.value, usd(1499));
    EXPECT_EQ(facts.saving, usd(700));
    EXPECT_EQ(facts.saving_percent, 46);  // 7.00 / 14.99 is 46.698 %
    const auto three = facts_of(bundle(), kNow);
    EXPECT_EQ(three.value, usd(4497));
    EXPECT_EQ(three.saving, usd(597));
    EXPECT_EQ(three.saving_percent, 13);  // 5.97 / 44.97 is 13.28 %
}

TEST(OfferRules, APromotionLowersBooksOnlyAndKeepsTheFloor) {
    EXPECT_EQ(price_during(book("a"), std::nullopt), usd(1499));
    EXPECT_EQ(price_during(book("a"), promotion(20)), usd(1199));  // less 2.998
    EXPECT_EQ(price_during(book("a"), promotion(90)), usd(500));
    EXPECT_EQ(price_during(pack(), promotion(20)), usd(1200));
}

TEST(OfferRules, APromotionReplacesADearerOfferAndNeverStacksWithACheaperOne) {
    auto inputs = low_ticket();
    inputs.window = Window{.opened_at = kNow, .closes_at = kNow + 48h};
    inputs.promotion = promotion(20);
    const auto cheap = facts_of(inputs, kNow);
    EXPECT_EQ(cheap.charged(), usd(799));
    EXPECT_FALSE(cheap.promotion);
    EXPECT_EQ(cheap.regular_price, usd(1199));

    auto dear = bundle();
    dear.promotion = promotion(20);
    EXPECT_EQ(facts_of(dear, kNow).charged(), usd(3 * 1199));
    EXPECT_TRUE(facts_of(dear, kNow).promotion);
}

TEST(OfferRules, TheWindowDecidesThePriceToTheMicrosecond) {
    auto inputs = low_ticket();
    EXPECT_EQ(facts_of(inputs, kNow).availability, Availability::not_opened);
    EXPECT_EQ(facts_of(inputs, kNow).charged(), usd(1499));
    inputs.window = Window{.opened_at = kNow, .closes_at = kNow + 48h};
    EXPECT_EQ(facts_of(inputs, kNow + 48h - 1us).charged(), usd(799));
    EXPECT_EQ(facts_of(inputs, kNow + 48h).charged(), usd(1499));
    EXPECT_EQ(facts_of(inputs, kNow + 48h).availability, Availability::closed);
}

TEST(OfferRules, TheRegularPriceIsTheMainOffersWhereThatIsLower) {
    auto inputs = low_ticket();
    inputs.same_products_price = usd(1299);
    EXPECT_EQ(facts_of(inputs, kNow).charged(), usd(1299));
}

TEST(OfferRules, WhatBecameOfAnOfferDecidesWhetherItIsToBeHad) {
    const content::PricedOffer once{.key = "upsell", .one_time = true};
    const content::PricedOffer always{.key = "main"};
    const content::PricedOffer timed{.key = "low_ticket", .one_time = true, .window_hours = 48};
    const Window turned_down{.declined_at = kNow};
    const Window taken{.opened_at = kNow, .closes_at = kNow + 1h, .order_id = base::OrderId{"o"}};
    const Window open_but_declined{.opened_at = kNow, .closes_at = kNow + 1h, .declined_at = kNow};

    EXPECT_EQ(availability(once, std::nullopt, false, kNow), Availability::open);
    EXPECT_EQ(availability(once, turned_down, false, kNow), Availability::declined);
    EXPECT_EQ(availability(once, taken, false, kNow), Availability::accepted);
    EXPECT_EQ(availability(always, turned_down, false, kNow), Availability::open);
    EXPECT_EQ(availability(timed, taken, false, kNow), Availability::accepted);
    EXPECT_EQ(availability(timed, open_but_declined, false, kNow), Availability::open);
    for (const auto& offer : {once, always, timed}) {
        EXPECT_EQ(availability(offer, open_but_declined, true, kNow), Availability::owned);
    }
}

TEST(OfferRules, OwningOnePartMakesTheWholeUnavailable) {
    auto inputs = bundle();
    inputs.owned = {"book:b"};
    const auto facts = facts_of(inputs, kNow);
    EXPECT_EQ(facts.availability, Availability::owned);
    EXPECT_EQ(explain(facts), "You already own b: it is in your library");
}

}  // namespace
}  // namespace commerce
