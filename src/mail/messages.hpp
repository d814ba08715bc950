// The message ledger as other rooms use it: put mail in, take it back, look at it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mail/types.hpp"

namespace mail {

// Queues a message and wakes delivery. Nothing, and no second message, where the same (enrollment,
// step) or the same dedup_key of the contact is already there, whatever became of it.
// REQUIRES either enrollment and step_key, or dedup_key. Errors: invalid.
Result<std::optional<MessageId>> enqueue(store::Tx& tx, const Env& env, const NewMessage& message);

// Takes back what has not gone out yet of one enrollment, or one message: queued and deferred ones
// become suppressed with the reason. Of an enrollment, what is transactional goes out all the same:
// the reader asked for it. What is being sent at this moment goes out. Returns how many.
Result<std::int64_t> cancel_enrollment(store::Tx& tx, const Env& env,
                                       const EnrollmentId& enrollment, const std::string& reason);
// The enrollments of a contact of which something is waiting that cancel_enrollment would take
// back.
Result<std::vector<EnrollmentId>> list_cancellable(store::Tx& tx, const BrandId& brand,
                                                   const ContactId& contact);
Result<bool> cancel_message(store::Tx& tx, const Env& env, const MessageId& id,
                            const std::string& reason);

Result<std::optional<Message>> find_message(store::Tx& tx, const MessageId& id);
Result<Message> load_message(store::Tx& tx, const MessageId& id);
Result<content::Email> load_document(store::Tx& tx, const Message& message);
Result<std::vector<Attempt>> list_attempts(store::Tx& tx, const MessageId& id);

struct MessageFilter {
    BrandId brand;
    ContactId contact;                  // or empty
    EnrollmentId enrollment;            // or empty
    std::optional<MessageState> state;  // or all
    std::string purpose;                // or empty
    std::string cursor;                 // `next` of the page before; or empty
};
struct MessagePage {
    std::vector<Message> messages;  // newest first
    std::string next;               // empty: no more
};
Result<MessagePage> list_messages(store::Tx& tx, const MessageFilter& filter, int limit);

struct StateCount {
    MessageState state = MessageState::queued;
    std::int64_t messages = 0;
};
BOOST_DESCRIBE_STRUCT(StateCount, (), (state, messages))
Result<std::vector<StateCount>> count_messages(store::Tx& tx, const BrandId& brand);

// Messages of journeys that have not gone out yet, by journey and step.
struct WaitingCount {
    std::string journey;
    std::string step_key;
    std::int64_t messages = 0;
};
BOOST_DESCRIBE_STRUCT(WaitingCount, (), (journey, step_key, messages))
Result<std::vector<WaitingCount>> count_waiting(store::Tx& tx, const BrandId& brand);

// When the next message is due, perhaps in the past; nothing where none waits.
Result<std::optional<Time>> next_due(store::Tx& tx);
// Whether a message is on its way out at this moment.
Result<bool> any_sending(store::Tx& tx);

// Why a message is where it is and what happens next, in a sentence for people.
struct Explanation {
    MessageState state = MessageState::queued;
    std::string sentence;
    std::optional<Time> next_try;
};
BOOST_DESCRIBE_STRUCT(Explanation, (), (state, sentence, next_try))
Result<Explanation> why(store::Tx& tx, const Env& env, const MessageId& id);

// A person decides about a message in doubt. `resend` may deliver it twice. Nothing resends by
// itself.
enum class Resolution { resend, accept_as_sent, give_up };
BOOST_DESCRIBE_ENUM(Resolution, resend, accept_as_sent, give_up)
// Errors: not_found; conflict where it is not in doubt (any more).
Result<Message> resolve_in_doubt(store::Tx& tx, const Env& env, const MessageId& id,
                                 Resolution resolution, const std::string& who);

}  // namespace mail
