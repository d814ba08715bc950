// Offers: products at a price, within a scope ("funnel:KEY" or "offer:KEY"), and what has become of
// them for one reader. The record that a page shows a deadline from is the record that the price
// obeys (Window).
//
//   TRY(commerce::open_window(tx, env, reader, "funnel:tax", "low_ticket", 48));
//   TRY(const auto facts, commerce::offer_facts(tx, env.now(), brand, "funnel:tax", "low_ticket",
//                                               reader));
//   facts.charged();   // $7.99 until facts.window->closes_at, the regular price after it
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "commerce/catalog.hpp"
#include "content/funnel.hpp"

namespace commerce {

// The keys that other rooms rely on.
inline constexpr std::string_view kLowTicket = "low_ticket";
inline constexpr std::string_view kMain = "main";
inline constexpr std::string_view kBump = "bump";
inline constexpr std::string_view kUpsell = "upsell";
inline constexpr std::string_view kDownsell = "downsell";

std::string funnel_scope(std::string_view funnel_key);  // "funnel:KEY"
std::string offer_scope(std::string_view offer_key);    // "offer:KEY"
// KEY of "funnel:KEY"; empty for other scopes.
std::string_view funnel_of(std::string_view scope);

// Inserts, or replaces what was there. Errors: invalid (no products, a negative price, a price
// below the products' floors, another currency than theirs), not_found (an unknown product).
Result<> put_offer(store::Tx& tx, const base::Env& env, const BrandId& brand,
                   std::string_view scope, const content::PricedOffer& offer);
// Not the withdrawn ones.
Result<std::optional<content::PricedOffer>> find_offer(store::Tx& tx, const BrandId& brand,
                                                       std::string_view scope,
                                                       std::string_view key);
Result<std::vector<content::PricedOffer>> list_offers(store::Tx& tx, const BrandId& brand,
                                                      std::string_view scope);
// None of the scope's offers can be bought from now on; put_offer brings one back. How many.
Result<std::int64_t> withdraw_scope(store::Tx& tx, const base::Env& env, const BrandId& brand,
                                    std::string_view scope);

// Who looks at an offer: a contact, a visitor whose address is not known yet, or both.
struct Reader {
    ContactId contact;    // may be empty
    std::string visitor;  // the site's cookie; may be empty
};

// A reader's own history with an offer.
struct Window {
    std::string scope;
    std::string offer_key;
    std::optional<Time> opened_at;
    std::optional<Time> closes_at;  // absent: no deadline
    std::optional<Time> accepted_at;
    OrderId order_id;  // that accepted it, or is about to
    std::optional<Time> declined_at;

    bool operator==(const Window&) const = default;
};
BOOST_DESCRIBE_STRUCT(Window, (),
                      (scope, offer_key, opened_at, closes_at, accepted_at, order_id, declined_at))

// The first call fixes the deadline; later ones return it as it is. `hours` 0: no deadline. What a
// visitor has opened counts for the contact that the visitor turns out to be. Errors: invalid (a
// reader that is nobody).
Result<Window> open_window(store::Tx& tx, const base::Env& env, const BrandId& brand,
                           const Reader& reader, std::string_view scope, std::string_view key,
                           int hours);
// What the visitor has opened is the contact's from now on.
Result<> adopt_windows(store::Tx& tx, const base::Env& env, const BrandId& brand,
                       const Reader& reader);
Result<std::optional<Window>> window_of(store::Tx& tx, const BrandId& brand, const Reader& reader,
                                        std::string_view scope, std::string_view key);
// "No, thank you". A one-time offer without a deadline is gone by this; one with a deadline stands
// until then, because mails may repeat it. A second call changes nothing.
Result<> decline_offer(store::Tx& tx, const base::Env& env, const BrandId& brand,
                       const Reader& reader, std::string_view scope, std::string_view key);

// Why an offer's own price is not to be had; `open` when it is.
enum class Availability { open, not_opened, closed, accepted, declined, owned };
BOOST_DESCRIBE_ENUM(Availability, open, not_opened, closed, accepted, declined, owned)

// An offer as this reader would get it now. Never typed anywhere: computed from prices.
struct OfferFacts {
    content::PricedOffer offer;
    Availability availability = Availability::open;
    std::optional<Window> window;
    Money price;          // while it is open; a running promotion may have lowered it
    Money regular_price;  // what the same products cost otherwise, now
    Money value;          // their list prices, added up
    Money saving;         // value less price; never negative
    int saving_percent = 0;
    Money floor;                         // of all its products together
    std::vector<std::string> books;      // slugs
    std::vector<std::string> owned;      // names of those that the reader has already
    std::vector<std::string> names;      // of its products, in order
    std::optional<Promotion> promotion;  // the one that lowers `price`

    bool open() const { return availability == Availability::open; }
    const Money& charged() const { return open() ? price : regular_price; }
};

// All of the scope that are not withdrawn, by key; prices are read once for all of them.
Result<std::vector<OfferFacts>> list_offer_facts(store::Tx& tx, Time now, const BrandId& brand,
                                                 std::string_view scope, const Reader& reader = {});
// Errors: not_found (no such offer, or withdrawn).
Result<OfferFacts> offer_facts(store::Tx& tx, Time now, const BrandId& brand,
                               std::string_view scope, std::string_view key,
                               const Reader& reader = {});

}  // namespace commerce
