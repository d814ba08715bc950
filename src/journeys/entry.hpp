// Whether an event lets its contact enter a journey. Pure.
#pragma once

#include "events/event_log.hpp"
#include "journeys/types.hpp"

namespace journeys {

// What is known about the contact in the same transaction.
struct EntryFacts {
    bool mailable = false;        // confirmed consent, not suppressed
    bool owns_book = false;       // the journey's book
    bool cart_completed = false;  // the event's cart has been paid meanwhile
    bool entered = false;         // by this very event: it came a second time
    bool inside = false;  // already on the way through this journey, or was in the last 30 days
};

enum class Entry {
    enter,
    deliver_only,  // nothing to sell: just what was asked for
    stay_out,
};

// What a trigger's condition asks, in the words that are shown to people. Errors: invalid, listing
// the ones there are.
enum class Condition {
    none,
    lead_confirmed,      // "lead_captured and email_confirmed"
    checkout_abandoned,  // "checkout_started and not completed"
    payment_received,    // "payment_received"; a one-click addition belongs to its first order
};
Result<Condition> parse_condition(std::string_view text);

// Whether the journey is about this event at all: its book, and the condition.
bool concerns(const content::Journey& journey, const events::Event& event);

Entry decide_entry(const content::Journey& journey, const events::Event& event,
                   const EntryFacts& facts);

}  // namespace journeys
