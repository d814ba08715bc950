// Writing and locking the rows of an order. Private to this room.
#pragma once

#include "commerce/orders.hpp"

namespace commerce {

// Until the transaction ends nobody else settles or refunds it. Errors: not_found.
Result<Order> lock_order(store::Tx& tx, const OrderId& id);

// The idempotency key.
Result<std::string> key_of(store::Tx& tx, const OrderId& id);

Result<std::optional<Order>> find_order_by_key(store::Tx& tx, const BrandId& brand,
                                               std::string_view idempotency_key);
// Not failed.
Result<std::optional<Order>> find_live_order(store::Tx& tx, const CartId& cart);
Result<std::optional<Order>> find_live_addition(store::Tx& tx, const OrderId& parent,
                                                std::string_view offer_key);

struct OrderKeys {
    std::string idempotency_key;
    std::string offer_key;
    CodeId code_id;
    std::string provider;
};
Result<> insert_order(store::Tx& tx, const Order& order, const OrderKeys& keys);

}  // namespace commerce
