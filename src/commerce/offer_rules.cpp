#include "commerce/offer_rules.hpp"

#include <algorithm>

namespace commerce {
namespace {

Money least(const Money& a, const Money& b) {
    return b < a ? b : a;
}

Money most(const Money& a, const Money& b) {
    return a < b ? b : a;
}

bool owns_any(const Product& product, const std::set<std::string>& owned) {
    return owned.contains(product.key) ||
           std::ranges::any_of(product.parts,
                               [&](const std::string& part) { return owned.contains(part); });
}

}  // namespace

Money price_during(const Product& product, const std::optional<Promotion>& promotion) {
    if (!promotion || product.kind != ProductKind::book) return product.list_price;
    return most(product.list_price - base::percent_of(product.list_price, promotion->percent),
                product.floor);
}

// A "no" to an offer with a deadline does not end it: mails may repeat it until then.
Availability availability(const content::PricedOffer& offer, const std::optional<Window>& window,
                          bool owns_some, Time now) {
    if (owns_some) return Availability::owned;
    if (offer.one_time && window && window->order_id) return Availability::accepted;
    if (offer.window_hours > 0) {
        if (!window || !window->opened_at) return Availability::not_opened;
        if (window->closes_at && *window->closes_at <= now) return Availability::closed;
        return Availability::open;
    }
    if (offer.one_time && window && window->declined_at) return Availability::declined;
    return Availability::open;
}

OfferFacts facts_of(const OfferInputs& inputs, Time now) {
    const std::string& currency = inputs.offer.price.currency;
    OfferFacts facts{.offer = inputs.offer,
                     .window = inputs.window,
                     .value = {0, currency},
                     .saving = {0, currency},
                     .floor = {0, currency}};
    Money one_by_one{0, currency};
    for (const Product& product : inputs.products) {
        facts.value = facts.value + product.list_price;
        facts.floor = facts.floor + product.floor;
        one_by_one = one_by_one + price_during(product, inputs.promotion);
        facts.names.push_back(product.name);
        if (const auto book = book_of(product.key); !book.empty()) facts.books.emplace_back(book);
        if (owns_any(product, inputs.owned)) facts.owned.push_back(product.name);
    }
    facts.availability = availability(inputs.offer, inputs.window, !facts.owned.empty(), now);
    facts.price = least(inputs.offer.price, one_by_one);
    if (one_by_one < inputs.offer.price) facts.promotion = inputs.promotion;
    facts.regular_price =
        inputs.same_products_price ? least(*inputs.same_products_price, one_by_one) : one_by_one;
    if (facts.price < facts.value) facts.saving = facts.value - facts.price;
    facts.saving_percent = base::saving_percent(facts.value, facts.price);
    return facts;
}

std::string explain(const OfferFacts& facts) {
    switch (facts.availability) {
        case Availability::open:
            return "";
        case Availability::not_opened:
            return fmt::format("{} is for readers who came through its page", facts.offer.name);
        case Availability::closed:
            return fmt::format("The time for {} at {} ended on {}", facts.offer.name,
                               base::format_money(facts.price),
                               base::format_for_people(*facts.window->closes_at));
        case Availability::accepted:
            return fmt::format("{} can be taken once, and you have taken it", facts.offer.name);
        case Availability::declined:
            return fmt::format("{} was offered once and is no longer available", facts.offer.name);
        case Availability::owned:
            return fmt::format("You already own {}: it is in your library", facts.owned.front());
    }
    return "";
}

}  // namespace commerce
