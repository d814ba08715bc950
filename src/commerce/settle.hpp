// The last transaction of a payment (checkout.hpp). Private to this room.
#pragma once

#include "commerce/orders.hpp"

namespace commerce {

// Writes down what the provider answered: everything that a payment gives, or everything given
// back. Once; a repeated answer changes nothing. Errors: internal (it contradicts what was
// settled).
Result<Order> settle(store::Tx& tx, const base::Env& env, const OrderId& order,
                     const ChargeOutcome& outcome);

}  // namespace commerce
