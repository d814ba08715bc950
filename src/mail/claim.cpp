#include "mail/claim.hpp"

#include "base/log.hpp"
#include "events/work.hpp"

namespace mail {
namespace {

// Looked at in one transaction, so that a crowd of waiting messages does not hold it up.
constexpr int kMostLookedAt = 200;
constexpr base::Duration kLongestWaitForFacts = std::chrono::days(5);

// On PostgreSQL several connections and nodes claim at once and pass over each other's rows; on
// SQLite there is one writer.
Result<std::vector<Message>> due_messages(store::Tx& tx, int lane, Time now, const Cursor& after) {
    const std::string sql = select_messages() +
                            "where lane = $1 and due_at <= $2 and (due_at, id) > ($3, $4) order by "
                            "due_at, id limit $5";
    constexpr std::int64_t kAtOnce = 5;
    if (tx.engine() == store::Engine::postgres) {
        return tx.query<Message>(sql + " for update skip locked", lane, now, after.due_at, after.id,
                                 kAtOnce);
    }
    return tx.query<Message>(sql, lane, now, after.due_at, after.id, kAtOnce);
}

Result<bool> must_wait(store::Tx& tx, const Env& env, const Message& message) {
    if (message.message_class == MessageClass::transactional) return false;
    return events::has_due_work(tx, message.brand_id, message.contact_id, events::kEventQueue,
                                env.now());
}

// In a savepoint: a fault in one message's facts must not stop the others. Without an attempt yet,
// and with a recipient only where that one is not allowed.
Result<Claimed> gather(store::Tx& tx, Recipients& recipients, Personalizer& personalizer,
                       const Message& message) {
    try {
        return tx.attempt([&]() -> Result<Claimed> {
            Claimed out{
                .message = message, .attempt = {}, .recipient = {}, .document = {}, .context = {}};
            TRY(out.recipient, recipients.recipient(tx, message));
            if (!out.recipient.allowed) return out;
            TRY(out.document, load_document(tx, message));
            TRY(out.context, personalizer.personalize(tx, message));
            return out;
        });
    } catch (const std::exception& bug) {
        base::log::error("mail.personalize_threw",
                         {{"message", message.id.str()}, {"what", bug.what()}});
        return base::fail(base::Errc::internal, "a fault of ours while writing it, see the log");
    }
}

// A message that could not be written: gone, put off or failed, by the kind of the error.
Result<> turn_away(store::Tx& tx, const Env& env, Message& message, const base::Error& error) {
    if (error.code == base::Errc::rejected) return suppress(tx, env, message, error.message);
    const bool too_late = env.now() - message.send_at > kLongestWaitForFacts;
    if (error.code == base::Errc::unavailable && !too_late) {
        return apply(tx, env, message,
                     {.move = Move::defer,
                      .reason = error.message,
                      .due_at = env.now() + std::chrono::minutes(1)});
    }
    base::log::warn("mail.not_written", {{"message", message.id.str()}, {"reason", error.message}});
    return apply(tx, env, message,
                 {.move = Move::refuse,
                  .reason = "it could not be written: " + error.message,
                  .due_at = {}});
}

// Nothing where the message cannot go now.
Result<std::optional<Claimed>> try_claim(store::Tx& tx, const Env& env, const Line& line,
                                         Recipients& recipients, Personalizer& personalizer,
                                         Message& message) {
    auto gathered = gather(tx, recipients, personalizer, message);
    if (!gathered) {
        if (tx.failure()) return base::fail(*tx.failure());
        TRY(turn_away(tx, env, message, gathered.error()));
        return std::optional<Claimed>{};
    }
    Claimed& claimed = gathered.value();
    if (!claimed.recipient.allowed) {
        TRY(suppress(tx, env, message, claimed.recipient.reason));
        return std::optional<Claimed>{};
    }
    TRY(claimed.attempt, open_attempt(tx, env, line, claimed.message));
    return std::optional{std::move(claimed)};
}

}  // namespace

Result<Claim> claim_next(store::Tx& tx, const Env& env, const Line& line, Recipients& recipients,
                         Personalizer& personalizer, const Cursor& from) {
    Claim out{.claimed = {}, .next = from};
    int lane = kAwaited;
    Cursor at;
    for (int looked_at = 0; looked_at < kMostLookedAt;) {
        TRY(auto due, due_messages(tx, lane, env.now(), at));
        if (due.empty() && lane == kOther) {
            out.next = Cursor{};
            out.reached_end = true;
            return out;
        }
        if (due.empty()) {
            lane = kOther;
            at = from;
        }
        for (auto& message : due) {
            ++looked_at;
            at = {*message.due_at, message.id.str()};
            if (lane == kOther) out.next = at;
            TRY(const bool waits, must_wait(tx, env, message));
            out.some_wait = out.some_wait || waits;
            if (waits) continue;
            TRY(out.claimed, try_claim(tx, env, line, recipients, personalizer, message));
            if (out.claimed) return out;
        }
    }
    return out;
}

}  // namespace mail
