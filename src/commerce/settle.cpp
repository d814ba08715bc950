#include "commerce/settle.hpp"

#include "base/log.hpp"
#include "commerce/cart_row.hpp"
#include "commerce/order_row.hpp"
#include "commerce/purchase_events.hpp"

namespace commerce {

using base::Errc;
using base::fail;
using base::success;
using store::Tx;

namespace {

// An order that costs nothing has no capture.
Result<> record_capture(Tx& tx, const base::Env& env, const Order& order, const Charge& charge) {
    if (order.total.minor == 0) return success();
    TRY(
        tx.execute("insert into captures (order_id, brand_id, provider, charge_ref, amount_minor, "
                   "currency, captured_at) select id, brand_id, provider, $2, total_minor, "
                   "currency, $3 from orders where id = $1",
                   order.id, charge.ref, env.now()));
    return success();
}

Result<> give(Tx& tx, const base::Env& env, const OrderId& order) {
    TRY(tx.execute("update code_uses set redeemed_at = $2 where order_id = $1", order, env.now()));
    TRY(
        tx.execute("update entitlements set granted_at = $2 "
                   "where order_id = $1 and granted_at is null",
                   order, env.now()));
    TRY(tx.execute("update offer_windows set accepted_at = $2 where order_id = $1", order,
                   env.now()));
    return success();
}

Result<> give_back(Tx& tx, const OrderId& order) {
    TRY(tx.execute("delete from code_uses where order_id = $1 and redeemed_at is null", order));
    TRY(tx.execute("delete from entitlements where order_id = $1 and granted_at is null", order));
    TRY(
        tx.execute("update offer_windows set order_id = null "
                   "where order_id = $1 and accepted_at is null",
                   order));
    return success();
}

Result<> complete_cart(Tx& tx, const base::Env& env, const Order& order) {
    if (!order.cart_id) return success();
    TRY(const Cart cart, lock_cart(tx, order.cart_id));
    TRY(tx.execute("update carts set completed_at = $2, order_id = $3 where id = $1", cart.id,
                   env.now(), order.id));
    if (!cart.abandoned_at) return success();
    return append_cart_recovered(tx, env, cart, order);
}

Result<Order> settle_paid(Tx& tx, const base::Env& env, Order order, const Charge& charge) {
    order.state = OrderState::paid;
    order.paid_at = env.now();
    order.method = charge.method;
    TRY(tx.execute(
        "update orders set paid_at = $2, method_ref = $3, method_brand = $4, "
        "method_last4 = $5 where id = $1",
        order.id, order.paid_at, charge.method.ref, charge.method.brand, charge.method.last4));
    TRY(record_capture(tx, env, order, charge));
    TRY(give(tx, env, order.id));
    TRY(complete_cart(tx, env, order));
    TRY(append_purchase_completed(tx, env, order));
    return order;
}

Result<Order> settle_failed(Tx& tx, const base::Env& env, Order order, const Decline& decline) {
    order.state = OrderState::failed;
    order.failed_at = env.now();
    order.failure = decline.message;
    order.failure_field = decline.field;
    TRY(
        tx.execute("update orders set failed_at = $2, failure_code = $3, failure = $4, "
                   "failure_field = $5 where id = $1",
                   order.id, order.failed_at, decline.code, decline.message, decline.field));
    TRY(give_back(tx, order.id));
    TRY(append_purchase_failed(tx, env, order, decline.code));
    return order;
}

}  // namespace

Result<Order> settle(Tx& tx, const base::Env& env, const OrderId& id,
                     const ChargeOutcome& outcome) {
    TRY(auto order, lock_order(tx, id));
    const auto* charge = std::get_if<Charge>(&outcome);
    switch (on_payment(order.state, charge ? PaymentEvent::captured : PaymentEvent::declined)) {
        case Step::repeat:
            return order;
        case Step::dispute:
            base::log::error("commerce.payment_disputed",
                             {{"order", id.str()},
                              {"provider_says", charge ? "captured" : "declined"},
                              {"order_is", std::string(base::enum_name(order.state))}});
            return fail(Errc::internal, "the provider contradicts what order {} was settled as",
                        order.number);
        case Step::apply:
            break;
    }
    if (charge) return settle_paid(tx, env, std::move(order), *charge);
    return settle_failed(tx, env, std::move(order), std::get<Decline>(outcome));
}

}  // namespace commerce
