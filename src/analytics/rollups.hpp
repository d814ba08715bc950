// The counters as they stand, by the hour, so that no report scans the log.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/engine.hpp"
#include "store/db.hpp"
#include "store/migrations.hpp"

namespace analytics {

using base::BrandId;
using base::Result;
using base::Time;

std::vector<store::Migration> migrations();

// Subscribes to every event: counting rides in the transaction of the event's reactions, so a
// counter is neither lost nor counted twice.
void register_handlers(events::Engine& engine);

Result<> count(store::Tx& tx, const events::Event& event);

struct Total {
    std::int64_t count = 0;
    std::int64_t sum_minor = 0;
    bool operator==(const Total&) const = default;
};

// [from, to), whole hours; either may be absent.
struct Period {
    std::optional<Time> from;
    std::optional<Time> to;
};

Result<Total> total(store::Tx& tx, const BrandId& brand, std::string_view metric,
                    std::string_view dimension, const Period& period = {});

// Totals of all dimensions of a metric that begin with `prefix`, by dimension.
Result<std::map<std::string, Total>> totals_below(store::Tx& tx, const BrandId& brand,
                                                  std::string_view metric, std::string_view prefix,
                                                  const Period& period = {});

// One total a UTC day, oldest first: the `days` days that end with the day of `now`.
Result<std::vector<Total>> daily(store::Tx& tx, const BrandId& brand, std::string_view metric,
                                 std::string_view dimension, Time now, int days);

// Counts the brand's log anew. What was there before is replaced; the result is the same, or the
// counters were wrong. Events whose reaction still waits are counted by it and must not be counted
// again: run it while no engine runs.
Result<> rebuild(store::Db& db, const BrandId& brand);

// Every counter, for comparing.
struct Counter {
    std::string metric;
    std::string dimension;
    Time hour;
    std::int64_t count = 0;
    std::int64_t sum_minor = 0;
    bool operator==(const Counter&) const = default;
};
Result<std::vector<Counter>> list_counters(store::Tx& tx, const BrandId& brand);

}  // namespace analytics
