// Brand-wide offers: a bundle, tiers and a promotion, where they are true.
#pragma once

#include <cstdint>
#include <vector>

#include "content/funnel.hpp"
#include "drafting/writer.hpp"

namespace drafting {

inline constexpr std::int64_t kDay14Hours = 7 * 24;  // how long the day-14 price can be used

// What an offer of this kind sells; empty for a promotion, and where nothing true can be offered.
std::vector<content::PricedOffer> priced_offers(const Shelf& shelf, content::OfferKind kind);

// What people call the offer: "Three books together". REQUIRES can_offer(shelf, kind).
std::string offer_name(const Shelf& shelf, content::OfferKind kind);

// The list prices of its products, added up.
base::Money list_value(const content::Brand& brand, const content::PricedOffer& offer);

// REQUIRES can_offer(shelf, kind).
content::Offer make_offer(const Shelf& shelf, content::OfferKind kind, std::uint64_t seed);

}  // namespace drafting
