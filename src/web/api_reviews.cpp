// The review queue: looking, editing, approving, rejecting, withdrawing.
#include "web/api_routes.hpp"
#include "web/problem.hpp"

namespace web {
namespace {

using base::Errc;
using net::Method;
using net::Request;
using review::DraftId;
using store::Tx;

struct Edit {
    std::int64_t base_version = 0;
    base::Json document;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(Edit, (), (base_version, document, note))

struct ApprovalBody {
    std::int64_t version = 0;
    bool include_needed = false;
};
BOOST_DESCRIBE_STRUCT(ApprovalBody, (), (version, include_needed))

struct ApprovalsBody {
    std::vector<std::string> ids;
    bool include_needed = false;
};
BOOST_DESCRIBE_STRUCT(ApprovalsBody, (), (ids, include_needed))

struct ReasonBody {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ReasonBody, (), (reason))

struct Refusal {
    std::string id;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(Refusal, (), (id, reason))

DraftId draft_id(const Request& request) {
    return DraftId{std::string(request.param("id"))};
}

std::string name_of(const Caller& caller) {
    return caller.user.email.empty() ? "key " + caller.user.name : caller.user.email;
}

template <class Enum>
Result<std::optional<Enum>> query_enum(const Request& request, const std::string& name) {
    const auto text = request.query_value(name);
    if (text.empty()) return std::optional<Enum>{};
    TRY(const auto value, base::from_json<Enum>(base::to_json(text), name));
    return std::optional<Enum>{value};
}

Result<std::int64_t> version_of(const Request& request) {
    const auto text = request.query_value("version");
    if (text.empty()) return 0;
    const auto json = base::parse_json(text);
    if (!json) return base::fail_field("version", "version is a whole number");
    return base::from_json<std::int64_t>(json.value(), "version");
}

Guard::Answer list(Api& api, const Request& request) {
    review::DraftFilter filter;
    TRY(filter.status, query_enum<review::DraftStatus>(request, "status"));
    TRY(filter.kind, query_enum<review::DraftKind>(request, "kind"));
    TRY(const auto drafts, api.db().read([&](Tx& tx) -> Result<std::vector<review::Draft>> {
        TRY(const auto brand, brand_of(tx, request));
        return review::list_drafts(tx, brand.id, filter);
    }));
    std::vector<ReviewItem> items;
    for (const auto& draft : drafts) items.push_back(review_item(draft));
    return json_of(items);
}

Result<base::Json> load(Api& api, const DraftId& id, std::int64_t version) {
    TRY(const auto review,
        api.db().read([&](Tx& tx) { return review::load_review(tx, id, version); }));
    return review_view(review, version > 0 ? version : review.draft.version);
}

Guard::Answer edit(Api& api, const Request& request, const Caller& caller) {
    TRY(const auto body, read_body<Edit>(request));
    const auto id = draft_id(request);
    TRY(api.db().write([&](Tx& tx) {
        return review::edit(tx, api.env(), id, body.base_version, body.document, name_of(caller),
                            body.note);
    }));
    TRY(const auto json, load(api, id, 0));
    return json_answer(json);
}

net::Response needs_problem(const review::Approval& approval) {
    return problem(
        {Errc::conflict,
         approval.needs.size() == 1
             ? std::string("something else must be approved first")
             : fmt::format("{} other items must be approved first", approval.needs.size()),
         {}},
        {{"title", "Something else comes first"},
         {"needs", base::to_json(need_views(approval.needs))}});
}

// A refused approval with everything that stands in the way, not in one line alone.
net::Response refused_problem(Api& api, const DraftId& id, const base::Error& error) {
    auto review = api.db().read([&](Tx& tx) { return review::load_review(tx, id); });
    base::JsonArray problems;
    if (review) {
        for (const auto& each : review.value().problems) problems.emplace_back(each);
    }
    if (problems.empty()) problems.emplace_back(error.message);
    return problem(error, {{"problems", std::move(problems)}});
}

Guard::Answer approve(Api& api, const Request& request, const Caller& caller) {
    TRY(const auto body, read_body<ApprovalBody>(request));
    const auto id = draft_id(request);
    const auto approval = review::approve(api.db(), api.env(),
                                          {.id = id,
                                           .version = body.version,
                                           .include_needed = body.include_needed,
                                           .who = name_of(caller),
                                           .public_url = api.public_url()});
    if (!approval) {
        const auto& error = approval.error();
        if (error.code == Errc::rejected) return refused_problem(api, id, error);
        return base::fail(error);
    }
    if (!approval.value().needs.empty()) return needs_problem(approval.value());
    return json_answer(base::JsonObject{{"approved", base::to_json(approval.value().approved)}});
}

Guard::Answer approve_many(Api& api, const Request& request, const Caller& caller) {
    TRY(const auto body, read_body<ApprovalsBody>(request));
    TRY(const auto brand, api.db().read([&](Tx& tx) { return brand_of(tx, request); }));
    review::ManyRequest wanted{.brand = brand.id,
                               .ids = {},
                               .include_needed = body.include_needed,
                               .who = name_of(caller),
                               .public_url = api.public_url()};
    for (const auto& id : body.ids) wanted.ids.emplace_back(id);
    TRY(const auto done, review::approve_many(api.db(), api.env(), wanted));
    std::vector<Refusal> refused;
    for (const auto& each : done.refused) refused.push_back({each.id.str(), each.reason});
    return json_answer(base::JsonObject{{"approved", base::to_json(done.approved)},
                                        {"refused", base::to_json(refused)}});
}

using Decide = Result<review::Draft> (*)(Tx&, const base::Env&, const DraftId&, const std::string&,
                                         const std::string&);

Guard::Answer decide(Api& api, const Request& request, const Caller& caller, Decide with) {
    TRY(const auto body, read_body<ReasonBody>(request));
    TRY(const auto draft, api.db().write([&](Tx& tx) {
        return with(tx, api.env(), draft_id(request), name_of(caller), body.reason);
    }));
    return json_of(review_item(draft));
}

}  // namespace

void add_review_routes(net::Router& router, Api& api) {
    auto& guard = api.guard;
    guard.get(router, "/api/v1/brands/{brand}/reviews",
              [&api](const Request& request, const Caller&) { return list(api, request); });
    guard.change(router, Method::post, "/api/v1/brands/{brand}/reviews/approvals",
                 [&api](const Request& request, const Caller& caller) {
                     return approve_many(api, request, caller);
                 });
    guard.get(router, "/api/v1/reviews/{id}",
              [&api](const Request& request, const Caller&) -> Guard::Answer {
                  TRY(const auto version, version_of(request));
                  TRY(const auto json, load(api, draft_id(request), version));
                  return json_answer(json);
              });
    guard.change(router, Method::put, "/api/v1/reviews/{id}/document",
                 [&api](const Request& request, const Caller& caller) {
                     return edit(api, request, caller);
                 });
    guard.change(router, Method::post, "/api/v1/reviews/{id}/approval",
                 [&api](const Request& request, const Caller& caller) {
                     return approve(api, request, caller);
                 });
    guard.change(router, Method::post, "/api/v1/reviews/{id}/rejection",
                 [&api](const Request& request, const Caller& caller) {
                     return decide(api, request, caller, review::reject);
                 });
    guard.change(router, Method::post, "/api/v1/reviews/{id}/withdrawal",
                 [&api](const Request& request, const Caller& caller) {
                     return decide(api, request, caller, review::withdraw);
                 });
}

}  // namespace web
