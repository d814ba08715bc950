#include "web/api.hpp"

#include <algorithm>
#include <charconv>

#include "content/brand_repository.hpp"
#include "web/api_document.hpp"
#include "web/api_routes.hpp"
#include "web/dashboard.hpp"
#include "web/problem.hpp"

namespace web {
namespace {

constexpr int kUsualPage = 50;
constexpr int kLargestPage = 200;

void add_open_routes(net::Router& router, Api& api) {
    api.guard.open(
        router, net::Method::get, "/api/v1/health", [&api](const net::Request&) -> Guard::Answer {
            TRY(api.db().read(
                [](store::Tx& tx) { return tx.query_one<std::int64_t>("select 1 as one"); }));
            return json_answer(base::JsonObject{
                {"status", "ok"},
                {"version", api.guard.services().version},
                {"database",
                 api.db().engine() == store::Engine::sqlite ? "sqlite" : "postgresql"}});
        });
    api.guard.open(
        router, net::Method::get, "/api/v1/openapi.json",
        [](const net::Request& request) -> Guard::Answer {
            return net::tagged(
                net::json(std::string(openapi_document())).with("Cache-Control", "no-cache"),
                request);
        });
    router.get("/api/{rest*}", [](const net::Request& request) {
        return problem({base::Errc::not_found, "there is nothing at " + request.path, {}});
    });
}

}  // namespace

Result<content::Brand> brand_of(store::Tx& tx, const net::Request& request) {
    return content::load_brand_by_slug(tx, request.param("brand"));
}

Result<int> limit_of(const net::Request& request) {
    const auto text = request.query_value("limit");
    if (text.empty()) return kUsualPage;
    int limit = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
    if (error != std::errc{} || end != text.data() + text.size() || limit < 1) {
        return base::fail_field("limit", "limit is a whole number from 1 to {}", kLargestPage);
    }
    return std::min(limit, kLargestPage);
}

void add_api_routes(net::Router& router, const Services& services, const base::Clock& wall_clock) {
    const auto api = std::make_shared<Api>(services, wall_clock);
    add_open_routes(router, *api);
    add_session_routes(router, *api);
    add_brand_routes(router, *api);
    add_list_routes(router, *api);
    add_review_routes(router, *api);
    add_preview_routes(router, *api);
    add_contact_routes(router, *api);
    add_message_routes(router, *api);
    add_activity_routes(router, *api);
    add_demo_routes(router, *api);
    add_dashboard_routes(router, services);
    // The router keeps what its routes refer to.
    router.get("/api",
               [api](const net::Request&) { return net::redirect("/api/v1/openapi.json"); });
}

}  // namespace web
