#include "mail/migrations.hpp"

namespace mail {

std::vector<store::Migration> migrations() {
    return {
        {"mail/001 ledger", R"sql(
create table mail_documents (
    brand_id text not null,
    id text not null,
    body text not null,
    created_at bigint not null,
    primary key (brand_id, id)
) {clustered};

create table messages (
    brand_id text not null,
    contact_id text not null,
    id text not null,
    message_class text not null,
    lane bigint not null,
    enrollment_id text,
    step_key text not null,
    dedup_key text,
    purpose text not null,
    document_id text not null,
    context text not null,
    state text not null,
    reason text not null,
    attempts bigint not null,
    created_at bigint not null,
    send_at bigint not null,
    due_at bigint,
    changed_at bigint not null,
    sent_at bigint,
    primary key (brand_id, contact_id, id)
);
create unique index messages_step on messages (brand_id, contact_id, enrollment_id, step_key)
    where enrollment_id is not null;
create unique index messages_dedup on messages (brand_id, contact_id, dedup_key)
    where dedup_key is not null;
create index messages_id on messages (id);
create index messages_due on messages (lane, due_at, id) where due_at is not null;
create index messages_enrollment on messages (enrollment_id) where enrollment_id is not null;
create index messages_brand on messages (brand_id, id);
create index messages_state on messages (brand_id, state, id);

create table mail_attempts (
    brand_id text not null,
    contact_id text not null,
    id text not null,
    message_id text not null,
    number bigint not null,
    node_id text not null,
    boot_id text not null,
    connection bigint not null,
    transport text not null,
    transactional bigint not null,
    opened_at bigint not null,
    closed_at bigint,
    outcome text,
    code bigint not null,
    reply text not null,
    primary key (brand_id, contact_id, id)
);
create index mail_attempts_message on mail_attempts (message_id, number);
create index mail_attempts_id on mail_attempts (id);
create unique index mail_attempts_open on mail_attempts (node_id, boot_id, connection)
    where closed_at is null;

create table mail_nodes (
    node_id text not null,
    boot_id text not null,
    lease_until bigint not null,
    down_since bigint,
    problem text not null,
    retry_at bigint,
    primary key (node_id)
);

create table mailbox (
    brand_id text not null,
    contact_id text not null,
    message_id text not null,
    sender text not null,
    recipient text not null,
    subject text not null,
    delivered_at bigint not null,
    html text not null,
    body text not null,
    source text not null,
    primary key (brand_id, contact_id, message_id)
);
create unique index mailbox_message on mailbox (message_id);
create index mailbox_brand on mailbox (brand_id, delivered_at, message_id);

create table mail_engagements (
    brand_id text not null,
    contact_id text not null,
    message_id text not null,
    kind text not null,
    target text not null,
    machine bigint not null,
    times bigint not null,
    first_at bigint not null,
    counted_at bigint not null,
    primary key (brand_id, contact_id, message_id, kind, target, machine)
);
)sql"},
        {"mail/002 the journey of a message", R"sql(
alter table messages add column journey text not null default '';
)sql"},
    };
}

}  // namespace mail
