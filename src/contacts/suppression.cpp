#include "contacts/suppression.hpp"

#include "contacts/email_address.hpp"
#include "contacts/like.hpp"

namespace contacts {
namespace {

const std::string kSelectSuppression =
    "select id, brand_id, email, reason, note, created_at from suppressions ";

}  // namespace

Result<bool> suppress(store::Tx& tx, const Env& env, const BrandId& brand, std::string_view email,
                      SuppressionReason reason, std::string_view note) {
    TRY(const auto address, parse_email(email));
    TRY(const auto inserted,
        tx.execute("insert into suppressions (brand_id, id, email, email_key, reason, note, "
                   "created_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
                   brand, env.ids.next<SuppressionId>(), address.text, address.key, reason, note,
                   env.now()));
    return inserted != 0;
}

Result<std::int64_t> unsuppress(store::Tx& tx, const Env& env, const BrandId& brand,
                                std::string_view email, std::string_view who) {
    TRY(const auto address, parse_email(email));
    return tx.execute(
        "update suppressions set lifted_at = $3, lifted_by = $4 where brand_id = $1 and "
        "email_key = $2 and lifted_at is null",
        brand, address.key, env.now(), who);
}

Result<std::int64_t> unsuppress(store::Tx& tx, const Env& env, const BrandId& brand,
                                std::string_view email, SuppressionReason reason,
                                std::string_view who) {
    TRY(const auto address, parse_email(email));
    return tx.execute(
        "update suppressions set lifted_at = $3, lifted_by = $4 where brand_id = $1 and "
        "email_key = $2 and reason = $5 and lifted_at is null",
        brand, address.key, env.now(), who, reason);
}

Result<std::vector<Suppression>> suppressions_of(store::Tx& tx, const BrandId& brand,
                                                 std::string_view email) {
    TRY(const auto address, parse_email(email));
    return tx.query<Suppression>(
        kSelectSuppression +
            "where brand_id = $1 and email_key = $2 and lifted_at is null order by id",
        brand, address.key);
}

Result<SuppressionPage> list_suppressions(store::Tx& tx, const BrandId& brand,
                                          const std::string& query, const std::string& cursor,
                                          int limit) {
    SuppressionPage page;
    TRY(page.suppressions,
        tx.query<Suppression>(kSelectSuppression +
                                  "where brand_id = $1 and lifted_at is null and ($2 = '' or id < "
                                  "$2) and email_key like $3 escape '!' order by id desc limit $4",
                              brand, cursor, containing(query), std::int64_t{limit} + 1));
    if (page.suppressions.size() > static_cast<std::size_t>(limit)) {
        page.suppressions.pop_back();
        page.next = page.suppressions.back().id.str();
    }
    return page;
}

}  // namespace contacts
