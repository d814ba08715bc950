// A cart on its checkout page: what is shown, with which form. Private to the site.
#pragma once

#include "commerce/cart.hpp"
#include "commerce/quote.hpp"
#include "web/site_checkout.hpp"

namespace web {

// What a cart costs, without the order bump and with it.
struct Till {
    commerce::Cart cart;
    commerce::Quote quote;      // as the cart is
    commerce::Quote plain;      // without the order bump
    commerce::Quote with_bump;  // with it; the same as `plain` where it cannot be had
    bool bump_offered = false;
    std::string code;   // the applied one's text
    std::string email;  // of the cart's contact
};
Result<Till> read_till(Tx& tx, base::Time now, const commerce::Cart& cart);

struct CheckoutForm {
    std::map<std::string, std::string> values;
    std::map<std::string, std::string> errors;
    std::string nonce;  // empty: a new one
    int status = 200;
};

// The page. A cart that cannot be paid says why instead.
Result<Response> render_checkout(Site& site, const Shop& shop, const Visitor& visitor,
                                 const commerce::CartId& cart, CheckoutForm form);

inline std::string checkout_form_name(const Shop& shop) {
    return "checkout:" + shop.scope;
}

}  // namespace web
