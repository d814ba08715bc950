#include "commerce/offers.hpp"

#include <algorithm>
#include <map>

#include "commerce/entitlements.hpp"
#include "commerce/offer_rules.hpp"
#include "commerce/stored.hpp"

namespace commerce {

using base::Errc;
using base::fail;
using base::fail_field;
using base::success;
using store::Tx;

namespace {

constexpr std::string_view kFunnel = "funnel:";

constexpr std::string_view kWindowColumns =
    "select scope, offer_key, opened_at, closes_at, accepted_at, order_id, declined_at "
    "from offer_windows where brand_id = $1 and scope = $2 ";

bool is_used(const Window& window) {
    return window.opened_at || window.declined_at || window.order_id;
}

// A window belongs to the contact where there is one, else to the visitor.
bool is_nobody(const Reader& reader) {
    return !reader.contact && reader.visitor.empty();
}

Result<std::optional<Window>> contact_window(Tx& tx, const BrandId& brand, const ContactId& contact,
                                             std::string_view scope, std::string_view key) {
    if (!contact) return std::optional<Window>{};
    return tx.query_one<Window>(
        fmt::format("{} and contact_id = $3 and offer_key = $4", kWindowColumns), brand, scope,
        contact, key);
}

Result<std::optional<Window>> visitor_window(Tx& tx, const BrandId& brand,
                                             const std::string& visitor, std::string_view scope,
                                             std::string_view key) {
    if (visitor.empty()) return std::optional<Window>{};
    return tx.query_one<Window>(
        fmt::format("{} and visitor = $3 and contact_id is null and offer_key = $4",
                    kWindowColumns),
        brand, scope, visitor, key);
}

// By offer: the contact's where something has come of it, else the visitor's.
Result<std::map<std::string, Window>> windows_of(Tx& tx, const BrandId& brand, const Reader& reader,
                                                 std::string_view scope) {
    std::vector<Window> known;
    if (reader.contact) {
        TRY(known, tx.query<Window>(fmt::format("{} and contact_id = $3", kWindowColumns), brand,
                                    scope, reader.contact));
    }
    std::map<std::string, Window> windows;
    for (Window& window : known) {
        if (is_used(window)) windows.emplace(window.offer_key, std::move(window));
    }
    if (!reader.visitor.empty()) {
        TRY(auto seen, tx.query<Window>(fmt::format("{} and visitor = $3 and contact_id is null",
                                                    kWindowColumns),
                                        brand, scope, reader.visitor));
        for (Window& window : seen) windows.emplace(window.offer_key, std::move(window));
    }
    return windows;
}

// A row for each of the two, so that either finds it again. Existing rows stay as they are.
Result<> ensure_windows(Tx& tx, const base::Env& env, const BrandId& brand, const Reader& reader,
                        std::string_view scope, std::string_view key) {
    if (is_nobody(reader)) return fail_field("reader", "a window belongs to a reader");
    if (reader.contact) {
        TRY(
            tx.execute("insert into offer_windows (id, brand_id, contact_id, scope, offer_key) "
                       "values ($1, $2, $3, $4, $5) on conflict do nothing",
                       env.ids.next_text(), brand, reader.contact, scope, key));
    }
    if (!reader.visitor.empty()) {
        TRY(
            tx.execute("insert into offer_windows (id, brand_id, visitor, scope, offer_key) "
                       "values ($1, $2, $3, $4, $5) on conflict do nothing",
                       env.ids.next_text(), brand, reader.visitor, scope, key));
    }
    return success();
}

Result<std::vector<Product>> products_of(Tx& tx, const BrandId& brand,
                                         const content::PricedOffer& offer) {
    std::vector<Product> products;
    for (const std::string& key : offer.products) {
        TRY(auto product, load_product(tx, brand, key));
        products.push_back(std::move(product));
    }
    return products;
}

// Each is loaded once, whichever offers share it.
Result<std::map<std::string, Product>> products_by_key(
    Tx& tx, const BrandId& brand, const std::vector<content::PricedOffer>& offers) {
    std::map<std::string, Product> products;
    for (const content::PricedOffer& offer : offers) {
        for (const std::string& key : offer.products) {
            if (products.contains(key)) continue;
            TRY(auto product, load_product(tx, brand, key));
            products.emplace(key, std::move(product));
        }
    }
    return products;
}

Result<> check(const content::PricedOffer& offer, const std::vector<Product>& products) {
    if (products.empty()) return fail_field("products", "offer {} sells nothing", offer.key);
    Money floor{0, offer.price.currency};
    for (const Product& product : products) {
        if (product.list_price.currency != offer.price.currency) {
            return fail_field("price", "offer {} is in {} and {} in {}", offer.key,
                              offer.price.currency, product.key, product.list_price.currency);
        }
        floor = floor + product.floor;
    }
    if (offer.price < floor || offer.price.minor < 0) {
        return fail_field("price", "offer {} at {} is below the floor of {} for its products",
                          offer.key, base::format_money(offer.price), base::format_money(floor));
    }
    return success();
}

bool same_products(const content::PricedOffer& a, const content::PricedOffer& b) {
    return std::ranges::is_permutation(a.products, b.products);
}

}  // namespace

std::string funnel_scope(std::string_view funnel_key) {
    return std::string(kFunnel) + std::string(funnel_key);
}

std::string offer_scope(std::string_view offer_key) {
    return "offer:" + std::string(offer_key);
}

std::string_view funnel_of(std::string_view scope) {
    return scope.starts_with(kFunnel) ? scope.substr(kFunnel.size()) : std::string_view{};
}

Result<> put_offer(Tx& tx, const base::Env& env, const BrandId& brand, std::string_view scope,
                   const content::PricedOffer& offer) {
    TRY(const auto products, products_of(tx, brand, offer));
    TRY(check(offer, products));
    TRY(
        tx.execute("insert into offers (brand_id, scope, key, document, put_at) "
                   "values ($1, $2, $3, $4, $5) on conflict (brand_id, scope, key) do update set "
                   "document = excluded.document, put_at = excluded.put_at, withdrawn_at = null",
                   brand, scope, offer.key, base::to_json(offer), env.now()));
    return success();
}

Result<std::optional<content::PricedOffer>> find_offer(Tx& tx, const BrandId& brand,
                                                       std::string_view scope,
                                                       std::string_view key) {
    TRY(auto document,
        tx.query_one<base::Json>("select document from offers where brand_id = $1 and scope = $2 "
                                 "and key = $3 and withdrawn_at is null",
                                 brand, scope, key));
    if (!document) return std::optional<content::PricedOffer>{};
    return std::optional(stored<content::PricedOffer>(*document));
}

Result<std::vector<content::PricedOffer>> list_offers(Tx& tx, const BrandId& brand,
                                                      std::string_view scope) {
    TRY(const auto documents,
        tx.query<base::Json>("select document from offers where brand_id = $1 and scope = $2 "
                             "and withdrawn_at is null order by key",
                             brand, scope));
    std::vector<content::PricedOffer> offers;
    for (const base::Json& document : documents) {
        offers.push_back(stored<content::PricedOffer>(document));
    }
    return offers;
}

Result<std::int64_t> withdraw_scope(Tx& tx, const base::Env& env, const BrandId& brand,
                                    std::string_view scope) {
    return tx.execute(
        "update offers set withdrawn_at = $3 "
        "where brand_id = $1 and scope = $2 and withdrawn_at is null",
        brand, scope, env.now());
}

Result<std::optional<Window>> window_of(Tx& tx, const BrandId& brand, const Reader& reader,
                                        std::string_view scope, std::string_view key) {
    TRY(auto known, contact_window(tx, brand, reader.contact, scope, key));
    if (known && is_used(*known)) return known;
    return visitor_window(tx, brand, reader.visitor, scope, key);
}

Result<Window> open_window(Tx& tx, const base::Env& env, const BrandId& brand, const Reader& reader,
                           std::string_view scope, std::string_view key, int hours) {
    TRY(ensure_windows(tx, env, brand, reader, scope, key));
    TRY(const auto of_contact, contact_window(tx, brand, reader.contact, scope, key));
    TRY(const auto of_visitor, visitor_window(tx, brand, reader.visitor, scope, key));

    // A contact's own window decides; a visitor's opening becomes the contact's.
    Window opened{.opened_at = env.now()};
    if (hours > 0) opened.closes_at = env.now() + std::chrono::hours(hours);
    if (of_contact && of_contact->opened_at) {
        opened = *of_contact;
    } else if (of_visitor && of_visitor->opened_at) {
        opened = *of_visitor;
    }
    TRY(tx.execute(
        "update offer_windows set opened_at = $6, closes_at = $7 "
        "where brand_id = $1 and scope = $2 and offer_key = $3 and opened_at is null "
        "and (contact_id = $4 or (visitor = $5 and contact_id is null))",
        brand, scope, key, reader.contact, reader.visitor, opened.opened_at, opened.closes_at));
    TRY(auto window, window_of(tx, brand, reader, scope, key));
    return std::move(*window);
}

Result<> adopt_windows(Tx& tx, const base::Env& env, const BrandId& brand, const Reader& reader) {
    if (!reader.contact || reader.visitor.empty()) return success();
    TRY(const auto opened,
        tx.query<Window>("select scope, offer_key, opened_at, closes_at, accepted_at, order_id, "
                         "declined_at from offer_windows where brand_id = $1 and visitor = $2 and "
                         "contact_id is null and opened_at is not null order by scope, offer_key",
                         brand, reader.visitor));
    for (const Window& window : opened) {
        TRY(open_window(tx, env, brand, reader, window.scope, window.offer_key, 0));
    }
    return success();
}

Result<> decline_offer(Tx& tx, const base::Env& env, const BrandId& brand, const Reader& reader,
                       std::string_view scope, std::string_view key) {
    const Reader owner = reader.contact ? Reader{reader.contact, {}} : reader;
    TRY(adopt_windows(tx, env, brand, reader));
    TRY(ensure_windows(tx, env, brand, owner, scope, key));
    TRY(
        tx.execute("update offer_windows set declined_at = $6 "
                   "where brand_id = $1 and scope = $2 and offer_key = $3 and declined_at is null "
                   "and order_id is null "
                   "and (contact_id = $4 or (visitor = $5 and contact_id is null))",
                   brand, scope, key, owner.contact, owner.visitor, env.now()));
    return success();
}

Result<std::vector<OfferFacts>> list_offer_facts(Tx& tx, Time now, const BrandId& brand,
                                                 std::string_view scope, const Reader& reader) {
    TRY(auto offers, list_offers(tx, brand, scope));
    if (offers.empty()) return std::vector<OfferFacts>{};
    TRY(const auto products, products_by_key(tx, brand, offers));
    TRY(const auto promotion, running_promotion(tx, brand, now));
    TRY(auto windows, windows_of(tx, brand, reader, scope));
    std::set<std::string> owned;
    if (reader.contact) {
        TRY(owned, owned_products(tx, brand, reader.contact));
    }

    const auto main = std::ranges::find(offers, kMain, &content::PricedOffer::key);
    std::vector<OfferFacts> facts;
    for (const content::PricedOffer& offer : offers) {
        OfferInputs inputs{.offer = offer, .promotion = promotion, .owned = owned};
        for (const std::string& key : offer.products) inputs.products.push_back(products.at(key));
        if (main != offers.end() && offer.key != kMain && same_products(*main, offer)) {
            inputs.same_products_price = main->price;
        }
        if (auto window = windows.extract(offer.key)) inputs.window = std::move(window.mapped());
        facts.push_back(facts_of(inputs, now));
    }
    return facts;
}

Result<OfferFacts> offer_facts(Tx& tx, Time now, const BrandId& brand, std::string_view scope,
                               std::string_view key, const Reader& reader) {
    TRY(auto all, list_offer_facts(tx, now, brand, scope, reader));
    for (OfferFacts& facts : all) {
        if (facts.offer.key == key) return std::move(facts);
    }
    return fail(Errc::not_found, "there is no offer \"{}\" in {}", key, scope);
}

}  // namespace commerce
