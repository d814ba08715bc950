// The demo's clock.
#include "web/api_routes.hpp"

namespace web {
namespace {

using base::Errc;
using net::Request;

constexpr base::Duration kLongest = std::chrono::days(60);

struct AdvanceBody {
    base::Duration advance{0};
};
BOOST_DESCRIBE_STRUCT(AdvanceBody, (), (advance))

Result<DemoClock*> clock_of(const Api& api) {
    DemoClock* clock = api.guard.services().demo_clock;
    if (!clock) {
        return base::fail(Errc::not_found,
                          "this server runs on the wall clock: start it with --demo-clock");
    }
    return clock;
}

base::JsonObject clock_view(const Api& api, const DemoClock& clock) {
    return {{"now", base::format_time(api.env().now())},
            {"offset", base::format_duration(clock.offset())}};
}

Guard::Answer advance(Api& api, const Request& request) {
    TRY(DemoClock * clock, clock_of(api));
    TRY(const auto body, read_body<AdvanceBody>(request));
    if (body.advance <= base::Duration{0} || body.advance > kLongest) {
        return base::fail_field("advance", "the clock moves ahead by up to 60 days at a time");
    }
    TRY(clock->advance(body.advance));
    auto view = clock_view(api, *clock);
    view["advanced"] = std::chrono::duration_cast<std::chrono::seconds>(body.advance).count();
    return json_answer(view);
}

}  // namespace

void add_demo_routes(net::Router& router, Api& api) {
    api.guard.get(router, "/api/v1/demo/clock",
                  [&api](const Request&, const Caller&) -> Guard::Answer {
                      TRY(const DemoClock* clock, clock_of(api));
                      return json_answer(clock_view(api, *clock));
                  });
    api.guard.change(
        router, net::Method::post, "/api/v1/demo/clock",
        [&api](const Request& request, const Caller&) { return advance(api, request); });
}

}  // namespace web
