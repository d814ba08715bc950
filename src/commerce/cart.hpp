// Carts: what a visitor is about to buy in one scope.
//
//   open --set_contact--> started (purchase.started) --1 h quiet--> abandoned (cart.abandoned)
//     |                       |                                        |
//     +-----------------------+------------- paid ---------------------+--> completed
//                                                   (cart.recovered where it was abandoned)
//
// Every change is activity and moves the hour; a cart is abandoned at most once.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "commerce/codes.hpp"
#include "commerce/offers.hpp"

namespace commerce {

using CartId = base::Id<struct CartTag>;
struct Quote;

inline constexpr base::Duration kAbandonedAfter = std::chrono::hours(1);
inline constexpr int kMostQuantity = 100;

struct Cart {
    CartId id;
    BrandId brand_id;
    ContactId contact_id;  // empty until the address is known
    std::string visitor;
    std::string scope;
    std::string offer_key;
    int quantity = 1;
    bool bump_taken = false;
    CodeId code_id;
    std::string bonus_product;  // given free with the purchase; or empty
    base::JsonObject source;    // attribution: utm, referrer ...; ids and labels only
    Time started_at;
    Time active_at;                           // the last change
    std::optional<Time> purchase_started_at;  // by the contact it has now
    std::optional<Time> abandoned_at;
    std::optional<Time> completed_at;
    OrderId order_id;  // that completed it

    Reader reader() const { return {contact_id, visitor}; }
};
BOOST_DESCRIBE_STRUCT(Cart, (),
                      (id, brand_id, contact_id, visitor, scope, offer_key, quantity, bump_taken,
                       code_id, bonus_product, source, started_at, active_at, purchase_started_at,
                       abandoned_at, completed_at, order_id))

struct NewCart {
    BrandId brand;
    ContactId contact;  // where known; starts the purchase
    std::string visitor;
    std::string scope;
    std::string offer_key;
    int quantity = 1;
    base::JsonObject source;
};

// The visitor's open cart of that scope, now with this offer; or a new one. A cart without a
// visitor is the contact's. Errors: not_found (no such offer), invalid.
Result<Cart> start_cart(store::Tx& tx, const base::Env& env, const NewCart& cart);
// Errors: not_found.
Result<Cart> load_cart(store::Tx& tx, const CartId& id);
Result<std::optional<Cart>> find_open_cart(store::Tx& tx, const BrandId& brand,
                                           std::string_view visitor, std::string_view scope);
// Abandoned and not completed since, the newest first.
Result<std::vector<Cart>> list_abandoned_carts(store::Tx& tx, const BrandId& brand,
                                               const ContactId& contact);

// The changes. Errors of all: not_found, conflict (it has been paid).
Result<Cart> set_quantity(store::Tx& tx, const base::Env& env, const CartId& id, int quantity);
Result<Cart> set_bump(store::Tx& tx, const base::Env& env, const CartId& id, bool taken);
// An empty text takes the code away. Errors: rejected, field "code", with a reason for the reader;
// the cart then keeps the code it had.
Result<Cart> apply_code(store::Tx& tx, const base::Env& env, const CartId& id,
                        std::string_view text);
// Begins the purchase: `purchase.started`, and the hour after which the cart is abandoned. Once per
// contact.
Result<Cart> set_contact(store::Tx& tx, const base::Env& env, const CartId& id,
                         const ContactId& contact);
// The product that a mail promised with this purchase; only what the caller knows to be promised.
// Errors: not_found (no such product).
Result<Cart> set_bonus(store::Tx& tx, const base::Env& env, const CartId& id,
                       std::string_view product);

// What it costs now (quote.hpp).
Result<Quote> quote_cart(store::Tx& tx, Time now, const Cart& cart);

}  // namespace commerce
