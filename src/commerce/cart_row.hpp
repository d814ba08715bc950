// Reading and locking the row of a cart. Private to this room.
#pragma once

#include "commerce/cart.hpp"

namespace commerce {

inline constexpr std::string_view kCartColumns =
    "select id, brand_id, contact_id, visitor, scope, offer_key, quantity, bump_taken, code_id, "
    "bonus_product, source, started_at, active_at, purchase_started_at, abandoned_at, "
    "completed_at, order_id from carts";

// Until the transaction ends nobody else changes or pays it. Errors: not_found.
Result<Cart> lock_cart(store::Tx& tx, const CartId& id);

}  // namespace commerce
