// The work rows that look after a refund (queue "refund"). Private to this room.
#pragma once

#include "commerce/refunds.hpp"
#include "events/work.hpp"

namespace commerce {

inline constexpr std::string_view kRefundQueue = "refund";

Result<> schedule_refund_check(store::Tx& tx, const base::Env& env, const Order& order,
                               const RefundId& refund, std::int64_t attempt);
// None when it is settled.
Result<std::optional<Order>> order_of_open_refund(store::Tx& tx, const RefundId& refund);

}  // namespace commerce
