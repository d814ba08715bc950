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
    std::string source;  // source_name
    bool bot = false;
};

// `page.visited`.
base::Result<> record_visit(store::Tx& tx, const base::Env& env, const Visit& visit);

// The one word for where a visitor came from, on every visit, lead and tag: `utm_source`, else the
// referring host (`referrer`), else "direct". Pure.
std::string source_name(const base::JsonObject& source);

// By its user agent: crawlers, link previewers, monitors, scripts; an empty one too. Pure.
bool is_bot(std::string_view user_agent);

}  // namespace funnels
