#include "mail/ledger.hpp"

namespace mail {

std::optional<MessageState> after(MessageState state, Move move) {
    using enum MessageState;
    switch (state) {
        case queued:
        case deferred:
            if (move == Move::claim) return sending;
            if (move == Move::suppress) return suppressed;
            // What cannot be written is refused, or put off, without an attempt.
            if (move == Move::refuse) return failed;
            if (move == Move::defer) return deferred;
            return std::nullopt;
        case sending:
            if (move == Move::accept) return sent;
            if (move == Move::defer) return deferred;
            if (move == Move::refuse) return failed;
            if (move == Move::lose) return in_doubt;
            if (move == Move::release) return queued;
            return std::nullopt;
        case in_doubt:
            // The answer came after all: the node only looked dead.
            if (move == Move::accept) return sent;
            if (move == Move::defer) return deferred;
            if (move == Move::refuse) return failed;
            if (move == Move::resend) return queued;
            if (move == Move::accept_as_sent) return sent;
            if (move == Move::give_up) return failed;
            return std::nullopt;
        case sent:
        case failed:
        case suppressed:
            return std::nullopt;
    }
    return std::nullopt;
}

bool is_final(MessageState state) {
    return state == MessageState::sent || state == MessageState::failed ||
           state == MessageState::suppressed;
}

}  // namespace mail
