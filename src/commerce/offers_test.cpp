#include "commerce/offers.hpp"

#include "commerce/shop_test.hpp"

namespace commerce {
namespace {

class Offers : public Shop {
  protected:
    OfferFacts facts(std::string_view key, const Reader& reader = {}) {
        return ok(
            read([&](Tx& tx) { return offer_facts(tx, clock.now(), brand, kScope, key, reader); }));
    }
    Window opened(const Reader& reader, int hours = 48) {
        return ok(write([&](Tx& tx) {
            return open_window(tx, env, brand, reader, kScope, kLowTicket, hours);
        }));
    }
    void decline(const Reader& reader, std::string_view key) {
        ok(write([&](Tx& tx) { return decline_offer(tx, env, brand, reader, kScope, key); }));
    }
};
ON_BOTH_ENGINES(Offers);

TEST_P(Offers, TheFirstOpeningFixesTheDeadline) {
    const Reader ada{reader(), "visitor-1"};
    const Window first = opened(ada);
    EXPECT_EQ(first.closes_at, clock.now() + 48h);
    clock.advance(5h);
    EXPECT_EQ(opened(ada), first);
    EXPECT_EQ(opened({reader(), ""}), first);
    EXPECT_EQ(opened({{}, "visitor-1"}), first);
    EXPECT_EQ(facts(kLowTicket, ada).charged(), usd(799));
    clock.set(*first.closes_at);
    EXPECT_EQ(facts(kLowTicket, ada).charged(), usd(1499));
    EXPECT_EQ(facts(kLowTicket, ada).window->closes_at, first.closes_at);
}

TEST_P(Offers, WhatAVisitorOpenedBecomesTheContacts) {
    const Window first = opened({{}, "visitor-1"});
    clock.advance(3h);
    ok(write([&](Tx& tx) { return adopt_windows(tx, env, brand, {reader(), "visitor-1"}); }));
    EXPECT_EQ(facts(kLowTicket, {reader(), ""}).window->closes_at, first.closes_at);
    EXPECT_EQ(facts(kLowTicket, {reader("bob"), ""}).availability, Availability::not_opened);
}

TEST_P(Offers, AnotherReaderOnTheSameComputerHasAWindowOfTheirOwn) {
    opened({reader("ada"), "shared"});
    clock.advance(50h);
    opened({reader("bob"), ""});
    EXPECT_FALSE(facts(kLowTicket, {reader("ada"), "shared"}).open());
    EXPECT_TRUE(facts(kLowTicket, {reader("bob"), "shared"}).open());
}

TEST_P(Offers, NobodyHasNoWindow) {
    const auto nobody =
        write([&](Tx& tx) { return open_window(tx, env, brand, {}, kScope, kLowTicket, 48); });
    EXPECT_EQ(nobody.error().code, Errc::invalid);
    EXPECT_EQ(facts(kLowTicket).availability, Availability::not_opened);
}

TEST_P(Offers, ADeclinedOneTimeOfferIsGoneForThatReader) {
    decline({reader(), ""}, kUpsell);
    EXPECT_EQ(facts(kUpsell, {reader(), ""}).availability, Availability::declined);
    EXPECT_TRUE(facts(kUpsell, {reader("bob"), ""}).open());
}

TEST_P(Offers, AnOfferWithADeadlineStandsUntilThen) {
    opened({reader(), ""});
    decline({reader(), ""}, kLowTicket);
    EXPECT_TRUE(facts(kLowTicket, {reader(), ""}).open());
}

TEST_P(Offers, APromotionRunsFromItsStartToItsEnd) {
    ok(write([&](Tx& tx) {
        return put_promotion(tx, env, brand, {"spring", 20, clock.now() + 1h, clock.now() + 2h});
    }));
    EXPECT_EQ(facts(kMain).charged(), usd(1499));
    clock.advance(1h);
    EXPECT_EQ(facts(kMain).charged(), usd(1199));
    EXPECT_EQ(facts(kMain).promotion->key, "spring");
    clock.advance(1h);
    EXPECT_EQ(facts(kMain).charged(), usd(1499));
    clock.advance(-30min);
    EXPECT_TRUE(ok(write([&](Tx& tx) { return withdraw_promotion(tx, env, brand, "spring"); })));
    EXPECT_EQ(facts(kMain).charged(), usd(1499));
}

TEST_P(Offers, AWithdrawnScopeSellsNothing) {
    EXPECT_EQ(ok(write([&](Tx& tx) { return withdraw_scope(tx, env, brand, kScope); })), 5);
    const auto gone =
        read([&](Tx& tx) { return offer_facts(tx, clock.now(), brand, kScope, kMain); });
    EXPECT_EQ(gone.error().code, Errc::not_found);
    EXPECT_TRUE(ok(read([&](Tx& tx) { return list_offers(tx, brand, kScope); })).empty());
}

TEST_P(Offers, AnOfferBelowTheFloorOrOfUnknownProductsIsRefused) {
    const auto put = [&](std::vector<std::string> products, const Money& price) {
        return write([&](Tx& tx) {
            return put_offer(tx, env, brand, "offer:x",
                             {.key = "x", .name = "X", .products = products, .price = price});
        });
    };
    EXPECT_EQ(put({"book:tax"}, usd(499)).error().field, "price");
    EXPECT_EQ(put({"book:tax"}, {799, "EUR"}).error().field, "price");
    EXPECT_EQ(put({"book:nothing"}, usd(799)).error().code, Errc::not_found);
    EXPECT_EQ(put({}, usd(799)).error().field, "products");
    EXPECT_TRUE(put({"book:tax"}, usd(500)));
}

TEST_P(Offers, AProductsKeyFitsItsKind) {
    const auto put = [&](Product product) {
        product.brand_id = brand;
        return write([&](Tx& tx) { return put_product(tx, env, product); });
    };
    const Product good{.key = "book:new",
                       .kind = ProductKind::book,
                       .name = "New",
                       .book = "new",
                       .list_price = usd(1499),
                       .floor = usd(500)};
    EXPECT_TRUE(put(good));
    Product wrong = good;
    wrong.key = "pack:new";
    EXPECT_EQ(put(wrong).error().field, "key");
    wrong = good;
    wrong.floor = usd(1500);
    EXPECT_EQ(put(wrong).error().field, "floor");
    const auto all = ok(read([&](Tx& tx) { return list_products(tx, brand); }));
    EXPECT_EQ(all.size(), 7u);
    EXPECT_EQ(all[2].list_price, usd(1499));
}

TEST_P(Offers, AGiftIsGrantedOnce) {
    const auto give = [&] {
        return write([&](Tx& tx) { return grant(tx, env, brand, reader(), "pack:tax", "bonus"); });
    };
    EXPECT_TRUE(ok(give()));
    EXPECT_FALSE(ok(give()));
    EXPECT_EQ(owned(reader()), std::set<std::string>{"pack:tax"});
    EXPECT_TRUE(owned(reader("bob")).empty());
}

}  // namespace
}  // namespace commerce
