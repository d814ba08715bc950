// What the site's pages are rendered with (content/page_context.hpp), from what commerce says at
// this moment.
#pragma once

#include "commerce/offers.hpp"
#include "content/page_context.hpp"
#include "web/site_answer.hpp"

namespace web {

// Where offers are sold: a funnel, or an offer page of the brand.
struct Shop {
    Live live;
    const content::Funnel* funnel = nullptr;  // one of the two
    const content::Offer* offer = nullptr;
    std::string scope;
    std::string path;  // "/b/BRAND/FUNNEL", "/b/BRAND/offers/KEY"

    const std::vector<content::PricedOffer>& offers() const {
        return funnel ? funnel->offers : offer->offers;
    }
    const content::PricedOffer* find(std::string_view key) const;
    std::string checkout_path() const { return path + "/checkout"; }
    // What is bought when nothing is named.
    std::string main_offer() const;
};

// Errors: not_found (nothing live of that name).
Result<Shop> funnel_shop(Site& site, const Request& request);  // {brand}, {funnel}
Result<Shop> offer_shop(Site& site, const Request& request);   // {brand}, {key}

using Facts = std::map<std::string, commerce::OfferFacts>;  // by offer key

// Errors: those of the database.
Result<Facts> load_facts(Tx& tx, base::Time now, const Shop& shop, const commerce::Reader& reader);
// Keys of offers that this reader cannot have at their own price.
std::set<std::string> gone(const Facts& facts);

// Fields, facts, covers, offers and step addresses.
content::PageContext shop_context(const Site& site, const Shop& shop, const Facts& facts);
// {promotion_open}, {{promotion.percent}}, {{promotion.deadline}}.
Result<> add_promotion(Tx& tx, base::Time now, const Shop& shop, content::PageContext& context);

content::Image cover_image(const content::Brand& brand, const BookInfo& book);
// Of every product whose book has a cover.
void add_covers(const LiveBrand& live, const std::vector<std::string>& products,
                content::PageContext& context);

std::string deadline_of(const commerce::OfferFacts& facts);

}  // namespace web
