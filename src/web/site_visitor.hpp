// Who is asking, from the cookies: a visitor (a random id), and perhaps a contact. Two kinds of
// contact are kept apart: one who followed a link of a mail (enough to know the price and to begin
// a checkout), and one who signed in to the library (enough to read what they own).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "commerce/offers.hpp"
#include "net/http.hpp"
#include "web/links.hpp"
#include "web/services.hpp"

namespace web {

struct Visitor {
    std::string id;
    bool fresh = false;           // the cookie is to be set
    base::JsonObject source;      // first touch: utm_source ..., referrer
    std::string source_name;      // funnels::source_name
    base::ContactId reader;       // signed in; or empty
    std::optional<Links::Go> go;  // the mail's link that was followed
    bool bot = false;

    base::ContactId contact() const {
        return reader ? reader : go ? go->contact : base::ContactId{};
    }
    // A signed-in reader may have followed a friend's link: prices are the reader's own.
    commerce::Reader who() const { return {contact(), id}; }
};

// Of this brand: cookies of other brands do not count.
Visitor visitor_of(const Services& services, const net::Request& request, std::string_view brand);

// Sets what the browser does not have yet.
void remember(const Services& services, const Visitor& visitor, net::Response& response);

// The cookies, each set where its link was followed.
void set_visitor_cookie(const Services& services, const std::string& id, net::Response& response);
void set_reader_cookie(const Services& services, std::string_view brand,
                       const base::ContactId& contact, net::Response& response);
void set_go_cookie(const Services& services, std::string_view brand, std::string_view go_token,
                   net::Response& response);
void set_order_cookie(const Services& services, const base::OrderId& order,
                      net::Response& response);
// The last order that this browser paid, within a day.
std::optional<base::OrderId> order_cookie(const Services& services, const net::Request& request);

}  // namespace web
