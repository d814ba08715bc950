// Brands and their overview.
#include <algorithm>

#include "content/brand_repository.hpp"
#include "web/api_routes.hpp"

namespace web {
namespace {

using net::Request;
using store::Tx;

Result<std::int64_t> count_pending(Tx& tx, const base::BrandId& brand) {
    TRY(const auto drafts,
        review::list_drafts(
            tx, brand, {.status = review::DraftStatus::pending_review, .kind = {}, .book = {}}));
    return static_cast<std::int64_t>(drafts.size());
}

}  // namespace

Result<std::vector<BrandSummary>> brand_summaries(Tx& tx, const std::string& public_url) {
    TRY(const auto brands, content::list_brands(tx));
    std::vector<BrandSummary> out;
    for (const auto& brand : brands) {
        TRY(const auto pending, count_pending(tx, brand.id));
        out.push_back({.slug = brand.slug,
                       .name = brand.name,
                       .tagline = brand.tagline,
                       .accent = brand.colors.accent,
                       .pending_reviews = pending,
                       .site = public_url + "/b/" + brand.slug});
    }
    return out;
}

Result<base::Json> load_overview(Tx& tx, const content::Brand& brand, Time now) {
    TRY(const auto overview, analytics::overview(tx, brand.id, now));
    TRY(const auto pending, count_pending(tx, brand.id));
    TRY(const auto counts, mail::count_messages(tx, brand.id));
    const auto doubt =
        std::ranges::find(counts, mail::MessageState::in_doubt, &mail::StateCount::state);
    return overview_view(overview, brand.currency, doubt == counts.end() ? 0 : doubt->messages,
                         pending, now);
}

void add_brand_routes(net::Router& router, Api& api) {
    api.guard.get(router, "/api/v1/brands", [&api](const Request&, const Caller&) -> Guard::Answer {
        TRY(const auto brands,
            api.db().read([&](Tx& tx) { return brand_summaries(tx, api.public_url()); }));
        return json_of(brands);
    });
    api.guard.get(router, "/api/v1/brands/{brand}/overview",
                  [&api](const Request& request, const Caller&) -> Guard::Answer {
                      TRY(const auto overview, api.db().read([&](Tx& tx) -> Result<base::Json> {
                          TRY(const auto brand, brand_of(tx, request));
                          return load_overview(tx, brand, api.env().now());
                      }));
                      return json_answer(overview);
                  });
}

}  // namespace web
