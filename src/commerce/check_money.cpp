#include "commerce/check_money.hpp"

#include <array>

namespace commerce {

using base::Result;
using store::Tx;

namespace {

// Each query lists what breaks the rule: the subject's id, once.
struct Rule {
    std::string_view name;
    std::string_view broken;
    std::string_view query;
};

constexpr std::array<Rule, 13> kRules = {{
    {"totals", "the order's lines less its discounts are not its total",
     "select o.id from orders o where "
     "o.subtotal_minor - o.discount_minor <> o.total_minor or "
     "o.subtotal_minor <> (select coalesce(sum(l.amount_minor), 0) from order_lines l "
     "where l.order_id = o.id) or "
     "o.discount_minor <> (select coalesce(sum(l.discount_minor), 0) from order_lines l "
     "where l.order_id = o.id)"},
    {"lines", "a line is not quantity times price, or is discounted by more than it costs",
     "select distinct order_id from order_lines where amount_minor <> unit_minor * quantity or "
     "discount_minor < 0 or discount_minor > amount_minor"},
    {"capture", "a paid order that costs something has no capture of its total",
     "select o.id from orders o left join captures c on c.order_id = o.id "
     "where o.paid_at is not null and o.total_minor > 0 and "
     "(c.order_id is null or c.amount_minor <> o.total_minor or c.currency <> o.currency)"},
    {"capture", "money was captured for an order that is not paid or costs nothing",
     "select o.id from orders o join captures c on c.order_id = o.id "
     "where o.paid_at is null or o.total_minor = 0"},
    {"refunds", "the refunds do not add up to what the order says, or exceed the capture",
     "select o.id from orders o where o.refunded_minor > o.total_minor or o.refunded_minor <> "
     "(select coalesce(sum(r.amount_minor), 0) from refunds r "
     "where r.order_id = o.id and r.done_at is not null)"},
    {"refunds", "an order that was not paid was refunded",
     "select distinct o.id from orders o join refunds r on r.order_id = o.id "
     "where o.paid_at is null and r.done_at is not null"},
    {"codes", "the code was used more often than allowed",
     "select c.id from codes c where c.uses_allowed is not null and c.uses_allowed < "
     "(select count(*) from code_uses u where u.code_id = c.id)"},
    {"codes", "the use of a code stands with an order that is neither under way nor paid",
     "select distinct u.code_id from code_uses u left join orders o on o.id = u.order_id "
     "where o.id is null or o.failed_at is not null or "
     "(u.redeemed_at is not null and o.paid_at is null) or "
     "(u.redeemed_at is null and o.paid_at is not null)"},
    {"codes", "an order has a code's discount without a use of the code",
     "select o.id from orders o where o.discount_minor > 0 and o.failed_at is null and "
     "not exists (select 1 from code_uses u where u.order_id = o.id)"},
    {"additions", "the order was added to one that was not paid, or to somebody else's",
     "select a.id from orders a left join orders p on p.id = a.parent_id "
     "where a.parent_id is not null and "
     "(p.id is null or p.paid_at is null or p.contact_id <> a.contact_id)"},
    {"entitlements", "a product is owned through an order that is not paid or was refunded",
     "select distinct o.id from orders o join entitlements e on e.order_id = o.id "
     "where e.granted_at is not null and e.revoked_at is null and (o.paid_at is null or "
     "(o.refunded_minor > 0 and o.refunded_minor = o.total_minor))"},
    {"entitlements", "a product is held back for an order that is settled",
     "select distinct o.id from orders o join entitlements e on e.order_id = o.id "
     "where e.granted_at is null and (o.paid_at is not null or o.failed_at is not null)"},
    {"carts", "the cart was completed without a paid order, or paid and not completed",
     "select c.id from carts c left join orders o on o.cart_id = c.id and o.paid_at is not null "
     "where (c.completed_at is null) <> (o.id is null)"},
}};

}  // namespace

Result<std::vector<Violation>> check_money(Tx& tx) {
    std::vector<Violation> violations;
    for (const Rule& rule : kRules) {
        TRY(auto broken, tx.query<std::string>(rule.query));
        for (std::string& subject : broken) {
            violations.push_back(
                {std::string(rule.name), std::move(subject), std::string(rule.broken)});
        }
    }
    return violations;
}

}  // namespace commerce
