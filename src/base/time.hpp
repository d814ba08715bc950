// Time: UTC microseconds in the database and on the wire, std::chrono in the code, and an injected
// Clock everywhere, so that the same engine runs on the wall clock, in a test and in a simulation.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace base {

using Duration = std::chrono::microseconds;
using Time = std::chrono::sys_time<Duration>;

constexpr std::int64_t to_micros(Time time) {
    return time.time_since_epoch().count();
}
constexpr Time from_micros(std::int64_t micros) {
    return Time{Duration{micros}};
}

// RFC 3339 in UTC with milliseconds, "2026-03-01T09:30:00.000Z".
std::string format_time(Time time);
Result<Time> parse_time(std::string_view rfc3339);

// RFC 5322 section 3.3 in UTC, "Sun, 01 Mar 2026 09:30:00 +0000". HTTP dates differ in the zone
// only.
std::string format_mail_date(Time time);
std::string format_http_date(Time time);

// "1 March 2026, 09:30 UTC": for readers.
std::string format_for_people(Time time);

// "90s", "15m", "1h", "2d", "1w" and sums such as "1d12h".
Result<Duration> parse_duration(std::string_view text);
std::string format_duration(Duration duration);

// Thread-safe.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Time now() const = 0;
};

class SystemClock final : public Clock {
  public:
    Time now() const override;
};

// The wall clock moved forward by an offset: the demo's clock control. Never goes back.
class OffsetClock final : public Clock {
  public:
    explicit OffsetClock(Duration offset = Duration{0}) : offset_(offset.count()) {}
    Time now() const override;
    Duration offset() const { return Duration{offset_.load()}; }
    void advance(Duration by);

  private:
    std::atomic<std::int64_t> offset_;
};

// Stands still until told: tests and simulation.
class ManualClock final : public Clock {
  public:
    explicit ManualClock(Time start) : now_(to_micros(start)) {}
    Time now() const override { return from_micros(now_.load()); }
    void set(Time time) { now_.store(to_micros(time)); }
    void advance(Duration by) { now_.fetch_add(by.count()); }

  private:
    std::atomic<std::int64_t> now_;
};

}  // namespace base
