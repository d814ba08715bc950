#include "commerce/purchase_events.hpp"

#include "events/event_log.hpp"
#include "events/kinds.hpp"

namespace commerce {

using base::success;
using events::NewEvent;
using store::Tx;

namespace {

Result<> append(Tx& tx, const base::Env& env, NewEvent event) {
    TRY(events::append(tx, env.ids, env.clock, std::move(event)));
    return success();
}

base::JsonArray array_of(const std::vector<std::string>& texts) {
    return base::to_json(texts).get_array();
}

std::vector<std::string> books_among(const std::vector<std::string>& products) {
    std::vector<std::string> books;
    for (const std::string& product : products) {
        if (const auto book = book_of(product); !book.empty()) books.emplace_back(book);
    }
    return books;
}

// The book that journeys are about: the first one bought.
std::string main_of(const std::vector<std::string>& books) {
    return books.empty() ? std::string() : books.front();
}

// How rollups name the place of a sale: the funnel's key, or "offer:KEY".
std::string place_of(std::string_view scope) {
    const std::string_view funnel = funnel_of(scope);
    return std::string(funnel.empty() ? scope : funnel);
}

// What each offer brought in, discounts taken off.
base::JsonArray offers_of(const std::vector<QuoteLine>& lines, std::string_view scope) {
    base::JsonArray offers;
    for (const QuoteLine& line : lines) {
        if (line.offer_key.empty()) continue;
        offers.push_back(base::JsonObject{{"key", line.offer_key},
                                          {"scope", place_of(scope)},
                                          {"minor", line.amount.minor - line.discount.minor}});
    }
    return offers;
}

Result<base::JsonObject> cart_props(Tx& tx, const base::Env& env, const Cart& cart) {
    TRY(const auto offer, find_offer(tx, cart.brand_id, cart.scope, cart.offer_key));
    const auto products = offer ? offer->products : std::vector<std::string>{};
    const auto books = books_among(products);
    TRY(const Quote quote, quote_cart(tx, env.now(), cart));
    return base::JsonObject{{"cart", cart.id.str()},
                            {"offer", cart.offer_key},
                            {"offers", offers_of(quote.lines, cart.scope)},
                            {"book", main_of(books)},
                            {"books", array_of(books)},
                            {"products", array_of(products)},
                            {"total_minor", quote.total.minor},
                            {"funnel", std::string(funnel_of(cart.scope))},
                            {"scope", cart.scope},
                            {"source", cart.source}};
}

base::JsonObject order_props(const Order& order) {
    const auto products = order.products();
    const auto books = books_among(products);
    base::JsonObject props{{"order", order.id.str()},
                           {"number", order.number},
                           {"book", main_of(books)},
                           {"books", array_of(books)},
                           {"products", array_of(products)},
                           {"offers", offers_of(order.lines, order.scope)},
                           {"total_minor", order.total.minor},
                           {"currency", order.total.currency},
                           {"funnel", std::string(funnel_of(order.scope))},
                           {"scope", order.scope},
                           {"source", order.source}};
    if (order.cart_id) props["cart"] = order.cart_id.str();
    if (order.parent_id) props["parent"] = order.parent_id.str();
    return props;
}

NewEvent about(const Order& order, std::string_view kind, Time at, base::JsonObject props) {
    return {.brand = order.brand_id,
            .contact = order.contact_id,
            .kind = std::string(kind),
            .at = at,
            .props = std::move(props)};
}

}  // namespace

Result<> append_purchase_started(Tx& tx, const base::Env& env, const Cart& cart) {
    TRY(auto props, cart_props(tx, env, cart));
    return append(tx, env,
                  {.brand = cart.brand_id,
                   .contact = cart.contact_id,
                   .kind = std::string(events::kinds::kPurchaseStarted),
                   .at = env.now(),
                   .props = std::move(props),
                   .dedup_key = fmt::format("purchase.started:{}:{}", cart.id, cart.contact_id)});
}

Result<> append_cart_abandoned(Tx& tx, const base::Env& env, const Cart& cart) {
    TRY(auto props, cart_props(tx, env, cart));
    props["abandoned_at"] = base::format_time(*cart.abandoned_at);
    return append(tx, env,
                  {.brand = cart.brand_id,
                   .contact = cart.contact_id,
                   .kind = std::string(events::kinds::kCartAbandoned),
                   .at = *cart.abandoned_at + kAbandonedAfter,
                   .props = std::move(props),
                   .dedup_key = fmt::format("cart.abandoned:{}", cart.id)});
}

Result<> append_cart_recovered(Tx& tx, const base::Env& env, const Cart& cart, const Order& order) {
    TRY(auto props, cart_props(tx, env, cart));
    props["abandoned_at"] = base::format_time(*cart.abandoned_at);
    props["order"] = order.id.str();
    props["offers"] = offers_of(order.lines, order.scope);
    props["total_minor"] = order.total.minor;
    return append(tx, env,
                  about(order, events::kinds::kCartRecovered, env.now(), std::move(props)));
}

Result<> append_purchase_completed(Tx& tx, const base::Env& env, const Order& order) {
    return append(
        tx, env,
        about(order, events::kinds::kPurchaseCompleted, *order.paid_at, order_props(order)));
}

Result<> append_purchase_failed(Tx& tx, const base::Env& env, const Order& order,
                                DeclineCode code) {
    base::JsonObject props = order_props(order);
    props["reason"] = base::enum_name(code);
    return append(tx, env,
                  about(order, events::kinds::kPurchaseFailed, *order.failed_at, std::move(props)));
}

Result<> append_order_refunded(Tx& tx, const base::Env& env, const Order& order,
                               const Money& amount) {
    base::JsonObject props = order_props(order);
    props["amount_minor"] = amount.minor;
    props["refunded_minor"] = order.refunded.minor;
    props["full"] = order.state == OrderState::refunded;
    return append(tx, env,
                  about(order, events::kinds::kOrderRefunded, env.now(), std::move(props)));
}

}  // namespace commerce
