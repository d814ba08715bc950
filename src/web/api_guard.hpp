// The door of the admin API: finds out who asks, checks what they may do, and turns errors into
// problem details. Every route goes through it.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "net/router.hpp"
#include "web/auth.hpp"
#include "web/services.hpp"
#include "web/site_limits.hpp"

namespace web {

inline constexpr std::string_view kSessionCookie = "frontlist_session";

struct Caller {
    User user;
    std::string csrf;   // of the session; empty with a key
    std::string token;  // of the session; empty with a key
};

// Outlives the routes it adds; thread-safe.
class Guard {
  public:
    using Answer = Result<net::Response>;
    using Open = std::function<Answer(const net::Request&)>;
    using Closed = std::function<Answer(const net::Request&, const Caller&)>;

    Guard(const Services& services, const base::Clock& wall_clock)
        : services_(services), wall_clock_(wall_clock) {}

    // For anybody.
    void open(net::Router& router, net::Method method, std::string_view pattern, Open handler);
    // For those who are signed in or bring a key.
    void get(net::Router& router, std::string_view pattern, Closed handler);
    // Also asks for the session's X-CSRF-Token and for more than a viewer's role.
    void change(net::Router& router, net::Method method, std::string_view pattern, Closed handler);
    // As `change`, about oneself: a viewer may.
    void own(net::Router& router, net::Method method, std::string_view pattern, Closed handler);

    const Services& services() const { return services_; }
    RateLimiter& limiter() { return limiter_; }
    Time wall_now() const { return wall_clock_.now(); }

    // Errors: unauthenticated.
    Result<Caller> caller_of(const net::Request& request) const;
    net::Cookie cookie_of(const Session& session) const;

  private:
    enum class Needs { reading, own_change, editing };
    void add(net::Router& router, net::Method method, std::string_view pattern, Needs needs,
             Closed handler);

    const Services& services_;
    const base::Clock& wall_clock_;
    RateLimiter limiter_;
};

// The body as JSON. Errors: invalid (another content type, not JSON).
Result<base::Json> json_body(const net::Request& request);

template <class T>
Result<T> read_body(const net::Request& request) {
    TRY(const auto json, json_body(request));
    return base::from_json<T>(json);
}

// 200 with the value; `application/json`, not stored by anybody.
net::Response json_answer(const base::Json& json);
template <class T>
net::Response json_of(const T& value) {
    return json_answer(base::to_json(value));
}

}  // namespace web
