#include "commerce/refunds.hpp"

#include "commerce/shop_test.hpp"

namespace commerce {
namespace {

class Refunds : public Shop {
  protected:
    Result<Order> given_back(const Order& order, std::optional<std::int64_t> minor,
                             const std::string& key) {
        return refund_order(db(), env, provider(),
                            {.order = order.id,
                             .amount = minor ? std::optional(usd(*minor)) : std::nullopt,
                             .reason = "not what I expected",
                             .who = "owner"},
                            key);
    }
};
ON_BOTH_ENGINES(Refunds);

TEST_P(Refunds, AFullRefundTakesTheBooksBack) {
    const Order order = bought(reader(), kMain, 1499);
    const Order after = ok(given_back(order, std::nullopt, "refund-0001"));
    EXPECT_EQ(after.state, OrderState::refunded);
    EXPECT_EQ(after.refunded, usd(1499));
    EXPECT_TRUE(owned(reader()).empty());
    const auto refunded = happened(events::kinds::kOrderRefunded);
    ASSERT_EQ(refunded.size(), 1u);
    EXPECT_EQ(refunded[0].props.at("amount_minor").to_number<int>(), 1499);
    EXPECT_TRUE(refunded[0].props.at("full").as_bool());
    EXPECT_FALSE(refunded[0].props.contains("reason"));
    // Bought again, it is owned again.
    ok(paid(cart_of(reader()).id, agreeing_to(1499), "key-00000009"));
    EXPECT_EQ(owned(reader()), std::set<std::string>{"book:tax"});
}

TEST_P(Refunds, APartLeavesTheBooksWithTheReader) {
    const Order order = bought(reader(), kMain, 1499);
    EXPECT_EQ(ok(given_back(order, 500, "refund-0001")).state, OrderState::partly_refunded);
    EXPECT_FALSE(owned(reader()).empty());
    EXPECT_EQ(given_back(order, 1000, "refund-0002").error().field, "amount");
    EXPECT_EQ(ok(given_back(order, std::nullopt, "refund-0003")).refunded, usd(1499));
    EXPECT_TRUE(owned(reader()).empty());
    EXPECT_EQ(given_back(order, std::nullopt, "refund-0004").error().code, Errc::conflict);
    const auto all = ok(read([&](Tx& tx) { return list_refunds(tx, order.id); }));
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[1].amount, usd(999));
    EXPECT_TRUE(all[0].done_at && all[1].done_at);
}

TEST_P(Refunds, OneKeyIsOneRefund) {
    const Order order = bought(reader(), kMain, 1499);
    ok(given_back(order, 500, "refund-0001"));
    EXPECT_EQ(ok(given_back(order, 500, "refund-0001")).refunded, usd(500));
    EXPECT_EQ(given_back(order, 600, "refund-0001").error().code, Errc::conflict);
}

TEST_P(Refunds, AnAdditionIsRefundedByItself) {
    const Order order = bought(reader(), kMain, 1499);
    const Order upsell = ok(add_to_order(
        db(), env, provider(), {order.id, std::string(kUpsell), usd(3900)}, "key-upsell-1"));
    ok(given_back(upsell, std::nullopt, "refund-0001"));
    EXPECT_EQ(owned(reader()), std::set<std::string>{"book:tax"});
}

}  // namespace
}  // namespace commerce
