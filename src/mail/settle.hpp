// Recording what became of an attempt. Private to this room.
#pragma once

#include "mail/claim.hpp"
#include "mail/transport.hpp"

namespace mail {

// Closes the attempt, moves the message, and writes what follows from it: `email.sent`, or
// `email.bounced` {..., kind: hard|soft, code, status} and the address's suppression. A second call
// changes nothing. Where the attempt had been taken for dead meanwhile, its late answer still
// counts unless a person decided first. Errors: those of the database.
Result<> settle(store::Tx& tx, const Env& env, Recipients& recipients, const Claimed& claimed,
                const Delivered& delivered);

}  // namespace mail
