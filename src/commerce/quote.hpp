// What a cart costs now. Pure: from the cart and the facts that were loaded for it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "commerce/cart.hpp"
#include "commerce/code_rules.hpp"
#include "commerce/offers.hpp"

namespace commerce {

enum class LineKind { offer, bump, addition, bonus };
BOOST_DESCRIBE_ENUM(LineKind, offer, bump, addition, bonus)

struct QuoteLine {
    LineKind kind = LineKind::offer;
    std::string offer_key;
    std::string name;
    std::vector<std::string> products;
    int quantity = 1;
    Money unit_price;
    Money amount;      // quantity times unit price
    Money discount;    // by the code; between zero and the amount
    std::string note;  // "order bump", "regular price", "bonus", "was $14.99"; or empty

    bool operator==(const QuoteLine&) const = default;
};
BOOST_DESCRIBE_STRUCT(QuoteLine, (),
                      (kind, offer_key, name, products, quantity, unit_price, amount, discount,
                       note))

struct QuoteDiscount {
    std::string code;
    std::string name;  // "Code WELCOME-7K3QM9TX, 20 % off"
    Money amount;      // positive

    bool operator==(const QuoteDiscount&) const = default;
};
BOOST_DESCRIBE_STRUCT(QuoteDiscount, (), (code, name, amount))

struct Quote {
    std::vector<QuoteLine> lines;
    std::vector<QuoteDiscount> discounts;
    Money subtotal;
    Money discount;
    Money total;  // subtotal less discount; never negative
    // What is not as the reader may expect it, in sentences: a window that closed, a code that no
    // longer holds, a bump that is owned already.
    std::vector<std::string> notices;
    // Why the cart cannot be paid; empty when it can.
    std::string problem;

    bool operator==(const Quote&) const = default;
};
BOOST_DESCRIBE_STRUCT(Quote, (), (lines, discounts, subtotal, discount, total, notices, problem))

struct CartFacts {
    std::optional<OfferFacts> offer;  // absent: withdrawn
    std::optional<OfferFacts> bump;   // absent: the scope has none
    std::optional<Product> bonus;
    bool bonus_owned = false;
    std::optional<CodeFacts> code;
};

Quote quote(const Cart& cart, const CartFacts& facts, Time now);

// A one-click addition: one line, no code. REQUIRES an open offer.
Quote quote_addition(const OfferFacts& offer);

}  // namespace commerce
