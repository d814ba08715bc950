#include "mail/messages.hpp"

#include "base/crypto.hpp"
#include "content/json.hpp"
#include "mail/ledger_rows.hpp"

namespace mail {
namespace {

using base::Errc;
using base::fail;
using base::fail_field;
using base::success;

int lane_of(MessageClass message_class) {
    return message_class == MessageClass::transactional ? kAwaited : kOther;
}

Result<> check(const NewMessage& message) {
    if (message.brand.empty()) return fail_field("brand", "a message needs a brand");
    if (message.contact.empty()) return fail_field("contact", "a message needs a contact");
    if (message.purpose.empty()) return fail_field("purpose", "a message needs a purpose");
    const bool of_step = !message.enrollment.empty() && !message.step_key.empty();
    if (of_step || !message.dedup_key.empty()) return success();
    return fail_field("dedup_key",
                      "a message needs an enrollment and a step, or a key of its own, so that it "
                      "goes out once");
}

// Stored once, under the name of its content.
Result<std::string> store_document(store::Tx& tx, const Env& env, const NewMessage& message) {
    const std::string body = base::write_json(message.document);
    std::string id = base::sha256_hex(body);
    TRY(
        tx.execute("insert into mail_documents (brand_id, id, body, created_at) values ($1, $2, "
                   "$3, $4) on conflict do nothing",
                   message.brand, id, body, env.now()));
    return id;
}

// A condition that leaves out what is not asked for, with the same arguments either way.
std::string is(std::string_view column, int place, const std::string& value) {
    if (value.empty()) return fmt::format(" and ${} = ''", place);
    return fmt::format(" and {} = ${}", column, place);
}

// A column of its own, so that counting by journey needs no look into JSON.
std::string journey_of(const NewMessage& message) {
    const auto* journey = message.context.if_contains("journey");
    return journey && journey->is_string() ? std::string(journey->get_string()) : std::string{};
}

Change decided(Resolution resolution, const std::string& who, Time now) {
    switch (resolution) {
        case Resolution::resend:
            return {Move::resend, "sent again, decided by " + who, now};
        case Resolution::accept_as_sent:
            return {Move::accept_as_sent, "taken as sent, decided by " + who, {}};
        case Resolution::give_up:
            break;
    }
    return {Move::give_up, "given up, decided by " + who, {}};
}

}  // namespace

Result<std::optional<MessageId>> enqueue(store::Tx& tx, const Env& env, const NewMessage& message) {
    TRY(check(message));
    TRY(const auto document, store_document(tx, env, message));
    const auto id = env.ids.next<MessageId>();
    std::optional<std::string> dedup_key;
    if (!message.dedup_key.empty()) dedup_key = message.dedup_key;
    // The unique indexes decide, however many ask at once.
    TRY(const auto inserted,
        tx.execute("insert into messages (brand_id, contact_id, id, message_class, lane, "
                   "enrollment_id, step_key, dedup_key, purpose, document_id, context, state, "
                   "reason, attempts, created_at, send_at, due_at, changed_at, journey) values "
                   "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', 0, $13, $14, $14, $13, "
                   "$15) "
                   "on conflict do nothing",
                   message.brand, message.contact, id, message.document.message_class,
                   lane_of(message.document.message_class), message.enrollment, message.step_key,
                   dedup_key, message.purpose, document, message.context, MessageState::queued,
                   env.now(), message.send_at, journey_of(message)));
    if (!inserted) return std::optional<MessageId>{};
    tx.notify(kMailChannel);
    return std::optional{id};
}

Result<std::int64_t> cancel_enrollment(store::Tx& tx, const Env& env,
                                       const EnrollmentId& enrollment, const std::string& reason) {
    TRY(auto waiting,
        tx.query<Message>(select_messages() +
                              "where enrollment_id = $1 and state in ('queued', 'deferred') "
                              "and message_class <> $2 order by id for update",
                          enrollment, MessageClass::transactional));
    for (auto& message : waiting) {
        TRY(suppress(tx, env, message, reason));
    }
    return static_cast<std::int64_t>(waiting.size());
}

Result<std::vector<EnrollmentId>> list_cancellable(store::Tx& tx, const BrandId& brand,
                                                   const ContactId& contact) {
    return tx.query<EnrollmentId>(
        "select distinct enrollment_id from messages where brand_id = $1 and contact_id = $2 "
        "and enrollment_id is not null and state in ('queued', 'deferred') "
        "and message_class <> $3 order by enrollment_id",
        brand, contact, MessageClass::transactional);
}

Result<bool> cancel_message(store::Tx& tx, const Env& env, const MessageId& id,
                            const std::string& reason) {
    TRY(auto message, lock_message(tx, id));
    if (!after(message.state, Move::suppress)) return false;
    TRY(suppress(tx, env, message, reason));
    return true;
}

Result<std::optional<Message>> find_message(store::Tx& tx, const MessageId& id) {
    return tx.query_one<Message>(select_messages() + "where id = $1", id);
}

Result<Message> load_message(store::Tx& tx, const MessageId& id) {
    return tx.load_one<Message>("message", select_messages() + "where id = $1", id);
}

Result<content::Email> load_document(store::Tx& tx, const Message& message) {
    TRY(const auto body,
        tx.load_one<std::string>("mail document",
                                 "select body from mail_documents where brand_id = $1 and id = $2",
                                 message.brand_id, message.document_id));
    return base::read_json<content::Email>(body);
}

Result<std::vector<Attempt>> list_attempts(store::Tx& tx, const MessageId& id) {
    return tx.query<Attempt>(
        "select id, message_id, number, node_id, transport, opened_at, closed_at, outcome, code, "
        "reply from mail_attempts where message_id = $1 order by number",
        id);
}

Result<MessagePage> list_messages(store::Tx& tx, const MessageFilter& filter, int limit) {
    const std::string state(filter.state ? base::enum_name(*filter.state) : std::string_view{});
    const std::string sql =
        select_messages() + "where brand_id = $1" + is("contact_id", 2, filter.contact.str()) +
        is("enrollment_id", 3, filter.enrollment.str()) + is("state", 4, state) +
        is("purpose", 5, filter.purpose) + " and ($6 = '' or id < $6) order by id desc limit $7";
    MessagePage page;
    TRY(page.messages,
        tx.query<Message>(sql, filter.brand, filter.contact.str(), filter.enrollment.str(), state,
                          filter.purpose, filter.cursor, std::int64_t{limit} + 1));
    if (page.messages.size() > static_cast<std::size_t>(limit)) {
        page.messages.pop_back();
        page.next = page.messages.back().id.str();
    }
    return page;
}

Result<std::vector<StateCount>> count_messages(store::Tx& tx, const BrandId& brand) {
    return tx.query<StateCount>(
        "select state, count(*) as messages from messages where brand_id = $1 group by state "
        "order by state",
        brand);
}

Result<std::vector<WaitingCount>> count_waiting(store::Tx& tx, const BrandId& brand) {
    return tx.query<WaitingCount>(
        "select journey, step_key, count(*) as messages from messages where brand_id = $1 "
        "and state in ('queued', 'deferred', 'sending') and journey <> '' "
        "group by journey, step_key order by journey, step_key",
        brand);
}

Result<std::optional<Time>> next_due(store::Tx& tx) {
    std::optional<Time> earliest;
    for (const int lane : {kAwaited, kOther}) {
        TRY(const auto due,
            tx.query_one<Time>("select due_at from messages where lane = $1 and due_at is not null "
                               "order by due_at limit 1",
                               lane));
        if (due && (!earliest || *due < *earliest)) earliest = *due;
    }
    return earliest;
}

Result<bool> any_sending(store::Tx& tx) {
    TRY(const auto one,
        tx.query_one<std::int64_t>("select 1 from messages where state = $1 limit 1",
                                   MessageState::sending));
    return one.has_value();
}

Result<Message> resolve_in_doubt(store::Tx& tx, const Env& env, const MessageId& id,
                                 Resolution resolution, const std::string& who) {
    TRY(auto message, lock_message(tx, id));
    if (message.state != MessageState::in_doubt) {
        return fail(Errc::conflict, "the message is not in doubt, it is {}",
                    base::enum_name(message.state));
    }
    TRY(apply(tx, env, message, decided(resolution, who, env.now())));
    if (message.state == MessageState::queued) tx.notify(kMailChannel);
    if (message.state == MessageState::sent) {
        TRY(announce_sent(tx, env, message));
    }
    return message;
}

}  // namespace mail
