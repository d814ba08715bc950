// What a purchase leaves on its contact: the tags `customer` and `purchased_BOOK`, and once in a
// contact's life `milestone.first_purchase`.
#pragma once

#include "events/event_log.hpp"
#include "journeys/types.hpp"

namespace journeys {

// For `purchase.completed`; other events are left alone.
Result<> mark_purchase(store::Tx& tx, const Env& env, const events::Event& event);

}  // namespace journeys
