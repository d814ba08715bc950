#include "drafting/offers.hpp"

#include <algorithm>
#include <numeric>

#include "base/json.hpp"
#include "drafting/compose.hpp"
#include "drafting/economy.hpp"
#include "drafting/patterns.hpp"
#include "drafting/phrases.hpp"
#include "drafting/promises.hpp"
#include "drafting/slots.hpp"
#include "text/inflection.hpp"
#include "text/unicode.hpp"

namespace drafting {

using base::Money;
using content::OfferKind;
using content::PricedOffer;
using content::Text;
namespace at = places;

namespace {

// Patterns for a page that is the brand's: no other book competes for them.
Text say(const Place& place, const Slots& slots, std::uint64_t seed) {
    for (const std::size_t candidate : ranked(place, seed, "brand")) {
        if (fits(place.patterns[candidate], place, slots))
            return *fill(place.patterns[candidate], slots);
    }
    return {};
}

std::string book_key(const Shelf& shelf, std::size_t book) {
    return "book:" + shelf.books()[book].slug;
}

// The book that stands closest to the others comes first, then those most related to it.
std::vector<std::size_t> by_kinship(const Shelf& shelf) {
    std::vector<std::size_t> score(shelf.books().size(), 0);
    for (std::size_t book = 0; book < score.size(); ++book) {
        const auto& related = shelf.related(book);
        for (std::size_t rank = 0; rank < related.size(); ++rank) score[related[rank]] += rank;
    }
    const auto center =
        static_cast<std::size_t>(std::min_element(score.begin(), score.end()) - score.begin());
    std::vector<std::size_t> order{center};
    const auto& related = shelf.related(center);
    order.insert(order.end(), related.begin(), related.end());
    return order;
}

PricedOffer of_books(const Shelf& shelf, std::string key, std::string name, std::size_t count,
                     const Money& price) {
    PricedOffer offer{std::move(key), std::move(name), {}, price};
    const auto order = by_kinship(shelf);
    for (std::size_t i = 0; i < count; ++i) offer.products.push_back(book_key(shelf, order[i]));
    return offer;
}

std::vector<PricedOffer> bundle(const Shelf& shelf) {
    const std::size_t count = std::min<std::size_t>(3, shelf.books().size());
    const auto price = bundle_price(shelf.brand(), count);
    if (!price) return {};
    return {of_books(shelf, "bundle",
                     fmt::format("{} books together", text::capitalize(text::number_in_words(
                                                          static_cast<long long>(count)))),
                     count, *price)};
}

std::vector<PricedOffer> tiers(const Shelf& shelf) {
    const content::Prices& prices = shelf.brand().prices;
    const std::size_t count = shelf.books().size();
    std::vector<PricedOffer> tiers;
    if (count == 0) return tiers;
    tiers.push_back(of_books(shelf, "tier_starter", "Starter", 1, prices.book));
    const std::size_t middle = std::min<std::size_t>(3, count);
    if (const auto price = bundle_price(shelf.brand(), middle)) {
        tiers.push_back(of_books(shelf, "tier_pro", "Pro", middle, *price));
    } else if (count == 1 && shelf.material(0).pack) {
        PricedOffer both = of_books(shelf, "tier_pro", "Pro", 1, prices.book + prices.pack);
        both.products.push_back("pack:" + shelf.books().front().slug);
        tiers.push_back(std::move(both));
    }
    const auto books = static_cast<std::int64_t>(count);
    if (count > middle && prices.collection < books * prices.book &&
        tiers.back().price < prices.collection && !(prices.collection < books * prices.floor)) {
        tiers.push_back(of_books(shelf, "tier_premium", "Premium", count, prices.collection));
    }
    return tiers;
}

const BookView& view_of(const Shelf& shelf, std::string_view product) {
    return shelf.books()[*shelf.find(product.substr(product.find(':') + 1))];
}

std::vector<Text> items_of(const Shelf& shelf, const PricedOffer& offer) {
    std::vector<Text> items;
    for (const std::string& product : offer.products) {
        const BookView& view = view_of(shelf, product);
        if (product.starts_with("book:")) {
            items.push_back(book_line(view));
        } else {
            const Material& material = shelf.material(*shelf.find(view.slug));
            items.push_back(
                content::pattern("Its companion pack: " + text::join_and(material.pack_contents)));
        }
    }
    return items;
}

content::Offer bundle_page(const Shelf& shelf, Slots slots, std::uint64_t seed) {
    content::Offer offer;
    offer.offers = bundle(shelf);
    const PricedOffer& priced = offer.offers.front();
    slots["bundle.count"] =
        content::pattern(text::number_in_words(static_cast<long long>(priced.products.size())));
    content::HeroBlock hero;
    hero.headline = say(at::bundle_headline, slots, seed);
    hero.subheadline = say(at::bundle_sub, slots, seed);
    hero.cta_label = content::plain(say(at::bundle_accept, slots, seed));
    hero.cta_target = "#offer";
    offer.page.title = priced.name + " from " + shelf.brand().name;
    offer.page.description = fmt::format(
        "{} books by {} in one order.",
        text::capitalize(text::number_in_words(static_cast<long long>(priced.products.size()))),
        shelf.brand().name);
    offer.page.blocks.push_back(hero);
    offer.page.blocks.push_back(content::BulletsBlock{"", say(at::bundle_inside, slots, seed),
                                                      content::BulletStyle::plain,
                                                      items_of(shelf, priced)});
    content::OfferBlock block;
    block.offer = priced.key;
    block.heading = say(at::bundle_heading, slots, seed);
    block.accept_label = hero.cta_label;
    offer.page.blocks.push_back(std::move(block));
    return offer;
}

content::Offer tiers_page(const Shelf& shelf, Slots slots, std::uint64_t seed) {
    content::Offer offer;
    offer.offers = tiers(shelf);
    const std::size_t most = offer.offers.back().products.size();
    if (shelf.books().size() > 1) {
        slots["tiers.cheaper"] = content::pattern(" ");
        slots["tiers.more"] = content::pattern(
            most > 3 ? fmt::format("three, or all {}",
                                   text::number_in_words(static_cast<long long>(most)))
                     : "or " + text::number_in_words(static_cast<long long>(most)));
    }
    content::HeroBlock hero;
    hero.headline = say(at::tiers_headline, slots, seed);
    hero.subheadline = say(at::tiers_sub, slots, seed);
    offer.page.title = offer_name(shelf, OfferKind::tiers);
    offer.page.description = fmt::format("Books by {}, singly or together.", shelf.brand().name);
    offer.page.blocks.push_back(std::move(hero));
    for (const PricedOffer& tier : offer.offers) {
        content::OfferBlock block;
        block.offer = tier.key;
        block.heading = content::pattern(tier.name);
        block.items = items_of(shelf, tier);
        block.accept_label = fmt::format("Choose {} for {{{{{}.price}}}}", tier.name, tier.key);
        // Beside the button stand the price, the list price and what is saved, as they are today.
        block.note =
            content::pattern(tier.products.size() == 1 ? "A single payment for one book."
                                                       : "One payment, and all of it to download.");
        offer.page.blocks.push_back(std::move(block));
    }
    return offer;
}

content::Offer promotion_page(const Shelf& shelf, const Slots& slots, std::uint64_t seed) {
    const content::Discounts& discounts = shelf.brand().discounts;
    content::Offer offer;
    offer.percent = discounts.promotion_percent;
    offer.days = discounts.promotion_days;
    const std::string open = "promotion_open";
    content::HeroBlock hero;
    hero.when = open;
    hero.headline = say(at::promotion_headline, slots, seed);
    hero.subheadline = say(at::promotion_sub, slots, seed);
    offer.page.title = fmt::format("{}: a price for a few days", shelf.brand().name);
    offer.page.description =
        fmt::format("All books by {} at a lower price, for a few days.", shelf.brand().name);
    const std::string choose = content::plain(say(at::promotion_accept, slots, seed));
    hero.cta_label = choose;
    hero.cta_target = content::kStorefront;
    offer.page.blocks.push_back(std::move(hero));
    content::HeroBlock over;
    over.when = "promotion_closed";
    over.headline = content::pattern("This promotion is over");
    over.subheadline = content::pattern("The books are at their list prices again.");
    over.cta_label = choose;
    over.cta_target = content::kStorefront;
    offer.page.blocks.push_back(std::move(over));
    std::vector<Text> items;
    for (const BookView& view : shelf.books()) items.push_back(book_line(view));
    offer.page.blocks.push_back(content::BulletsBlock{"", say(at::promotion_books, slots, seed),
                                                      content::BulletStyle::plain, items});
    return offer;
}

}  // namespace

std::string offer_name(const Shelf& shelf, OfferKind kind) {
    if (kind == OfferKind::bundle) return bundle(shelf).front().name;
    if (kind == OfferKind::tiers) {
        return fmt::format("{}: {}", shelf.brand().name,
                           tiers(shelf).size() == 3 ? "one, some or all" : "one or more");
    }
    const content::Discounts& discounts = shelf.brand().discounts;
    return fmt::format("{}% off every book for {} days", discounts.promotion_percent,
                       discounts.promotion_days);
}

std::vector<PricedOffer> priced_offers(const Shelf& shelf, OfferKind kind) {
    if (kind == OfferKind::bundle) return bundle(shelf);
    if (kind == OfferKind::tiers) return tiers(shelf);
    return {};
}

Money list_value(const content::Brand& brand, const PricedOffer& offer) {
    Money value{0, brand.currency};
    for (const std::string& product : offer.products) {
        value = value + (product.starts_with("pack:") ? brand.prices.pack : brand.prices.book);
    }
    return value;
}

bool can_offer(const Shelf& shelf, OfferKind kind) {
    const content::Brand& brand = shelf.brand();
    switch (kind) {
        case OfferKind::bundle:
            return !bundle(shelf).empty();
        case OfferKind::tiers:
            return tiers(shelf).size() >= 2;
        case OfferKind::promotion:
            return !shelf.books().empty() && brand.discounts.promotion_percent > 0 &&
                   brand.discounts.promotion_percent < 100 && brand.discounts.promotion_days > 0 &&
                   !(base::percent_of(brand.prices.book, 100 - brand.discounts.promotion_percent) <
                     brand.prices.floor);
    }
    return false;
}

content::Offer make_offer(const Shelf& shelf, OfferKind kind, std::uint64_t seed) {
    const Slots slots = brand_slots(shelf.brand());
    content::Offer offer = kind == OfferKind::bundle  ? bundle_page(shelf, slots, seed)
                           : kind == OfferKind::tiers ? tiers_page(shelf, slots, seed)
                                                      : promotion_page(shelf, slots, seed);
    offer.kind = kind;
    offer.name = offer_name(shelf, kind);
    offer.key = std::string(base::enum_name(kind));
    offer.page.kind = content::PageKind::offer;
    const auto& brand = shelf.brand();
    if (brand.guarantee.days > 0 && !brand.guarantee.text.empty()) {
        offer.page.blocks.push_back(content::GuaranteeBlock{"", "guarantee"});
    }
    declare_promises(offer.page, offer_promises(shelf));
    return offer;
}

}  // namespace drafting
