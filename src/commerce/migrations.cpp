#include "commerce/migrations.hpp"

namespace commerce {

std::vector<store::Migration> migrations() {
    return {
        {"commerce/001 catalog", R"sql(
create table products (
    brand_id text not null,
    key text not null,
    kind text not null,
    name text not null,
    book text not null,
    list_minor bigint not null check (list_minor >= 0),
    floor_minor bigint not null check (floor_minor >= 0),
    currency text not null,
    parts text not null,
    put_at bigint not null,
    primary key (brand_id, key)
);

create table promotions (
    brand_id text not null,
    key text not null,
    percent bigint not null check (percent between 1 and 99),
    starts_at bigint not null,
    ends_at bigint not null,
    withdrawn_at bigint,
    primary key (brand_id, key)
);

create table offers (
    brand_id text not null,
    scope text not null,
    key text not null,
    document text not null,
    put_at bigint not null,
    withdrawn_at bigint,
    primary key (brand_id, scope, key)
);

create table offer_windows (
    id text primary key,
    brand_id text not null,
    contact_id text,
    visitor text,
    scope text not null,
    offer_key text not null,
    opened_at bigint,
    closes_at bigint,
    accepted_at bigint,
    order_id text,
    declined_at bigint
);
create unique index offer_windows_of_contact on offer_windows
    (brand_id, contact_id, scope, offer_key) where contact_id is not null;
create unique index offer_windows_of_visitor on offer_windows
    (brand_id, visitor, scope, offer_key) where contact_id is null;
create index offer_windows_of_order on offer_windows (order_id) where order_id is not null;
)sql"},
        {"commerce/002 codes", R"sql(
create table codes (
    id text primary key,
    brand_id text not null,
    text text not null,
    canonical text not null,
    contact_id text,
    rule_key text not null,
    unique_key text,
    percent bigint not null check (percent between 0 and 100),
    fixed_price bigint check (fixed_price >= 0),
    products text not null,
    uses_allowed bigint check (uses_allowed > 0),
    issued_at bigint not null,
    expires_at bigint,
    withdrawn_at bigint
);
create unique index codes_text on codes (brand_id, canonical);
create unique index codes_key on codes (brand_id, unique_key) where unique_key is not null;
create index codes_of_contact on codes (brand_id, contact_id, id) where contact_id is not null;

create table code_uses (
    code_id text not null,
    order_id text not null,
    brand_id text not null,
    contact_id text not null,
    slot bigint,
    reserved_at bigint not null,
    redeemed_at bigint,
    primary key (code_id, order_id)
);
create unique index code_uses_slot on code_uses (code_id, slot) where slot is not null;
create unique index code_uses_of_contact on code_uses (code_id, contact_id);
create index code_uses_of_order on code_uses (order_id);
)sql"},
        {"commerce/003 carts", R"sql(
create table carts (
    id text primary key,
    brand_id text not null,
    contact_id text,
    visitor text not null,
    scope text not null,
    offer_key text not null,
    quantity bigint not null check (quantity > 0),
    bump_taken bigint not null,
    code_id text,
    bonus_product text not null,
    source text not null,
    started_at bigint not null,
    active_at bigint not null,
    purchase_started_at bigint,
    abandoned_at bigint,
    expired_at bigint,
    completed_at bigint,
    order_id text
);
create unique index carts_open on carts (brand_id, visitor, scope)
    where completed_at is null and expired_at is null;
create index carts_of_contact on carts (brand_id, contact_id, id) where contact_id is not null;
)sql"},
        {"commerce/004 orders", R"sql(
create table orders (
    id text primary key,
    number text not null,
    brand_id text not null,
    contact_id text not null,
    parent_id text references orders (id),
    cart_id text,
    scope text not null,
    offer_key text not null,
    source text not null,
    idempotency_key text not null,
    currency text not null,
    subtotal_minor bigint not null check (subtotal_minor >= 0),
    discount_minor bigint not null check (discount_minor between 0 and subtotal_minor),
    total_minor bigint not null check (total_minor = subtotal_minor - discount_minor),
    refunded_minor bigint not null default 0 check (refunded_minor between 0 and total_minor),
    discounts text not null,
    code_id text,
    provider text not null,
    test_mode bigint not null,
    method_ref text not null default '',
    method_brand text not null default '',
    method_last4 text not null default '',
    created_at bigint not null,
    paid_at bigint,
    failed_at bigint,
    failure_code text,
    failure text not null default '',
    failure_field text not null default '',
    check (paid_at is null or failed_at is null)
);
create unique index orders_key on orders (brand_id, idempotency_key);
create unique index orders_live_of_cart on orders (cart_id)
    where cart_id is not null and failed_at is null;
create unique index orders_live_addition on orders (parent_id, offer_key)
    where parent_id is not null and failed_at is null;
create index orders_of_contact on orders (brand_id, contact_id, id);
create index orders_of_brand on orders (brand_id, id);

create table order_lines (
    order_id text not null references orders (id),
    line bigint not null,
    brand_id text not null,
    kind text not null,
    offer_key text not null,
    name text not null,
    products text not null,
    quantity bigint not null check (quantity > 0),
    unit_minor bigint not null check (unit_minor >= 0),
    amount_minor bigint not null check (amount_minor = unit_minor * quantity),
    discount_minor bigint not null check (discount_minor between 0 and amount_minor),
    note text not null,
    primary key (order_id, line)
);

create table captures (
    order_id text primary key references orders (id),
    brand_id text not null,
    provider text not null,
    charge_ref text not null,
    amount_minor bigint not null check (amount_minor > 0),
    currency text not null,
    captured_at bigint not null,
    unique (provider, charge_ref)
);

create table refunds (
    id text primary key,
    order_id text not null references orders (id),
    brand_id text not null,
    idempotency_key text not null,
    amount_minor bigint not null check (amount_minor > 0),
    currency text not null,
    reason text not null,
    who text not null,
    requested_at bigint not null,
    done_at bigint,
    failed_at bigint,
    provider_ref text,
    failure text,
    check (done_at is null or failed_at is null)
);
create unique index refunds_key on refunds (brand_id, idempotency_key);
create index refunds_of_order on refunds (order_id, id);

create table entitlements (
    id text primary key,
    brand_id text not null,
    contact_id text not null,
    product text not null,
    order_id text,
    reason text not null,
    reserved_at bigint not null,
    granted_at bigint,
    revoked_at bigint
);
create unique index entitlements_live on entitlements (brand_id, contact_id, product)
    where revoked_at is null;
create index entitlements_of_order on entitlements (order_id) where order_id is not null;
)sql"},
        {"commerce/005 test provider", R"sql(
create table test_provider_methods (
    ref text primary key,
    brand_id text not null,
    contact_id text not null,
    card_brand text not null,
    last4 text not null,
    expiry_month bigint not null,
    expiry_year bigint not null,
    fails_later bigint not null
);

create table test_provider_charges (
    brand_id text not null,
    key text not null,
    contact_id text,
    fingerprint text not null,
    amount_minor bigint not null,
    currency text not null,
    ref text unique,
    method_ref text,
    decline_code text,
    decline_message text,
    decline_field text,
    at bigint not null,
    primary key (brand_id, key)
);

create table test_provider_refunds (
    brand_id text not null,
    key text not null,
    charge_ref text not null references test_provider_charges (ref),
    amount_minor bigint not null check (amount_minor > 0),
    ref text not null unique,
    at bigint not null,
    primary key (brand_id, key)
);
)sql"},
    };
}

}  // namespace commerce
