// Taking the next message that may go. Private to this room.
#pragma once

#include <optional>
#include <string>

#include "mail/ledger_rows.hpp"
#include "mail/messages.hpp"
#include "mail/personalizer.hpp"
#include "mail/recipients.hpp"

namespace mail {

// All that is needed to write it, read in the transaction that opened its attempt.
struct Claimed {
    Message message;
    AttemptId attempt;
    Recipient recipient;
    content::Email document;
    content::EmailContext context;
};

// Where to go on looking among the mail that nobody waits for: past what has to wait for its
// contact's events.
struct Cursor {
    Time due_at = Time::min();
    std::string id;

    bool at_start() const { return id.empty(); }
};

struct Claim {
    std::optional<Claimed> claimed;
    Cursor next;
    bool reached_end = false;  // then `next` is the start
    bool some_wait = false;    // for their contact's events
};

// In one transaction: takes due messages in turn, transactional ones first; suppresses, fails or
// puts off those that cannot go, passes over those that have to wait, and opens an attempt for the
// first that can go. Looks at a limited number. Errors: those of the database.
Result<Claim> claim_next(store::Tx& tx, const Env& env, const Line& line, Recipients& recipients,
                         Personalizer& personalizer, const Cursor& from);

}  // namespace mail
