// What a person wants to know of a mail as it was sent: its header fields and its links. Reads
// mails that this program wrote.
#pragma once

#include <string_view>
#include <vector>

#include "web/api_views.hpp"

namespace web {

// Unfolded (RFC 5322 section 2.2.3), in order.
std::vector<HeaderView> headers_of(std::string_view source);
// Each <a href> with its words, in order, once per address.
std::vector<LinkView> links_in(std::string_view html);

}  // namespace web
