// What several of the signed links need. Private to the site.
#pragma once

#include "contacts/types.hpp"
#include "web/site_answer.hpp"

namespace web {

struct Known {
    contacts::Contact contact;
    Live live;
};
// Errors: not_found (erased since, or no such brand).
Result<Known> load_known(Site& site, const base::ContactId& contact);

// The token alone, of an address made by Links.
std::string token_of(std::string_view url);

}  // namespace web
