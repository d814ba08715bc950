#include "web/api_numbers.hpp"

#include "events/kinds.hpp"

namespace web {
namespace {

struct BoughtRow {
    std::string journey;
    std::int64_t contacts = 0;
};
BOOST_DESCRIBE_STRUCT(BoughtRow, (), (journey, contacts))

struct QueuedRow {
    std::string journey;
    std::string step_key;
    std::int64_t messages = 0;
};
BOOST_DESCRIBE_STRUCT(QueuedRow, (), (journey, step_key, messages))

template <class Map, class Key>
std::int64_t value_or_zero(const Map& map, const Key& key) {
    const auto found = map.find(key);
    return found == map.end() ? 0 : found->second;
}

}  // namespace

std::int64_t JourneyNumbers::bought_in(const std::string& journey) const {
    return value_or_zero(bought, journey);
}

std::int64_t JourneyNumbers::queued_of(const std::string& journey, const std::string& mail) const {
    return value_or_zero(queued, std::pair{journey, mail});
}

base::Result<JourneyNumbers> journey_numbers(store::Tx& tx, const base::BrandId& brand) {
    JourneyNumbers out;
    TRY(out.enrollments, journeys::count_enrollments(tx, brand));
    TRY(const auto bought,
        tx.query<BoughtRow>("select journey, count(*) as contacts from enrollments "
                            "where brand_id = $1 and status = 'exited' and reason = $2 "
                            "group by journey",
                            brand, events::kinds::kPurchaseCompleted));
    for (const auto& row : bought) out.bought[row.journey] = row.contacts;
    TRY(const auto queued,
        tx.query<QueuedRow>(
            "select e.journey, m.step_key, count(*) as messages from messages m "
            "join enrollments e on e.id = m.enrollment_id where m.brand_id = $1 "
            "and m.state in ('queued', 'deferred', 'sending') group by e.journey, m.step_key",
            brand));
    for (const auto& row : queued) out.queued[{row.journey, row.step_key}] = row.messages;
    return out;
}

base::Result<Reactions> reactions_to(store::Tx& tx, const base::BrandId& brand,
                                     const base::ContactId& contact,
                                     const base::MessageId& message) {
    TRY(const auto kinds,
        tx.query<std::string>("select distinct kind from mail_engagements where brand_id = $1 "
                              "and contact_id = $2 and message_id = $3 and machine = 0",
                              brand, contact, message));
    Reactions out;
    for (const auto& kind : kinds) {
        out.opened = out.opened || kind == "open";
        out.clicked = out.clicked || kind == "click";
    }
    // Who follows a link has opened the mail, whether or not its pictures were loaded.
    out.opened = out.opened || out.clicked;
    return out;
}

}  // namespace web
