#include "content/assets.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "base/crypto.hpp"
#include "content/embedded.hpp"

namespace content {
namespace {

std::string short_hash(std::string_view body) {
    constexpr std::size_t kLength = 16;
    return base::sha256_hex(body).substr(0, kLength);
}

}  // namespace

std::optional<Asset> find_asset(std::string_view path) {
    // Style sheets are embedded too, but only stand inside pages.
    if (!path.starts_with("fonts/")) return std::nullopt;
    const std::string_view body = find_embedded(path);
    if (body.empty()) return std::nullopt;
    return Asset{body, "font/woff2", fmt::format("\"{}\"", short_hash(body))};
}

std::string asset_url(std::string_view path) {
    const std::string_view body = find_embedded(path);
    if (body.empty()) throw std::logic_error(fmt::format("there is no asset {}", path));
    return fmt::format("/assets/{}?v={}", path, short_hash(body));
}

}  // namespace content
