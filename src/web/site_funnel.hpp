// The steps of a funnel. Private to the site.
#pragma once

#include "funnels/path.hpp"
#include "web/site_context.hpp"

namespace web {

// Where a step is served.
std::string step_address(const Shop& shop, const content::FunnelStep& step);
// The document that a step shows; null where its magnet is not live.
const content::Page* page_of(const Shop& shop, const content::FunnelStep& step);

// Writes the page view down. A failure is logged; the page goes out all the same.
void record_view(const Site& site, const Shop& shop, const Visitor& visitor,
                 const std::string& step, const Request& request);

// The page of a step that sells nothing by itself: landing, thank-you, main offer.
Result<Response> show_step(Site& site, const Request& request, const Shop& shop,
                           const content::FunnelStep& step);

// The opt-in form was sent.
Result<Response> opt_in(Site& site, const Request& request);

// A one-time offer after the payment: its page, its acceptance, its refusal.
Result<Response> show_addition(Site& site, const Request& request, const Shop& shop,
                               const content::FunnelStep& step);
Result<Response> accept_addition(Site& site, const Request& request, const Shop& shop,
                                 const content::FunnelStep& step);

// After `from`: where the reader who has this order goes.
Result<Response> go_on(Site& site, const Shop& shop, const std::string& from,
                       funnels::Outcome outcome, const commerce::Reader& reader);

}  // namespace web
