#include "web/site_visitor.hpp"

#include <algorithm>
#include <array>

#include "base/strings.hpp"
#include "funnels/visits.hpp"

namespace web {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kVisitorCookie = "fl_visitor";
constexpr std::string_view kTouchCookie = "fl_touch";
constexpr std::string_view kOrderCookie = "fl_order";
constexpr std::chrono::seconds kVisitorLives = 24h * 365;
constexpr std::chrono::seconds kTouchLives = 24h * 90;
constexpr std::chrono::seconds kReaderLives = 24h * 30;
constexpr std::chrono::seconds kGoLives = 24h * 14;
constexpr std::chrono::seconds kOrderLives = 24h;

constexpr std::array<std::string_view, 5> kTags = {"utm_source", "utm_medium", "utm_campaign",
                                                   "utm_term", "utm_content"};
constexpr std::size_t kLongestLabel = 60;

std::string reader_cookie_name(std::string_view brand) {
    return fmt::format("fl_reader_{}", brand);
}

std::string go_cookie_name(std::string_view brand) {
    return fmt::format("fl_go_{}", brand);
}

void set(const Services& services, net::Response& response, std::string name, std::string value,
         std::chrono::seconds lives) {
    response.set_cookie({.name = std::move(name),
                         .value = std::move(value),
                         .max_age = lives,
                         .secure = services.public_url.starts_with("https://")});
}

// A label that may become a tag and a column of a report: what strangers send is cut to size.
std::string label(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == '+';
        if (plain && out.size() < kLongestLabel) out += c;
    }
    return out;
}

std::string host_of(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    url.remove_prefix(scheme + 3);
    return base::to_lower_ascii(label(url.substr(0, url.find_first_of("/?#:"))));
}

base::JsonObject touch_of(const Services& services, const net::Request& request) {
    base::JsonObject source;
    for (const auto tag : kTags) {
        const std::string value = label(request.query_value(tag));
        if (!value.empty()) source[tag] = value;
    }
    const std::string referrer = host_of(request.header("Referer"));
    const auto own_name = request.host.substr(0, request.host.find(':'));
    if (!referrer.empty() && referrer != own_name && referrer != host_of(services.public_url)) {
        source["referrer"] = referrer;
    }
    return source;
}

std::optional<base::JsonObject> touch_cookie(const net::Request& request) {
    const auto cookie = request.cookie(kTouchCookie);
    if (!cookie || cookie->size() > 2000) return std::nullopt;
    const auto text = base::from_base64url(*cookie);
    if (!text) return std::nullopt;
    const auto json = base::parse_json(*text);
    if (!json || !json.value().is_object()) return std::nullopt;
    base::JsonObject clean;
    for (const auto& entry : json.value().get_object()) {
        const std::string_view key = entry.key();
        const bool known = key == "referrer" || std::ranges::find(kTags, key) != kTags.end();
        if (known && entry.value().is_string()) clean[key] = label(entry.value().get_string());
    }
    return clean;
}

}  // namespace

Visitor visitor_of(const Services& services, const net::Request& request, std::string_view brand) {
    Visitor visitor;
    const auto now = services.env.now();
    const auto id = request.cookie(kVisitorCookie);
    if (id && base::is_uuid(*id)) {
        visitor.id = *id;
    } else {
        visitor.id = services.env.ids.next_text();
        visitor.fresh = true;
    }
    auto touch = touch_cookie(request);
    visitor.source = touch ? std::move(*touch) : touch_of(services, request);
    visitor.fresh = visitor.fresh || !touch;
    visitor.source_name = funnels::source_name(visitor.source);
    visitor.bot = funnels::is_bot(request.header("User-Agent"));
    if (const auto token = request.cookie(reader_cookie_name(brand))) {
        auto contact = services.signer.verify("reader:" + std::string(brand), *token, now);
        if (contact) visitor.reader = base::ContactId{std::move(contact).value()};
    }
    if (const auto token = request.cookie(go_cookie_name(brand))) {
        auto go = Links(services.signer, services.public_url).read_go(*token, now);
        if (go && go.value().brand == brand) visitor.go = std::move(go).value();
    }
    return visitor;
}

void remember(const Services& services, const Visitor& visitor, net::Response& response) {
    if (!visitor.fresh) return;
    set_visitor_cookie(services, visitor.id, response);
    set(services, response, std::string(kTouchCookie),
        base::base64url(base::compact(visitor.source)), kTouchLives);
}

void set_visitor_cookie(const Services& services, const std::string& id, net::Response& response) {
    set(services, response, std::string(kVisitorCookie), id, kVisitorLives);
}

void set_reader_cookie(const Services& services, std::string_view brand,
                       const base::ContactId& contact, net::Response& response) {
    set(services, response, reader_cookie_name(brand),
        services.signer.sign("reader:" + std::string(brand), contact.str(),
                             services.env.now() + kReaderLives),
        kReaderLives);
}

void set_go_cookie(const Services& services, std::string_view brand, std::string_view go_token,
                   net::Response& response) {
    set(services, response, go_cookie_name(brand), std::string(go_token), kGoLives);
}

void set_order_cookie(const Services& services, const base::OrderId& order,
                      net::Response& response) {
    set(services, response, std::string(kOrderCookie),
        services.signer.sign("order", order.str(), services.env.now() + kOrderLives), kOrderLives);
}

std::optional<base::OrderId> order_cookie(const Services& services, const net::Request& request) {
    const auto token = request.cookie(kOrderCookie);
    if (!token) return std::nullopt;
    auto order = services.signer.verify("order", *token, services.env.now());
    if (!order) return std::nullopt;
    return base::OrderId{std::move(order).value()};
}

}  // namespace web
