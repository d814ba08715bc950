// The suppression list: addresses that are not written to, and why. Entries that are lifted stay on
// record.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "contacts/types.hpp"

namespace contacts {

// No-op where the address is already suppressed for that reason; returns whether it was new.
// Errors: invalid (email).
Result<bool> suppress(store::Tx& tx, const Env& env, const BrandId& brand, std::string_view email,
                      SuppressionReason reason, std::string_view note);

// Lifts every reason, or one. Returns how many were lifted.
Result<std::int64_t> unsuppress(store::Tx& tx, const Env& env, const BrandId& brand,
                                std::string_view email, std::string_view who);
Result<std::int64_t> unsuppress(store::Tx& tx, const Env& env, const BrandId& brand,
                                std::string_view email, SuppressionReason reason,
                                std::string_view who);

// Those in force for one address.
Result<std::vector<Suppression>> suppressions_of(store::Tx& tx, const BrandId& brand,
                                                 std::string_view email);

struct SuppressionPage {
    std::vector<Suppression> suppressions;  // newest first
    std::string next;                       // cursor; empty: no more
};
Result<SuppressionPage> list_suppressions(store::Tx& tx, const BrandId& brand,
                                          const std::string& query, const std::string& cursor,
                                          int limit);

}  // namespace contacts
