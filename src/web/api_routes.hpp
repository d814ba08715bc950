// The parts of the admin API. Private to api*.cpp.
#pragma once

#include "content/brand.hpp"
#include "events/event_log.hpp"
#include "mail/messages.hpp"
#include "web/api_guard.hpp"
#include "web/api_views.hpp"
#include "web/live_feed.hpp"

namespace web {

struct Api {
    Api(const Services& services, const base::Clock& wall_clock)
        : guard(services, wall_clock), feed(services) {}

    store::Db& db() const { return guard.services().db; }
    const base::Env& env() const { return guard.services().env; }
    const std::string& public_url() const { return guard.services().public_url; }

    Guard guard;
    LiveFeed feed;
};

// Each adds its routes; `api` outlives the router.
void add_session_routes(net::Router& router, Api& api);
void add_brand_routes(net::Router& router, Api& api);
void add_list_routes(net::Router& router, Api& api);
void add_review_routes(net::Router& router, Api& api);
void add_preview_routes(net::Router& router, Api& api);
void add_contact_routes(net::Router& router, Api& api);
void add_message_routes(net::Router& router, Api& api);
void add_activity_routes(net::Router& router, Api& api);
void add_demo_routes(net::Router& router, Api& api);

// The brand of "/api/v1/brands/{brand}/...". Errors: not_found.
Result<content::Brand> brand_of(store::Tx& tx, const net::Request& request);
// `limit` of the query: 1 to 200, else 50. Errors: invalid.
Result<int> limit_of(const net::Request& request);

Result<std::vector<BrandSummary>> brand_summaries(store::Tx& tx, const std::string& public_url);
Result<base::Json> load_overview(store::Tx& tx, const content::Brand& brand, Time now);

// The log in sentences, with the names it needs looked up.
Result<std::vector<TimelineEntry>> timeline_entries(store::Tx& tx, const content::Brand& brand,
                                                    const std::vector<events::Event>& events);
// Messages for a list, with subject and what the reader did.
Result<std::vector<MessageItem>> message_items(store::Tx& tx, const content::Brand& brand,
                                               const std::vector<mail::Message>& messages);

}  // namespace web
