#include "commerce/quote.hpp"

#include <algorithm>

#include "commerce/offer_rules.hpp"

namespace commerce {
namespace {

QuoteLine line_of(const OfferFacts& facts, LineKind kind, int quantity, std::string note) {
    const Money& unit = facts.charged();
    return {.kind = kind,
            .offer_key = facts.offer.key,
            .name = facts.offer.name,
            .products = facts.offer.products,
            .quantity = quantity,
            .unit_price = unit,
            .amount = quantity * unit,
            .discount = {0, unit.currency},
            .note = std::move(note)};
}

std::string main_note(const OfferFacts& facts) {
    if (!facts.open()) return "regular price";
    if (facts.price < facts.value) return "was " + base::format_money(facts.value);
    return "";
}

// What is no longer to be had at its own price is sold at the regular one; what is owned is not.
void add_main(Quote& quote, const OfferFacts& facts, int quantity) {
    if (facts.availability == Availability::owned) {
        quote.problem = explain(facts);
        return;
    }
    if (!facts.open()) {
        quote.notices.push_back(fmt::format("{}. The regular price is {}", explain(facts),
                                            base::format_money(facts.regular_price)));
    }
    quote.lines.push_back(line_of(facts, LineKind::offer, quantity, main_note(facts)));
}

void add_bump(Quote& quote, const OfferFacts& facts) {
    const bool twice = std::ranges::any_of(facts.offer.products, [&](const std::string& product) {
        return std::ranges::any_of(quote.lines, [&](const QuoteLine& line) {
            return std::ranges::find(line.products, product) != line.products.end();
        });
    });
    if (!facts.open()) {
        quote.notices.push_back(explain(facts));
    } else if (!twice) {
        quote.lines.push_back(line_of(facts, LineKind::bump, 1, "order bump"));
    }
}

// A gift, not a price: the floor is about prices.
void add_bonus(Quote& quote, const Product& product) {
    const bool bought = std::ranges::any_of(quote.lines, [&](const QuoteLine& line) {
        return std::ranges::find(line.products, product.key) != line.products.end();
    });
    if (bought) return;
    const Money nothing{0, product.list_price.currency};
    quote.lines.push_back({.kind = LineKind::bonus,
                           .name = product.name,
                           .products = {product.key},
                           .unit_price = nothing,
                           .amount = nothing,
                           .discount = nothing,
                           .note = "bonus"});
}

const Money& floor_of(const CartFacts& facts, LineKind kind) {
    return kind == LineKind::bump ? facts.bump->floor : facts.offer->floor;
}

void apply(Quote& quote, const CodeFacts& code, const Cart& cart, const CartFacts& facts,
           Time now) {
    std::vector<std::string> products;
    for (const QuoteLine& line : quote.lines) {
        products.insert(products.end(), line.products.begin(), line.products.end());
    }
    if (const auto no = refusal(code, cart.contact_id, products, now)) {
        quote.notices.push_back(explain(*no, code.code));
        return;
    }
    Money taken{0, quote.total.currency};
    for (QuoteLine& line : quote.lines) {
        if (line.kind == LineKind::bonus || !covers(code.code, line.products)) continue;
        line.discount =
            discount_on_line(code.code, line.unit_price, line.quantity, floor_of(facts, line.kind));
        taken = taken + line.discount;
    }
    if (taken.minor == 0) {
        quote.notices.push_back(
            fmt::format("The code {} takes nothing off these prices", code.code.text));
        return;
    }
    quote.discounts.push_back({.code = code.code.text,
                               .name = fmt::format("Code {}, {}", code.code.text,
                                                   describe(code.code, quote.total.currency)),
                               .amount = taken});
}

void add_up(Quote& quote) {
    for (const QuoteLine& line : quote.lines) {
        quote.subtotal = quote.subtotal + line.amount;
        quote.discount = quote.discount + line.discount;
    }
    quote.total = quote.subtotal - quote.discount;
}

Quote empty_quote(const std::string& currency) {
    const Money nothing{0, currency};
    return {.subtotal = nothing, .discount = nothing, .total = nothing};
}

}  // namespace

Quote quote(const Cart& cart, const CartFacts& facts, Time now) {
    if (!facts.offer) {
        return {.problem = "This offer is no longer available"};
    }
    Quote result = empty_quote(facts.offer->price.currency);
    add_main(result, *facts.offer, cart.quantity);
    if (!result.problem.empty()) return result;
    if (cart.bump_taken && facts.bump) add_bump(result, *facts.bump);
    if (facts.bonus && !facts.bonus_owned) add_bonus(result, *facts.bonus);
    if (facts.code) apply(result, *facts.code, cart, facts, now);
    add_up(result);
    return result;
}

Quote quote_addition(const OfferFacts& offer) {
    Quote result = empty_quote(offer.price.currency);
    result.lines.push_back(line_of(offer, LineKind::addition, 1, main_note(offer)));
    add_up(result);
    return result;
}

}  // namespace commerce
