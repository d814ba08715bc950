#include "net/http.hpp"

#include <array>

#include "base/crypto.hpp"
#include "base/strings.hpp"

namespace net {
namespace {

constexpr std::array<std::pair<Method, std::string_view>, 7> kMethods = {{
    {Method::get, "GET"},
    {Method::head, "HEAD"},
    {Method::post, "POST"},
    {Method::put, "PUT"},
    {Method::patch, "PATCH"},
    {Method::del, "DELETE"},
    {Method::options, "OPTIONS"},
}};

bool same_name(std::string_view a, std::string_view b) {
    return a.size() == b.size() && base::starts_with_ignoring_case(a, b);
}

Response plain(std::string_view type, Body body, int status) {
    Response response;
    response.status = status;
    response.headers.add("Content-Type", std::string{type});
    response.body = std::move(body);
    return response;
}

std::string_view name_of(SameSite same_site) {
    switch (same_site) {
        case SameSite::lax:
            return "Lax";
        case SameSite::strict:
            return "Strict";
        case SameSite::none:
            return "None";
    }
    return "Lax";
}

}  // namespace

std::string_view to_string(Method method) {
    for (const auto& [known, name] : kMethods) {
        if (known == method) return name;
    }
    return "GET";
}

std::optional<Method> parse_method(std::string_view name) {
    for (const auto& [known, text] : kMethods) {
        if (text == name) return known;
    }
    return std::nullopt;
}

void Headers::add(std::string name, std::string value) {
    items_.emplace_back(std::move(name), std::move(value));
}

void Headers::set(std::string_view name, std::string value) {
    remove(name);
    items_.emplace_back(std::string{name}, std::move(value));
}

void Headers::remove(std::string_view name) {
    std::erase_if(items_, [&](const Item& item) { return same_name(item.first, name); });
}

std::optional<std::string_view> Headers::find(std::string_view name) const {
    for (const auto& [key, value] : items_) {
        if (same_name(key, name)) return value;
    }
    return std::nullopt;
}

std::string_view Headers::value(std::string_view name) const {
    return find(name).value_or(std::string_view{});
}

// RFC 6265 section 5.4: all cookies in one header; HTTP/2 proxies may split it.
std::optional<std::string_view> Request::cookie(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (!same_name(key, "Cookie")) continue;
        for (std::string_view pair : base::split(value, ';')) {
            pair = base::trim(pair);
            const std::size_t equals = pair.find('=');
            if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
            pair.remove_prefix(equals + 1);
            if (pair.size() >= 2 && pair.front() == '"' && pair.back() == '"') {
                pair = pair.substr(1, pair.size() - 2);
            }
            return pair;
        }
    }
    return std::nullopt;
}

base::Result<Fields> Request::form() const {
    const std::string_view type = header("Content-Type");
    if (!same_name(base::trim(type.substr(0, type.find(';'))),
                   "application/x-www-form-urlencoded")) {
        return base::fail(base::Errc::invalid, "This address takes a form, not \"{}\"", type);
    }
    auto fields = parse_form(body);
    if (!fields) return base::fail(base::Errc::invalid, "The form has too many fields");
    return std::move(*fields);
}

std::string_view Body::view() const {
    const auto* own = std::get_if<std::string>(&bytes_);
    const std::string& whole = own ? *own : *std::get<std::shared_ptr<const std::string>>(bytes_);
    return std::string_view{whole}.substr(offset_, size_);
}

void Body::narrow(std::size_t offset, std::size_t size) {
    offset_ += std::min(offset, size_);
    size_ = std::min(size, size_ - std::min(offset, size_));
}

Response& Response::with(std::string_view name, std::string value) & {
    headers.set(name, std::move(value));
    return *this;
}

Response&& Response::with(std::string_view name, std::string value) && {
    headers.set(name, std::move(value));
    return std::move(*this);
}

void Response::set_cookie(const Cookie& cookie) {
    std::string line = fmt::format("{}={}; Path={}; SameSite={}", cookie.name, cookie.value,
                                   cookie.path, name_of(cookie.same_site));
    if (cookie.max_age) line += fmt::format("; Max-Age={}", cookie.max_age->count());
    if (cookie.http_only) line += "; HttpOnly";
    if (cookie.secure) line += "; Secure";
    headers.add("Set-Cookie", std::move(line));
}

Response text(Body body, int status) {
    return plain("text/plain; charset=utf-8", std::move(body), status);
}

Response html(Body body, int status) {
    return plain("text/html; charset=utf-8", std::move(body), status);
}

Response json(Body body, int status) {
    return plain("application/json", std::move(body), status);
}

Response redirect(std::string location, int status) {
    Response response;
    response.status = status;
    response.headers.add("Location", std::move(location));
    return response;
}

Response no_content() {
    Response response;
    response.status = 204;
    return response;
}

Response event_stream(std::shared_ptr<Stream> stream) {
    Response response = plain("text/event-stream", {}, 200);
    response.headers.add("Cache-Control", "no-store");
    // A buffering proxy would hold the events back.
    response.headers.add("X-Accel-Buffering", "no");
    response.stream = std::move(stream);
    return response;
}

std::string_view reason_phrase(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 206:
            return "Partial Content";
        case 301:
            return "Moved Permanently";
        case 302:
            return "Found";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 307:
            return "Temporary Redirect";
        case 308:
            return "Permanent Redirect";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 402:
            return "Payment Required";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 406:
            return "Not Acceptable";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 412:
            return "Precondition Failed";
        case 413:
            return "Content Too Large";
        case 415:
            return "Unsupported Media Type";
        case 416:
            return "Range Not Satisfiable";
        case 417:
            return "Expectation Failed";
        case 422:
            return "Unprocessable Content";
        case 428:
            return "Precondition Required";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 502:
            return "Bad Gateway";
        case 503:
            return "Service Unavailable";
        case 504:
            return "Gateway Timeout";
        case 505:
            return "HTTP Version Not Supported";
        default:
            return "Status";
    }
}

}  // namespace net
