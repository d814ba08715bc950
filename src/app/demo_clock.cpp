#include "app/demo_clock.hpp"

#include <thread>

#include "mail/messages.hpp"

namespace app {
namespace {

using base::Result;
using base::success;
using store::Tx;
using namespace std::chrono_literals;

// Real time that one step may take before the clock goes on regardless.
constexpr auto kPatience = 10s;

}  // namespace

Result<> SteppingClock::advance(base::Duration by) {
    const std::lock_guard lock(one_at_a_time_);
    const base::Time target = data_.env().now() + by;
    TRY(settle());
    while (true) {
        TRY(const auto due, next_due());
        if (!due || *due >= target) break;
        const base::Time now = data_.env().now();
        if (*due > now) data_.clock().advance(*due - now);
        TRY(settle());
    }
    if (const base::Time now = data_.env().now(); now < target) data_.clock().advance(target - now);
    TRY(settle());
    return data_.save_clock();
}

Result<> SteppingClock::settle() {
    const auto give_up = std::chrono::steady_clock::now() + kPatience;
    while (std::chrono::steady_clock::now() < give_up) {
        engine_.wake();
        delivery_.wake();
        TRY(const auto due, next_due());
        TRY(const bool sending, data_.db().read([](Tx& tx) { return mail::any_sending(tx); }));
        if (!sending && (!due || *due > data_.env().now())) return success();
        std::this_thread::sleep_for(5ms);
    }
    return success();
}

Result<std::optional<base::Time>> SteppingClock::next_due() {
    TRY(const auto work, engine_.next_due());
    TRY(const auto message, data_.db().read([](Tx& tx) { return mail::next_due(tx); }));
    std::optional<base::Time> next = work;
    if (message && (!next || *message < *next)) next = message;
    return next;
}

}  // namespace app
