#include "commerce/abandonment.hpp"

#include "commerce/cart_row.hpp"
#include "commerce/purchase_events.hpp"

namespace commerce {

using base::success;
using store::Tx;

namespace {

constexpr base::Duration kWhilePaying = std::chrono::minutes(10);

Result<bool> is_being_paid(Tx& tx, const CartId& cart) {
    TRY(const auto order,
        tx.query_one<OrderId>("select id from orders where cart_id = $1 and failed_at is null",
                              cart));
    return order.has_value();
}

}  // namespace

// The time is part of the key: from within its handler a row cannot be scheduled under its own.
Result<> schedule_abandonment(Tx& tx, const base::Env& env, const Cart& cart, Time due_at) {
    TRY(events::schedule(
        tx, env.ids,
        {.queue = std::string(kCartQueue),
         .brand = cart.brand_id,
         .contact = cart.contact_id,
         .key = fmt::format("{}:{}:{}", cart.id, cart.contact_id, base::to_micros(due_at)),
         .due_at = due_at,
         .payload = {{"cart", cart.id.str()}}}));
    return success();
}

Result<> check_abandonment(Tx& tx, const base::Env& env, const events::Work& work) {
    TRY(auto cart, lock_cart(tx, CartId{std::string(work.payload.at("cart").as_string())}));
    if (cart.completed_at || cart.abandoned_at || cart.contact_id != work.contact_id) {
        return success();
    }
    const Time quiet_until = cart.active_at + kAbandonedAfter;
    if (quiet_until > env.now()) return schedule_abandonment(tx, env, cart, quiet_until);
    TRY(const bool being_paid, is_being_paid(tx, cart.id));
    if (being_paid) return schedule_abandonment(tx, env, cart, env.now() + kWhilePaying);

    cart.abandoned_at = cart.active_at;
    TRY(tx.execute("update carts set abandoned_at = $2 where id = $1", cart.id, cart.abandoned_at));
    return append_cart_abandoned(tx, env, cart);
}

}  // namespace commerce
