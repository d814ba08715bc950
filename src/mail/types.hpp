// A message: one mail to one contact, from the moment somebody decides that it shall go out until
// its fate is known. The ledger of messages is the truth about what was sent; README.md draws its
// states.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/env.hpp"
#include "base/json.hpp"
#include "content/email.hpp"
#include "store/tx.hpp"

namespace mail {

using base::BrandId;
using base::ContactId;
using base::EnrollmentId;
using base::Env;
using base::MessageId;
using base::Result;
using base::Time;
using content::MessageClass;

using AttemptId = base::Id<struct AttemptTag>;

enum class MessageState {
    queued,      // waits for its time or its turn
    sending,     // an attempt is open
    deferred,    // the server asked to try later
    sent,        // the server took responsibility (RFC 5321 section 6.1)
    failed,      // refused for good, given up, or it could not be written
    suppressed,  // must not be sent any more; the reason says why
    in_doubt,    // an attempt ended without an answer: sent or not, nobody knows
};
BOOST_DESCRIBE_ENUM(MessageState, queued, sending, deferred, sent, failed, suppressed, in_doubt)

struct NewMessage {
    BrandId brand;
    ContactId contact;
    // Of a journey's step: the enrollment and the step's key, unique together.
    EnrollmentId enrollment;
    std::string step_key;
    // Of any other mail: unique for the contact ("receipt:ORDER").
    std::string dedup_key;
    std::string purpose;  // "confirm", "delivery", "receipt", "sequence", "sign_in", ...
    // Its message_class is the message's.
    content::Email document;
    // Ids only, for the Personalizer and for reports: order, cart, magnet, funnel, book, code,
    // journey.
    base::JsonObject context;
    Time send_at;
};

struct Message {
    MessageId id;
    BrandId brand_id;
    ContactId contact_id;
    MessageClass message_class = MessageClass::relational;
    EnrollmentId enrollment_id;
    std::string step_key;
    std::string dedup_key;
    std::string purpose;
    std::string document_id;  // load_document
    base::JsonObject context;
    MessageState state = MessageState::queued;
    std::string reason;  // why it is in this state, for people; or empty
    std::int64_t attempts = 0;
    Time created_at;
    Time send_at;
    std::optional<Time> due_at;  // when it is tried next; absent once it needs no trying
    Time changed_at;
    std::optional<Time> sent_at;
};
BOOST_DESCRIBE_STRUCT(Message, (),
                      (id, brand_id, contact_id, message_class, enrollment_id, step_key, dedup_key,
                       purpose, document_id, context, state, reason, attempts, created_at, send_at,
                       due_at, changed_at, sent_at))

// How an attempt ended.
enum class AttemptOutcome {
    accepted,
    deferred,    // 4xx, or the connection broke before the message was handed over
    refused,     // 5xx, or it could not be written
    unanswered,  // the connection broke after the final dot
    lost,        // the process died with it
    released,    // certain not to have been handed over
};
BOOST_DESCRIBE_ENUM(AttemptOutcome, accepted, deferred, refused, unanswered, lost, released)

struct Attempt {
    AttemptId id;
    MessageId message_id;
    std::int64_t number = 0;  // 1 is the first
    std::string node_id;
    std::string transport;  // "smtp", "mailbox"
    Time opened_at;
    std::optional<Time> closed_at;
    std::optional<AttemptOutcome> outcome;
    std::int64_t code = 0;  // SMTP reply code, 0 where there was none
    std::string reply;      // what the server said, or what went wrong
};
BOOST_DESCRIBE_STRUCT(Attempt, (),
                      (id, message_id, number, node_id, transport, opened_at, closed_at, outcome,
                       code, reply))

}  // namespace mail
