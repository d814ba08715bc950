#include "events/work.hpp"
#include "mail/messages.hpp"

namespace mail {
namespace {

struct NodeState {
    std::string problem;
    std::optional<Time> retry_at;
};
BOOST_DESCRIBE_STRUCT(NodeState, (), (problem, retry_at))

// A due message that has not gone: what is in its way.
Result<Explanation> held_up(store::Tx& tx, const Env& env, const Message& message) {
    Explanation out{.state = message.state, .sentence = {}, .next_try = env.now()};
    // Leases are kept on the wall clock, whatever clock the engine runs on.
    TRY(const auto nodes, tx.query<NodeState>("select problem, retry_at from mail_nodes where "
                                              "lease_until >= $1 order by problem",
                                              base::SystemClock{}.now()));
    if (nodes.empty()) {
        out.sentence = "it is due, but no delivery is running";
        return out;
    }
    // Sorted, so that a node that works comes first.
    if (!nodes.front().problem.empty()) {
        out.sentence =
            "it is due, but the mail server does not take mail: " + nodes.front().problem;
        out.next_try = nodes.front().retry_at;
        return out;
    }
    if (message.message_class != MessageClass::transactional) {
        TRY(const bool busy, events::has_due_work(tx, message.brand_id, message.contact_id,
                                                  events::kEventQueue, env.now()));
        if (busy) {
            out.sentence =
                "it is due, and waits until what just happened with this contact has been "
                "worked through";
            return out;
        }
    }
    out.sentence = "it is due and next in line";
    if (!message.reason.empty()) out.sentence += " (" + message.reason + ")";
    return out;
}

std::string with_reason(std::string sentence, const Message& message) {
    if (!message.reason.empty()) sentence += ": " + message.reason;
    return sentence;
}

}  // namespace

Result<Explanation> why(store::Tx& tx, const Env& env, const MessageId& id) {
    TRY(const auto message, load_message(tx, id));
    Explanation out{.state = message.state, .sentence = {}, .next_try = message.due_at};
    switch (message.state) {
        case MessageState::queued:
            if (message.due_at && *message.due_at <= env.now()) return held_up(tx, env, message);
            out.sentence = "it waits for its time, " + base::format_for_people(message.send_at);
            break;
        case MessageState::deferred:
            if (message.due_at && *message.due_at <= env.now()) return held_up(tx, env, message);
            out.sentence = with_reason(
                "it is tried again later, after " + std::to_string(message.attempts) + " tries",
                message);
            break;
        case MessageState::sending:
            out.sentence = "it is being handed over at this moment";
            break;
        case MessageState::sent:
            out.sentence = with_reason(
                "it was sent on " +
                    base::format_for_people(message.sent_at.value_or(message.changed_at)),
                message);
            break;
        case MessageState::failed:
            out.sentence = with_reason("it failed", message);
            break;
        case MessageState::suppressed:
            out.sentence = with_reason("it must not be sent", message);
            break;
        case MessageState::in_doubt:
            out.sentence = with_reason("nobody knows whether it was delivered", message) +
                           "; decide whether to send it again";
            break;
    }
    return out;
}

}  // namespace mail
