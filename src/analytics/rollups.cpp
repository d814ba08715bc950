#include "analytics/rollups.hpp"

#include "analytics/counters.hpp"
#include "base/crypto.hpp"

namespace analytics {
namespace {

using std::chrono::hours;

constexpr int kPage = 1000;

Time hour_of(Time time) {
    return std::chrono::floor<hours>(time);
}

// What must be counted once is remembered as a digest: the texts are long and many.
Result<bool> first_time(store::Tx& tx, const BrandId& brand, const Increment& increment) {
    const std::string digest =
        base::sha256_hex(increment.metric + '\n' + increment.once).substr(0, 32);
    TRY(const auto added, tx.execute("insert into rollup_seen (brand_id, digest) values ($1, $2) "
                                     "on conflict (brand_id, digest) do nothing",
                                     brand, digest));
    return added == 1;
}

Result<> add(store::Tx& tx, const events::Event& event, const Increment& increment) {
    if (!increment.once.empty()) {
        TRY(const bool first, first_time(tx, event.brand_id, increment));
        if (!first) return base::success();
    }
    const Time hour = increment.by_day ? Time(std::chrono::floor<std::chrono::days>(event.at))
                                       : hour_of(event.at);
    TRY(
        tx.execute("insert into rollups (brand_id, metric, dimension, hour, count, sum_minor) "
                   "values ($1, $2, $3, $4, $5, $6) "
                   "on conflict (brand_id, metric, dimension, hour) do update set "
                   "count = rollups.count + excluded.count, "
                   "sum_minor = rollups.sum_minor + excluded.sum_minor",
                   event.brand_id, increment.metric, increment.dimension, hour, increment.count,
                   increment.sum_minor));
    return base::success();
}

struct Bounds {
    Time from;
    Time to;
};

Bounds bounds_of(const Period& period) {
    return {period.from ? hour_of(*period.from) : Time::min(),
            period.to ? hour_of(*period.to) : Time::max()};
}

struct DimensionTotal {
    std::string dimension;
    std::int64_t count = 0;
    std::int64_t sum_minor = 0;
};
BOOST_DESCRIBE_STRUCT(DimensionTotal, (), (dimension, count, sum_minor))

struct HourTotal {
    Time hour;
    std::int64_t count = 0;
    std::int64_t sum_minor = 0;
};
BOOST_DESCRIBE_STRUCT(HourTotal, (), (hour, count, sum_minor))

}  // namespace
BOOST_DESCRIBE_STRUCT(Total, (), (count, sum_minor))
BOOST_DESCRIBE_STRUCT(Counter, (), (metric, dimension, hour, count, sum_minor))

std::vector<store::Migration> migrations() {
    return {{"analytics/001 rollups", R"(
        create table rollups (
            brand_id text not null,
            metric text not null,
            dimension text not null,
            hour bigint not null,
            count bigint not null,
            sum_minor bigint not null,
            primary key (brand_id, metric, dimension, hour)
        ){clustered};
        create table rollup_seen (
            brand_id text not null,
            digest text not null,
            primary key (brand_id, digest)
        ){clustered};
    )"}};
}

void register_handlers(events::Engine& engine) {
    engine.on_event("*",
                    [](store::Tx& tx, const events::Event& event) { return count(tx, event); });
}

Result<> count(store::Tx& tx, const events::Event& event) {
    for (const auto& increment : increments(event)) {
        TRY(add(tx, event, increment));
    }
    return base::success();
}

Result<Total> total(store::Tx& tx, const BrandId& brand, std::string_view metric,
                    std::string_view dimension, const Period& period) {
    const auto [from, to] = bounds_of(period);
    return tx.load_one<Total>(
        "total",
        "select cast(coalesce(sum(count), 0) as bigint) as count, "
        "cast(coalesce(sum(sum_minor), 0) as bigint) as sum_minor from rollups "
        "where brand_id = $1 and metric = $2 and dimension = $3 and hour >= $4 and hour < $5",
        brand, metric, dimension, from, to);
}

Result<std::map<std::string, Total>> totals_below(store::Tx& tx, const BrandId& brand,
                                                  std::string_view metric, std::string_view prefix,
                                                  const Period& period) {
    const auto [from, to] = bounds_of(period);
    // A range over the key instead of `like`, whose wildcards the prefix may hold.
    TRY(const auto rows,
        tx.query<DimensionTotal>(
            "select dimension, cast(sum(count) as bigint) as count, "
            "cast(sum(sum_minor) as bigint) as sum_minor from rollups "
            "where brand_id = $1 and metric = $2 and substr(dimension, 1, $3) = $4 "
            "and hour >= $5 and hour < $6 group by dimension",
            brand, metric, static_cast<std::int64_t>(prefix.size()), prefix, from, to));
    std::map<std::string, Total> out;
    for (const auto& row : rows) out[row.dimension] = {row.count, row.sum_minor};
    return out;
}

Result<std::vector<Total>> daily(store::Tx& tx, const BrandId& brand, std::string_view metric,
                                 std::string_view dimension, Time now, int days) {
    const auto last = std::chrono::floor<std::chrono::days>(now);
    const auto first = last - std::chrono::days(days - 1);
    TRY(const auto rows,
        tx.query<HourTotal>("select hour, count, sum_minor from rollups where brand_id = $1 "
                            "and metric = $2 and dimension = $3 and hour >= $4 and hour < $5",
                            brand, metric, dimension, Time(first),
                            Time(last + std::chrono::days(1))));
    std::vector<Total> out(static_cast<std::size_t>(days));
    for (const auto& row : rows) {
        const auto day = std::chrono::floor<std::chrono::days>(row.hour) - first;
        Total& total = out[static_cast<std::size_t>(day.count())];
        total.count += row.count;
        total.sum_minor += row.sum_minor;
    }
    return out;
}

Result<> rebuild(store::Db& db, const BrandId& brand) {
    return db.write([&](store::Tx& tx) -> Result<> {
        TRY(tx.execute("delete from rollups where brand_id = $1", brand));
        TRY(tx.execute("delete from rollup_seen where brand_id = $1", brand));
        base::EventId last;
        while (true) {
            TRY(const auto page, events::list_events_after(tx, brand, last, kPage));
            for (const auto& event : page) {
                TRY(count(tx, event));
            }
            if (page.size() < kPage) return base::success();
            last = page.back().id;
        }
    });
}

Result<std::vector<Counter>> list_counters(store::Tx& tx, const BrandId& brand) {
    return tx.query<Counter>(
        "select metric, dimension, hour, count, sum_minor from rollups where brand_id = $1 "
        "order by metric, dimension, hour",
        brand);
}

}  // namespace analytics
