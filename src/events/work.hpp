// Work rows: what is still to be done, and when. A reaction to an event is a row that is due at
// once; a timer is a row that is due later. The Engine (engine.hpp) runs them.
//
//   TRY(events::schedule(tx, ids, {.queue = "journey", .brand = brand, .contact = contact,
//                                  .key = enrollment.str(), .due_at = now + 24h,
//                                  .payload = {{"step", "story"}}}));
//
// A row lives until its handler has succeeded: handling and deleting are one transaction.
//
//   scheduled --due--> handled (row gone)
//       ^  |
//       |  +--failed--> scheduled again, later --after 8 attempts--> parked
//       +---------------------------- retried by a person --------------+
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/json.hpp"
#include "store/db.hpp"

namespace events {

using base::BrandId;
using base::ContactId;
using WorkId = base::Id<struct WorkTag>;

// The queue of the reactions to events.
inline constexpr std::string_view kEventQueue = "event";
// Notified (store::Tx::notify) whenever work is written.
inline constexpr std::string_view kWorkChannel = "work";

struct NewWork {
    std::string queue;  // lower-case letters, digits and underscores
    BrandId brand;
    ContactId contact;  // empty: about no contact, then not serialised with anything
    std::string key;    // unique within brand and queue; empty: none
    base::Time due_at;
    base::JsonObject payload;
};

struct Work {
    WorkId id;
    std::string queue;
    BrandId brand_id;
    ContactId contact_id;
    std::optional<std::string> key;
    base::Time due_at;
    base::JsonObject payload;
    std::int64_t attempts = 0;  // that failed
};

struct ParkedWork {
    WorkId id;
    std::string queue;
    BrandId brand_id;
    ContactId contact_id;
    std::optional<std::string> key;
    base::JsonObject payload;
    std::int64_t attempts = 0;
    base::Time parked_at;
    std::string last_error;
};

// True if the row was written; a second one with the brand's queue and key is a no-op (false),
// whatever else it says.
base::Result<bool> schedule(store::Tx& tx, base::IdSource& ids, NewWork work);

// As many `schedule`s with few statements; how many were written.
base::Result<std::int64_t> schedule_all(store::Tx& tx, base::IdSource& ids,
                                        std::vector<NewWork> work);

// True if there was such a row, parked or not. A handler's own row is gone before it runs.
base::Result<bool> cancel(store::Tx& tx, const BrandId& brand, std::string_view queue,
                          std::string_view key);

// Moves a row that is not parked; true if there was one.
base::Result<bool> reschedule(store::Tx& tx, const BrandId& brand, std::string_view queue,
                              std::string_view key, base::Time due_at);

// Whether work of the queue waits for this contact: due at `now`, or failed and to be tried again;
// parked work does not count. What would overtake a reaction asks this first (a promotional mail
// waits for the purchase beside it).
base::Result<bool> has_due_work(store::Tx& tx, const BrandId& brand, const ContactId& contact,
                                std::string_view queue, base::Time now);

// The oldest first.
base::Result<std::vector<ParkedWork>> list_parked(store::Tx& tx, const BrandId& brand, int limit);

// Due at `now`, with all attempts again. Errors: not_found (no such parked row).
base::Result<> retry_parked(store::Tx& tx, const BrandId& brand, const WorkId& id, base::Time now);

}  // namespace events

namespace events {
BOOST_DESCRIBE_STRUCT(Work, (), (id, queue, brand_id, contact_id, key, due_at, payload, attempts))
BOOST_DESCRIBE_STRUCT(ParkedWork, (),
                      (id, queue, brand_id, contact_id, key, payload, attempts, parked_at,
                       last_error))
}  // namespace events
