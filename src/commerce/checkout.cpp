#include "commerce/checkout.hpp"

#include <algorithm>

#include "commerce/order_row.hpp"
#include "commerce/reserve.hpp"
#include "commerce/settle.hpp"

namespace commerce {

using base::Errc;
using base::Error;
using base::fail;
using base::fail_field;
using base::success;
using store::Tx;

namespace {

Result<> check_key(const std::string& key) {
    const bool printable = std::ranges::all_of(key, [](char c) { return c > ' ' && c < 0x7f; });
    if (key.size() < 8 || key.size() > 100 || !printable) {
        return fail_field("key", "a payment needs a key of 8 to 100 printable characters");
    }
    return success();
}

Result<Order> answer(Order order) {
    if (order.state != OrderState::failed) return order;
    const std::string field = order.failure_field.empty() ? "card" : order.failure_field;
    return fail(Error{Errc::rejected, order.failure, field});
}

Result<Order> settle_in(store::Db& db, const base::Env& env, const OrderId& id,
                        const ChargeOutcome& outcome) {
    return db.write([&](Tx& tx) { return settle(tx, env, id, outcome); });
}

Result<Order> charge_and_settle(store::Db& db, const base::Env& env, Provider& provider,
                                const Order& order, const std::string& key,
                                const std::variant<Card, SavedMethod>& method) {
    if (order.state != OrderState::pending) return answer(order);
    ChargeOutcome outcome = Charge{};
    if (order.total.minor > 0) {
        const ChargeRequest request{.key = key,
                                    .brand = order.brand_id,
                                    .customer = order.contact_id,
                                    .amount = order.total,
                                    .description = "Order " + order.number,
                                    .method = method};
        auto charged = provider.charge(request);
        if (!charged && charged.error().code == Errc::conflict) {
            return fail(Errc::unavailable, "this payment is already under way");
        }
        TRY(outcome, std::move(charged));
    }
    TRY(auto settled, settle_in(db, env, order.id, outcome));
    return answer(std::move(settled));
}

// At most one order stands in the way, and settling it leaves none or a paid one.
template <class Reserve>
Result<Order> reserve_alone(store::Db& db, const base::Env& env, Provider& provider,
                            Reserve&& reserve) {
    for (int i = 0; i < 3; ++i) {
        TRY(auto reservation, db.write(reserve));
        if (!reservation.in_the_way) return std::move(reservation.order);
        TRY(resolve_payment(db, env, provider, reservation.order.id));
    }
    return fail(Errc::unavailable, "another payment for this is under way");
}

}  // namespace

Result<Order> pay(store::Db& db, const base::Env& env, Provider& provider, const CartId& cart,
                  const PaymentDetails& details, const std::string& key) {
    TRY(check_key(key));
    TRY(const Order order, reserve_alone(db, env, provider, [&](Tx& tx) {
            return reserve_cart(tx, env, provider, cart, details.seen_total, key);
        }));
    return charge_and_settle(db, env, provider, order, key, details.card);
}

Result<Order> add_to_order(store::Db& db, const base::Env& env, Provider& provider,
                           const Addition& addition, const std::string& key) {
    TRY(check_key(key));
    TRY(const Order order, reserve_alone(db, env, provider, [&](Tx& tx) {
            return reserve_addition(tx, env, provider, addition, key);
        }));
    TRY(const Order parent, db.read([&](Tx& tx) { return load_order(tx, addition.order); }));
    return charge_and_settle(db, env, provider, order, key, parent.method);
}

Result<Order> resolve_payment(store::Db& db, const base::Env& env, Provider& provider,
                              const OrderId& id) {
    std::string key;
    TRY(auto order, db.read([&](Tx& tx) -> Result<Order> {
        TRY(key, key_of(tx, id));
        return load_order(tx, id);
    }));
    if (order.state != OrderState::pending) return order;
    ChargeOutcome outcome = Charge{};
    if (order.total.minor > 0) {
        TRY(outcome, provider.conclude(order.brand_id, key));
    }
    return settle_in(db, env, id, outcome);
}

}  // namespace commerce
