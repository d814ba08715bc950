#include "web/api_guard.hpp"

#include "base/crypto.hpp"
#include "base/strings.hpp"
#include "web/problem.hpp"

namespace web {
namespace {

using base::Errc;
using base::fail;

net::Response answer_of(Guard::Answer answer) {
    if (!answer) return problem(answer.error());
    net::Response response = std::move(answer).value();
    if (!response.headers.find("Cache-Control")) response.with("Cache-Control", "no-store");
    response.with("X-Content-Type-Options", "nosniff");
    return response;
}

constexpr std::string_view kBearer = "Bearer ";

}  // namespace

Result<Caller> Guard::caller_of(const net::Request& request) const {
    const auto authorization = request.header("Authorization");
    if (base::starts_with_ignoring_case(authorization, kBearer)) {
        TRY(auto user, services_.db.read([&](store::Tx& tx) {
            return find_key(tx, base::trim(authorization.substr(kBearer.size())));
        }));
        if (!user) return fail(Errc::unauthenticated, "this API key is not known");
        return Caller{std::move(*user), {}, {}};
    }
    const auto cookie = request.cookie(kSessionCookie);
    if (!cookie) return fail(Errc::unauthenticated, "nobody is signed in");
    TRY(auto session, find_session(services_.db, *cookie, wall_now()));
    if (!session) return fail(Errc::unauthenticated, "the session has ended: sign in again");
    return Caller{std::move(session->user), std::move(session->csrf), std::move(session->token)};
}

net::Cookie Guard::cookie_of(const Session& session) const {
    return {.name = std::string(kSessionCookie),
            .value = session.token,
            .max_age = std::chrono::duration_cast<std::chrono::seconds>(
                session.token.empty() ? base::Duration{0} : kSessionLives),
            .secure = services_.public_url.starts_with("https://")};
}

void Guard::open(net::Router& router, net::Method method, std::string_view pattern, Open handler) {
    router.add(method, pattern, [handler = std::move(handler)](const net::Request& request) {
        return answer_of(handler(request));
    });
}

void Guard::get(net::Router& router, std::string_view pattern, Closed handler) {
    add(router, net::Method::get, pattern, Needs::reading, std::move(handler));
}

void Guard::change(net::Router& router, net::Method method, std::string_view pattern,
                   Closed handler) {
    add(router, method, pattern, Needs::editing, std::move(handler));
}

void Guard::own(net::Router& router, net::Method method, std::string_view pattern, Closed handler) {
    add(router, method, pattern, Needs::own_change, std::move(handler));
}

void Guard::add(net::Router& router, net::Method method, std::string_view pattern, Needs needs,
                Closed handler) {
    router.add(
        method, pattern,
        [this, needs, handler = std::move(handler)](const net::Request& request) -> net::Response {
            auto caller = caller_of(request);
            if (!caller) return problem(caller.error());
            const bool by_session = !caller.value().token.empty();
            if (needs != Needs::reading && by_session &&
                !base::equal_constant_time(request.header("X-CSRF-Token"), caller.value().csrf)) {
                return problem(
                    {Errc::forbidden,
                     "this change did not come from the dashboard: reload the page and try "
                     "again",
                     "X-CSRF-Token"});
            }
            if (needs == Needs::editing && caller.value().user.role == Role::viewer) {
                return problem({Errc::forbidden,
                                "you may look at everything here, but changes need the role of an "
                                "editor or an owner",
                                {}});
            }
            return answer_of(handler(request, caller.value()));
        });
}

Result<base::Json> json_body(const net::Request& request) {
    const auto type = base::trim(base::split(request.header("Content-Type"), ';').front());
    if (base::to_lower_ascii(type) != "application/json") {
        return base::fail_field("Content-Type", "the body must be application/json");
    }
    return base::parse_json(request.body);
}

net::Response json_answer(const base::Json& json) {
    return net::json(base::compact(json)).with("Cache-Control", "no-store");
}

}  // namespace web
