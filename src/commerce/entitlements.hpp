// What a contact owns: at most one live row per contact and product, reserved while a payment is
// under way, granted when it is settled, revoked by a refund.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "commerce/catalog.hpp"

namespace commerce {

using EntitlementId = base::Id<struct EntitlementTag>;

struct Entitlement {
    EntitlementId id;
    BrandId brand_id;
    ContactId contact_id;
    std::string product;
    OrderId order_id;    // empty: a gift
    std::string reason;  // "purchase", "bonus", or the giver's words
    std::optional<Time> granted_at;
    std::optional<Time> revoked_at;
};
BOOST_DESCRIBE_STRUCT(Entitlement, (),
                      (id, brand_id, contact_id, product, order_id, reason, granted_at, revoked_at))

// Granted and not revoked, by the time they were granted.
Result<std::vector<Entitlement>> list_entitlements(store::Tx& tx, const BrandId& brand,
                                                   const ContactId& contact);
Result<bool> owns(store::Tx& tx, const BrandId& brand, const ContactId& contact,
                  std::string_view product);
// Product keys.
Result<std::set<std::string>> owned_products(store::Tx& tx, const BrandId& brand,
                                             const ContactId& contact);

// Gives a product (a bundle's parts too) without an order. True if the contact did not own it.
// Errors: not_found (no such product).
Result<bool> grant(store::Tx& tx, const base::Env& env, const BrandId& brand,
                   const ContactId& contact, std::string_view product, std::string_view reason);

}  // namespace commerce
