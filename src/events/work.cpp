#include "events/work.hpp"

namespace events {
namespace {

using base::Errc;
using base::fail;
using base::Result;
using base::success;
using store::Kind;
using store::Tx;

std::optional<std::string_view> none_if_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional<std::string_view>(text);
}

void require_well_formed(const NewWork& work) {
    const bool named =
        !work.queue.empty() &&
        work.queue.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
    if (!named || !work.brand) {
        throw std::logic_error("work needs a queue and a brand: \"" + work.queue + '"');
    }
}

}  // namespace

Result<bool> schedule(Tx& tx, base::IdSource& ids, NewWork work) {
    require_well_formed(work);
    const std::string id = ids.next_text();
    TRY(const std::int64_t written,
        tx.execute("insert into work (brand_id, lane, id, contact_id, queue, key, due_at, payload) "
                   "values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing",
                   work.brand, work.contact ? work.contact.str() : id, id, work.contact, work.queue,
                   none_if_empty(work.key), work.due_at, work.payload));
    if (written > 0) tx.notify(kWorkChannel);
    return written > 0;
}

Result<std::int64_t> schedule_all(Tx& tx, base::IdSource& ids, std::vector<NewWork> work) {
    store::Bulk rows{"work",
                     {{"brand_id", Kind::text},
                      {"lane", Kind::text},
                      {"id", Kind::text},
                      {"contact_id", Kind::text},
                      {"queue", Kind::text},
                      {"key", Kind::text},
                      {"due_at", Kind::integer},
                      {"payload", Kind::text}}};
    for (const NewWork& one : work) {
        require_well_formed(one);
        const std::string id = ids.next_text();
        rows.add(one.brand, one.contact ? one.contact.str() : id, id, one.contact, one.queue,
                 none_if_empty(one.key), one.due_at, one.payload);
    }
    TRY(const std::int64_t written, tx.bulk_insert(rows, store::OnConflict::do_nothing));
    if (written > 0) tx.notify(kWorkChannel);
    return written;
}

Result<bool> cancel(Tx& tx, const BrandId& brand, std::string_view queue, std::string_view key) {
    TRY(const std::int64_t deleted,
        tx.execute("delete from work where brand_id = $1 and queue = $2 and key = $3", brand, queue,
                   key));
    return deleted > 0;
}

Result<bool> reschedule(Tx& tx, const BrandId& brand, std::string_view queue, std::string_view key,
                        base::Time due_at) {
    TRY(const std::int64_t moved,
        tx.execute("update work set due_at = $4 "
                   "where brand_id = $1 and queue = $2 and key = $3 and parked_at is null",
                   brand, queue, key, due_at));
    if (moved > 0) tx.notify(kWorkChannel);
    return moved > 0;
}

Result<bool> has_due_work(Tx& tx, const BrandId& brand, const ContactId& contact,
                          std::string_view queue, base::Time now) {
    TRY(const auto found,
        tx.query_one<std::int64_t>("select 1 from work where brand_id = $1 and lane = $2 and "
                                   "queue = $3 and parked_at is null and "
                                   "(due_at <= $4 or attempts > 0) limit 1",
                                   brand, contact, queue, now));
    return found.has_value();
}

Result<std::vector<ParkedWork>> list_parked(Tx& tx, const BrandId& brand, int limit) {
    return tx.query<ParkedWork>(
        "select id, queue, brand_id, contact_id, key, payload, attempts, parked_at, last_error "
        "from work where brand_id = $1 and parked_at is not null order by parked_at, id limit $2",
        brand, limit);
}

Result<> retry_parked(Tx& tx, const BrandId& brand, const WorkId& id, base::Time now) {
    TRY(const std::int64_t freed,
        tx.execute("update work set parked_at = null, attempts = 0, due_at = $3 "
                   "where brand_id = $1 and id = $2 and parked_at is not null",
                   brand, id, now));
    if (freed == 0) return fail(Errc::not_found, "there is no parked work {}", id);
    tx.notify(kWorkChannel);
    return success();
}

}  // namespace events
