#include "commerce/reserve.hpp"

#include <algorithm>

#include "base/strings.hpp"
#include "commerce/cart_row.hpp"
#include "commerce/entitlements.hpp"
#include "commerce/offer_rules.hpp"
#include "commerce/order_row.hpp"
#include "commerce/settle.hpp"
#include "events/work.hpp"

namespace commerce {

using base::Errc;
using base::Error;
using base::fail;
using base::fail_field;
using base::success;
using store::Tx;

namespace {

constexpr base::Duration kFirstCheck = std::chrono::minutes(2);
constexpr base::Duration kLongestWait = std::chrono::hours(1);

auto refused(std::string message, std::string field = {}) {
    return fail(Error{Errc::rejected, std::move(message), std::move(field)});
}

// What decides the price is held still until the order stands: the code first, so that of many
// orders with one code each sees what the others took.
Result<> lock_what_decides(Tx& tx, const Cart& cart) {
    TRY(tx.query<std::string>("select id from codes where id = $1 for update", cart.code_id));
    TRY(
        tx.query<std::string>("select id from offer_windows where brand_id = $1 and "
                              "contact_id = $2 and scope = $3 order by id for update",
                              cart.brand_id, cart.contact_id, cart.scope));
    return success();
}

Result<> agree(const Quote& quote, const Money& seen_total) {
    if (!quote.problem.empty()) return refused(quote.problem);
    if (quote.total == seen_total) return success();
    return fail(Errc::conflict, "The total is now {}. {}", base::format_money(quote.total),
                base::join(quote.notices, ". "));
}

// The order that this key has made. The reader who has not heard of it and agrees to another total
// by now is not charged the old one: it stands in the way until its fate is known.
Reservation known(Order same, const Money& seen_total) {
    const bool outdated = same.state == OrderState::pending && same.total != seen_total;
    return Reservation{std::move(same), outdated};
}

Order new_order(const base::Env& env, const Provider& provider, Quote quote) {
    Order order{.id = env.ids.next<OrderId>(),
                .lines = std::move(quote.lines),
                .discounts = std::move(quote.discounts),
                .subtotal = quote.subtotal,
                .discount = quote.discount,
                .total = quote.total,
                .refunded = {0, quote.total.currency},
                .test_mode = provider.is_test(),
                .created_at = env.now()};
    order.number = order_number(order.id);
    return order;
}

// At most one live row per contact and product, whoever else buys in this moment.
Result<> reserve_product(Tx& tx, const base::Env& env, const Order& order, const QuoteLine& line,
                         const std::string& key) {
    const bool bonus = line.kind == LineKind::bonus;
    TRY(const std::int64_t written,
        tx.execute("insert into entitlements (id, brand_id, contact_id, product, order_id, "
                   "reason, reserved_at) values ($1, $2, $3, $4, $5, $6, $7) "
                   "on conflict do nothing",
                   env.ids.next_text(), order.brand_id, order.contact_id, key, order.id,
                   bonus ? "bonus" : "purchase", env.now()));
    if (written > 0 || bonus) return success();
    TRY(const bool owned, owns(tx, order.brand_id, order.contact_id, key));
    if (owned) return refused(fmt::format("You already own {}: it is in your library", line.name));
    return refused(fmt::format("Another payment for {} is under way: wait a moment", line.name));
}

Result<> reserve_products(Tx& tx, const base::Env& env, const Order& order) {
    std::set<std::string> seen;
    for (const QuoteLine& line : order.lines) {
        for (const std::string& key : line.products) {
            TRY(const Product product, load_product(tx, order.brand_id, key));
            std::vector<std::string> all{key};
            all.insert(all.end(), product.parts.begin(), product.parts.end());
            for (const std::string& one : all) {
                if (!seen.insert(one).second) continue;
                TRY(reserve_product(tx, env, order, line, one));
            }
        }
    }
    return success();
}

Result<> take_one_time_offer(Tx& tx, const base::Env& env, const Order& order,
                             std::string_view offer_key) {
    TRY(
        tx.execute("insert into offer_windows (id, brand_id, contact_id, scope, offer_key) "
                   "values ($1, $2, $3, $4, $5) on conflict do nothing",
                   env.ids.next_text(), order.brand_id, order.contact_id, order.scope, offer_key));
    TRY(const std::int64_t taken,
        tx.execute("update offer_windows set order_id = $5 where brand_id = $1 and "
                   "contact_id = $2 and scope = $3 and offer_key = $4 and order_id is null",
                   order.brand_id, order.contact_id, order.scope, offer_key, order.id));
    if (taken == 0) return refused("This offer can be taken once, and it was taken just now");
    return success();
}

// REQUIRES lock_what_decides.
Result<> take_one_time_offers(Tx& tx, const base::Env& env, const Order& order,
                              const Reader& reader) {
    for (const QuoteLine& line : order.lines) {
        if (line.offer_key.empty()) continue;
        TRY(const OfferFacts facts,
            offer_facts(tx, env.now(), order.brand_id, order.scope, line.offer_key, reader));
        if (facts.offer.one_time && facts.open()) {
            TRY(take_one_time_offer(tx, env, order, line.offer_key));
        }
    }
    return success();
}

// Unique rows decide: a slot per use, and one use per contact.
Result<> use_code(Tx& tx, const base::Env& env, const Order& order, const CodeId& id) {
    TRY(const Code code, load_code(tx, id));
    std::optional<std::int64_t> slot;
    if (code.uses_allowed) {
        TRY(const auto taken,
            tx.query<std::int64_t>("select slot from code_uses where code_id = $1 order by slot",
                                   id));
        slot = 1;
        for (const std::int64_t used : taken) {
            if (used == *slot) ++*slot;
        }
        if (*slot > *code.uses_allowed) {
            return refused(explain(CodeRefusal::used, code), "code");
        }
    }
    TRY(const std::int64_t written,
        tx.execute("insert into code_uses (code_id, order_id, brand_id, contact_id, slot, "
                   "reserved_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
                   id, order.id, order.brand_id, order.contact_id, slot, env.now()));
    if (written == 0) return refused(explain(CodeRefusal::used, code), "code");
    return success();
}

Result<> hold(Tx& tx, const base::Env& env, const Order& order, const OrderKeys& keys,
              const Reader& reader) {
    TRY(take_one_time_offers(tx, env, order, reader));
    TRY(insert_order(tx, order, keys));
    TRY(reserve_products(tx, env, order));
    if (keys.code_id) {
        TRY(use_code(tx, env, order, keys.code_id));
    }
    return schedule_payment_check(tx, env, order, 0);
}

}  // namespace

Result<> schedule_payment_check(Tx& tx, const base::Env& env, const Order& order,
                                std::int64_t attempt) {
    const base::Duration wait = std::min<base::Duration>(
        kFirstCheck * (std::int64_t{1} << std::min<std::int64_t>(attempt, 5)), kLongestWait);
    TRY(events::schedule(tx, env.ids,
                         {.queue = std::string(kPaymentQueue),
                          .brand = order.brand_id,
                          .contact = order.contact_id,
                          .key = fmt::format("{}:{}", order.id, attempt),
                          .due_at = env.now() + wait,
                          .payload = {{"order", order.id.str()}, {"attempt", attempt}}}));
    return success();
}

Result<Reservation> reserve_cart(Tx& tx, const base::Env& env, const Provider& provider,
                                 const CartId& id, const Money& seen_total,
                                 const std::string& key) {
    TRY(const Cart cart, lock_cart(tx, id));
    TRY(auto same, find_order_by_key(tx, cart.brand_id, key));
    if (same) {
        if (same->cart_id != id) return fail_field("key", "this key belongs to another payment");
        return known(std::move(*same), seen_total);
    }
    TRY(auto live, find_live_order(tx, id));
    if (live) {
        const bool pending = live->state == OrderState::pending;
        return Reservation{std::move(*live), pending};
    }
    if (!cart.contact_id) return fail_field("email", "tell us where to send the books");

    TRY(lock_what_decides(tx, cart));
    TRY(const Quote quote, quote_cart(tx, env.now(), cart));
    TRY(agree(quote, seen_total));

    const CodeId code = quote.discounts.empty() ? CodeId{} : cart.code_id;
    Order order = new_order(env, provider, quote);
    order.brand_id = cart.brand_id;
    order.contact_id = cart.contact_id;
    order.cart_id = cart.id;
    order.scope = cart.scope;
    order.source = cart.source;
    TRY(hold(tx, env, order,
             {.idempotency_key = key,
              .offer_key = cart.offer_key,
              .code_id = code,
              .provider = provider.name()},
             cart.reader()));
    TRY(tx.execute("update carts set active_at = $2 where id = $1", cart.id, env.now()));
    return Reservation{std::move(order)};
}

Result<Reservation> reserve_addition(Tx& tx, const base::Env& env, const Provider& provider,
                                     const Addition& addition, const std::string& key) {
    TRY(const Order parent, lock_order(tx, addition.order));
    TRY(auto same, find_order_by_key(tx, parent.brand_id, key));
    if (same) {
        if (same->parent_id != parent.id) {
            return fail_field("key", "this key belongs to another payment");
        }
        return known(std::move(*same), addition.seen_total);
    }
    if (parent.state != OrderState::paid || parent.parent_id) {
        return fail(Errc::conflict, "only a paid order can be added to");
    }
    TRY(auto live, find_live_addition(tx, parent.id, addition.offer_key));
    if (live) {
        const bool pending = live->state == OrderState::pending;
        return Reservation{std::move(*live), pending};
    }

    const Cart decides{
        .brand_id = parent.brand_id, .contact_id = parent.contact_id, .scope = parent.scope};
    TRY(lock_what_decides(tx, decides));
    TRY(const OfferFacts facts, offer_facts(tx, env.now(), parent.brand_id, parent.scope,
                                            addition.offer_key, decides.reader()));
    if (!facts.open()) return refused(explain(facts));
    const Quote quote = quote_addition(facts);
    TRY(agree(quote, addition.seen_total));
    if (parent.method.ref.empty() && quote.total.minor > 0) {
        return refused("No card was used for this order, so none can be charged again");
    }

    Order order = new_order(env, provider, quote);
    order.brand_id = parent.brand_id;
    order.contact_id = parent.contact_id;
    order.parent_id = parent.id;
    order.scope = parent.scope;
    order.source = parent.source;
    order.method = parent.method;
    TRY(hold(tx, env, order,
             {.idempotency_key = key,
              .offer_key = addition.offer_key,
              .code_id = {},
              .provider = provider.name()},
             decides.reader()));
    return Reservation{std::move(order)};
}

}  // namespace commerce
