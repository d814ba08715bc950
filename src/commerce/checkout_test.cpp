#include "commerce/checkout.hpp"

#include "commerce/shop_test.hpp"

namespace commerce {
namespace {

using events::kinds::kPurchaseCompleted;
using events::kinds::kPurchaseFailed;

class Checkout : public Shop {
  protected:
    Result<Order> added(const Order& order, std::string_view offer, std::int64_t minor,
                        const std::string& key) {
        return add_to_order(db(), env, provider(), {order.id, std::string(offer), usd(minor)}, key);
    }
    void decline(std::string_view offer) {
        ok(write([&](Tx& tx) {
            return decline_offer(tx, env, brand, {reader(), ""}, kScope, offer);
        }));
    }
};
ON_BOTH_ENGINES(Checkout);

TEST_P(Checkout, APaidCartGivesTheBooksAnOrderAndOneEvent) {
    open_low_ticket(reader());
    const Cart cart = cart_of(reader(), kLowTicket);
    ok(write([&](Tx& tx) { return set_bump(tx, env, cart.id, true); }));
    const Order order = ok(paid(cart.id, agreeing_to(1499), "key-00000001"));

    EXPECT_EQ(order.state, OrderState::paid);
    EXPECT_EQ(order.total, usd(799 + 700));
    EXPECT_EQ(order.method.last4, "4242");
    EXPECT_EQ(order.number.size(), 11u);
    EXPECT_EQ(owned(reader()), (std::set<std::string>{"book:tax", "book:pay"}));

    const auto completed = happened(kPurchaseCompleted);
    ASSERT_EQ(completed.size(), 1u);
    const auto& props = completed[0].props;
    EXPECT_EQ(completed[0].contact_id, reader());
    EXPECT_EQ(props.at("order").as_string(), order.id.str());
    EXPECT_EQ(props.at("book").as_string(), "tax");
    EXPECT_EQ(props.at("books").as_array(), (base::JsonArray{"tax", "pay"}));
    EXPECT_EQ(props.at("products").as_array(), (base::JsonArray{"book:tax", "book:pay"}));
    EXPECT_EQ(props.at("total_minor").to_number<int>(), 1499);
    EXPECT_EQ(props.at("funnel").as_string(), "tax");
    EXPECT_EQ(base::compact(props.at("offers")),
              R"([{"key":"low_ticket","scope":"tax","minor":799},)"
              R"({"key":"bump","scope":"tax","minor":700}])");
    EXPECT_FALSE(props.contains("parent"));

    const Order loaded = ok(read([&](Tx& tx) { return load_order(tx, order.id); }));
    EXPECT_EQ(loaded.lines, order.lines);
    EXPECT_EQ(loaded.method, order.method);
    EXPECT_EQ(loaded.paid_at, order.paid_at);
    const auto totals = ok(read([&](Tx& tx) { return order_totals(tx, brand, reader()); }));
    EXPECT_EQ(totals.orders, 1);
    EXPECT_EQ(totals.revenue_minor, 1499);
}

TEST_P(Checkout, ATotalThatChangedIsAskedAgain) {
    open_low_ticket(reader());
    const Cart cart = cart_of(reader(), kLowTicket);
    clock.advance(48h);
    const auto stale = paid(cart.id, agreeing_to(799), "key-00000001");
    EXPECT_EQ(stale.error().code, Errc::conflict);
    EXPECT_NE(stale.error().message.find("The total is now $14.99"), std::string::npos);
    EXPECT_EQ(charges(), 0);
    EXPECT_EQ(count("select count(*) from orders"), 0);
    EXPECT_EQ(ok(paid(cart.id, agreeing_to(1499), "key-00000001")).total, usd(1499));
}

TEST_P(Checkout, ADeclinedCardLosesNothingAndCanBeReplaced) {
    const Cart cart = cart_of(reader());
    const Code code = welcome_code(reader());
    ok(applied(cart.id, code.text));
    const auto refused = paid(cart.id, agreeing_to(1199, "4000 0000 0000 9995"), "key-00000001");
    EXPECT_EQ(refused.error().code, Errc::rejected);
    EXPECT_EQ(refused.error().field, "card");
    EXPECT_EQ(refused.error().message, "The card does not have enough money on it");
    const auto failed = happened(kPurchaseFailed);
    ASSERT_EQ(failed.size(), 1u);
    EXPECT_EQ(failed[0].props.at("reason").as_string(), "insufficient_funds");
    EXPECT_TRUE(owned(reader()).empty());

    // The same key is the same refusal; a new one is a new try.
    EXPECT_EQ(paid(cart.id, agreeing_to(1199), "key-00000001").error().message,
              refused.error().message);
    EXPECT_EQ(quoted(cart.id).total, usd(1199));
    EXPECT_EQ(ok(paid(cart.id, agreeing_to(1199), "key-00000002")).discount, usd(300));
    EXPECT_EQ(happened(kPurchaseFailed).size(), 1u);
    EXPECT_EQ(charges(), 1);
}

TEST_P(Checkout, AFieldOfTheCardIsNamed) {
    const Cart cart = cart_of(reader());
    const auto refused = paid(cart.id, agreeing_to(1499, "4000 0000 0000 0127"), "key-00000001");
    EXPECT_EQ(refused.error().field, "card_cvc");
}

TEST_P(Checkout, TheSameKeyAndAnyOtherKeyGiveTheOneOrder) {
    const Cart cart = cart_of(reader());
    const Order first = ok(paid(cart.id, agreeing_to(1499), "key-00000001"));
    EXPECT_EQ(ok(paid(cart.id, agreeing_to(1499), "key-00000001")).id, first.id);
    EXPECT_EQ(ok(paid(cart.id, agreeing_to(1), "key-00000002")).id, first.id);
    EXPECT_EQ(charges(), 1);
    EXPECT_EQ(happened(kPurchaseCompleted).size(), 1u);
    const Cart other = cart_of(reader("bob"));
    EXPECT_EQ(paid(other.id, agreeing_to(1499), "key-00000001").error().field, "key");
}

TEST_P(Checkout, NobodyPaysWithoutAnAddressOrAKey) {
    const Cart cart = cart_of({}, kMain, "v1");
    EXPECT_EQ(paid(cart.id, agreeing_to(1499), "key-00000001").error().field, "email");
    EXPECT_EQ(paid(cart.id, agreeing_to(1499), "short").error().field, "key");
    EXPECT_EQ(paid(CartId{"none"}, agreeing_to(1499), "key-00000001").error().code,
              Errc::not_found);
}

TEST_P(Checkout, WhatIsOwnedIsNotSoldTwice) {
    bought(reader(), kMain, 1499);
    const auto again = paid(cart_of(reader()).id, agreeing_to(1499), "key-00000002");
    EXPECT_EQ(again.error().code, Errc::rejected);
    EXPECT_EQ(again.error().message, "You already own The tax book: it is in your library");
}

TEST_P(Checkout, ACodeIsUsedOnce) {
    ok(write([&](Tx& tx) {
        return create_code(tx, env, brand,
                           {.text = "ONCE",
                            .percent = 50,
                            .fixed_price = {},
                            .products = {},
                            .uses_allowed = 1,
                            .expires_at = {}});
    }));
    const Cart first = cart_of(reader("ada"));
    const Cart second = cart_of(reader("bob"));
    ok(applied(first.id, "once"));
    ok(applied(second.id, "once"));
    EXPECT_EQ(ok(paid(first.id, agreeing_to(749), "key-00000001")).total, usd(749));
    const auto late = paid(second.id, agreeing_to(749), "key-00000002");
    EXPECT_EQ(late.error().code, Errc::conflict);
    EXPECT_NE(late.error().message.find("has been used up"), std::string::npos);
    EXPECT_EQ(ok(paid(second.id, agreeing_to(1499), "key-00000003")).discounts.size(), 0u);
}

TEST_P(Checkout, ABonusComesWithThePurchase) {
    const Cart cart = cart_of(reader());
    ok(write([&](Tx& tx) { return set_bonus(tx, env, cart.id, "pack:tax"); }));
    const Order order = ok(paid(cart.id, agreeing_to(1499), "key-00000001"));
    ASSERT_EQ(order.lines.size(), 2u);
    EXPECT_EQ(order.lines[1].amount, usd(0));
    EXPECT_EQ(owned(reader()), (std::set<std::string>{"book:tax", "pack:tax"}));
}

TEST_P(Checkout, AnOrderThatCostsNothingNeedsNoCapture) {
    ok(write([&](Tx& tx) -> Result<> {
        TRY(create_code(tx, env, brand,
                        {.text = "GIFT",
                         .percent = 100,
                         .fixed_price = {},
                         .products = {},
                         .uses_allowed = {},
                         .expires_at = {}}));
        return put_offer(
            tx, env, brand, kScope,
            {.key = "pack", .name = "Workbook", .products = {"pack:tax"}, .price = usd(1200)});
    }));
    const Cart cart = cart_of(reader(), "pack");
    ok(applied(cart.id, "gift"));
    const Order order = ok(paid(cart.id, agreeing_to(0), "key-00000001"));
    EXPECT_EQ(order.state, OrderState::paid);
    EXPECT_EQ(charges(), 0);
    EXPECT_EQ(owned(reader()), std::set<std::string>{"pack:tax"});
}

TEST_P(Checkout, AOneClickAdditionIsAnOrderOfItsOwn) {
    const Order order = bought(reader(), kMain, 1499);
    const Order upsell = ok(added(order, kUpsell, 3900, "key-upsell-1"));
    EXPECT_EQ(upsell.parent_id, order.id);
    EXPECT_EQ(upsell.method, order.method);
    EXPECT_EQ(upsell.total, usd(3900));
    EXPECT_EQ(owned(reader()).size(), 4u);
    EXPECT_EQ(charges(), 2);
    const auto completed = happened(kPurchaseCompleted);
    ASSERT_EQ(completed.size(), 2u);
    EXPECT_EQ(completed[0].props.at("parent").as_string(), order.id.str());
    EXPECT_EQ(ok(read([&](Tx& tx) { return list_additions(tx, order.id); })).size(), 1u);

    // A second click, with its own key or another, buys nothing more.
    EXPECT_EQ(ok(added(order, kUpsell, 3900, "key-upsell-1")).id, upsell.id);
    EXPECT_EQ(ok(added(order, kUpsell, 3900, "key-upsell-2")).id, upsell.id);
    EXPECT_EQ(charges(), 2);
    // A part of the bundle is owned by now.
    EXPECT_EQ(added(order, kDownsell, 750, "key-downsell").error().code, Errc::rejected);
}

TEST_P(Checkout, ADeclinedUpsellIsGoneAndTheDownsellIsNot) {
    const Order order = bought(reader(), kMain, 1499);
    decline(kUpsell);
    const auto late = added(order, kUpsell, 3900, "key-upsell-1");
    EXPECT_EQ(late.error().code, Errc::rejected);
    EXPECT_NE(late.error().message.find("offered once"), std::string::npos);
    EXPECT_EQ(ok(added(order, kDownsell, 750, "key-downsell")).total, usd(750));
}

TEST_P(Checkout, AnAdditionAtAnotherPriceThanSeenIsAskedAgain) {
    const Order order = bought(reader(), kMain, 1499);
    ok(write([&](Tx& tx) {
        return put_promotion(tx, env, brand, {"spring", 20, clock.now(), clock.now() + 1h});
    }));
    // Three promoted books cost 35.97: less than the bundle.
    EXPECT_EQ(added(order, kUpsell, 3900, "key-upsell-1").error().code, Errc::conflict);
    EXPECT_EQ(ok(added(order, kUpsell, 3597, "key-upsell-1")).total, usd(3597));
}

TEST_P(Checkout, ASavedCardThatFailsLeavesTheOfferStanding) {
    const Cart cart = cart_of(reader());
    const Order order = ok(paid(cart.id, agreeing_to(1499, "4000 0000 0000 0341"), "key-00000001"));
    const auto refused = added(order, kUpsell, 3900, "key-upsell-1");
    EXPECT_EQ(refused.error().code, Errc::rejected);
    EXPECT_EQ(happened(kPurchaseFailed).size(), 1u);
    EXPECT_EQ(owned(reader()), std::set<std::string>{"book:tax"});
    const auto facts = ok(read([&](Tx& tx) {
        return offer_facts(tx, clock.now(), brand, kScope, kUpsell, {reader(), ""});
    }));
    EXPECT_TRUE(facts.open());
}

TEST_P(Checkout, OnlyAPaidOrderIsAddedTo) {
    const Order order = bought(reader(), kMain, 1499);
    const Order addition = ok(added(order, kDownsell, 750, "key-downsell"));
    EXPECT_EQ(added(addition, kUpsell, 3900, "key-upsell-1").error().code, Errc::conflict);
}

TEST_P(Checkout, AOneTimePriceIsTakenOnce) {
    open_low_ticket(reader());
    const Order order = bought(reader(), kLowTicket, 799);
    ok(refund_order(db(), env, provider(),
                    {.order = order.id, .amount = {}, .reason = "", .who = "owner"},
                    "refund-0001"));
    // The book can be bought again, at the regular price.
    const Cart again = cart_of(reader(), kLowTicket);
    EXPECT_EQ(quoted(again.id).total, usd(1499));
}

TEST_P(Checkout, OrdersAreListedTheNewestFirst) {
    const Order first = bought(reader("ada"), kMain, 1499);
    clock.advance(1h);
    const Order second = bought(reader("bob"), kMain, 1499);
    const auto list = [&](OrderFilter filter, int limit = 10) {
        std::vector<OrderId> listed;
        for (const Order& order :
             ok(read([&](Tx& tx) { return list_orders(tx, brand, filter, limit); }))) {
            listed.push_back(order.id);
        }
        return listed;
    };
    EXPECT_EQ(list({}), (std::vector{second.id, first.id}));
    EXPECT_EQ(list({}, 1), std::vector{second.id});
    EXPECT_EQ(list({.contact = {}, .unpaid = false, .before_id = second.id}),
              std::vector{first.id});
    EXPECT_EQ(list({.contact = reader("bob"), .unpaid = false, .before_id = {}}),
              std::vector{second.id});
}

}  // namespace
}  // namespace commerce
