#include "commerce/check_money.hpp"

#include "commerce/shop_test.hpp"

namespace commerce {
namespace {

// Breaks the data on purpose and looks only at what the checker then says.
class CheckMoney : public Shop {
  protected:
    void TearDown() override {}

    std::set<std::string> broken_after(std::string_view damage) {
        const auto rules = ok(write([&](Tx& tx) -> Result<std::set<std::string>> {
            TRY(tx.execute(damage));
            TRY(const auto violations, check_money(tx));
            std::set<std::string> names;
            for (const Violation& violation : violations) names.insert(violation.rule);
            return names;
        }));
        return rules;
    }
};
ON_BOTH_ENGINES(CheckMoney);

TEST_P(CheckMoney, SeesEveryKindOfDamage) {
    ok(applied(cart_of(reader()).id, welcome_code(reader()).text));
    const Order order = ok(paid(cart_of(reader()).id, agreeing_to(1199), "key-00000001"));
    ok(add_to_order(db(), env, provider(), {order.id, std::string(kUpsell), usd(3900)},
                    "key-upsell-1"));
    EXPECT_TRUE(ok(read([](Tx& tx) { return check_money(tx); })).empty());

    using Names = std::set<std::string>;
    EXPECT_EQ(broken_after("update code_uses set redeemed_at = null"), Names{"codes"});
    EXPECT_EQ(broken_after("delete from code_uses"), Names{"codes"});
    EXPECT_TRUE(
        broken_after("update captures set amount_minor = amount_minor + 1").contains("capture"));
    EXPECT_TRUE(broken_after("update order_lines set discount_minor = 0").contains("totals"));
    EXPECT_TRUE(broken_after("update orders set refunded_minor = 1").contains("refunds"));
    EXPECT_TRUE(broken_after("update carts set completed_at = null").contains("carts"));
    EXPECT_TRUE(broken_after("update orders set contact_id = 'x' where parent_id is not null")
                    .contains("additions"));
    EXPECT_TRUE(broken_after("update orders set paid_at = null").contains("entitlements"));
}

}  // namespace
}  // namespace commerce
