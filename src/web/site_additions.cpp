// One-click offers after the payment, charged to the card that the provider keeps.
#include "commerce/checkout.hpp"
#include "web/site_funnel.hpp"
#include "web/site_order.hpp"

namespace web {
namespace {

using content::FunnelStep;
using funnels::Outcome;
using namespace std::chrono_literals;

// "During this visit": later, the card in the browser's reach is no longer charged by a click.
constexpr base::Duration kOneClickFor = 1h;

std::string form_name(const FunnelStep& step) {
    return "addition:" + step.offer;
}

struct AtHand {
    OrderSet set;
    commerce::OfferFacts facts;
    bool possible = false;
    commerce::Reader reader;
};

// Taken already, by another click: the way goes on as after a yes.
Outcome outcome_of(const AtHand& hand) {
    return hand.facts.window && hand.facts.window->order_id ? Outcome::accepted : Outcome::declined;
}

// The order and the step's offer for its buyer. Nothing without an order.
Result<std::optional<AtHand>> at_hand(Site& site, const Request& request, const Shop& shop,
                                      const FunnelStep& step) {
    TRY(auto set, find_order_at_hand(site, request, shop));
    if (!set) return std::optional<AtHand>{};
    const commerce::Reader reader{set->order.contact_id, {}};
    TRY(auto facts, site.services.db.read([&](Tx& tx) -> Result<commerce::OfferFacts> {
        return commerce::offer_facts(tx, site.now(), shop.live->brand.id, shop.scope, step.offer,
                                     reader);
    }));
    const bool fresh = set->order.paid_at && site.now() - *set->order.paid_at < kOneClickFor;
    const bool possible = facts.open() && fresh && !set->order.method.ref.empty();
    return std::optional(AtHand{std::move(*set), std::move(facts), possible, reader});
}

Result<Response> render_addition(Site& site, const Request& request, const Shop& shop,
                                 const FunnelStep& step, const AtHand& hand,
                                 const std::string& alert, int status) {
    const auto* page = page_of(shop, step);
    const auto visitor = visitor_of(site.services, request, shop.live->brand.slug);
    TRY(auto context, site.services.db.read([&](Tx& tx) -> Result<content::PageContext> {
        TRY(const auto facts, load_facts(tx, site.now(), shop, hand.reader));
        auto made = shop_context(site, shop, facts);
        TRY(add_promotion(tx, site.now(), shop, made));
        return made;
    }));
    const std::string address = step_address(shop, step);
    auto& offer = context.offers[step.offer];
    offer.one_click = true;
    offer.action = address;
    offer.decline_url = address + "?declined=1";
    if (!alert.empty()) context.form.errors[""] = alert;
    context.form.token = sign_form(site, visitor.id,
                                   {.about = form_name(step),
                                    .subject = hand.set.order.id.str(),
                                    .nonce = site.services.env.ids.next_text(),
                                    .seen = hand.facts.price.minor});
    context.index = false;
    context.canonical_url.clear();
    TRY(auto html, content::render_page(*page, context));
    auto response = page_answer(shop.live->brand, std::move(html), status, Privacy::personal);
    remember(site.services, visitor, response);
    return response;
}

}  // namespace

Result<Response> show_addition(Site& site, const Request& request, const Shop& shop,
                               const FunnelStep& step) {
    TRY(const auto hand, at_hand(site, request, shop, step));
    // It belongs to a purchase: without one the reader starts at the beginning.
    if (!hand) return net::redirect(shop.path);
    if (request.query_value("declined") == "1") {
        TRY(site.services.db.write([&](Tx& tx) -> Result<> {
            return commerce::decline_offer(tx, site.services.env, shop.live->brand.id, hand->reader,
                                           shop.scope, step.offer);
        }));
        return go_on(site, shop, step.key, Outcome::declined, hand->reader);
    }
    if (!hand->possible) return go_on(site, shop, step.key, outcome_of(*hand), hand->reader);
    record_view(site, shop, visitor_of(site.services, request, shop.live->brand.slug), step.key,
                request);
    return render_addition(site, request, shop, step, *hand, "", 200);
}

Result<Response> accept_addition(Site& site, const Request& request, const Shop& shop,
                                 const FunnelStep& step) {
    TRY(const auto form, request.form());
    const auto visitor = visitor_of(site.services, request, shop.live->brand.slug);
    TRY(const auto hand, at_hand(site, request, shop, step));
    if (!hand) return net::redirect(shop.path);
    const auto token = read_form(site, visitor.id, form_name(step), form.value("token"));
    const bool ours = token && token.value().subject == hand->set.order.id.str() &&
                      form.value("offer") == step.offer && form.value("website").empty();
    if (!ours) return net::redirect(step_address(shop, step));

    const auto order = commerce::add_to_order(
        site.services.db, site.services.env, site.services.payments,
        {hand->set.order.id, step.offer, {token.value().seen, shop.live->brand.currency}},
        token.value().nonce);
    if (order) return go_on(site, shop, step.key, Outcome::accepted, hand->reader);
    const auto& error = order.error();
    if (error.code == Errc::internal) return fail(error);
    TRY(const auto now_at_hand, at_hand(site, request, shop, step));
    if (!now_at_hand) return net::redirect(shop.path);
    if (!now_at_hand->possible) {
        return go_on(site, shop, step.key, outcome_of(*now_at_hand), hand->reader);
    }
    const bool price_moved = error.code == Errc::conflict;
    return render_addition(site, request, shop, step, *now_at_hand,
                           price_moved ? "The price has changed since you saw it. Please look at "
                                         "it and choose again."
                                       : sentence(error.message),
                           price_moved ? 409 : 422);
}

}  // namespace web
