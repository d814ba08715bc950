// Entity tags and ranges: RFC 9110 sections 8.8.3, 13 and 14.
#include <charconv>

#include "base/crypto.hpp"
#include "base/strings.hpp"
#include "net/http.hpp"

namespace net {
namespace {

struct Span {
    std::size_t first = 0;
    std::size_t count = 0;  // 0: not satisfiable
};

bool reads(const Request& request) {
    return request.method == Method::get || request.method == Method::head;
}

std::string_view without_weakness(std::string_view tag) {
    return tag.starts_with("W/") ? tag.substr(2) : tag;
}

// Section 13.1.2, by the weak comparison of section 8.8.3.2. A tag may hold a comma, so the list is
// read tag by tag.
bool lists_tag(std::string_view list, std::string_view tag) {
    list = base::trim(list);
    if (list == "*") return true;
    while (!list.empty()) {
        const std::size_t open = list.find('"');
        if (open == std::string_view::npos) return false;
        const std::size_t close = list.find('"', open + 1);
        if (close == std::string_view::npos) return false;
        if (list.substr(open, close - open + 1) == without_weakness(tag)) return true;
        list.remove_prefix(close + 1);
    }
    return false;
}

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, value);
    if (text.empty() || at != end) return std::nullopt;
    // More digits than fit is a position past any end.
    if (error == std::errc::result_out_of_range) return UINT64_MAX;
    if (error != std::errc{}) return std::nullopt;
    return value;
}

// Section 14.1.2. Nothing: not one byte range, so the header is ignored.
std::optional<Span> parse_range(std::string_view header, std::uint64_t size) {
    constexpr std::string_view kUnit = "bytes=";
    if (!base::starts_with_ignoring_case(header, kUnit)) return std::nullopt;
    const std::string_view spec = base::trim(header.substr(kUnit.size()));
    const std::size_t dash = spec.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const std::string_view from = spec.substr(0, dash);
    const std::string_view to = spec.substr(dash + 1);
    if (from.empty()) {
        const auto suffix = number(to);
        if (!suffix) return std::nullopt;
        const std::uint64_t count = std::min(*suffix, size);
        return Span{size - count, count};
    }
    const auto first = number(from);
    const auto last = to.empty() ? std::optional<std::uint64_t>{UINT64_MAX} : number(to);
    if (!first || !last || *last < *first) return std::nullopt;
    if (*first >= size) return Span{};
    return Span{*first, std::min(*last, size - 1) - *first + 1};
}

// Section 13.1.5: a strong tag that matches, or exactly the date we sent.
bool range_still_valid(std::string_view if_range, const Headers& headers) {
    if (if_range.empty()) return true;
    const std::string_view tag = headers.value("ETag");
    if (if_range.starts_with('"')) return if_range == tag;
    return !if_range.starts_with("W/") && if_range == headers.value("Last-Modified");
}

}  // namespace

Response tagged(Response response, const Request& request) {
    if (response.status != 200 || response.stream || !reads(request)) return response;
    if (!response.headers.find("ETag")) {
        const base::Sha256 digest = base::sha256(response.body.view());
        const std::string bytes(digest.begin(), digest.begin() + 16);
        response.headers.add("ETag", '"' + base::base64url(bytes) + '"');
    }
    const auto known = request.headers.find("If-None-Match");
    if (known && lists_tag(*known, response.headers.value("ETag"))) {
        response.status = 304;
        response.body = {};
        response.headers.remove("Content-Type");
    }
    return response;
}

Response ranged(Response response, const Request& request) {
    if (response.status != 200 || response.stream) return response;
    response.headers.set("Accept-Ranges", "bytes");
    const std::string_view header = request.header("Range");
    // Section 14.2: a range means something with GET only.
    if (request.method != Method::get || header.empty() ||
        !range_still_valid(request.header("If-Range"), response.headers)) {
        return response;
    }
    const std::size_t size = response.body.size();
    const auto span = parse_range(header, size);
    if (!span) return response;
    if (span->count == 0) {
        Response refusal = text("The file does not reach that far\n", 416);
        refusal.headers.set("Content-Range", fmt::format("bytes */{}", size));
        return refusal;
    }
    response.status = 206;
    response.headers.set("Content-Range", fmt::format("bytes {}-{}/{}", span->first,
                                                      span->first + span->count - 1, size));
    response.body.narrow(span->first, span->count);
    return response;
}

}  // namespace net
