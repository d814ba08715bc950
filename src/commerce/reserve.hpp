// The first transaction of a payment (checkout.hpp). Private to this room.
#pragma once

#include "commerce/checkout.hpp"

namespace commerce {

inline constexpr std::string_view kPaymentQueue = "payment";

struct Reservation {
    Order order;
    // A pending order that another key made, or this key at another total: its fate is settled
    // first.
    bool in_the_way = false;
};

// An order of that key as it is, else a new pending one. Errors as in pay and add_to_order.
Result<Reservation> reserve_cart(store::Tx& tx, const base::Env& env, const Provider& provider,
                                 const CartId& cart, const Money& seen_total,
                                 const std::string& key);
Result<Reservation> reserve_addition(store::Tx& tx, const base::Env& env, const Provider& provider,
                                     const Addition& addition, const std::string& key);

// Looks after the order later, should it still be pending then.
Result<> schedule_payment_check(store::Tx& tx, const base::Env& env, const Order& order,
                                std::int64_t attempt);

}  // namespace commerce
