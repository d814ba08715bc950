// Moves an enrollment along: load, decide, save, put down the effects, all in one transaction.
#pragma once

#include <string_view>

#include "journeys/types.hpp"

namespace journeys {

// Work rows of this queue hold {enrollment}; one a sleeping enrollment.
inline constexpr std::string_view kQueue = "journey";

// Performs every step that is due and goes to sleep at the first that is not. An enrollment that
// has ended is left as it is.
Result<> advance(store::Tx& tx, const Env& env, const EnrollmentId& id);

// Ends it before its end; the timer goes. What it has queued is the caller's to take back.
Result<> exit(store::Tx& tx, const Env& env, Enrollment enrollment, std::string_view reason);

}  // namespace journeys
