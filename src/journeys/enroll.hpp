// Who enters a journey, and who must leave: the reactions of this room to events. They run in the
// transaction of the event's reactions, so a purchase stops promotional journeys before anything
// that comes after it happens.
#pragma once

#include "events/engine.hpp"
#include "journeys/types.hpp"

namespace journeys {

// For each event of a contact:
//   - active enrollments whose journey names the kind in `stop_on` are exited; what such journeys
//     have queued, also those that are complete, is taken back
//   - `email.unsubscribed` and `email.complained` exit all; what is transactional still goes out
//   - published journeys triggered by the kind are entered (see entry.hpp for who may)
//   - a lead who must not enter a welcome journey again gets the delivery mail alone
//   - a purchase that no journey thanks for gets the plain receipt
Result<> react(store::Tx& tx, const Env& env, const events::Event& event);

// `react` for every event, and the queue of the steps (advance.hpp). `env` outlives the engine.
void register_handlers(events::Engine& engine, const Env& env);

}  // namespace journeys
