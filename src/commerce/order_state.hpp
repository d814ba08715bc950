// The states of an order and of its refunds, as a pure table.
//
//   pending --captured--> paid --refunded in part--> partly_refunded --the rest--> refunded
//      |                    +----------------- refunded in full ---------------------^
//      +--declined--> failed
#pragma once

#include <optional>

#include "base/money.hpp"
#include "base/result.hpp"

namespace commerce {

enum class OrderState { pending, paid, failed, partly_refunded, refunded };
BOOST_DESCRIBE_ENUM(OrderState, pending, paid, failed, partly_refunded, refunded)

enum class PaymentEvent { captured, declined };
BOOST_DESCRIBE_ENUM(PaymentEvent, captured, declined)

enum class Step {
    apply,    // do it now
    repeat,   // it is done already: nothing to do
    dispute,  // contradicts what was settled: a person must look
};
Step on_payment(OrderState state, PaymentEvent event);

bool is_paid(OrderState state);  // money was taken, given back or not

// The amount of a refund (`asked` absent: all that is left). Errors: conflict (the order has no
// money to give back), invalid, field "amount" (not positive, more than is left).
base::Result<base::Money> refundable(OrderState state, const base::Money& total,
                                     const base::Money& refunded_or_pending,
                                     const std::optional<base::Money>& asked);

}  // namespace commerce
