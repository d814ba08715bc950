#include "events/migrations.hpp"

namespace events {

// `lane` is what is serialised: the contact, or the row itself where there is none.
std::vector<store::Migration> migrations() {
    return {
        {"events/001 log", R"sql(
create table events (
    brand_id text not null,
    id text not null,
    contact_id text,
    kind text not null,
    at bigint not null,
    received_at bigint not null,
    props text not null,
    primary key (brand_id, id)
) {clustered};
create index events_by_contact on events (brand_id, contact_id, id) where contact_id is not null;
create index events_by_kind on events (brand_id, kind, id);

create table event_keys (
    brand_id text not null,
    dedup_key text not null,
    event_id text not null,
    primary key (brand_id, dedup_key)
) {clustered};
)sql"},
        {"events/002 work", R"sql(
create table work (
    brand_id text not null,
    lane text not null,
    id text not null,
    contact_id text,
    queue text not null,
    key text,
    due_at bigint not null,
    payload text not null,
    attempts bigint not null default 0,
    last_error text,
    parked_at bigint,
    primary key (brand_id, lane, id)
) {clustered};
create index work_due on work (due_at, id) where parked_at is null;
create index work_parked on work (brand_id, parked_at) where parked_at is not null;
create unique index work_key on work (brand_id, queue, key) where key is not null;
)sql"},
    };
}

}  // namespace events
