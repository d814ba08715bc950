#include "web/api_numbers.hpp"

#include "events/kinds.hpp"
#include "mail/messages.hpp"

namespace web {
namespace {

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
    TRY(out.bought, journeys::count_exits(tx, brand, events::kinds::kPurchaseCompleted));
    TRY(const auto waiting, mail::count_waiting(tx, brand));
    for (const auto& row : waiting) out.queued[{row.journey, row.step_key}] = row.messages;
    return out;
}

}  // namespace web
