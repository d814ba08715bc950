#include "events/claim.hpp"

#include <unordered_set>

namespace events {
namespace {

using base::Result;
using base::success;
using store::Tx;

struct Lane {
    std::string brand_id;
    std::string lane;
};
BOOST_DESCRIBE_STRUCT(Lane, (), (brand_id, lane))

struct WorkRow : Work {
    std::string lane;
};
BOOST_DESCRIBE_STRUCT(WorkRow, (Work), (lane))

constexpr std::string_view kColumns =
    "work.id, work.queue, work.brand_id, work.contact_id, work.key, work.due_at, work.payload, "
    "work.attempts, work.lane";

// Names of lower-case letters, digits and underscores (work.cpp), so quoting is enough.
std::string is_due(const std::vector<std::string>& queues) {
    std::string names;
    for (const std::string& queue : queues) names += (names.empty() ? "'" : ", '") + queue + '\'';
    return "work.parked_at is null and work.due_at <= $1 and work.queue in (" + names + ')';
}

}  // namespace

Result<std::optional<base::Time>> find_next_due(Tx& tx, const std::vector<std::string>& queues) {
    constexpr auto kEndOfTime = base::from_micros(std::numeric_limits<std::int64_t>::max());
    return tx.query_one<base::Time>("select work.due_at from work where " + is_due(queues) +
                                        " order by work.due_at, work.id limit 1",
                                    kEndOfTime);
}

Result<Claim> claim_contacts(Tx& tx, const std::vector<std::string>& queues, base::Time now,
                             int limit) {
    Claim claim;
    if (tx.engine() == store::Engine::sqlite) return claim;
    // Several workers look at the same front: it is wider than what one of them takes.
    TRY(const auto lanes,
        tx.query<Lane>("with front as materialized (select brand_id, lane from work where " +
                           is_due(queues) +
                           " order by due_at, id limit 8 * $2), "
                           "lanes as materialized (select distinct brand_id, lane from front) "
                           "select brand_id, lane from lanes "
                           "where pg_try_advisory_xact_lock(hashtextextended(lane, 0)) limit $2",
                       now, limit));
    for (const Lane& lane : lanes) {
        claim.brands.emplace_back(lane.brand_id);
        claim.lanes.emplace_back(lane.lane);
    }
    return claim;
}

Result<std::vector<ClaimedWork>> load_heads(Tx& tx, const Claim& claim,
                                            const std::vector<std::string>& queues, base::Time now,
                                            int limit) {
    std::vector<WorkRow> rows;
    if (tx.engine() == store::Engine::sqlite) {
        TRY(rows, tx.query<WorkRow>(fmt::format("select {} from work where {} "
                                                "order by work.due_at, work.id limit $2",
                                                kColumns, is_due(queues)),
                                    now, limit));
    } else if (!claim.lanes.empty()) {
        TRY(rows,
            tx.query<WorkRow>(
                fmt::format("select distinct on (work.brand_id, work.lane) {} from work join "
                            "(select json_array_elements_text(cast($2 as json)) as brand_id, "
                            "json_array_elements_text(cast($3 as json)) as lane) as mine "
                            "on work.brand_id = mine.brand_id and work.lane = mine.lane where {} "
                            "order by work.brand_id, work.lane, work.due_at, work.id limit $4",
                            kColumns, is_due(queues)),
                now, claim.brands, claim.lanes, limit));
    }
    std::vector<ClaimedWork> heads;
    std::unordered_set<std::string> seen;
    for (WorkRow& row : rows) {
        if (!seen.insert(row.lane).second) continue;
        std::string lane = std::move(row.lane);
        heads.push_back({static_cast<Work&&>(row), std::move(lane)});
    }
    return heads;
}

Result<bool> delete_due(Tx& tx, const ClaimedWork& row) {
    TRY(const std::int64_t deleted,
        tx.execute("delete from work where brand_id = $1 and lane = $2 and id = $3 and "
                   "due_at = $4 and parked_at is null",
                   row.work.brand_id, row.lane, row.work.id, row.work.due_at));
    return deleted > 0;
}

Result<> save_failure(Tx& tx, const ClaimedWork& row, const Failure& failure) {
    TRY(
        tx.execute("update work set attempts = $4, due_at = $5, parked_at = $6, last_error = $7 "
                   "where brand_id = $1 and lane = $2 and id = $3",
                   row.work.brand_id, row.lane, row.work.id, failure.failures, failure.due_at,
                   failure.parked_at, failure.error));
    return success();
}

}  // namespace events
