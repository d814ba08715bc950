// What an attempt's end means for the message and for the address. Pure.
#pragma once

#include <optional>
#include <string>

#include "base/time.hpp"
#include "mail/ledger.hpp"

namespace mail {

// How far the SMTP transaction had come.
enum class Phase {
    connection,  // greeting, TLS, authentication
    sender,      // MAIL FROM
    recipient,   // RCPT TO
    content,     // DATA and the message up to, not including, the final dot
    final_dot,   // the dot is, or may be, sent
};
BOOST_DESCRIBE_ENUM(Phase, connection, sender, recipient, content, final_dot)

// What the transport says became of it.
enum class Fate {
    accepted,
    deferred,  // refused for now, or lost before the final dot
    refused,   // for good
    unknown,   // lost after the final dot
};
BOOST_DESCRIBE_ENUM(Fate, accepted, deferred, refused, unknown)

struct Report {
    Fate fate = Fate::accepted;
    Phase phase = Phase::final_dot;
    int code = 0;        // SMTP reply code; 0: no reply came, or we ourselves decided
    std::string status;  // enhanced status code (RFC 3463), "5.1.1"; or empty
    std::string text;    // the reply's words, or what went wrong
};

// Tries after 1 m, 5 m, 15 m, 1 h, 4 h, 12 h, then daily, and gives up after four to five days (RFC
// 5321 section 4.5.4.1). `tries` counts those made. Nothing: give up.
std::optional<base::Duration> retry_delay(std::int64_t tries);

struct Verdict {
    Move move = Move::accept;
    AttemptOutcome outcome = AttemptOutcome::accepted;
    std::optional<base::Duration> retry_in;  // with Move::defer
    bool hard_bounce = false;                // the address itself is no good
    bool gave_up = false;                    // refused because retries are used up
    std::string reason;
};

// A deferral never suppresses, whatever it is about: greylisting looks like a full mailbox. A
// refusal is a hard bounce only where it speaks about the address (RFC 3463 section 3.2:
// X.1.x, 3.3: X.2.1; without an enhanced code, RFC 5321 section 4.2.3: 550, 551, 553 to RCPT; RFC
// 7504: 556). One of the greeting, of authentication or of MAIL speaks about us: put off, so that
// the owner can mend it.
Verdict judge(const Report& report, std::int64_t tries);

}  // namespace mail
