// The events that this room writes, and their props. Private to this room; README.md lists them.
#pragma once

#include "commerce/orders.hpp"

namespace commerce {

Result<> append_purchase_started(store::Tx& tx, const base::Env& env, const Cart& cart);
// REQUIRES cart.abandoned_at.
Result<> append_cart_abandoned(store::Tx& tx, const base::Env& env, const Cart& cart);
Result<> append_cart_recovered(store::Tx& tx, const base::Env& env, const Cart& cart,
                               const Order& order);
Result<> append_purchase_completed(store::Tx& tx, const base::Env& env, const Order& order);
Result<> append_purchase_failed(store::Tx& tx, const base::Env& env, const Order& order,
                                DeclineCode code);
Result<> append_order_refunded(store::Tx& tx, const base::Env& env, const Order& order,
                               const Money& amount);

}  // namespace commerce
