// From a claimed message to the letter that the transport takes. Private to this room.
#pragma once

#include "mail/claim.hpp"
#include "mail/transport.hpp"

namespace mail {

// Renders and composes. Pure but for `now`, the Date. Errors: invalid, saying what cannot be
// written.
Result<Letter> write_letter(const Claimed& claimed, Time now);

}  // namespace mail
