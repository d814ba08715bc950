// Page views, as events.
#pragma once

#include <string>
#include <string_view>

#include "base/env.hpp"
#include "base/json.hpp"
#include "store/db.hpp"

namespace funnels {

struct Visit {
    base::BrandId brand;
    base::ContactId contact;  // where known
    std::string visitor;      // the site's cookie
    std::string funnel;
    std::string step;
    std::string book;
    std::string source;  // utm_source, or the referring host, or "direct"
    bool bot = false;
};

// `page.visited`.
base::Result<> record_visit(store::Tx& tx, const base::Env& env, const Visit& visit);

// By its user agent: crawlers, link previewers, monitors, scripts; an empty one too. Pure.
bool is_bot(std::string_view user_agent);

}  // namespace funnels
