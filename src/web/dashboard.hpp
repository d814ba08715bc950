// The dashboard (ui/): one page and its files, linked in, compressed at build time.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "net/router.hpp"
#include "web/services.hpp"

namespace web {

// "/", "/sign-in", "/brands/..." and the files that the page names. Where the program was built
// without ui/dist, those pages say so.
void add_dashboard_routes(net::Router& router, const Services& services);

// One file as it is linked in.
struct DashboardFile {
    std::string_view path;  // "index.html", "assets/index-Dna1Hb71.js"
    std::string_view plain;
    std::string_view brotli;  // empty where it does not help
    std::string_view gzip;    // likewise
};
// Null where it is not one of them. Exposed for tests.
const DashboardFile* find_dashboard_file(std::string_view path);

// Which encoding to send, by Accept-Encoding (RFC 9110 section 12.5.3): "br", "gzip" or "".
std::string_view choose_encoding(std::string_view accept, const DashboardFile& file);

}  // namespace web
