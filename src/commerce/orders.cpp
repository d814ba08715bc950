#include "commerce/orders.hpp"

#include <algorithm>

#include "base/crypto.hpp"
#include "commerce/order_row.hpp"
#include "commerce/stored.hpp"

namespace commerce {

using base::Errc;
using base::fail;
using base::success;
using store::Tx;

struct OrderRow {
    OrderId id;
    std::string number;
    BrandId brand_id;
    ContactId contact_id;
    OrderId parent_id;
    CartId cart_id;
    std::string scope;
    base::JsonObject source;
    std::string currency;
    std::int64_t subtotal_minor;
    std::int64_t discount_minor;
    std::int64_t total_minor;
    std::int64_t refunded_minor;
    base::Json discounts;
    bool test_mode;
    std::string method_ref;
    std::string method_brand;
    std::string method_last4;
    Time created_at;
    std::optional<Time> paid_at;
    std::optional<Time> failed_at;
    std::string failure;
    std::string failure_field;
};
BOOST_DESCRIBE_STRUCT(OrderRow, (),
                      (id, number, brand_id, contact_id, parent_id, cart_id, scope, source,
                       currency, subtotal_minor, discount_minor, total_minor, refunded_minor,
                       discounts, test_mode, method_ref, method_brand, method_last4, created_at,
                       paid_at, failed_at, failure, failure_field))

struct LineRow {
    LineKind kind;
    std::string offer_key;
    std::string name;
    base::Json products;
    int quantity;
    std::int64_t unit_minor;
    std::int64_t amount_minor;
    std::int64_t discount_minor;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(LineRow, (),
                      (kind, offer_key, name, products, quantity, unit_minor, amount_minor,
                       discount_minor, note))

namespace {

constexpr std::string_view kOrderColumns =
    "select id, number, brand_id, contact_id, parent_id, cart_id, scope, source, currency, "
    "subtotal_minor, discount_minor, total_minor, refunded_minor, discounts, test_mode, "
    "method_ref, method_brand, method_last4, created_at, paid_at, failed_at, failure, "
    "failure_field from orders ";

// Crockford's base 32.
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

OrderState state_of(const OrderRow& row) {
    if (row.failed_at) return OrderState::failed;
    if (!row.paid_at) return OrderState::pending;
    if (row.refunded_minor == 0) return OrderState::paid;
    return row.refunded_minor < row.total_minor ? OrderState::partly_refunded
                                                : OrderState::refunded;
}

Order order_of(OrderRow row) {
    const auto money = [&](std::int64_t minor) { return Money{minor, row.currency}; };
    return {.id = row.id,
            .number = row.number,
            .brand_id = row.brand_id,
            .contact_id = row.contact_id,
            .state = state_of(row),
            .parent_id = row.parent_id,
            .cart_id = row.cart_id,
            .scope = row.scope,
            .source = row.source,
            .discounts = stored<std::vector<QuoteDiscount>>(row.discounts),
            .subtotal = money(row.subtotal_minor),
            .discount = money(row.discount_minor),
            .total = money(row.total_minor),
            .refunded = money(row.refunded_minor),
            .method = {row.method_ref, row.method_brand, row.method_last4},
            .test_mode = row.test_mode,
            .created_at = row.created_at,
            .paid_at = row.paid_at,
            .failed_at = row.failed_at,
            .failure = row.failure,
            .failure_field = row.failure_field};
}

QuoteLine line_of(LineRow row, const std::string& currency) {
    return {.kind = row.kind,
            .offer_key = std::move(row.offer_key),
            .name = std::move(row.name),
            .products = stored<std::vector<std::string>>(row.products),
            .quantity = row.quantity,
            .unit_price = {row.unit_minor, currency},
            .amount = {row.amount_minor, currency},
            .discount = {row.discount_minor, currency},
            .note = std::move(row.note)};
}

template <class... Args>
Result<std::vector<Order>> query_orders(Tx& tx, std::string_view where, const Args&... args) {
    TRY(auto rows, tx.query<OrderRow>(fmt::format("{}{}", kOrderColumns, where), args...));
    std::vector<Order> orders;
    for (OrderRow& row : rows) {
        Order& order = orders.emplace_back(order_of(std::move(row)));
        TRY(auto lines,
            tx.query<LineRow>("select kind, offer_key, name, products, quantity, unit_minor, "
                              "amount_minor, discount_minor, note from order_lines "
                              "where order_id = $1 order by line",
                              order.id));
        for (LineRow& line : lines) {
            order.lines.push_back(line_of(std::move(line), order.total.currency));
        }
    }
    return orders;
}

template <class... Args>
Result<std::optional<Order>> query_order(Tx& tx, std::string_view where, const Args&... args) {
    TRY(auto orders, query_orders(tx, where, args...));
    if (orders.empty()) return std::optional<Order>{};
    return std::optional(std::move(orders.front()));
}

Result<Order> required(Result<std::optional<Order>> found, const OrderId& id) {
    TRY(auto order, std::move(found));
    if (!order) return fail(Errc::not_found, "there is no order {}", id);
    return std::move(*order);
}

Result<> insert_line(Tx& tx, const Order& order, std::size_t number, const QuoteLine& line) {
    TRY(
        tx.execute("insert into order_lines (order_id, line, brand_id, kind, offer_key, name, "
                   "products, quantity, unit_minor, amount_minor, discount_minor, note) "
                   "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                   order.id, number, order.brand_id, line.kind, line.offer_key, line.name,
                   base::to_json(line.products), line.quantity, line.unit_price.minor,
                   line.amount.minor, line.discount.minor, line.note));
    return success();
}

}  // namespace

std::vector<std::string> Order::products() const {
    std::vector<std::string> keys;
    for (const QuoteLine& line : lines) {
        for (const std::string& key : line.products) {
            if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
        }
    }
    return keys;
}

std::string order_number(const OrderId& id) {
    const base::Sha256 digest = base::sha256("order number " + id.str());
    std::string number;
    for (std::size_t i = 0; i < 10; ++i) {
        if (i == 5) number += '-';
        number += kAlphabet[digest[i] % kAlphabet.size()];
    }
    return number;
}

Result<Order> load_order(Tx& tx, const OrderId& id) {
    return required(query_order(tx, "where id = $1", id), id);
}

Result<Order> lock_order(Tx& tx, const OrderId& id) {
    return required(query_order(tx, "where id = $1 for update", id), id);
}

Result<std::string> key_of(Tx& tx, const OrderId& id) {
    return tx.load_one<std::string>("order", "select idempotency_key from orders where id = $1",
                                    id);
}

Result<std::optional<Order>> find_order_by_key(Tx& tx, const BrandId& brand,
                                               std::string_view idempotency_key) {
    return query_order(tx, "where brand_id = $1 and idempotency_key = $2", brand, idempotency_key);
}

Result<std::optional<Order>> find_live_order(Tx& tx, const CartId& cart) {
    return query_order(tx, "where cart_id = $1 and failed_at is null", cart);
}

Result<std::optional<Order>> find_live_addition(Tx& tx, const OrderId& parent,
                                                std::string_view offer_key) {
    return query_order(tx, "where parent_id = $1 and offer_key = $2 and failed_at is null", parent,
                       offer_key);
}

Result<std::vector<Order>> list_additions(Tx& tx, const OrderId& parent) {
    // What is paid has not failed; said so, the index orders_live_addition serves.
    return query_orders(
        tx, "where parent_id = $1 and paid_at is not null and failed_at is null order by id",
        parent);
}

Result<std::vector<Order>> list_orders(Tx& tx, const BrandId& brand, const OrderFilter& filter,
                                       int limit) {
    return query_orders(tx,
                        "where brand_id = $1 and ($2 is null or contact_id = $2) and "
                        "($3 = 1 or paid_at is not null) and ($4 is null or id < $4) "
                        "order by id desc limit $5",
                        brand, filter.contact, filter.unpaid, filter.before_id, limit);
}

Result<OrderTotals> order_totals(Tx& tx, const BrandId& brand, const ContactId& contact) {
    return tx.load_one<OrderTotals>(
        "total",
        "select count(*) as orders, "
        "cast(coalesce(sum(total_minor - refunded_minor), 0) as bigint) as revenue_minor "
        "from orders where brand_id = $1 and contact_id = $2 and paid_at is not null",
        brand, contact);
}

Result<> insert_order(Tx& tx, const Order& order, const OrderKeys& keys) {
    TRY(tx.execute(
        "insert into orders (id, number, brand_id, contact_id, parent_id, cart_id, scope, "
        "offer_key, source, idempotency_key, currency, subtotal_minor, discount_minor, "
        "total_minor, discounts, code_id, provider, test_mode, created_at) values "
        "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
        order.id, order.number, order.brand_id, order.contact_id, order.parent_id, order.cart_id,
        order.scope, keys.offer_key, order.source, keys.idempotency_key, order.total.currency,
        order.subtotal.minor, order.discount.minor, order.total.minor,
        base::to_json(order.discounts), keys.code_id, keys.provider, order.test_mode,
        order.created_at));
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        TRY(insert_line(tx, order, i + 1, order.lines[i]));
    }
    return success();
}

}  // namespace commerce
