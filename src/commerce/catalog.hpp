// What a brand sells: products with their list prices, and the promotions that lower them for a
// while. Prices of offers are made from these (offers.hpp).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/env.hpp"
#include "base/money.hpp"
#include "store/db.hpp"

namespace commerce {

using base::BrandId;
using base::ContactId;
using base::Money;
using base::OrderId;
using base::Result;
using base::Time;

enum class ProductKind { book, pack, bundle };
BOOST_DESCRIBE_ENUM(ProductKind, book, pack, bundle)

// Named by its key: "book:SLUG", "pack:SLUG" (companion pack of a book), "bundle:SLUG". Its files
// are kept by whoever makes them, under the same key.
struct Product {
    BrandId brand_id;
    std::string key;
    ProductKind kind = ProductKind::book;
    std::string name;
    std::string book;  // slug; empty for a bundle
    Money list_price;
    Money floor;                     // no offer, code or promotion sells it for less
    std::vector<std::string> parts;  // of a bundle: the keys that its buyer owns besides

    bool operator==(const Product&) const = default;
};
BOOST_DESCRIBE_STRUCT(Product, (), (brand_id, key, kind, name, book, list_price, floor, parts))

// "quiet-percent" of "book:quiet-percent"; empty for other kinds of product.
std::string_view book_of(std::string_view product_key);

// Inserts, or replaces what was there under the key. Errors: invalid (a key that does not fit the
// kind, a negative price, two currencies, a floor above the price).
Result<> put_product(store::Tx& tx, const base::Env& env, const Product& product);
Result<std::optional<Product>> find_product(store::Tx& tx, const BrandId& brand,
                                            std::string_view key);
// Errors: not_found.
Result<Product> load_product(store::Tx& tx, const BrandId& brand, std::string_view key);
// By key.
Result<std::vector<Product>> list_products(store::Tx& tx, const BrandId& brand);

// Lowers the list price of every book of the brand while it runs: from `starts_at` on, before
// `ends_at`.
struct Promotion {
    std::string key;
    int percent = 0;
    Time starts_at;
    Time ends_at;

    bool operator==(const Promotion&) const = default;
};
BOOST_DESCRIBE_STRUCT(Promotion, (), (key, percent, starts_at, ends_at))

// Inserts, or replaces the promotion of that key. One that is running keeps its start and lasts as
// long from there as the new one would: readers have seen when it ends. Errors: invalid (percent
// not in 1..99, an end before the start).
Result<> put_promotion(store::Tx& tx, const base::Env& env, const BrandId& brand,
                       Promotion promotion);
// True if it had not been withdrawn.
Result<bool> withdraw_promotion(store::Tx& tx, const base::Env& env, const BrandId& brand,
                                std::string_view key);
// The best of those that run at `now`.
Result<std::optional<Promotion>> running_promotion(store::Tx& tx, const BrandId& brand, Time now);

}  // namespace commerce
