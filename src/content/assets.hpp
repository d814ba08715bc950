// Files that are part of the program: the public site's fonts. They live in assets/ and are linked
// in, so nothing is read from disk at run time.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace content {

struct Asset {
    std::string_view body;
    std::string_view content_type;
    std::string etag;  // quoted, strong (RFC 9110 section 8.8.3)
};

// `path` is what follows /assets/: "fonts/literata-400.woff2". Bodies are compressed already where
// that helps (WOFF2 is), so there are no encoded variants.
std::optional<Asset> find_asset(std::string_view path);

// "/assets/fonts/literata-400.woff2?v=HASH": may be cached for ever. REQUIRES that it exists.
std::string asset_url(std::string_view path);

}  // namespace content
