#include "app/demo_clock.hpp"

#include <thread>

#include "mail/messages.hpp"

namespace app {
namespace {

using base::Result;
using base::success;
using store::Tx;
using namespace std::chrono_literals;

}  // namespace

Result<> SteppingClock::advance(base::Duration by) {
    const std::lock_guard lock(one_at_a_time_);
    base::OffsetClock& clock = data_.clock();
    // Steps are counted in the offset and not in the time, which goes on by itself meanwhile: so a
    // day is a day, and the offset is the sum of the advances.
    const base::Duration target = clock.offset() + by;
    // Saved first: a process that dies on the way comes back at the target, never earlier than a
    // time that something has happened at.
    TRY(data_.save_clock(target));
    TRY(bool settled, settle());
    while (settled) {
        TRY(const auto due, next_due());
        const base::Time now = clock.now();
        if (!due || *due - now >= target - clock.offset()) break;
        if (*due > now) clock.advance(*due - now);
        TRY(settled, settle());
    }
    clock.advance(target - clock.offset());
    TRY(settle());
    return success();
}

Result<bool> SteppingClock::settle() {
    const auto give_up = std::chrono::steady_clock::now() + patience_;
    while (std::chrono::steady_clock::now() < give_up) {
        engine_.wake();
        delivery_.wake();
        TRY(const auto due, next_due());
        TRY(const bool sending, data_.db().read([](Tx& tx) { return mail::any_sending(tx); }));
        if (!sending && (!due || *due > data_.env().now())) return true;
        std::this_thread::sleep_for(5ms);
    }
    return false;
}

Result<std::optional<base::Time>> SteppingClock::next_due() {
    TRY(const auto work, engine_.next_due());
    TRY(const auto message, data_.db().read([](Tx& tx) { return mail::next_due(tx); }));
    std::optional<base::Time> next = work;
    if (message && (!next || *message < *next)) next = message;
    return next;
}

}  // namespace app
