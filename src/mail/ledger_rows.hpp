// The ledger's rows: the only code that changes the state of a message. Private to this room.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mail/ledger.hpp"
#include "mail/recovery.hpp"
#include "mail/types.hpp"

namespace mail {

// The channel that wakes delivery.
inline constexpr std::string_view kMailChannel = "mail";

// The column `lane`: mail that somebody waits for goes before mail that somebody is sent.
inline constexpr int kAwaited = 0;
inline constexpr int kOther = 1;

// "select ... from messages ", a Message a row.
const std::string& select_messages();

// Locks the row until the end of the transaction. Errors: not_found.
Result<Message> lock_message(store::Tx& tx, const MessageId& id);

struct Change {
    Move move = Move::claim;
    std::string reason;
    std::optional<Time> due_at;  // where the new state is tried again
};

// Moves a message that this transaction has locked, and `message` with it. Errors: conflict where
// the ledger does not know the move.
Result<> apply(store::Tx& tx, const Env& env, Message& message, const Change& change);

// As apply, with the event `email.suppressed` {..., reason}.
Result<> suppress(store::Tx& tx, const Env& env, Message& message, const std::string& reason);

// Event `email.sent`.
Result<> announce_sent(store::Tx& tx, const Env& env, const Message& message);

// One connection of one node.
struct Line {
    Node node;
    std::int64_t number = 0;
    std::string transport;
    bool transactional = false;
};

// Moves the message to `sending` and opens its attempt. Errors: conflict where the line already has
// one open.
Result<AttemptId> open_attempt(store::Tx& tx, const Env& env, const Line& line, Message& message);

// The line's open attempts are ones that its process knows nothing of (the answer to their commit
// was lost), so nothing was handed over: their messages go back to the queue.
Result<> release_unknown(store::Tx& tx, const Env& env, const Line& line);

struct Closing {
    AttemptOutcome outcome = AttemptOutcome::accepted;
    int code = 0;
    std::string reply;
};
// False where somebody else closed it, other than as lost.
Result<bool> close_attempt(store::Tx& tx, const Env& env, const AttemptId& id,
                           const Closing& closing);

// Closes an open attempt whose owner is dead (or knows nothing of it) and moves its message: to
// `in_doubt`, or back to the queue where nothing can have been handed over.
Result<MessageState> abandon_attempt(store::Tx& tx, const Env& env, const AttemptId& attempt,
                                     const MessageId& message, bool nothing_handed_over);

}  // namespace mail
