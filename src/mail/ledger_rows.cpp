#include "mail/ledger_rows.hpp"

#include "events/event_log.hpp"
#include "events/kinds.hpp"
#include "mail/report_props.hpp"

namespace mail {
namespace {

struct OpenAttempt {
    AttemptId id;
    MessageId message_id;
};
BOOST_DESCRIBE_STRUCT(OpenAttempt, (), (id, message_id))

Result<> append_event(store::Tx& tx, const Env& env, const Message& message, std::string_view kind,
                      base::JsonObject props) {
    TRY(events::append(tx, env.ids, env.clock,
                       {.brand = message.brand_id,
                        .contact = message.contact_id,
                        .kind = std::string(kind),
                        .at = env.now(),
                        .props = std::move(props),
                        .dedup_key = {}}));
    return base::success();
}

}  // namespace

const std::string& select_messages() {
    static const std::string sql =
        "select id, brand_id, contact_id, message_class, enrollment_id, step_key, "
        "coalesce(dedup_key, '') as dedup_key, purpose, document_id, context, state, reason, "
        "attempts, created_at, send_at, due_at, changed_at, sent_at from messages ";
    return sql;
}

Result<Message> lock_message(store::Tx& tx, const MessageId& id) {
    return tx.load_one<Message>("message", select_messages() + "where id = $1 for update", id);
}

Result<> apply(store::Tx& tx, const Env& env, Message& message, const Change& change) {
    const auto state = after(message.state, change.move);
    if (!state) {
        return base::fail(base::Errc::conflict, "a message that is {} cannot be moved by {}",
                          base::enum_name(message.state), base::enum_name(change.move));
    }
    const MessageState before = message.state;
    message.state = *state;
    message.reason = change.reason;
    message.due_at = change.due_at;
    message.changed_at = env.now();
    if (change.move == Move::claim) ++message.attempts;
    if (*state == MessageState::sent) message.sent_at = env.now();
    TRY(const auto changed,
        tx.execute("update messages set state = $4, reason = $5, due_at = $6, changed_at = $7, "
                   "attempts = $8, sent_at = $9 where brand_id = $1 and contact_id = $2 and id = "
                   "$3 and state = $10",
                   message.brand_id, message.contact_id, message.id, message.state, message.reason,
                   message.due_at, message.changed_at, message.attempts, message.sent_at, before));
    if (changed == 1) return base::success();
    return base::fail(base::Errc::conflict, "the message was changed at the same moment");
}

Result<> suppress(store::Tx& tx, const Env& env, Message& message, const std::string& reason) {
    TRY(apply(tx, env, message, {.move = Move::suppress, .reason = reason, .due_at = {}}));
    base::JsonObject props = report_props(message);
    props["reason"] = reason;
    return append_event(tx, env, message, events::kinds::kEmailSuppressed, std::move(props));
}

Result<> announce_sent(store::Tx& tx, const Env& env, const Message& message) {
    return append_event(tx, env, message, events::kinds::kEmailSent, report_props(message));
}

Result<> release_unknown(store::Tx& tx, const Env& env, const Line& line) {
    TRY(const auto unknown,
        tx.query<OpenAttempt>("select id, message_id from mail_attempts where node_id = $1 and "
                              "boot_id = $2 and connection = $3 and closed_at is null",
                              line.node.id, line.node.boot, line.number));
    for (const auto& attempt : unknown) {
        TRY(abandon_attempt(tx, env, attempt.id, attempt.message_id, true));
    }
    return base::success();
}

Result<AttemptId> open_attempt(store::Tx& tx, const Env& env, const Line& line, Message& message) {
    TRY(apply(tx, env, message, {.move = Move::claim, .reason = {}, .due_at = {}}));
    const auto id = env.ids.next<AttemptId>();
    TRY(tx.execute(
        "insert into mail_attempts (brand_id, contact_id, id, message_id, number, "
        "node_id, boot_id, connection, transport, transactional, opened_at, code, "
        "reply) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, '')",
        message.brand_id, message.contact_id, id, message.id, message.attempts, line.node.id,
        line.node.boot, line.number, line.transport, line.transactional, env.now()));
    return id;
}

Result<bool> close_attempt(store::Tx& tx, const Env& env, const AttemptId& id,
                           const Closing& closing) {
    TRY(const auto closed,
        tx.execute("update mail_attempts set closed_at = $2, outcome = $3, code = $4, reply = $5 "
                   "where id = $1 and (closed_at is null or outcome = $6)",
                   id, env.now(), closing.outcome, closing.code, closing.reply,
                   AttemptOutcome::lost));
    return closed != 0;
}

Result<MessageState> abandon_attempt(store::Tx& tx, const Env& env, const AttemptId& attempt,
                                     const MessageId& id, bool nothing_handed_over) {
    TRY(auto message, lock_message(tx, id));
    const auto outcome = nothing_handed_over ? AttemptOutcome::released : AttemptOutcome::lost;
    const std::string reason = nothing_handed_over
                                   ? "delivery was interrupted before anything was handed over"
                                   : "delivery was interrupted: the server may or may not have it";
    TRY(const auto closed,
        tx.execute("update mail_attempts set closed_at = $2, outcome = $3, reply = $4 where id = "
                   "$1 and closed_at is null",
                   attempt, env.now(), outcome, reason));
    if (!closed || message.state != MessageState::sending) return message.state;
    Change change{.move = Move::lose, .reason = reason, .due_at = {}};
    if (nothing_handed_over) {
        change.move = Move::release;
        change.due_at = env.now();
    }
    TRY(apply(tx, env, message, change));
    return message.state;
}

}  // namespace mail
