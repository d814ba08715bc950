#include "commerce/order_state.hpp"

#include <gtest/gtest.h>

namespace commerce {
namespace {

base::Money usd(std::int64_t minor) {
    return {minor, "USD"};
}

TEST(OrderState, AnAnswerIsAppliedOnceAndAContradictionIsNeverApplied) {
    using enum OrderState;
    using enum PaymentEvent;
    EXPECT_EQ(on_payment(pending, captured), Step::apply);
    EXPECT_EQ(on_payment(pending, declined), Step::apply);
    EXPECT_EQ(on_payment(failed, declined), Step::repeat);
    EXPECT_EQ(on_payment(failed, captured), Step::dispute);
    for (const auto state : {paid, partly_refunded, refunded}) {
        EXPECT_EQ(on_payment(state, captured), Step::repeat);
        EXPECT_EQ(on_payment(state, declined), Step::dispute);
        EXPECT_TRUE(is_paid(state));
    }
    EXPECT_FALSE(is_paid(pending));
    EXPECT_FALSE(is_paid(failed));
}

TEST(OrderState, NoMoreIsGivenBackThanWasTaken) {
    using enum OrderState;
    EXPECT_EQ(refundable(paid, usd(1499), usd(0), std::nullopt).value(), usd(1499));
    EXPECT_EQ(refundable(partly_refunded, usd(1499), usd(499), std::nullopt).value(), usd(1000));
    EXPECT_EQ(refundable(paid, usd(1499), usd(0), usd(700)).value(), usd(700));
    EXPECT_EQ(refundable(paid, usd(1499), usd(800), usd(700)).error().field, "amount");
    EXPECT_EQ(refundable(paid, usd(1499), usd(0), usd(0)).error().field, "amount");
    EXPECT_EQ(refundable(paid, usd(1499), usd(0), base::Money{10, "EUR"}).error().field, "amount");
    EXPECT_EQ(refundable(paid, usd(1499), usd(1499), std::nullopt).error().code,
              base::Errc::conflict);
    for (const auto state : {pending, failed}) {
        EXPECT_EQ(refundable(state, usd(1499), usd(0), std::nullopt).error().code,
                  base::Errc::conflict);
    }
}

}  // namespace
}  // namespace commerce
