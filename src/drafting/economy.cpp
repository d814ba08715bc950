#include "drafting/economy.hpp"

namespace drafting {

using base::Money;

namespace {

bool worth_offering(const content::Brand& brand, const Money& price) {
    return price < brand.prices.book && !(price < brand.prices.floor) && price.minor > 0;
}

bool keeps_floor(const content::Brand& brand, const Money& price, int percent) {
    return percent > 0 && percent < 100 &&
           !(base::percent_of(price, 100 - percent) < brand.prices.floor);
}

}  // namespace

std::optional<Money> bundle_price(const content::Brand& brand, std::size_t count) {
    if (count < 2) return std::nullopt;
    const auto books = static_cast<std::int64_t>(count);
    Money price = brand.prices.bundle;
    // Rounded up, so that a share never undercuts the price the owner set per book.
    price.minor = (price.minor * books + 2) / 3;
    if (!(price < books * brand.prices.book)) return std::nullopt;
    if (price < books * brand.prices.floor) return std::nullopt;
    return price;
}

Economy economy_of(const content::Brand& brand, std::size_t books, std::size_t book,
                   const std::vector<std::size_t>& related, bool has_pack) {
    Economy economy;
    const content::Prices& prices = brand.prices;
    economy.low_ticket = worth_offering(brand, prices.low_ticket) && prices.low_ticket_hours > 0;
    economy.welcome_code = keeps_floor(brand, prices.book, brand.discounts.welcome_percent) &&
                           brand.discounts.welcome_hours > 0;
    const Money& cheapest = economy.low_ticket ? prices.low_ticket : prices.book;
    economy.recovery_code = keeps_floor(brand, cheapest, brand.discounts.recovery_percent) &&
                            brand.discounts.recovery_hours > 0;
    economy.day_14 =
        books > 1 && prices.day_14_price && worth_offering(brand, *prices.day_14_price);

    // With two or three books the pack is the bump, which leaves the others for what follows.
    const bool book_bump =
        !related.empty() && worth_offering(brand, prices.order_bump) && (books > 3 || !has_pack);
    if (book_bump) {
        economy.bump = related.front();
    } else {
        economy.bump_is_pack = has_pack;
    }
    std::vector<std::size_t> others;
    for (const std::size_t other : related) {
        if (other != book && other != economy.bump) others.push_back(other);
    }
    if (others.size() > 3) others.resize(3);
    if (const auto price = bundle_price(brand, others.size())) {
        economy.upsell = others;
        economy.upsell_price = *price;
    }
    const Money second = base::percent_of(prices.book, 100 - prices.downsell_percent);
    if (!others.empty() && worth_offering(brand, second)) {
        economy.second = others.front();
        economy.second_price = second;
    }
    return economy;
}

}  // namespace drafting
