// The brand's own offer pages, each with a checkout and a confirmation.
#include "web/site_checkout.hpp"
#include "web/site_funnel.hpp"

namespace web {
namespace {

Result<Response> get_offer(Site& site, const Request& request) {
    TRY(const auto shop, offer_shop(site, request));
    const auto visitor = visitor_of(site.services, request, shop.live->brand.slug);
    TRY(auto context, site.services.db.read([&](Tx& tx) -> Result<content::PageContext> {
        TRY(const auto facts, load_facts(tx, site.now(), shop, visitor.who()));
        auto made = shop_context(site, shop, facts);
        TRY(add_promotion(tx, site.now(), shop, made));
        return made;
    }));
    TRY(auto html, content::render_page(shop.offer->page, context));
    record_view(site, shop, visitor, "offer", request);
    auto response = page_answer(shop.live->brand, std::move(html), 200, Privacy::visitor);
    remember(site.services, visitor, response);
    return response;
}

Result<Shop> shop_with_offers(Site& site, const Request& request) {
    TRY(auto shop, offer_shop(site, request));
    if (shop.offers().empty()) return fail(Errc::not_found, "nothing is sold on this page");
    return shop;
}

Result<Response> get_checkout(Site& site, const Request& request) {
    TRY(const auto shop, shop_with_offers(site, request));
    return show_checkout(site, request, shop);
}

Result<Response> send_checkout(Site& site, const Request& request) {
    TRY(const auto shop, shop_with_offers(site, request));
    return post_checkout(site, request, shop);
}

Result<Response> get_confirmation(Site& site, const Request& request) {
    TRY(const auto shop, shop_with_offers(site, request));
    return show_confirmation(site, request, shop, plain_confirmation_page());
}

}  // namespace

void add_offer_routes(net::Router& router, const SharedSite& site) {
    router.get("/b/{brand}/offers/{key}", answering(site, get_offer));
    router.get("/b/{brand}/offers/{key}/checkout", answering(site, get_checkout));
    router.post("/b/{brand}/offers/{key}/checkout", answering(site, send_checkout));
    router.get("/b/{brand}/offers/{key}/confirmation", answering(site, get_confirmation));
}

}  // namespace web
