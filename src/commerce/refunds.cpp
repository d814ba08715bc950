#include "commerce/refunds.hpp"

#include "commerce/order_row.hpp"
#include "commerce/purchase_events.hpp"
#include "commerce/refund_work.hpp"

namespace commerce {

using base::Errc;
using base::fail;
using base::fail_field;
using base::success;
using store::Tx;

struct RefundRow {
    RefundId id;
    OrderId order_id;
    BrandId brand_id;
    std::string idempotency_key;
    std::int64_t amount_minor;
    std::string currency;
    std::string reason;
    std::string who;
    Time requested_at;
    std::optional<Time> done_at;
    std::optional<Time> failed_at;
    std::optional<std::string> failure;

    Money amount() const { return {amount_minor, currency}; }
    bool is_open() const { return !done_at && !failed_at; }
};
BOOST_DESCRIBE_STRUCT(RefundRow, (),
                      (id, order_id, brand_id, idempotency_key, amount_minor, currency, reason, who,
                       requested_at, done_at, failed_at, failure))

namespace {

constexpr base::Duration kFirstRefundCheck = std::chrono::minutes(2);
constexpr base::Duration kLaterChecks = std::chrono::minutes(30);

constexpr std::string_view kRefundColumns =
    "select id, order_id, brand_id, idempotency_key, amount_minor, currency, reason, who, "
    "requested_at, done_at, failed_at, failure from refunds ";

Result<RefundRow> load_refund(Tx& tx, const RefundId& id) {
    return tx.load_one<RefundRow>("refund", fmt::format("{}where id = $1", kRefundColumns), id);
}

Result<Money> given_or_promised(Tx& tx, const Order& order) {
    TRY(const auto minor,
        tx.load_one<std::int64_t>("sum",
                                  "select cast(coalesce(sum(amount_minor), 0) as bigint) "
                                  "from refunds where order_id = $1 and failed_at is null",
                                  order.id));
    return Money{minor, order.total.currency};
}

// The refund of that key as it is, else a new one under way.
Result<RefundRow> reserve(Tx& tx, const base::Env& env, const NewRefund& wanted,
                          const std::string& key) {
    TRY(const Order order, lock_order(tx, wanted.order));
    TRY(auto same,
        tx.query_one<RefundRow>(
            fmt::format("{}where brand_id = $1 and idempotency_key = $2", kRefundColumns),
            order.brand_id, key));
    if (same) {
        const bool other =
            same->order_id != order.id || (wanted.amount && *wanted.amount != same->amount());
        if (other) return fail(Errc::conflict, "this key belongs to another refund");
        return std::move(*same);
    }
    TRY(const Money given, given_or_promised(tx, order));
    TRY(const Money amount, refundable(order.state, order.total, given, wanted.amount));
    RefundRow refund{.id = env.ids.next<RefundId>(),
                     .order_id = order.id,
                     .brand_id = order.brand_id,
                     .idempotency_key = key,
                     .amount_minor = amount.minor,
                     .currency = amount.currency,
                     .reason = wanted.reason,
                     .who = wanted.who,
                     .requested_at = env.now()};
    TRY(tx.execute(
        "insert into refunds (id, order_id, brand_id, idempotency_key, amount_minor, "
        "currency, reason, who, requested_at) "
        "values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        refund.id, refund.order_id, refund.brand_id, refund.idempotency_key, refund.amount_minor,
        refund.currency, refund.reason, refund.who, refund.requested_at));
    TRY(schedule_refund_check(tx, env, order, refund.id, 0));
    return refund;
}

Result<Order> settle_done(Tx& tx, const base::Env& env, const RefundId& id,
                          const std::string& provider_ref) {
    TRY(const RefundRow refund, load_refund(tx, id));
    TRY(auto order, lock_order(tx, refund.order_id));
    TRY(const std::int64_t changed,
        tx.execute("update refunds set done_at = $2, provider_ref = $3 "
                   "where id = $1 and done_at is null and failed_at is null",
                   id, env.now(), provider_ref));
    if (changed == 0) return order;
    TRY(tx.execute("update orders set refunded_minor = refunded_minor + $2 where id = $1", order.id,
                   refund.amount_minor));
    TRY(order, load_order(tx, order.id));
    if (order.state == OrderState::refunded) {
        TRY(
            tx.execute("update entitlements set revoked_at = $2 "
                       "where order_id = $1 and revoked_at is null",
                       order.id, env.now()));
    }
    TRY(append_order_refunded(tx, env, order, refund.amount()));
    return order;
}

Result<> settle_failed(Tx& tx, const base::Env& env, const RefundId& id,
                       const std::string& failure) {
    TRY(
        tx.execute("update refunds set failed_at = $2, failure = $3 "
                   "where id = $1 and done_at is null and failed_at is null",
                   id, env.now(), failure));
    return success();
}

// Asking again is harmless: the provider gives one answer per key.
Result<> ask(store::Db& db, const base::Env& env, Provider& provider, const RefundRow& refund) {
    TRY(const std::string charge_ref, db.read([&](Tx& tx) {
        return tx.load_one<std::string>(
            "capture", "select charge_ref from captures where order_id = $1", refund.order_id);
    }));
    auto refunded = provider.refund({.key = refund.idempotency_key,
                                     .brand = refund.brand_id,
                                     .charge_ref = charge_ref,
                                     .amount = refund.amount()});
    if (refunded) {
        TRY(db.write([&](Tx& tx) { return settle_done(tx, env, refund.id, refunded.value()); }));
        return success();
    }
    const bool final =
        refunded.error().code == Errc::rejected || refunded.error().code == Errc::conflict;
    // Anything else says nothing about the money: the work row asks again.
    if (!final) return fail(std::move(refunded).error());
    const std::string failure = refunded.error().message;
    TRY(db.write([&](Tx& tx) { return settle_failed(tx, env, refund.id, failure); }));
    return fail(Errc::rejected, "{}", failure);
}

}  // namespace

Result<> schedule_refund_check(Tx& tx, const base::Env& env, const Order& order,
                               const RefundId& refund, std::int64_t attempt) {
    TRY(events::schedule(tx, env.ids,
                         {.queue = std::string(kRefundQueue),
                          .brand = order.brand_id,
                          .contact = order.contact_id,
                          .key = fmt::format("{}:{}", refund, attempt),
                          .due_at = env.now() + (attempt == 0 ? kFirstRefundCheck : kLaterChecks),
                          .payload = {{"refund", refund.str()}, {"attempt", attempt}}}));
    return success();
}

Result<std::optional<Order>> order_of_open_refund(Tx& tx, const RefundId& id) {
    TRY(const RefundRow refund, load_refund(tx, id));
    if (!refund.is_open()) return std::optional<Order>{};
    TRY(auto order, load_order(tx, refund.order_id));
    return std::optional(std::move(order));
}

Result<Order> refund_order(store::Db& db, const base::Env& env, Provider& provider,
                           const NewRefund& wanted, const std::string& key) {
    if (key.size() < 8) return fail_field("key", "a refund needs a key of 8 characters or more");
    TRY(const RefundRow refund, db.write([&](Tx& tx) { return reserve(tx, env, wanted, key); }));
    if (refund.failed_at) return fail(Errc::rejected, "{}", refund.failure.value_or(""));
    if (refund.is_open()) {
        TRY(ask(db, env, provider, refund));
    }
    return db.read([&](Tx& tx) { return load_order(tx, refund.order_id); });
}

Result<> resolve_refund(store::Db& db, const base::Env& env, Provider& provider,
                        const RefundId& id) {
    TRY(const RefundRow refund, db.read([&](Tx& tx) { return load_refund(tx, id); }));
    if (!refund.is_open()) return success();
    auto asked = ask(db, env, provider, refund);
    // A refusal is an answer too: it is written down with the refund.
    if (!asked && asked.error().code != Errc::rejected) return asked;
    return success();
}

Result<std::vector<Refund>> list_refunds(Tx& tx, const OrderId& order) {
    TRY(const auto rows,
        tx.query<RefundRow>(fmt::format("{}where order_id = $1 order by id", kRefundColumns),
                            order));
    std::vector<Refund> refunds;
    for (const RefundRow& row : rows) {
        refunds.push_back({.id = row.id,
                           .order_id = row.order_id,
                           .amount = row.amount(),
                           .reason = row.reason,
                           .who = row.who,
                           .requested_at = row.requested_at,
                           .done_at = row.done_at,
                           .failed_at = row.failed_at});
    }
    return refunds;
}

}  // namespace commerce
