// The states of a message and what moves it from one to the next. Pure: whoever changes a state in
// the database asks here first.
#pragma once

#include <optional>

#include "mail/types.hpp"

namespace mail {

enum class Move {
    claim,     // an attempt is opened
    accept,    // the server answered 250 to the final dot, or the mailbox row is written
    defer,     // to be tried again
    refuse,    // for good
    lose,      // the attempt's fate is unknown
    release,   // the attempt is known not to have handed anything over
    suppress,  // a stop, a missing consent
    // A person's word on a message in doubt.
    resend,
    accept_as_sent,
    give_up,
};
BOOST_DESCRIBE_ENUM(Move, claim, accept, defer, refuse, lose, release, suppress, resend,
                    accept_as_sent, give_up)

// Nothing where the move is illegal in that state.
std::optional<MessageState> after(MessageState state, Move move);

// It will never be tried again unless a person says so.
bool is_final(MessageState state);

}  // namespace mail
