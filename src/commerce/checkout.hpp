// Taking money, once.
//
//   reserve  one transaction: the order (pending), its lines, the code's use, the products, the
//            one-time offer, all under unique constraints, and a "payment" work row
//   charge   the provider, with the order's idempotency key, outside of any transaction
//   settle   one transaction: order paid, capture recorded, code redeemed, products owned, cart
//            completed, events; or order failed and everything given back
//
// After a crash between them the work row finds the order pending and asks the provider what became
// of the key (resolve_payment).
#pragma once

#include <string>
#include <string_view>

#include "commerce/orders.hpp"
#include "commerce/provider.hpp"

namespace commerce {

struct PaymentDetails {
    Card card;
    Money seen_total;  // what the reader saw and agrees to
};

// Pays the cart. The same key again gives the same answer, and one cart is paid once whatever the
// keys: a paid cart gives its order. A key that comes again with another `seen_total` before it was
// charged is never charged: it is declined. Errors:
//   invalid      no contact yet; a key that is not one; another key's parameters
//   conflict     the total is no longer `seen_total` (show quote_cart again and ask; a new key)
//   rejected     declined (field card_number, card_expiry, card_cvc or card), refused code (field
//                code), owned already; the message is for the reader; a new key
//   unavailable  the outcome is not known yet; the order stays pending and settles by itself
Result<Order> pay(store::Db& db, const base::Env& env, Provider& provider, const CartId& cart,
                  const PaymentDetails& details, const std::string& idempotency_key);

struct Addition {
    OrderId order;  // paid
    std::string offer_key;
    Money seen_total;
};

// One click: buys an offer of the order's scope with the card that paid the order, as an order of
// its own. Errors as in `pay`; conflict also when the order is not paid, rejected when its card
// cannot be charged again or the offer is gone.
Result<Order> add_to_order(store::Db& db, const base::Env& env, Provider& provider,
                           const Addition& addition, const std::string& idempotency_key);

// Finds out what became of a pending order and settles it. No effect on others. Errors: unavailable
// (ask again later).
Result<Order> resolve_payment(store::Db& db, const base::Env& env, Provider& provider,
                              const OrderId& order);

}  // namespace commerce
