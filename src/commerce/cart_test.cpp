#include "commerce/cart.hpp"

#include "commerce/shop_test.hpp"

namespace commerce {
namespace {

using events::kinds::kCartAbandoned;
using events::kinds::kCartRecovered;
using events::kinds::kPurchaseStarted;

class Carts : public Shop {
  protected:
    Cart reloaded(const CartId& id) {
        return ok(read([&](Tx& tx) { return load_cart(tx, id); }));
    }
};
ON_BOTH_ENGINES(Carts);

TEST_P(Carts, AVisitorHasOneOpenCartPerScope) {
    const Cart first = cart_of({}, kMain, "v1");
    const Cart again = cart_of({}, kMain, "v1");
    EXPECT_EQ(again.id, first.id);
    EXPECT_NE(cart_of({}, kMain, "v2").id, first.id);
    ok(write([&](Tx& tx) { return set_quantity(tx, env, first.id, 3); }));
    EXPECT_EQ(cart_of({}, kMain, "v1").quantity, 3);
    const Cart other_offer = cart_of({}, kLowTicket, "v1");
    EXPECT_EQ(other_offer.id, first.id);
    EXPECT_EQ(other_offer.offer_key, kLowTicket);
    EXPECT_EQ(other_offer.quantity, 1);
}

TEST_P(Carts, AnOldCartIsNotContinued) {
    const Cart first = cart_of({}, kMain, "v1");
    clock.advance(31 * 24h);
    EXPECT_NE(cart_of({}, kMain, "v1").id, first.id);
}

TEST_P(Carts, TheLowTicketPriceHoldsWhileTheReadersWindowIsOpen) {
    const Cart cart = cart_of(reader(), kLowTicket);
    EXPECT_EQ(quoted(cart.id).total, usd(1499));
    open_low_ticket(reader());
    EXPECT_EQ(quoted(cart.id).total, usd(799));
    clock.advance(48h);
    EXPECT_EQ(quoted(cart.id).total, usd(1499));
    EXPECT_EQ(quoted(cart.id).notices.size(), 1u);
}

TEST_P(Carts, AVisitorsWindowHoldsForTheCartToo) {
    ok(write([&](Tx& tx) {
        return open_window(tx, env, brand, {{}, "v1"}, kScope, kLowTicket, 48);
    }));
    const Cart cart = cart_of({}, kLowTicket, "v1");
    EXPECT_EQ(quoted(cart.id).total, usd(799));
    ok(write([&](Tx& tx) { return set_contact(tx, env, cart.id, reader()); }));
    EXPECT_EQ(quoted(cart.id).total, usd(799));
}

TEST_P(Carts, AWrongCodeIsRefusedAndTheRightOneStays) {
    const Cart cart = cart_of(reader());
    const Code code = welcome_code(reader());
    EXPECT_EQ(ok(applied(cart.id, code.text)).code_id, code.id);
    EXPECT_EQ(applied(cart.id, "NOTHING").error().field, "code");
    EXPECT_EQ(reloaded(cart.id).code_id, code.id);
    EXPECT_EQ(quoted(cart.id).total, usd(1199));
    EXPECT_TRUE(ok(applied(cart.id, "  ")).code_id.empty());
    EXPECT_EQ(quoted(cart.id).total, usd(1499));
}

TEST_P(Carts, APersonalCodeStopsHoldingForAnotherAddress) {
    const Cart cart = cart_of({}, kMain, "v1");
    ok(applied(cart.id, welcome_code(reader("ada")).text));
    EXPECT_EQ(quoted(cart.id).total, usd(1199));
    ok(write([&](Tx& tx) { return set_contact(tx, env, cart.id, reader("bob")); }));
    EXPECT_EQ(quoted(cart.id).total, usd(1499));
    EXPECT_EQ(quoted(cart.id).notices.size(), 1u);
}

TEST_P(Carts, ThePurchaseStartsOncePerReader) {
    const Cart cart = cart_of({}, kMain, "v1");
    EXPECT_TRUE(happened(kPurchaseStarted).empty());
    for (int i = 0; i < 2; ++i) {
        ok(write([&](Tx& tx) { return set_contact(tx, env, cart.id, reader()); }));
    }
    const auto started = happened(kPurchaseStarted);
    ASSERT_EQ(started.size(), 1u);
    EXPECT_EQ(started[0].contact_id, reader());
    EXPECT_EQ(started[0].props.at("cart").as_string(), cart.id.str());
    EXPECT_EQ(started[0].props.at("book").as_string(), "tax");
    EXPECT_EQ(started[0].props.at("funnel").as_string(), "tax");
}

TEST_P(Carts, AQuietHourAbandonsItExactlyOnce) {
    const Cart cart = cart_of(reader());
    const Time left = clock.now();
    clock.advance(1h - 1us);
    run_engine();
    EXPECT_TRUE(happened(kCartAbandoned).empty());
    clock.advance(1us);
    run_engine();
    auto abandoned = happened(kCartAbandoned);
    ASSERT_EQ(abandoned.size(), 1u);
    EXPECT_EQ(abandoned[0].at, left + 1h);
    EXPECT_EQ(abandoned[0].props.at("abandoned_at").as_string(), base::format_time(left));
    EXPECT_EQ(abandoned[0].props.at("cart").as_string(), cart.id.str());
    ok(write([&](Tx& tx) { return set_bump(tx, env, cart.id, true); }));
    ok(write([&](Tx& tx) { return set_contact(tx, env, cart.id, reader()); }));
    clock.advance(48h);
    run_engine();
    EXPECT_EQ(happened(kCartAbandoned).size(), 1u);
    EXPECT_EQ(ok(read([&](Tx& tx) { return list_abandoned_carts(tx, brand, reader()); })).size(),
              1u);
}

TEST_P(Carts, ActivityMovesTheHour) {
    const Cart cart = cart_of(reader());
    for (int i = 0; i < 4; ++i) {
        clock.advance(50min);
        ok(write([&](Tx& tx) { return set_bump(tx, env, cart.id, i % 2 == 0); }));
        run_engine();
    }
    EXPECT_TRUE(happened(kCartAbandoned).empty());
    const Time last = clock.now();
    clock.advance(24h);
    run_engine();
    ASSERT_EQ(happened(kCartAbandoned).size(), 1u);
    EXPECT_EQ(happened(kCartAbandoned)[0].props.at("abandoned_at").as_string(),
              base::format_time(last));
}

TEST_P(Carts, APaidCartIsNeitherAbandonedNorChanged) {
    const Cart cart = cart_of(reader());
    ok(paid(cart.id, agreeing_to(1499), "key-00000001"));
    clock.advance(2h);
    run_engine();
    EXPECT_TRUE(happened(kCartAbandoned).empty());
    EXPECT_TRUE(happened(kCartRecovered).empty());
    const auto changed = write([&](Tx& tx) { return set_bump(tx, env, cart.id, true); });
    EXPECT_EQ(changed.error().code, Errc::conflict);
    EXPECT_NE(cart_of(reader(), kMain).id, cart.id);
}

TEST_P(Carts, AnAbandonedCartThatIsPaidIsRecovered) {
    const Cart cart = cart_of(reader());
    clock.advance(25h);
    run_engine();
    const Order order = ok(paid(cart.id, agreeing_to(1499), "key-00000001"));
    const auto recovered = happened(kCartRecovered);
    ASSERT_EQ(recovered.size(), 1u);
    EXPECT_EQ(recovered[0].props.at("order").as_string(), order.id.str());
    EXPECT_TRUE(
        ok(read([&](Tx& tx) { return list_abandoned_carts(tx, brand, reader()); })).empty());
}

TEST_P(Carts, QuantityHasItsLimits) {
    const Cart cart = cart_of({}, kMain, "v1");
    for (const int wrong : {0, -1, 101}) {
        EXPECT_EQ(
            write([&](Tx& tx) { return set_quantity(tx, env, cart.id, wrong); }).error().field,
            "quantity");
    }
    ok(write([&](Tx& tx) { return set_quantity(tx, env, cart.id, 100); }));
    EXPECT_EQ(quoted(cart.id).total, usd(149'900));
}

}  // namespace
}  // namespace commerce
