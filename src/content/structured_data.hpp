// What search engines read: schema.org in JSON-LD. Private to the room.
#pragma once

#include <string>

#include "content/page.hpp"
#include "content/page_context.hpp"

namespace content {

// The offers that a page shows as Product with Offer, else its book; empty where there is neither.
// Reviews are left out: a rating is only honest with all of them.
std::string structured_data(const Page& page, const PageContext& context);

}  // namespace content
