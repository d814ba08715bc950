// A reviewed sequence becomes a journey: what the engine runs.
#pragma once

#include "content/journey.hpp"

namespace journeys {

// For each mail in the order of their delays: wait until its delay from the anchor, issue its code
// where it has one, send it. Pure. The journey's key is "TYPE/BOOK" ("welcome/quiet-percent").
//
// A welcome sequence is triggered by `lead.confirmed`, which funnels emits for each captured lead
// whose address is confirmed: `user.email_confirmed` comes once for a contact, lead magnets are
// many.
content::Journey compile(const content::Sequence& sequence);

std::string journey_key(content::SequenceType type, const std::string& book);

}  // namespace journeys
