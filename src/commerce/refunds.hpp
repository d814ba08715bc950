// Giving money back: reserve the amount, ask the provider with the refund's own key, settle. A full
// refund takes the products away again. After a crash the "refund" work row asks again with the
// same key.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commerce/orders.hpp"
#include "commerce/provider.hpp"

namespace commerce {

using RefundId = base::Id<struct RefundTag>;

struct NewRefund {
    OrderId order;
    std::optional<Money> amount;  // absent: all that is left
    std::string reason;           // for the record
    std::string who;              // user id, or "api"
};

struct Refund {
    RefundId id;
    OrderId order_id;
    Money amount;
    std::string reason;
    std::string who;
    Time requested_at;
    std::optional<Time> done_at;
    std::optional<Time> failed_at;
};

// The order afterwards. The same key again does nothing. Errors: not_found, conflict (nothing to
// give back; the key was used for another refund), invalid (field amount), rejected (the provider
// refuses), unavailable (not known yet; it goes on by itself).
Result<Order> refund_order(store::Db& db, const base::Env& env, Provider& provider,
                           const NewRefund& refund, const std::string& idempotency_key);

// Asks the provider again for a refund that is under way. Errors: unavailable.
Result<> resolve_refund(store::Db& db, const base::Env& env, Provider& provider,
                        const RefundId& refund);

// The oldest first.
Result<std::vector<Refund>> list_refunds(store::Tx& tx, const OrderId& order);

}  // namespace commerce
