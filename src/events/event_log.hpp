// The append-only log: everything that happens is an event, written in the transaction of what made
// it happen and before that is acknowledged.
//
// An append also writes the work row of the reactions (work.hpp, queue "event") in the same
// transaction, so no reaction is lost and none is found by a cursor over ids (a later commit may
// carry a smaller id).
//
// Personal data does not belong in `props`: no names, addresses, mail addresses, IPs or free text
// that a reader typed. They stand beside the contact, so that erasing a person leaves the log and
// what was counted from it whole.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/json.hpp"
#include "store/db.hpp"

namespace events {

using base::BrandId;
using base::ContactId;
using base::EventId;

struct NewEvent {
    BrandId brand;
    ContactId contact;  // empty: about no contact
    std::string kind;   // kinds.hpp
    base::Time at;      // when it happened, which may be before it was received
    base::JsonObject props;
    std::string dedup_key;  // unique per brand; empty: always a new event
};

struct Event {
    BrandId brand_id;
    EventId id;
    ContactId contact_id;
    std::string kind;
    base::Time at;
    base::Time received_at;
    base::JsonObject props;
};

// The event's id. A second append with a brand's dedup key gives the first one's id and writes
// nothing. Errors: invalid (the kind's name, no brand), those of the Tx.
base::Result<EventId> append(store::Tx& tx, base::IdSource& ids, const base::Clock& clock,
                             NewEvent event);

// As many `append`s, in order, with few statements, all of one brand: ingestion.
base::Result<std::vector<EventId>> append_all(store::Tx& tx, base::IdSource& ids,
                                              const base::Clock& clock,
                                              std::vector<NewEvent> events);

// Errors: not_found.
base::Result<Event> load_event(store::Tx& tx, const BrandId& brand, const EventId& id);

struct EventFilter {
    ContactId contact;                 // empty: everyone's
    std::string kind;                  // empty: every kind
    std::optional<EventId> before_id;  // the page after the one that ended with this id
};

// The newest first, by the order of writing, at most `limit`.
base::Result<std::vector<Event>> list_events(store::Tx& tx, const BrandId& brand,
                                             const EventFilter& filter, int limit);

// The oldest first, from the one after `after` (empty: from the beginning), at most `limit`: to go
// through the whole log.
base::Result<std::vector<Event>> list_events_after(store::Tx& tx, const BrandId& brand,
                                                   const EventId& after, int limit);

}  // namespace events

namespace events {
BOOST_DESCRIBE_STRUCT(Event, (), (brand_id, id, contact_id, kind, at, received_at, props))
}  // namespace events
