// The checkout of a funnel or of an offer page, and the page after it. Private to the site.
#pragma once

#include "web/site_context.hpp"

namespace web {

// GET: begins or continues the visitor's cart (`?offer=`; `?code=` is tried).
Result<Response> show_checkout(Site& site, const Request& request, const Shop& shop);
// POST: apply_code, or pay.
Result<Response> post_checkout(Site& site, const Request& request, const Shop& shop);
// Downloads and receipt of the order at hand.
Result<Response> show_confirmation(Site& site, const Request& request, const Shop& shop,
                                   const content::Page& page);

// The pages of an offer page's checkout, which no document describes.
const content::Page& plain_checkout_page();
const content::Page& plain_confirmation_page();

}  // namespace web
