// Lead magnets, funnels, sequences and offers: what was drafted, with the numbers of what is live.
#include <algorithm>

#include "commerce/offers.hpp"
#include "journeys/compile.hpp"
#include "web/api_numbers.hpp"
#include "web/api_routes.hpp"

namespace web {
namespace {

using net::Request;
using review::Draft;
using review::DraftKind;
using store::Tx;

template <class T>
struct Drafted {
    Draft draft;
    T document;
};

// What is live where something is, else the latest: the numbers belong to what readers see.
template <class T>
Result<std::vector<Drafted<T>>> drafted(Tx& tx, const base::BrandId& brand, DraftKind kind) {
    TRY(const auto drafts, review::list_drafts(tx, brand, {.kind = kind, .book = {}}));
    std::vector<Drafted<T>> out;
    for (const auto& draft : drafts) {
        TRY(auto document,
            review::load_document(tx, draft, draft.live_version.value_or(draft.version)));
        out.push_back({draft, std::get<T>(std::move(document))});
    }
    return out;
}

std::string site_url(const Api& api, const content::Brand& brand, const Draft& draft,
                     const std::string& path) {
    return draft.live_version ? fmt::format("{}/b/{}/{}", api.public_url(), brand.slug, path)
                              : std::string{};
}

Result<std::vector<LeadMagnetView>> lead_magnets(Tx& tx, const Api& api,
                                                 const content::Brand& brand) {
    TRY(const auto magnets, drafted<content::LeadMagnet>(tx, brand.id, DraftKind::lead_magnet));
    TRY(const auto funnels, drafted<content::Funnel>(tx, brand.id, DraftKind::funnel));
    std::vector<LeadMagnetView> out;
    for (const auto& [draft, magnet] : magnets) {
        TRY(const auto count, analytics::magnet_count(tx, brand.id, magnet.key));
        LeadMagnetView view{.key = magnet.key,
                            .title = draft.title,
                            .type = std::string(base::enum_name(magnet.type)),
                            .book = magnet.book,
                            .status = draft.status,
                            .review_id = draft.id.str(),
                            .leads = count.leads,
                            .confirmed = count.confirmed,
                            .downloads = count.downloads,
                            .conversion_rate = 0,
                            .url = {}};
        const auto given_by = std::ranges::find_if(
            funnels, [&](const auto& funnel) { return funnel.document.magnet == magnet.key; });
        if (given_by != funnels.end() && !given_by->document.steps.empty()) {
            const auto& funnel = given_by->document;
            TRY(const auto seen,
                analytics::step_count(tx, brand.id, funnel.key, funnel.steps.front().key, {}));
            view.conversion_rate = analytics::rate(count.leads, seen.visitors);
            view.url = site_url(api, brand, given_by->draft, funnel.key);
        }
        out.push_back(std::move(view));
    }
    return out;
}

Result<FunnelStepView> step_view(Tx& tx, const Api& api, const content::Brand& brand,
                                 const Draft& draft, const content::Funnel& funnel,
                                 const content::FunnelStep& step) {
    TRY(auto count, analytics::step_count(tx, brand.id, funnel.key, step.key, step.offer));
    // Leads are the opt-in's conversions and nobody else's.
    if (step.offer.empty() && step.page_owner != content::PageOwner::magnet_landing) {
        count.conversions = 0;
    }
    return FunnelStepView{
        .key = step.key,
        .name = step.name,
        .goal = step.goal,
        .target_rate = step.target_rate,
        .visitors = count.visitors,
        .conversions = count.conversions,
        .rate = analytics::rate(count.conversions, count.visitors),
        .revenue = money_view(count.revenue_minor, brand.currency),
        .url = site_url(api, brand, draft,
                        step.path.empty() ? funnel.key : funnel.key + '/' + step.path),
        .traffic = step.traffic};
}

Result<std::vector<FunnelView>> funnels(Tx& tx, const Api& api, const content::Brand& brand) {
    TRY(const auto all, drafted<content::Funnel>(tx, brand.id, DraftKind::funnel));
    std::vector<FunnelView> out;
    for (const auto& [draft, funnel] : all) {
        TRY(const auto count,
            analytics::funnel_count(tx, brand.id, funnel.key,
                                    funnel.steps.empty() ? "" : funnel.steps.front().key));
        FunnelView view{.key = funnel.key,
                        .name = funnel.name,
                        .book = funnel.book,
                        .strategy = std::string(base::enum_name(funnel.strategy)),
                        .status = draft.status,
                        .review_id = draft.id.str(),
                        .visitors = count.visitors,
                        .leads = count.leads,
                        .orders = count.orders,
                        .revenue = money_view(count.revenue_minor, brand.currency),
                        .steps = {},
                        .url = site_url(api, brand, draft, funnel.key)};
        for (const auto& step : funnel.steps) {
            TRY(auto step_shown, step_view(tx, api, brand, draft, funnel, step));
            view.steps.push_back(std::move(step_shown));
        }
        out.push_back(std::move(view));
    }
    return out;
}

Result<SequenceView> sequence_view(Tx& tx, const content::Brand& brand, const Draft& draft,
                                   const content::Sequence& sequence,
                                   const JourneyNumbers& numbers) {
    const std::string journey = journeys::compile(sequence).key;
    SequenceView view{.key = draft.key,
                      .name = sequence.name,
                      .type = std::string(base::enum_name(sequence.type)),
                      .book = sequence.book,
                      .status = draft.status,
                      .review_id = draft.id.str(),
                      .trigger = sequence.trigger.condition.empty() ? sequence.trigger.event
                                                                    : sequence.trigger.condition};
    if (const auto found = numbers.enrollments.find(journey); found != numbers.enrollments.end()) {
        view.subscribers = found->second.all();
        view.active = found->second.active;
        view.completed = found->second.completed;
        view.exited = found->second.exited;
    }
    std::int64_t sent = 0;
    std::int64_t opened = 0;
    std::int64_t clicked = 0;
    for (const auto& mail : sequence.mails) {
        TRY(const auto count, analytics::mail_count(tx, brand.id, journey, mail.key));
        sent += count.sent;
        opened += count.opened;
        clicked += count.clicked;
        view.mails.push_back({.key = mail.key,
                              .subject = shown(mail.email.subject),
                              .delay = base::format_duration(mail.delay),
                              .goals = mail.goals,
                              .queued = numbers.queued_of(journey, mail.key),
                              .sent = count.sent,
                              .opened = count.opened,
                              .clicked = count.clicked,
                              .open_rate = analytics::rate(count.opened, count.sent),
                              .click_rate = analytics::rate(count.clicked, count.sent)});
    }
    view.open_rate = analytics::rate(opened, sent);
    view.click_rate = analytics::rate(clicked, sent);
    view.conversion_rate = analytics::rate(numbers.bought_in(journey), view.subscribers);
    return view;
}

Result<std::vector<SequenceView>> sequences(Tx& tx, const Api&, const content::Brand& brand) {
    TRY(const auto all, drafted<content::Sequence>(tx, brand.id, DraftKind::email_sequence));
    TRY(const auto numbers, journey_numbers(tx, brand.id));
    std::vector<SequenceView> out;
    for (const auto& [draft, sequence] : all) {
        TRY(auto view, sequence_view(tx, brand, draft, sequence, numbers));
        out.push_back(std::move(view));
    }
    return out;
}

// Of a promotion: a book's price while it runs; of tiers: the middle one's.
std::int64_t price_of(const content::Brand& brand, const content::Offer& offer) {
    if (offer.offers.empty()) {
        return base::percent_of(brand.prices.book, 100 - offer.percent).minor;
    }
    return offer.offers[offer.offers.size() / 2].price.minor;
}

Result<std::vector<OfferSummary>> offers(Tx& tx, const Api& api, const content::Brand& brand) {
    TRY(const auto all, drafted<content::Offer>(tx, brand.id, DraftKind::offer));
    std::vector<OfferSummary> out;
    for (const auto& [draft, offer] : all) {
        OfferSummary view{.key = offer.key,
                          .name = offer.name,
                          .kind = std::string(base::enum_name(offer.kind)),
                          .status = draft.status,
                          .review_id = draft.id.str(),
                          .price = money_view(price_of(brand, offer), brand.currency),
                          .orders = 0,
                          .revenue = {},
                          .url = site_url(api, brand, draft, "offers/" + offer.key)};
        std::int64_t revenue = 0;
        for (const auto& priced : offer.offers) {
            TRY(const auto accepted,
                analytics::total(tx, brand.id, "accepted",
                                 commerce::offer_scope(offer.key) + '/' + priced.key));
            view.orders += accepted.count;
            revenue += accepted.sum_minor;
        }
        view.revenue = money_view(revenue, brand.currency);
        out.push_back(std::move(view));
    }
    return out;
}

template <class List>
void add_list(net::Router& router, Api& api, const std::string& name, List list) {
    api.guard.get(router, "/api/v1/brands/{brand}/" + name,
                  [&api, list](const Request& request, const Caller&) -> Guard::Answer {
                      TRY(const auto json, api.db().read([&](Tx& tx) -> Result<base::Json> {
                          TRY(const auto brand, brand_of(tx, request));
                          TRY(const auto items, list(tx, api, brand));
                          return base::to_json(items);
                      }));
                      return json_answer(json);
                  });
}

}  // namespace

void add_list_routes(net::Router& router, Api& api) {
    add_list(router, api, "lead-magnets", lead_magnets);
    add_list(router, api, "funnels", funnels);
    add_list(router, api, "sequences", sequences);
    add_list(router, api, "offers", offers);
}

}  // namespace web
