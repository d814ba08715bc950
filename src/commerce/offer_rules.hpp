// The pure half of offers.hpp: prices and availability from what was loaded.
#pragma once

#include <set>
#include <span>
#include <string>

#include "commerce/offers.hpp"

namespace commerce {

// All that prices are made from. `products` are the offer's, in its order; `same_products_price` is
// the main offer of the scope where it sells the same products.
struct OfferInputs {
    content::PricedOffer offer;
    std::vector<Product> products;
    std::optional<Money> same_products_price;
    std::optional<Promotion> promotion;
    std::optional<Window> window;
    std::set<std::string> owned;  // by the reader
};

// A book's list price less the promotion, not below its floor; other products' list price.
Money price_during(const Product& product, const std::optional<Promotion>& promotion);

Availability availability(const content::PricedOffer& offer, const std::optional<Window>& window,
                          bool owns_some, Time now);

// The price never exceeds what its products cost one by one now, so a promotion replaces a dearer
// offer and never stacks with a cheaper one.
OfferFacts facts_of(const OfferInputs& inputs, Time now);

// Why it is not to be had, for the reader; empty when it is.
std::string explain(const OfferFacts& facts);

}  // namespace commerce
