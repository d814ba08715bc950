#include "web/site_funnel.hpp"

#include "base/log.hpp"
#include "contacts/contacts.hpp"
#include "funnels/path.hpp"
#include "funnels/visits.hpp"
#include "web/site_checkout.hpp"

namespace web {
namespace {

using content::FunnelStep;
using content::PageKind;

Result<> open_low_ticket(Tx& tx, const Site& site, const Shop& shop, const Visitor& visitor) {
    const auto* offer = shop.find(commerce::kLowTicket);
    if (!offer) return success();
    TRY(commerce::open_window(tx, site.services.env, shop.live->brand.id, visitor.who(), shop.scope,
                              offer->key, offer->window_hours));
    return success();
}

Result<Response> show(Site& site, const Request& request, const Shop& shop,
                      const FunnelStep& step) {
    const auto* page = page_of(shop, step);
    if (!page) return fail(Errc::not_found, "the step has no page");
    switch (page->kind) {
        case PageKind::checkout:
            return show_checkout(site, request, shop);
        case PageKind::upsell:
        case PageKind::downsell:
            return show_addition(site, request, shop, step);
        case PageKind::confirmation:
            return show_confirmation(site, request, shop, *page);
        default:
            return show_step(site, request, shop, step);
    }
}

Result<Response> nothing_there(Site& site, const Request& request) {
    return not_found_page(site, request);
}

Result<Response> get_landing(Site& site, const Request& request) {
    TRY(const auto shop, funnel_shop(site, request));
    const auto* step = funnels::find_step_by_path(*shop.funnel, "");
    if (!step) return fail(Errc::not_found, "the funnel has no first page");
    return show(site, request, shop, *step);
}

Result<Response> get_step(Site& site, const Request& request) {
    TRY(const auto shop, funnel_shop(site, request));
    const auto* step = funnels::find_step_by_path(*shop.funnel, request.param("step"));
    if (!step) return fail(Errc::not_found, "the funnel has no such step");
    return show(site, request, shop, *step);
}

Result<Response> post_step(Site& site, const Request& request) {
    TRY(const auto shop, funnel_shop(site, request));
    const auto* step = funnels::find_step_by_path(*shop.funnel, request.param("step"));
    const auto* page = step ? page_of(shop, *step) : nullptr;
    if (!page) return fail(Errc::not_found, "the funnel has no such step");
    if (page->kind == PageKind::checkout) return post_checkout(site, request, shop);
    if (page->kind == PageKind::upsell || page->kind == PageKind::downsell) {
        return accept_addition(site, request, shop, *step);
    }
    return net::redirect(step_address(shop, *step));
}

}  // namespace

std::string step_address(const Shop& shop, const FunnelStep& step) {
    return step.path.empty() ? shop.path : shop.path + "/" + step.path;
}

const content::Page* page_of(const Shop& shop, const FunnelStep& step) {
    if (step.page_owner == content::PageOwner::funnel) {
        return step.page ? &*step.page : nullptr;
    }
    const auto* magnet = shop.live->magnet(shop.funnel->magnet);
    if (!magnet) return nullptr;
    return step.page_owner == content::PageOwner::magnet_landing ? &magnet->landing
                                                                 : &magnet->delivery;
}

Result<bool> has_confirmed(Tx& tx, const base::ContactId& contact) {
    if (!contact) return false;
    TRY(const auto found, contacts::find_contact(tx, contact));
    return found && found->consent == contacts::ConsentState::confirmed;
}

void record_view(const Site& site, const Shop& shop, const Visitor& visitor,
                 const std::string& step, const Request& request) {
    if (request.method != net::Method::get) return;
    const funnels::Visit visit{.brand = shop.live->brand.id,
                               .contact = visitor.contact(),
                               .visitor = visitor.id,
                               .funnel = shop.funnel ? shop.funnel->key : shop.scope,
                               .step = step,
                               .book = shop.funnel ? shop.funnel->book : std::string{},
                               .source = visitor.source_name,
                               .bot = visitor.bot};
    const auto recorded = site.services.db.write(
        [&](Tx& tx) -> Result<> { return funnels::record_visit(tx, site.services.env, visit); });
    if (!recorded) base::log::error("site.visit_lost", {{"error", recorded.error().message}});
}

Result<Response> show_step(Site& site, const Request& request, const Shop& shop,
                           const FunnelStep& step) {
    const auto* page = page_of(shop, step);
    const auto visitor = visitor_of(site.services, request, shop.live->brand.slug);
    // A crawler has no window of its own.
    if (page->kind == PageKind::thank_you && !(visitor.bot && visitor.fresh)) {
        TRY(site.services.db.write(
            [&](Tx& tx) -> Result<> { return open_low_ticket(tx, site, shop, visitor); }));
    }
    TRY(auto context, site.services.db.read([&](Tx& tx) -> Result<content::PageContext> {
        TRY(const auto facts, load_facts(tx, site.now(), shop, visitor.who()));
        auto made = shop_context(site, shop, facts);
        TRY(add_promotion(tx, site.now(), shop, made));
        TRY(const bool confirmed, has_confirmed(tx, visitor.contact()));
        if (!confirmed) made.facts.insert("confirmation_open");
        return made;
    }));
    context.canonical_url = site.services.public_url + step_address(shop, step);
    context.index = page->kind == PageKind::opt_in || page->kind == PageKind::main_offer;
    context.form.action = step_address(shop, step);
    context.form.token = sign_form(
        site, visitor.id, {.about = "opt-in:" + shop.funnel->key, .subject = {}, .nonce = {}});
    TRY(auto html, content::render_page(*page, context));
    record_view(site, shop, visitor, step.key, request);
    auto response = page_answer(shop.live->brand, std::move(html), 200, Privacy::visitor);
    remember(site.services, visitor, response);
    return response;
}

Result<Response> go_on(Site& site, const Shop& shop, const std::string& from,
                       funnels::Outcome outcome, const commerce::Reader& reader) {
    TRY(const auto facts, site.services.db.read([&](Tx& tx) -> Result<Facts> {
        return load_facts(tx, site.now(), shop, reader);
    }));
    const auto* next = funnels::next_step(*shop.funnel, from, outcome, gone(facts));
    return net::redirect(next ? step_address(shop, *next) : shop.path);
}

void add_funnel_routes(net::Router& router, const SharedSite& site) {
    router.get("/b/{brand}/{funnel}", answering(site, get_landing));
    router.post("/b/{brand}/{funnel}", answering(site, opt_in));
    router.get("/b/{brand}/{funnel}/{step}", answering(site, get_step));
    router.post("/b/{brand}/{funnel}/{step}", answering(site, post_step));
    router.get("/b/{brand}/{rest*}", answering(site, nothing_there));
}

}  // namespace web
