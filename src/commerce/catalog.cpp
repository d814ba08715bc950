#include "commerce/catalog.hpp"

#include "commerce/stored.hpp"

namespace commerce {

using base::Errc;
using base::fail;
using base::fail_field;
using base::success;
using store::Tx;

namespace {

constexpr std::string_view kProductColumns =
    "select brand_id, key, kind, name, book, list_minor, floor_minor, currency, parts "
    "from products where brand_id = $1 ";

std::string_view prefix_of(ProductKind kind) {
    switch (kind) {
        case ProductKind::book:
            return "book:";
        case ProductKind::pack:
            return "pack:";
        case ProductKind::bundle:
            return "bundle:";
    }
    return "";
}

Result<> check(const Product& product) {
    const std::string_view prefix = prefix_of(product.kind);
    if (!product.key.starts_with(prefix) || product.key.size() == prefix.size()) {
        return fail_field("key", "the key of a {} is \"{}SLUG\", not \"{}\"",
                          base::enum_name(product.kind), prefix, product.key);
    }
    if (product.list_price.minor < 0 || product.floor.minor < 0 ||
        product.list_price.currency != product.floor.currency) {
        return fail_field("list_price", "price and floor of {} must be amounts in one currency",
                          product.key);
    }
    if (product.list_price < product.floor) {
        return fail_field("floor", "{} has a floor of {} above its list price of {}", product.key,
                          base::format_money(product.floor),
                          base::format_money(product.list_price));
    }
    return success();
}

}  // namespace

struct ProductRow {
    BrandId brand_id;
    std::string key;
    ProductKind kind;
    std::string name;
    std::string book;
    std::int64_t list_minor;
    std::int64_t floor_minor;
    std::string currency;
    base::Json parts;
};
BOOST_DESCRIBE_STRUCT(ProductRow, (),
                      (brand_id, key, kind, name, book, list_minor, floor_minor, currency, parts))

namespace {

Product product_of(ProductRow row) {
    return {.brand_id = std::move(row.brand_id),
            .key = std::move(row.key),
            .kind = row.kind,
            .name = std::move(row.name),
            .book = std::move(row.book),
            .list_price = {row.list_minor, row.currency},
            .floor = {row.floor_minor, row.currency},
            .parts = stored<std::vector<std::string>>(row.parts)};
}

}  // namespace

std::string_view book_of(std::string_view product_key) {
    constexpr std::string_view kPrefix = "book:";
    return product_key.starts_with(kPrefix) ? product_key.substr(kPrefix.size())
                                            : std::string_view{};
}

Result<> put_product(Tx& tx, const base::Env& env, const Product& product) {
    TRY(check(product));
    TRY(
        tx.execute("insert into products "
                   "(brand_id, key, kind, name, book, list_minor, floor_minor, currency, parts, "
                   "put_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
                   "on conflict (brand_id, key) do update set name = excluded.name, "
                   "book = excluded.book, list_minor = excluded.list_minor, "
                   "floor_minor = excluded.floor_minor, currency = excluded.currency, "
                   "parts = excluded.parts, put_at = excluded.put_at",
                   product.brand_id, product.key, product.kind, product.name, product.book,
                   product.list_price.minor, product.floor.minor, product.list_price.currency,
                   base::to_json(product.parts), env.now()));
    return success();
}

Result<std::optional<Product>> find_product(Tx& tx, const BrandId& brand, std::string_view key) {
    TRY(auto row,
        tx.query_one<ProductRow>(fmt::format("{} and key = $2", kProductColumns), brand, key));
    if (!row) return std::optional<Product>{};
    return std::optional(product_of(std::move(*row)));
}

Result<Product> load_product(Tx& tx, const BrandId& brand, std::string_view key) {
    TRY(auto found, find_product(tx, brand, key));
    if (!found) return fail(Errc::not_found, "there is no product \"{}\"", key);
    return std::move(*found);
}

Result<std::vector<Product>> list_products(Tx& tx, const BrandId& brand) {
    TRY(auto rows, tx.query<ProductRow>(fmt::format("{} order by key", kProductColumns), brand));
    std::vector<Product> products;
    for (ProductRow& row : rows) products.push_back(product_of(std::move(row)));
    return products;
}

Result<> put_promotion(Tx& tx, const base::Env& env, const BrandId& brand, Promotion promotion) {
    if (promotion.percent < 1 || promotion.percent > 99) {
        return fail_field("percent", "a promotion takes 1 to 99 per cent off, not {}",
                          promotion.percent);
    }
    if (promotion.ends_at <= promotion.starts_at) {
        return fail_field("ends_at", "a promotion ends after it starts");
    }
    TRY(const auto started,
        tx.query_one<Time>("select starts_at from promotions where brand_id = $1 and key = $2 and "
                           "starts_at <= $3 and ends_at > $3 and withdrawn_at is null for update",
                           brand, promotion.key, env.now()));
    if (started) {
        promotion.ends_at = *started + (promotion.ends_at - promotion.starts_at);
        promotion.starts_at = *started;
    }
    TRY(tx.execute(
        "insert into promotions (brand_id, key, percent, starts_at, ends_at) "
        "values ($1, $2, $3, $4, $5) on conflict (brand_id, key) do update set "
        "percent = excluded.percent, starts_at = excluded.starts_at, "
        "ends_at = excluded.ends_at, withdrawn_at = null",
        brand, promotion.key, promotion.percent, promotion.starts_at, promotion.ends_at));
    return success();
}

Result<bool> withdraw_promotion(Tx& tx, const base::Env& env, const BrandId& brand,
                                std::string_view key) {
    TRY(const std::int64_t changed,
        tx.execute("update promotions set withdrawn_at = $3 "
                   "where brand_id = $1 and key = $2 and withdrawn_at is null",
                   brand, key, env.now()));
    return changed > 0;
}

Result<std::optional<Promotion>> running_promotion(Tx& tx, const BrandId& brand, Time now) {
    return tx.query_one<Promotion>(
        "select key, percent, starts_at, ends_at from promotions "
        "where brand_id = $1 and starts_at <= $2 and ends_at > $2 and withdrawn_at is null "
        "order by percent desc, ends_at, key limit 1",
        brand, now);
}

}  // namespace commerce
