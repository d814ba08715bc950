// A process that dies between any two steps of a payment: one capture, one order, one event.
#include "commerce/faulty_provider_test.hpp"

namespace commerce {
namespace {

using events::kinds::kPurchaseCompleted;
using events::kinds::kPurchaseFailed;

class Crashes : public FaultyShop {
  protected:
    void pay_and_die(const CartId& cart, Fault fault, const std::string& key,
                     std::int64_t minor = 1499) {
        set_fault(fault);
        EXPECT_THROW((void)paid(cart, agreeing_to(minor), key), Crash);
        set_fault(Fault::none);
    }
    void later() {
        clock.advance(3min);
        run_engine();
    }
    std::int64_t captures() { return count("select count(*) from captures"); }
};
ON_BOTH_ENGINES(Crashes);

TEST_P(Crashes, AfterTheChargeThePaymentSettlesByItself) {
    const Cart cart = cart_of(reader());
    ok(applied(cart.id, welcome_code(reader()).text));
    pay_and_die(cart.id, Fault::crash_after, "key-00000001", 1199);
    EXPECT_TRUE(owned(reader()).empty());
    later();
    EXPECT_EQ(owned(reader()), std::set<std::string>{"book:tax"});
    EXPECT_EQ(charges(), 1);
    EXPECT_EQ(captures(), 1);
    EXPECT_EQ(happened(kPurchaseCompleted).size(), 1u);
    EXPECT_EQ(count("select count(*) from code_uses where redeemed_at is not null"), 1);
    // The reader who comes back finds the paid order.
    const Order order = ok(paid(cart.id, agreeing_to(1199), "key-00000001"));
    EXPECT_EQ(order.state, OrderState::paid);
    EXPECT_EQ(order.method.last4, "4242");
    clock.advance(48h);
    run_engine();
    EXPECT_EQ(happened(kPurchaseCompleted).size(), 1u);
    EXPECT_EQ(charges(), 1);
}

TEST_P(Crashes, BeforeTheChargeNothingIsTakenAndTheReaderCanTryAgain) {
    const Cart cart = cart_of(reader());
    const Code code = welcome_code(reader());
    ok(applied(cart.id, code.text));
    pay_and_die(cart.id, Fault::crash_before, "key-00000001", 1199);
    later();
    EXPECT_EQ(happened(kPurchaseFailed).size(), 1u);
    EXPECT_EQ(charges(), 0);
    // The first key can never be charged any more.
    EXPECT_EQ(paid(cart.id, agreeing_to(1199), "key-00000001").error().code, Errc::rejected);
    EXPECT_EQ(ok(paid(cart.id, agreeing_to(1199), "key-00000002")).total, usd(1199));
    EXPECT_EQ(charges(), 1);
}

TEST_P(Crashes, TheSameFormSentAgainGoesOnWhereItStopped) {
    const Cart cart = cart_of(reader());
    for (const Fault fault : {Fault::crash_before, Fault::crash_after, Fault::crash_after}) {
        pay_and_die(cart.id, fault, "key-00000001");
    }
    EXPECT_EQ(ok(paid(cart.id, agreeing_to(1499), "key-00000001")).state, OrderState::paid);
    EXPECT_EQ(charges(), 1);
    EXPECT_EQ(captures(), 1);
    EXPECT_EQ(happened(kPurchaseCompleted).size(), 1u);
}

TEST_P(Crashes, TheSameFormAtAnotherTotalIsNotChargedAtTheOldOne) {
    const Cart cart = cart_of(reader());
    const auto bump = [&](bool taken) {
        ok(write([&](Tx& tx) { return set_bump(tx, env, cart.id, taken); }));
    };
    bump(true);
    pay_and_die(cart.id, Fault::crash_before, "key-00000001", 1499 + 700);
    // The page keeps its key where it did not hear what became of it. Without the bump:
    bump(false);
    const auto refused = paid(cart.id, agreeing_to(1499), "key-00000001");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Errc::rejected);
    EXPECT_EQ(charges(), 0);
    EXPECT_EQ(ok(paid(cart.id, agreeing_to(1499), "key-00000002")).total, usd(1499));
    EXPECT_EQ(owned(reader()), std::set<std::string>{"book:tax"});
}

TEST_P(Crashes, WhatWasPaidBeforeTheTotalChangedIsPaid) {
    const Cart cart = cart_of(reader());
    ok(write([&](Tx& tx) { return set_bump(tx, env, cart.id, true); }));
    pay_and_die(cart.id, Fault::crash_after, "key-00000001", 1499 + 700);
    ok(write([&](Tx& tx) { return set_bump(tx, env, cart.id, false); }));
    EXPECT_EQ(ok(paid(cart.id, agreeing_to(1499), "key-00000001")).total, usd(1499 + 700));
    EXPECT_EQ(charges(), 1);
}

TEST_P(Crashes, AnotherFormForTheSameCartPaysNothingTwice) {
    const Cart cart = cart_of(reader());
    pay_and_die(cart.id, Fault::crash_after, "key-00000001");
    const Order order = ok(paid(cart.id, agreeing_to(1499), "key-00000002"));
    EXPECT_EQ(order.state, OrderState::paid);
    EXPECT_EQ(charges(), 1);
    EXPECT_EQ(count("select count(*) from orders"), 1);
}

TEST_P(Crashes, AProviderWithoutAnAnswerIsAskedAgainAndAgain) {
    const Cart cart = cart_of(reader());
    set_fault(Fault::no_answer);
    const auto open = paid(cart.id, agreeing_to(1499), "key-00000001");
    EXPECT_EQ(open.error().code, Errc::unavailable);
    for (int i = 0; i < 3; ++i) {
        clock.advance(1h);
        run_engine();
    }
    EXPECT_TRUE(happened(kPurchaseCompleted).empty());
    EXPECT_TRUE(happened(events::kinds::kCartAbandoned).empty());
    set_fault(Fault::none);
    clock.advance(1h);
    run_engine();
    EXPECT_EQ(happened(kPurchaseCompleted).size(), 1u);
    EXPECT_EQ(charges(), 1);
}

TEST_P(Crashes, AnAdditionSettlesByItselfToo) {
    const Order order = bought(reader(), kMain, 1499);
    set_fault(Fault::crash_after);
    EXPECT_THROW((void)add_to_order(db(), env, provider(),
                                    {order.id, std::string(kUpsell), usd(3900)}, "key-upsell-1"),
                 Crash);
    set_fault(Fault::none);
    later();
    EXPECT_EQ(owned(reader()).size(), 4u);
    EXPECT_EQ(charges(), 2);
    EXPECT_EQ(captures(), 2);
}

TEST_P(Crashes, AFaultThatSaysNothingOfTheMoneyLeavesTheRefundUnderWay) {
    const Order order = bought(reader(), kMain, 1499);
    set_fault(Fault::damaged);
    const auto open = refund_order(
        db(), env, provider(), {.order = order.id, .amount = {}, .reason = "asked", .who = "owner"},
        "refund-0001");
    ASSERT_FALSE(open);
    EXPECT_EQ(open.error().code, Errc::internal);
    set_fault(Fault::none);
    later();
    EXPECT_EQ(happened(events::kinds::kOrderRefunded).size(), 1u);
    EXPECT_TRUE(owned(reader()).empty());
}

TEST_P(Crashes, ARefundGoesOnByItself) {
    const Order order = bought(reader(), kMain, 1499);
    for (const Fault fault : {Fault::crash_before, Fault::crash_after}) {
        set_fault(fault);
        EXPECT_THROW(
            (void)refund_order(db(), env, provider(),
                               {.order = order.id, .amount = {}, .reason = "asked", .who = "owner"},
                               "refund-0001"),
            Crash);
        EXPECT_FALSE(owned(reader()).empty());
    }
    set_fault(Fault::none);
    later();
    EXPECT_TRUE(owned(reader()).empty());
    EXPECT_EQ(count("select count(*) from test_provider_refunds"), 1);
    EXPECT_EQ(happened(events::kinds::kOrderRefunded).size(), 1u);
}

}  // namespace
}  // namespace commerce
