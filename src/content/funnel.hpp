// Funnels and offers as documents: what is sold at which price on which step, and the path between
// steps.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/money.hpp"
#include "content/document.hpp"
#include "content/page.hpp"

namespace content {

// Products are named by key: "book:SLUG", "pack:SLUG" (companion pack of a book), "bundle:SLUG".
struct PricedOffer {
    std::string key;  // low_ticket, main, bump, upsell, downsell; in offers: bundle, tier_pro ...
    std::string name;
    std::vector<std::string>
        products;           // what the buyer gets; owned ones make the offer unavailable
    base::Money price;      // for all of them together
    bool one_time = false;  // shown once to a contact; accepted or declined, it is gone
    int window_hours = 0;   // 0: no window; else counted from the contact's first view

    bool operator==(const PricedOffer&) const = default;
};
BOOST_DESCRIBE_STRUCT(PricedOffer, (), (key, name, products, price, one_time, window_hours))

enum class FunnelStrategy { value_ladder, tripwire, webinar, challenge };
BOOST_DESCRIBE_ENUM(FunnelStrategy, value_ladder, tripwire, webinar, challenge)

// Where a step's page comes from: its own document, or the lead magnet's landing or delivery page.
enum class PageOwner { funnel, magnet_landing, magnet_delivery };
BOOST_DESCRIBE_ENUM(PageOwner, funnel, magnet_landing, magnet_delivery)

struct FunnelStep {
    std::string key;   // opt_in, thank_you, checkout, upsell, downsell, confirmation, main_offer
    std::string name;  // for people: "Thank you + low-ticket offer"
    std::string path;  // below the funnel's address: "", "thank-you", "checkout" ...
    PageOwner page_owner = PageOwner::funnel;
    std::optional<Page> page;  // where the funnel owns it
    std::string goal;          // email_capture, tripwire_purchase, order_bump_acceptance, ...
    double target_rate = 0;    // 0..1; 0: none
    std::vector<std::string> traffic;
    std::string offer;     // key of the PricedOffer made here; or empty
    std::string accepted;  // key of the next step
    std::string declined;  // key of the next step when declined or not available
    bool operator==(const FunnelStep&) const = default;
};
BOOST_DESCRIBE_STRUCT(FunnelStep, (),
                      (key, name, path, page_owner, page, goal, target_rate, traffic, offer,
                       accepted, declined))

struct Funnel {
    FunnelStrategy strategy = FunnelStrategy::value_ladder;
    std::string key;  // slug in the address: /b/BRAND/KEY
    std::string name;
    std::string book;    // slug
    std::string magnet;  // key of the lead magnet
    std::vector<PricedOffer> offers;
    std::vector<FunnelStep> steps;
    std::optional<Document> pack;  // the companion pack, where an offer or a bonus delivers it
    bool operator==(const Funnel&) const = default;
};
BOOST_DESCRIBE_STRUCT(Funnel, (), (strategy, key, name, book, magnet, offers, steps, pack))

enum class OfferKind { bundle, tiers, promotion };
BOOST_DESCRIBE_ENUM(OfferKind, bundle, tiers, promotion)

// A brand-wide offer with a page of its own at /b/BRAND/offers/KEY.
struct Offer {
    OfferKind kind = OfferKind::bundle;
    std::string key;
    std::string name;
    std::vector<PricedOffer> offers;  // bundle: one; tiers: starter, pro, premium; promotion: none
    int percent = 0;                  // promotion: off the list price of every book
    int days = 0;                     // promotion: from its approval
    Page page;
    bool operator==(const Offer&) const = default;
};
BOOST_DESCRIBE_STRUCT(Offer, (), (kind, key, name, offers, percent, days, page))

}  // namespace content
