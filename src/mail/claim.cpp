#include "mail/claim.hpp"

#include "base/log.hpp"
#include "events/work.hpp"
#include "mail/messages.hpp"
#include "mail/outcome.hpp"

namespace mail {
namespace {

constexpr int kLanes = 2;
// Looked at in one transaction, so that a crowd of waiting messages does not hold it up.
constexpr int kMostLookedAt = 200;

// On PostgreSQL several connections and nodes claim at once and pass over each other's rows; on
// SQLite there is one writer.
Result<std::vector<Message>> due_messages(store::Tx& tx, Time now, const Cursor& after) {
    const std::string sql = select_messages() +
                            "where lane = $1 and due_at <= $2 and (due_at, id) > ($3, $4) order by "
                            "due_at, id limit $5";
    constexpr std::int64_t kAtOnce = 5;
    if (tx.engine() == store::Engine::postgres) {
        return tx.query<Message>(sql + " for update skip locked", after.lane, now, after.due_at,
                                 after.id, kAtOnce);
    }
    return tx.query<Message>(sql, after.lane, now, after.due_at, after.id, kAtOnce);
}

Result<bool> must_wait(store::Tx& tx, const Env& env, const Message& message) {
    if (message.message_class == MessageClass::transactional) return false;
    return events::has_due_work(tx, message.brand_id, message.contact_id, events::kEventQueue,
                                env.now());
}

struct Writing {
    content::Email document;
    content::EmailContext context;
};

// In a savepoint: a fault in one message's facts must not stop the others.
Result<Writing> gather(store::Tx& tx, Personalizer& personalizer, const Message& message) {
    try {
        return tx.attempt([&]() -> Result<Writing> {
            TRY(auto document, load_document(tx, message));
            TRY(auto context, personalizer.personalize(tx, message));
            return Writing{std::move(document), std::move(context)};
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
    const auto delay = retry_delay(message.attempts + 1);
    if (error.code == base::Errc::unavailable && delay) {
        return apply(tx, env, message,
                     {.move = Move::defer, .reason = error.message, .due_at = env.now() + *delay});
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
                                         Message message) {
    TRY(auto recipient, recipients.recipient(tx, message));
    if (!recipient.allowed) {
        TRY(suppress(tx, env, message, recipient.reason));
        return std::optional<Claimed>{};
    }
    auto writing = gather(tx, personalizer, message);
    if (!writing) {
        if (tx.failure()) return base::fail(*tx.failure());
        TRY(turn_away(tx, env, message, writing.error()));
        return std::optional<Claimed>{};
    }
    TRY(const auto attempt, open_attempt(tx, env, line, message));
    return std::optional{Claimed{std::move(message), attempt, std::move(recipient),
                                 std::move(writing.value().document),
                                 std::move(writing.value().context)}};
}

}  // namespace

Result<Claim> claim_next(store::Tx& tx, const Env& env, const Line& line, Recipients& recipients,
                         Personalizer& personalizer, const Cursor& from) {
    Claim out{.claimed = {}, .next = from, .some_wait = false};
    Cursor& at = out.next;
    for (int looked_at = 0; looked_at < kMostLookedAt;) {
        TRY(auto due, due_messages(tx, env.now(), at));
        if (due.empty()) {
            const int lane = at.lane + 1;
            at = Cursor{};
            if (lane == kLanes) return out;
            at.lane = lane;
            continue;
        }
        for (auto& message : due) {
            ++looked_at;
            at.due_at = *message.due_at;
            at.id = message.id.str();
            TRY(const bool waits, must_wait(tx, env, message));
            if (waits) {
                out.some_wait = true;
                continue;
            }
            TRY(out.claimed,
                try_claim(tx, env, line, recipients, personalizer, std::move(message)));
            if (out.claimed) return out;
        }
    }
    return out;
}

Result<std::optional<Time>> next_due(store::Tx& tx) {
    std::optional<Time> earliest;
    for (int lane = 0; lane < kLanes; ++lane) {
        TRY(const auto due,
            tx.query_one<Time>("select due_at from messages where lane = $1 and due_at is not null "
                               "order by due_at limit 1",
                               lane));
        if (due && (!earliest || *due < *earliest)) earliest = *due;
    }
    return earliest;
}

}  // namespace mail
