#include "events/event_log.hpp"

#include <unordered_map>

#include "events/kinds.hpp"
#include "events/work.hpp"

namespace events {
namespace {

using base::fail_field;
using base::JsonArray;
using base::Result;
using base::success;
using store::Kind;
using store::OnConflict;
using store::Tx;

struct Claimed {
    std::string dedup_key;
    EventId event_id;
};
BOOST_DESCRIBE_STRUCT(Claimed, (), (dedup_key, event_id))

Result<> check(const NewEvent& event) {
    if (!event.brand) return fail_field("brand", "an event needs its brand");
    return kinds::check(event.kind);
}

NewWork reactions(const NewEvent& event, const EventId& id, base::Time received_at) {
    return {std::string(kEventQueue), event.brand, event.contact, {}, received_at,
            {{"event_id", id.str()}}};
}

// The ids under which the keys of these events stand after this: a new key is taken by its event.
Result<std::unordered_map<std::string, EventId>> take_keys(Tx& tx,
                                                           const std::vector<NewEvent>& events,
                                                           const std::vector<EventId>& ids) {
    store::Bulk rows{
        "event_keys",
        {{"brand_id", Kind::text}, {"dedup_key", Kind::text}, {"event_id", Kind::text}}};
    JsonArray keys;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (events[i].dedup_key.empty()) continue;
        rows.add(events[i].brand, events[i].dedup_key, ids[i]);
        keys.emplace_back(events[i].dedup_key);
    }
    std::unordered_map<std::string, EventId> owners;
    if (rows.empty()) return owners;
    TRY(tx.bulk_insert(rows, OnConflict::do_nothing));
    // JSON lists are unpacked by another function on each engine.
    const std::string_view sql =
        tx.engine() == store::Engine::sqlite
            ? "select dedup_key, event_id from event_keys where brand_id = $1 and "
              "dedup_key in (select value from json_each($2))"
            : "select dedup_key, event_id from event_keys where brand_id = $1 and "
              "dedup_key in (select json_array_elements_text(cast($2 as json)))";
    TRY(auto claimed, tx.query<Claimed>(sql, events.front().brand, keys));
    for (Claimed& one : claimed) owners.emplace(std::move(one.dedup_key), std::move(one.event_id));
    return owners;
}

// One page of a brand's log, the newest first. SQLite has no statistics and would walk through the
// whole log for one contact, so it is told the index; PostgreSQL finds it.
std::string page_of(const Tx& tx, std::string_view index, std::string_view which) {
    const bool told = tx.engine() == store::Engine::sqlite && !index.empty();
    return fmt::format(
        "select brand_id, id, contact_id, kind, at, received_at, props from events{} "
        "where brand_id = $1 and id < $2 and {} order by id desc limit $3",
        told ? fmt::format(" indexed by {}", index) : std::string(), which);
}

}  // namespace

Result<EventId> append(Tx& tx, base::IdSource& ids, const base::Clock& clock, NewEvent event) {
    TRY(check(event));
    const auto id = ids.next<EventId>();
    if (!event.dedup_key.empty()) {
        TRY(const std::int64_t taken,
            tx.execute("insert into event_keys (brand_id, dedup_key, event_id) values ($1, $2, $3) "
                       "on conflict do nothing",
                       event.brand, event.dedup_key, id));
        if (taken == 0) {
            return tx.load_one<EventId>(
                "event key",
                "select event_id from event_keys where brand_id = $1 and dedup_key = $2",
                event.brand, event.dedup_key);
        }
    }
    const base::Time now = clock.now();
    TRY(
        tx.execute("insert into events (brand_id, id, contact_id, kind, at, received_at, props) "
                   "values ($1, $2, $3, $4, $5, $6, $7)",
                   event.brand, id, event.contact, event.kind, event.at, now, event.props));
    TRY(schedule(tx, ids, reactions(event, id, now)));
    return id;
}

Result<std::vector<EventId>> append_all(Tx& tx, base::IdSource& ids, const base::Clock& clock,
                                        std::vector<NewEvent> events) {
    std::vector<EventId> result;
    for (const NewEvent& event : events) {
        TRY(check(event));
        if (event.brand != events.front().brand) throw std::logic_error("events of several brands");
        result.push_back(ids.next<EventId>());
    }
    TRY(const auto owners, take_keys(tx, events, result));

    store::Bulk rows{"events",
                     {{"brand_id", Kind::text},
                      {"id", Kind::text},
                      {"contact_id", Kind::text},
                      {"kind", Kind::text},
                      {"at", Kind::integer},
                      {"received_at", Kind::integer},
                      {"props", Kind::text}}};
    std::vector<NewWork> work;
    const base::Time now = clock.now();
    for (std::size_t i = 0; i < events.size(); ++i) {
        const NewEvent& event = events[i];
        if (!event.dedup_key.empty()) {
            const EventId& owner = owners.at(event.dedup_key);
            if (owner != result[i]) {
                result[i] = owner;
                continue;
            }
        }
        rows.add(event.brand, result[i], event.contact, event.kind, event.at, now, event.props);
        work.push_back(reactions(event, result[i], now));
    }
    TRY(tx.bulk_insert(rows));
    TRY(schedule_all(tx, ids, std::move(work)));
    return result;
}

Result<Event> load_event(Tx& tx, const BrandId& brand, const EventId& id) {
    return tx.load_one<Event>("event",
                              "select brand_id, id, contact_id, kind, at, received_at, props "
                              "from events where brand_id = $1 and id = $2",
                              brand, id);
}

Result<std::vector<Event>> list_events(Tx& tx, const BrandId& brand, const EventFilter& filter,
                                       int limit) {
    // No id is beyond this: they are lower-case hexadecimal.
    const std::string before = filter.before_id ? filter.before_id->str() : "g";
    // A text for each question, so that each has its index.
    if (filter.contact && !filter.kind.empty()) {
        return tx.query<Event>(page_of(tx, "events_by_contact", "contact_id = $4 and kind = $5"),
                               brand, before, limit, filter.contact, filter.kind);
    }
    if (filter.contact) {
        return tx.query<Event>(page_of(tx, "events_by_contact", "contact_id = $4"), brand, before,
                               limit, filter.contact);
    }
    if (!filter.kind.empty()) {
        return tx.query<Event>(page_of(tx, "events_by_kind", "kind = $4"), brand, before, limit,
                               filter.kind);
    }
    return tx.query<Event>(page_of(tx, "", "id < $2"), brand, before, limit);
}

Result<std::vector<Event>> list_events_after(Tx& tx, const BrandId& brand, const EventId& after,
                                             int limit) {
    return tx.query<Event>(
        "select brand_id, id, contact_id, kind, at, received_at, props "
        "from events where brand_id = $1 and id > $2 order by id limit $3",
        brand, after.str(), limit);
}

}  // namespace events
