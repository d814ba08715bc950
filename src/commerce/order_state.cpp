#include "commerce/order_state.hpp"

namespace commerce {

using base::Errc;
using base::fail;
using base::fail_field;

Step on_payment(OrderState state, PaymentEvent event) {
    switch (state) {
        case OrderState::pending:
            return Step::apply;
        case OrderState::failed:
            return event == PaymentEvent::declined ? Step::repeat : Step::dispute;
        case OrderState::paid:
        case OrderState::partly_refunded:
        case OrderState::refunded:
            return event == PaymentEvent::captured ? Step::repeat : Step::dispute;
    }
    return Step::dispute;
}

bool is_paid(OrderState state) {
    return state == OrderState::paid || state == OrderState::partly_refunded ||
           state == OrderState::refunded;
}

base::Result<base::Money> refundable(OrderState state, const base::Money& total,
                                     const base::Money& refunded_or_pending,
                                     const std::optional<base::Money>& asked) {
    const base::Money left = total - refunded_or_pending;
    if (!is_paid(state) || left.minor <= 0) {
        return fail(Errc::conflict, "this order has no money left to give back");
    }
    if (!asked) return left;
    if (asked->currency != left.currency || asked->minor <= 0 || left < *asked) {
        return fail_field("amount", "between {} and {} can be given back",
                          base::format_money({1, left.currency}), base::format_money(left));
    }
    return *asked;
}

}  // namespace commerce
