// The admin API (openapi.json is its contract) and the dashboard that uses it.
#pragma once

#include "base/time.hpp"
#include "net/router.hpp"
#include "web/services.hpp"

namespace web {

// Adds /api/v1/..., /login/TOKEN and the dashboard's pages and files. What the routes need beyond
// `services` lives as long as the router; both clocks and `services` outlive it. `wall_clock` ends
// sessions: not the demo's.
void add_api_routes(net::Router& router, const Services& services, const base::Clock& wall_clock);

}  // namespace web
