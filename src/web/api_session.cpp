// Signing in and out, one's own password, the one-time links.
#include "base/strings.hpp"
#include "web/api_routes.hpp"
#include "web/problem.hpp"

namespace web {
namespace {

using base::Errc;
using base::fail;
using net::Method;
using net::Request;
using store::Tx;

constexpr int kMostAttempts = 10;
constexpr base::Duration kAttemptsPer = std::chrono::minutes(15);

struct Credentials {
    std::string email;
    std::string password;
};
BOOST_DESCRIBE_STRUCT(Credentials, (), (email, password))

struct NewPassword {
    std::string password;
};
BOOST_DESCRIBE_STRUCT(NewPassword, (), (password))

Result<SessionView> session_view(Api& api, const User& user, const std::string& csrf) {
    SessionView view{.user = user,
                     .brands = {},
                     .csrf_token = csrf,
                     .demo_clock = api.guard.services().demo_clock != nullptr};
    TRY(view.brands, api.db().read([&](Tx& tx) { return brand_summaries(tx, api.public_url()); }));
    return view;
}

Guard::Answer post_session(Api& api, const Request& request) {
    TRY(const auto typed, read_body<Credentials>(request));
    const auto now = api.guard.wall_now();
    // However it is written: one address has one count.
    const std::string email = base::to_lower_ascii(base::trim(typed.email));
    const bool allowed =
        api.guard.limiter().allow("sign-in\n" + request.peer, kMostAttempts, kAttemptsPer, now) &&
        api.guard.limiter().allow("sign-in\n" + email, kMostAttempts, kAttemptsPer, now);
    if (!allowed) {
        return problem(429, "too many attempts to sign in: wait a quarter of an hour");
    }
    TRY(const auto session, sign_in(api.db(), api.env(), email, typed.password, now));
    TRY(const auto view, session_view(api, session.user, session.csrf));
    auto response = json_of(view);
    response.set_cookie(api.guard.cookie_of(session));
    return response;
}

Guard::Answer delete_session(Api& api, const Caller& caller) {
    TRY(api.db().write([&](Tx& tx) { return end_session(tx, caller.token); }));
    auto response = net::no_content();
    response.set_cookie(api.guard.cookie_of({}));
    return response;
}

Guard::Answer put_password(Api& api, const Request& request, const Caller& caller) {
    if (caller.token.empty()) return fail(Errc::forbidden, "an API key has no password");
    TRY(const auto typed, read_body<NewPassword>(request));
    TRY(const auto hash, hash_password(typed.password));
    TRY(api.db().write(
        [&](Tx& tx) { return set_password_hash(tx, caller.user.id, hash, caller.token); }));
    return net::no_content();
}

net::Response follow_link(Api& api, const Request& request) {
    // What looks ahead must not spend the link.
    if (request.method != Method::get) return net::no_content();
    const auto now = api.guard.wall_now();
    if (!api.guard.limiter().allow("link\n" + request.peer, kMostAttempts * 6, kAttemptsPer, now)) {
        return problem(429, "too many attempts to sign in: wait a quarter of an hour");
    }
    const auto session = api.db().write(
        [&](Tx& tx) { return redeem_link(tx, api.env(), request.param("token"), now); });
    if (!session) {
        // Following one's own link again is no mishap where it still holds.
        const bool known = api.guard.caller_of(request).has_value();
        return net::redirect(known ? "/" : "/sign-in?link=used").with("Cache-Control", "no-store");
    }
    auto response =
        net::redirect("/").with("Cache-Control", "no-store").with("Referrer-Policy", "no-referrer");
    response.set_cookie(api.guard.cookie_of(session.value()));
    return response;
}

}  // namespace

void add_session_routes(net::Router& router, Api& api) {
    api.guard.get(router, "/api/v1/session",
                  [&api](const Request&, const Caller& caller) -> Guard::Answer {
                      TRY(const auto view, session_view(api, caller.user, caller.csrf));
                      return json_of(view);
                  });
    api.guard.open(router, Method::post, "/api/v1/session",
                   [&api](const Request& request) { return post_session(api, request); });
    api.guard.own(
        router, Method::del, "/api/v1/session",
        [&api](const Request&, const Caller& caller) { return delete_session(api, caller); });
    api.guard.own(router, Method::put, "/api/v1/session/password",
                  [&api](const Request& request, const Caller& caller) {
                      return put_password(api, request, caller);
                  });
    router.get("/login/{token}",
               [&api](const Request& request) { return follow_link(api, request); });
}

}  // namespace web
