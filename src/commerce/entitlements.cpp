#include "commerce/entitlements.hpp"

namespace commerce {

using base::Errc;
using base::fail;
using store::Tx;

Result<std::vector<Entitlement>> list_entitlements(Tx& tx, const BrandId& brand,
                                                   const ContactId& contact) {
    return tx.query<Entitlement>(
        "select id, brand_id, contact_id, product, order_id, reason, granted_at, revoked_at "
        "from entitlements where brand_id = $1 and contact_id = $2 and granted_at is not null "
        "and revoked_at is null order by granted_at, id",
        brand, contact);
}

Result<bool> owns(Tx& tx, const BrandId& brand, const ContactId& contact,
                  std::string_view product) {
    TRY(const auto found,
        tx.query_one<std::int64_t>("select 1 from entitlements where brand_id = $1 and "
                                   "contact_id = $2 and product = $3 and granted_at is not null "
                                   "and revoked_at is null",
                                   brand, contact, product));
    return found.has_value();
}

Result<std::set<std::string>> owned_products(Tx& tx, const BrandId& brand,
                                             const ContactId& contact) {
    TRY(const auto keys,
        tx.query<std::string>("select product from entitlements where brand_id = $1 and "
                              "contact_id = $2 and granted_at is not null and revoked_at is null",
                              brand, contact));
    return std::set<std::string>(keys.begin(), keys.end());
}

Result<bool> grant(Tx& tx, const base::Env& env, const BrandId& brand, const ContactId& contact,
                   std::string_view product, std::string_view reason) {
    TRY(const Product given, load_product(tx, brand, product));
    std::vector<std::string> keys{given.key};
    keys.insert(keys.end(), given.parts.begin(), given.parts.end());
    bool any = false;
    for (const std::string& key : keys) {
        TRY(const std::int64_t written,
            tx.execute("insert into entitlements (id, brand_id, contact_id, product, reason, "
                       "reserved_at, granted_at) values ($1, $2, $3, $4, $5, $6, $6) "
                       "on conflict do nothing",
                       env.ids.next_text(), brand, contact, key, reason, env.now()));
        if (written > 0) {
            any = true;
            continue;
        }
        TRY(const bool owned, owns(tx, brand, contact, key));
        if (!owned) return fail(Errc::unavailable, "{} is being paid for right now", key);
    }
    return any;
}

}  // namespace commerce
