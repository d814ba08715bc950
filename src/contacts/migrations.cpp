#include "contacts/migrations.hpp"

namespace contacts {

std::vector<store::Migration> migrations() {
    return {
        {"contacts/001 contacts", R"sql(
create table contacts (
    brand_id text not null,
    id text not null,
    email text not null,
    email_key text not null,
    first_name text not null,
    time_zone text not null,
    consent text not null,
    created_at bigint not null,
    confirmed_at bigint,
    primary key (brand_id, id)
);
create unique index contacts_email on contacts (brand_id, email_key);
create index contacts_id on contacts (id);

create table contact_tags (
    brand_id text not null,
    contact_id text not null,
    tag text not null,
    created_at bigint not null,
    primary key (brand_id, contact_id, tag)
) {clustered};
create index contact_tags_tag on contact_tags (brand_id, tag, contact_id);

create table consents (
    brand_id text not null,
    contact_id text not null,
    id text not null,
    status text not null,
    ip text not null,
    page text not null,
    wording text not null,
    source text not null,
    at bigint not null,
    primary key (brand_id, contact_id, id)
) {clustered};

create table suppressions (
    brand_id text not null,
    id text not null,
    email text not null,
    email_key text not null,
    reason text not null,
    note text not null,
    created_at bigint not null,
    lifted_at bigint,
    lifted_by text,
    primary key (brand_id, id)
);
create unique index suppressions_in_force on suppressions (brand_id, email_key, reason)
    where lifted_at is null;
)sql"},
    };
}

}  // namespace contacts
