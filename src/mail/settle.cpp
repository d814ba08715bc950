#include "mail/settle.hpp"

#include "base/log.hpp"
#include "events/event_log.hpp"
#include "events/kinds.hpp"
#include "mail/report_props.hpp"

namespace mail {
namespace {

Result<> announce_bounce(store::Tx& tx, const Env& env, const Message& message,
                         std::string_view kind, const Report& report) {
    base::JsonObject props = report_props(message);
    props["kind"] = kind;
    props["code"] = report.code;
    props["status"] = report.status;
    TRY(events::append(tx, env.ids, env.clock,
                       {.brand = message.brand_id,
                        .contact = message.contact_id,
                        .kind = std::string(events::kinds::kEmailBounced),
                        .at = env.now(),
                        .props = std::move(props),
                        .dedup_key = {}}));
    return base::success();
}

// In a savepoint: that the address could not be suppressed must not keep the outcome off the
// record.
Result<> suppress_address(store::Tx& tx, const Env& env, Recipients& recipients,
                          const Claimed& claimed, const Message& message,
                          const std::string& reply) {
    const auto done = tx.attempt(
        [&] { return recipients.hard_bounced(tx, env, message, claimed.recipient.email, reply); });
    if (tx.failure()) return base::fail(*tx.failure());
    if (!done) {
        base::log::error("mail.address_not_suppressed",
                         {{"message", message.id.str()}, {"reason", done.error().message}});
    }
    return base::success();
}

Result<> write_consequences(store::Tx& tx, const Env& env, Recipients& recipients,
                            const Claimed& claimed, const Message& message,
                            const Delivered& delivered, const Verdict& verdict) {
    if (verdict.move == Move::accept) {
        if (delivered.record) {
            TRY(delivered.record(tx, env.now()));
        }
        return announce_sent(tx, env, message);
    }
    if (verdict.hard_bounce) {
        TRY(suppress_address(tx, env, recipients, claimed, message, verdict.reason));
        return announce_bounce(tx, env, message, "hard", delivered.report);
    }
    if (verdict.gave_up) return announce_bounce(tx, env, message, "soft", delivered.report);
    return base::success();
}

}  // namespace

Result<> settle(store::Tx& tx, const Env& env, Recipients& recipients, const Claimed& claimed,
                const Delivered& delivered) {
    TRY(auto message, lock_message(tx, claimed.message.id));
    const Report& report = delivered.report;
    const Verdict verdict = judge(report, claimed.message.attempts);
    TRY(const bool closed,
        close_attempt(tx, env, claimed.attempt,
                      {.outcome = verdict.outcome, .code = report.code, .reply = report.text}));
    // Closed before: this very settling, or the queue has taken the message back.
    if (!closed) return base::success();
    const bool latest = message.attempts == claimed.message.attempts;
    if (!latest || !after(message.state, verdict.move)) {
        base::log::warn("mail.late_answer", {{"message", message.id.str()},
                                             {"state", std::string(base::enum_name(message.state))},
                                             {"move", std::string(base::enum_name(verdict.move))}});
        return base::success();
    }
    Change change{.move = verdict.move, .reason = verdict.reason, .due_at = {}};
    if (verdict.retry_in) change.due_at = env.now() + *verdict.retry_in;
    TRY(apply(tx, env, message, change));
    return write_consequences(tx, env, recipients, claimed, message, delivered, verdict);
}

}  // namespace mail
