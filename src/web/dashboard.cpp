#include "web/dashboard.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "base/crypto.hpp"
#include "base/strings.hpp"
#include "web/dashboard_files.hpp"

namespace web {
namespace {

using net::Request;
using net::Response;

// Mantine writes style elements; previews are shown in frames of this site; the live stream is a
// connection to it.
constexpr std::string_view kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' "
    "data:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";

constexpr std::string_view kNotBuilt =
    "<!doctype html><html lang=\"en\"><title>Frontlist</title>"
    "<body style=\"font:16px/1.5 sans-serif;padding:2rem;max-width:40rem\">"
    "<h1 style=\"font-size:1.5rem\">The dashboard is not in this build</h1>"
    "<p>Build it first (<code>npm run build</code> in <code>ui/</code>), then build Frontlist "
    "again. The public pages and the API work without it.</p>";

std::string_view type_of(std::string_view path) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kTypes = {
        {{".html", "text/html; charset=utf-8"},
         {".js", "text/javascript; charset=utf-8"},
         {".css", "text/css; charset=utf-8"},
         {".svg", "image/svg+xml"},
         {".png", "image/png"},
         {".woff2", "font/woff2"},
         {".json", "application/json"},
         {".ico", "image/x-icon"},
         {".webmanifest", "application/manifest+json"}}};
    const auto found =
        std::ranges::find_if(kTypes, [&](const auto& type) { return path.ends_with(type.first); });
    return found == kTypes.end() ? "application/octet-stream" : found->second;
}

Response file_answer(const DashboardFile& file, const Request& request) {
    const std::string_view encoding = choose_encoding(request.header("Accept-Encoding"), file);
    const std::string_view bytes = encoding == "br"     ? file.brotli
                                   : encoding == "gzip" ? file.gzip
                                                        : file.plain;
    Response response{.body = std::string(bytes)};
    response.with("Content-Type", std::string(type_of(file.path)))
        .with("Vary", "Accept-Encoding")
        .with("X-Content-Type-Options", "nosniff");
    if (!encoding.empty()) response.with("Content-Encoding", std::string(encoding));
    // A hashed name never changes what it stands for.
    response.with("Cache-Control", file.path.starts_with("assets/")
                                       ? "public, max-age=31536000, immutable"
                                       : "no-cache");
    return response;
}

Response page(const Request& request) {
    const DashboardFile* index = find_dashboard_file("index.html");
    if (!index) {
        return net::html(std::string(kNotBuilt), 503).with("Cache-Control", "no-store");
    }
    Response response = file_answer(*index, request);
    response.with("Content-Security-Policy", std::string(kPolicy))
        .with("Referrer-Policy", "same-origin");
    return net::tagged(std::move(response), request);
}

}  // namespace

const DashboardFile* find_dashboard_file(std::string_view path) {
    const std::span<const DashboardFile> files = dashboard_files();
    const auto found = std::ranges::find(files, path, &DashboardFile::path);
    return found == files.end() ? nullptr : &*found;
}

std::string_view choose_encoding(std::string_view accept, const DashboardFile& file) {
    bool brotli = false;
    bool gzip = false;
    for (const auto& item : base::split(accept, ',')) {
        const auto parts = base::split(item, ';');
        const auto name = base::trim(parts.front());
        const auto weight = parts.size() > 1 ? base::trim(parts[1]) : std::string_view{};
        const bool refused =
            weight == "q=0" || weight == "q=0.0" || weight == "q=0.00" || weight == "q=0.000";
        if (refused) continue;
        brotli = brotli || name == "br";
        gzip = gzip || name == "gzip";
    }
    if (brotli && !file.brotli.empty()) return "br";
    if (gzip && !file.gzip.empty()) return "gzip";
    return {};
}

void add_dashboard_routes(net::Router& router, const Services&) {
    for (const std::string_view path : {"/", "/sign-in", "/brands", "/brands/{rest*}"}) {
        router.get(path, page);
    }
    for (const auto& each : dashboard_files()) {
        if (each.path == "index.html") continue;
        router.get("/" + std::string(each.path), [&each](const Request& request) {
            return net::tagged(file_answer(each, request), request);
        });
    }
}

}  // namespace web
