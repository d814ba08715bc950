#include "commerce/cart.hpp"

#include "commerce/abandonment.hpp"
#include "commerce/cart_row.hpp"
#include "commerce/code_facts.hpp"
#include "commerce/entitlements.hpp"
#include "commerce/purchase_events.hpp"
#include "commerce/quote.hpp"

namespace commerce {

using base::Errc;
using base::fail;
using base::fail_field;
using base::success;
using store::Tx;

namespace {

// An open cart that was left for so long is not continued: a new visit is a new cart.
constexpr base::Duration kCartLives = std::chrono::hours(24 * 30);

Result<> check_quantity(int quantity) {
    if (quantity < 1 || quantity > kMostQuantity) {
        return fail_field("quantity", "choose between 1 and {} copies", kMostQuantity);
    }
    return success();
}

Result<Cart> load_changeable(Tx& tx, const CartId& id) {
    TRY(auto cart, lock_cart(tx, id));
    if (cart.completed_at) return fail(Errc::conflict, "this cart has been paid");
    return cart;
}

Result<Cart> save(Tx& tx, const base::Env& env, Cart cart) {
    cart.active_at = env.now();
    TRY(tx.execute(
        "update carts set contact_id = $2, offer_key = $3, quantity = $4, "
        "bump_taken = $5, code_id = $6, bonus_product = $7, source = $8, "
        "active_at = $9, purchase_started_at = $10 where id = $1",
        cart.id, cart.contact_id, cart.offer_key, cart.quantity, cart.bump_taken, cart.code_id,
        cart.bonus_product, cart.source, cart.active_at, cart.purchase_started_at));
    return cart;
}

Result<> insert(Tx& tx, const Cart& cart) {
    TRY(
        tx.execute("insert into carts (id, brand_id, visitor, scope, offer_key, quantity, "
                   "bump_taken, bonus_product, source, started_at, active_at) "
                   "values ($1, $2, $3, $4, $5, $6, 0, '', $7, $8, $8) on conflict do nothing",
                   cart.id, cart.brand_id, cart.visitor, cart.scope, cart.offer_key, cart.quantity,
                   cart.source, cart.started_at));
    return success();
}

Result<> expire_old(Tx& tx, const base::Env& env, const Cart& cart) {
    TRY(
        tx.execute("update carts set expired_at = $5 where brand_id = $1 and visitor = $2 and "
                   "scope = $3 and completed_at is null and expired_at is null and "
                   "active_at < $4",
                   cart.brand_id, cart.visitor, cart.scope, env.now() - kCartLives, env.now()));
    return success();
}

std::vector<std::string> products_in(const Quote& quote) {
    std::vector<std::string> products;
    for (const QuoteLine& line : quote.lines) {
        products.insert(products.end(), line.products.begin(), line.products.end());
    }
    return products;
}

Result<std::optional<OfferFacts>> find_facts(Tx& tx, Time now, const Cart& cart,
                                             std::string_view key) {
    auto facts = offer_facts(tx, now, cart.brand_id, cart.scope, key, cart.reader());
    if (facts) return std::optional(std::move(facts).value());
    if (facts.error().code == Errc::not_found) return std::optional<OfferFacts>{};
    return fail(std::move(facts).error());
}

}  // namespace

Result<Cart> start_cart(Tx& tx, const base::Env& env, const NewCart& wanted) {
    TRY(check_quantity(wanted.quantity));
    TRY(const auto offer, find_offer(tx, wanted.brand, wanted.scope, wanted.offer_key));
    if (!offer) {
        return fail(Errc::not_found, "there is no offer \"{}\" in {}", wanted.offer_key,
                    wanted.scope);
    }
    Cart cart{.id = env.ids.next<CartId>(),
              .brand_id = wanted.brand,
              .visitor = wanted.visitor.empty() ? wanted.contact.str() : wanted.visitor,
              .scope = wanted.scope,
              .offer_key = wanted.offer_key,
              .quantity = wanted.quantity,
              .source = wanted.source,
              .started_at = env.now()};
    if (cart.visitor.empty()) return fail_field("visitor", "a cart belongs to a visitor");

    TRY(expire_old(tx, env, cart));
    TRY(insert(tx, cart));
    TRY(auto open, find_open_cart(tx, cart.brand_id, cart.visitor, cart.scope));
    if (!open) return fail(Errc::unavailable, "the cart was paid in this moment");
    if (open->id != cart.id) {
        TRY(cart, lock_cart(tx, open->id));
        if (cart.completed_at) return fail(Errc::unavailable, "the cart was paid in this moment");
        if (cart.offer_key != wanted.offer_key) cart.quantity = wanted.quantity;
        cart.offer_key = wanted.offer_key;
        if (!wanted.source.empty()) cart.source = wanted.source;
        TRY(cart, save(tx, env, std::move(cart)));
    } else {
        cart = std::move(*open);
    }
    if (wanted.contact && wanted.contact != cart.contact_id) {
        return set_contact(tx, env, cart.id, wanted.contact);
    }
    return cart;
}

Result<Cart> load_cart(Tx& tx, const CartId& id) {
    return tx.load_one<Cart>("cart", fmt::format("{} where id = $1", kCartColumns), id);
}

Result<Cart> lock_cart(Tx& tx, const CartId& id) {
    return tx.load_one<Cart>("cart", fmt::format("{} where id = $1 for update", kCartColumns), id);
}

Result<std::optional<Cart>> find_open_cart(Tx& tx, const BrandId& brand, std::string_view visitor,
                                           std::string_view scope) {
    return tx.query_one<Cart>(
        fmt::format("{} where brand_id = $1 and visitor = $2 and scope = $3 and "
                    "completed_at is null and expired_at is null",
                    kCartColumns),
        brand, visitor, scope);
}

Result<std::vector<Cart>> list_abandoned_carts(Tx& tx, const BrandId& brand,
                                               const ContactId& contact) {
    return tx.query<Cart>(fmt::format("{} where brand_id = $1 and contact_id = $2 and "
                                      "abandoned_at is not null and completed_at is null "
                                      "order by id desc",
                                      kCartColumns),
                          brand, contact);
}

Result<Cart> set_quantity(Tx& tx, const base::Env& env, const CartId& id, int quantity) {
    TRY(check_quantity(quantity));
    TRY(auto cart, load_changeable(tx, id));
    cart.quantity = quantity;
    return save(tx, env, std::move(cart));
}

Result<Cart> set_bump(Tx& tx, const base::Env& env, const CartId& id, bool taken) {
    TRY(auto cart, load_changeable(tx, id));
    cart.bump_taken = taken;
    return save(tx, env, std::move(cart));
}

Result<Cart> apply_code(Tx& tx, const base::Env& env, const CartId& id, std::string_view text) {
    TRY(auto cart, load_changeable(tx, id));
    cart.code_id = {};
    if (!canonical_code(text).empty()) {
        TRY(const Quote without, quote_cart(tx, env.now(), cart));
        TRY(const Code code,
            check_code(tx, env.now(), cart.brand_id, cart.contact_id, text, products_in(without)));
        cart.code_id = code.id;
    }
    return save(tx, env, std::move(cart));
}

Result<Cart> set_contact(Tx& tx, const base::Env& env, const CartId& id, const ContactId& contact) {
    if (!contact) return fail_field("contact", "a purchase belongs to a reader");
    TRY(auto cart, load_changeable(tx, id));
    const bool starts = !cart.purchase_started_at || cart.contact_id != contact;
    cart.contact_id = contact;
    if (starts) cart.purchase_started_at = env.now();
    TRY(cart, save(tx, env, std::move(cart)));
    if (!starts) return cart;

    TRY(adopt_windows(tx, env, cart.brand_id, cart.reader()));
    TRY(append_purchase_started(tx, env, cart));
    if (!cart.abandoned_at) {
        TRY(schedule_abandonment(tx, env, cart, env.now() + kAbandonedAfter));
    }
    return cart;
}

Result<Cart> set_bonus(Tx& tx, const base::Env& env, const CartId& id, std::string_view product) {
    TRY(auto cart, load_changeable(tx, id));
    if (!product.empty()) {
        TRY(load_product(tx, cart.brand_id, product));
    }
    cart.bonus_product = product;
    return save(tx, env, std::move(cart));
}

Result<Quote> quote_cart(Tx& tx, Time now, const Cart& cart) {
    CartFacts facts;
    TRY(facts.offer, find_facts(tx, now, cart, cart.offer_key));
    if (cart.bump_taken) {
        TRY(facts.bump, find_facts(tx, now, cart, kBump));
    }
    if (!cart.bonus_product.empty()) {
        TRY(facts.bonus, find_product(tx, cart.brand_id, cart.bonus_product));
        if (cart.contact_id) {
            TRY(facts.bonus_owned, owns(tx, cart.brand_id, cart.contact_id, cart.bonus_product));
        }
    }
    if (cart.code_id) {
        TRY(const Code code, load_code(tx, cart.code_id));
        TRY(facts.code, load_code_facts(tx, code, cart.contact_id, cart.id));
    }
    return quote(cart, facts, now);
}

}  // namespace commerce
