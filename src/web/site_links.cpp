// The links in mails: confirm, go, cart, click, open.
#include "web/site_links.hpp"

#include "base/log.hpp"
#include "commerce/cart.hpp"
#include "contacts/contacts.hpp"
#include "funnels/leads.hpp"
#include "funnels/path.hpp"
#include "web/site_context.hpp"

namespace web {
namespace {

// A transparent GIF of one pixel.
constexpr std::string_view kPixel{
    "GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,"
    "\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00;",
    43};

Response untouched() {
    return net::text("").with("Cache-Control", "no-store");
}

std::string thanks_path(const content::Funnel& funnel) {
    for (const auto& step : funnel.steps) {
        if (step.page_owner == content::PageOwner::magnet_delivery) return step.path;
    }
    return {};
}

Result<Response> get_confirm(Site& site, const Request& request) {
    TRY(const auto link, site.links.read_confirm(request.param("token"), site.now()));
    // Asking for the headers is not following the link.
    if (request.method == net::Method::head) return untouched();
    TRY(const auto known, load_known(site, link.contact));
    TRY(const auto confirmed, site.services.db.write([&](Tx& tx) -> Result<funnels::Confirmed> {
        return funnels::confirm_leads(tx, site.services.env, link.contact, request.peer);
    }));
    const auto& brand = known.live->brand;
    if (!confirmed.confirmation.holds()) {
        return message_answer(
            site, brand,
            {.title = "This link has done its work",
             .paragraphs = {"You have left the list since it was sent. Ask again, "
                            "and a new link follows."},
             .links = {{"All books", "/b/" + brand.slug}}});
    }
    const content::Funnel* funnel = nullptr;
    for (const auto& lead : confirmed.leads) {
        if (lead.id.str() == link.lead) funnel = known.live->funnel(lead.funnel);
    }
    if (!funnel) {
        return message_answer(site, brand,
                              {.title = "Your address is confirmed",
                               .paragraphs = {"Thank you. What you asked for is on its way to "
                                              "your inbox."},
                               .links = {{"All books", "/b/" + brand.slug}}});
    }
    const std::string path = thanks_path(*funnel);
    auto response = net::redirect(
        fmt::format("/b/{}/{}{}{}", brand.slug, funnel->key, path.empty() ? "" : "/", path));
    set_go_cookie(
        site.services, brand.slug,
        token_of(site.links.go(link.contact, brand.slug, funnel->key, path, "", "", site.now())),
        response);
    return response;
}

Result<Response> get_go(Site& site, const Request& request) {
    const auto token = request.param("token");
    TRY(const auto go, site.links.read_go(token, site.now()));
    TRY(const auto live, site.live.find(go.brand));
    if (!live) return fail(Errc::not_found, "there is no such brand");
    std::string target = "/b/" + go.brand;
    if (live->funnel(go.funnel)) {
        target += "/" + go.funnel;
        if (!go.path.empty()) target += "/" + go.path;
    }
    auto response = net::redirect(target);
    set_go_cookie(site.services, go.brand, token, response);
    remember(site.services, visitor_of(site.services, request, go.brand), response);
    return response;
}

std::string checkout_path(const content::Brand& brand, const std::string& scope) {
    const auto funnel = commerce::funnel_of(scope);
    if (!funnel.empty()) return fmt::format("/b/{}/{}/checkout", brand.slug, funnel);
    return fmt::format("/b/{}/offers/{}/checkout", brand.slug,
                       std::string_view(scope).substr(scope.find(':') + 1));
}

Result<Response> get_cart(Site& site, const Request& request) {
    TRY(const auto link, site.links.read_cart(request.param("token"), site.now()));
    TRY(const auto cart, site.services.db.read([&](Tx& tx) -> Result<commerce::Cart> {
        return commerce::load_cart(tx, commerce::CartId{link.cart});
    }));
    TRY(const auto live, site.live.load(cart.brand_id));
    const auto& brand = live->brand;
    if (cart.completed_at) {
        return message_answer(site, brand,
                              {.title = "This cart has been paid",
                               .paragraphs = {"Your downloads are in your library."},
                               .links = {{"Open your library", "/library?brand=" + brand.slug}}});
    }
    std::string target = fmt::format("{}?offer={}", checkout_path(brand, cart.scope),
                                     net::encode_component(cart.offer_key));
    if (!link.code.empty()) target += "&code=" + net::encode_component(link.code);
    auto response = net::redirect(target);
    // The cart belongs to its visitor: on another device too, this is that visitor. A cart that
    // was made without the site's cookie is the contact's.
    if (base::is_uuid(cart.visitor) && cart.visitor != cart.contact_id.str()) {
        set_visitor_cookie(site.services, cart.visitor, response);
    }
    return response;
}

Result<Response> get_click(Site& site, const Request& request) {
    TRY(const auto click, site.services.tracking.verify_click(request.param("token"), site.now()));
    const std::string agent = one_line(request.header("User-Agent"), 300);
    const auto recorded = site.services.db.write([&](Tx& tx) -> Result<mail::Engagement> {
        return mail::record_click(tx, site.services.env, click.message, click.target, agent,
                                  site.now());
    });
    if (!recorded) base::log::error("site.click_lost", {{"error", recorded.error().message}});
    return net::redirect(click.target, 302)
        .with("Cache-Control", "no-store")
        .with("Referrer-Policy", "no-referrer");
}

Result<Response> get_open(Site& site, const Request& request) {
    const auto message = site.services.tracking.verify_open(request.param("token"), site.now());
    if (message) {
        const std::string agent = one_line(request.header("User-Agent"), 300);
        const auto recorded = site.services.db.write([&](Tx& tx) -> Result<mail::Engagement> {
            return mail::record_open(tx, site.services.env, message.value(), agent, site.now());
        });
        if (!recorded) base::log::error("site.open_lost", {{"error", recorded.error().message}});
    }
    // A picture either way: a mail never shows a broken one.
    Response response{.body = net::Body(std::string(kPixel))};
    response.with("Content-Type", "image/gif").with("Cache-Control", "no-store");
    return response;
}

}  // namespace

Result<Known> load_known(Site& site, const base::ContactId& id) {
    TRY(auto contact, site.services.db.read([&](Tx& tx) -> Result<contacts::Contact> {
        return contacts::load_contact(tx, id);
    }));
    TRY(auto live, site.live.load(contact.brand_id));
    return Known{std::move(contact), std::move(live)};
}

std::string token_of(std::string_view url) {
    return std::string(url.substr(url.rfind('/') + 1));
}

void add_mail_link_routes(net::Router& router, const SharedSite& site) {
    router.get("/confirm/{token}", answering(site, get_confirm));
    router.get("/go/{token}", answering(site, get_go));
    router.get("/cart/{token}", answering(site, get_cart));
    router.get("/c/{token}", answering(site, get_click));
    router.get("/o/{token}", answering(site, get_open));
}

}  // namespace web
