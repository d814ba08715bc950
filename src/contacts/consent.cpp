#include "contacts/consent.hpp"

#include "contacts/contacts.hpp"
#include "contacts/suppression.hpp"
#include "events/event_log.hpp"
#include "events/kinds.hpp"

namespace contacts {
namespace {

// Serialises the history of one contact: the state is decided upon what is there.
Result<Contact> lock_contact(store::Tx& tx, const ContactId& id) {
    TRY(tx.query<ContactId>("select id from contacts where id = $1 for update", id));
    return load_contact(tx, id);
}

Result<ConsentState> append_consent(store::Tx& tx, const Env& env, const Contact& contact,
                                    const NewConsent& consent) {
    TRY(
        tx.execute("insert into consents (brand_id, contact_id, id, status, ip, page, wording, "
                   "source, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                   contact.brand_id, contact.id, env.ids.next<ConsentId>(), consent.status,
                   consent.ip, consent.page, consent.wording, consent.source, env.now()));
    const ConsentState state = after(contact.consent, consent.status);
    if (state != contact.consent) {
        TRY(tx.execute("update contacts set consent = $2 where id = $1", contact.id, state));
    }
    return state;
}

// What the reader agreed to is what the sign-up said.
Result<NewConsent> confirmation_of_last_sign_up(store::Tx& tx, const Contact& contact,
                                                const std::string& ip) {
    NewConsent consent{.status = ConsentStatus::confirmed, .ip = ip, .source = "confirm mail"};
    TRY(const auto history, list_consents(tx, contact.id));
    for (const auto& entry : history) {
        if (entry.status != ConsentStatus::pending) continue;
        consent.page = entry.page;
        consent.wording = entry.wording;
        consent.source = entry.source;
    }
    return consent;
}

}  // namespace

ConsentState after(ConsentState state, ConsentStatus recorded) {
    switch (recorded) {
        case ConsentStatus::pending:
            return state == ConsentState::confirmed ? state : ConsentState::pending;
        case ConsentStatus::confirmed:
            return ConsentState::confirmed;
        case ConsentStatus::withdrawn:
            break;
    }
    return ConsentState::withdrawn;
}

Result<ConsentState> record_consent(store::Tx& tx, const Env& env, const ContactId& contact,
                                    const NewConsent& consent) {
    TRY(const auto locked, lock_contact(tx, contact));
    return append_consent(tx, env, locked, consent);
}

Result<std::vector<Consent>> list_consents(store::Tx& tx, const ContactId& contact) {
    return tx.query<Consent>(
        "select c.id, c.brand_id, c.contact_id, c.status, c.ip, c.page, c.wording, c.source, c.at "
        "from consents c join contacts p on p.brand_id = c.brand_id and p.id = c.contact_id "
        "where p.id = $1 order by c.at, c.id",
        contact);
}

Result<Confirmation> confirm_email(store::Tx& tx, const Env& env, const ContactId& id,
                                   const std::string& ip, const base::JsonObject& props) {
    TRY(auto contact, lock_contact(tx, id));
    const bool changed = contact.consent == ConsentState::pending;
    const bool confirmed = contact.consent == ConsentState::confirmed;
    const bool first = (changed || confirmed) && !contact.confirmed_at;
    if (!changed && !first) return Confirmation{std::move(contact), false, false};
    if (changed) {
        TRY(const auto consent, confirmation_of_last_sign_up(tx, contact, ip));
        TRY(append_consent(tx, env, contact, consent));
        for (const auto reason : {SuppressionReason::unsubscribed, SuppressionReason::goodbye}) {
            TRY(unsuppress(tx, env, contact.brand_id, contact.email, reason, "confirmed again"));
        }
    }
    if (first) {
        TRY(tx.execute("update contacts set confirmed_at = $2 where id = $1", id, env.now()));
        TRY(events::append(tx, env.ids, env.clock,
                           {.brand = contact.brand_id,
                            .contact = id,
                            .kind = std::string(events::kinds::kUserEmailConfirmed),
                            .at = env.now(),
                            .props = props,
                            .dedup_key = {}}));
    }
    TRY(contact, load_contact(tx, id));
    return Confirmation{std::move(contact), first, changed};
}

Result<> withdraw_consent(store::Tx& tx, const Env& env, const ContactId& contact,
                          NewConsent withdrawal) {
    withdrawal.status = ConsentStatus::withdrawn;
    TRY(record_consent(tx, env, contact, withdrawal));
    return base::success();
}

Result<bool> unsubscribe(store::Tx& tx, const Env& env, const ContactId& id,
                         const NewConsent& withdrawal, const base::MessageId& message) {
    TRY(const auto contact, lock_contact(tx, id));
    TRY(const bool suppressed, suppress(tx, env, contact.brand_id, contact.email,
                                        SuppressionReason::unsubscribed, withdrawal.source));
    const bool withdrawn = contact.consent != ConsentState::withdrawn;
    if (!suppressed && !withdrawn) return false;
    if (withdrawn) {
        NewConsent entry = withdrawal;
        entry.status = ConsentStatus::withdrawn;
        TRY(append_consent(tx, env, contact, entry));
    }
    TRY(events::append(tx, env.ids, env.clock,
                       {.brand = contact.brand_id,
                        .contact = id,
                        .kind = std::string(events::kinds::kEmailUnsubscribed),
                        .at = env.now(),
                        .props = {{"message", message.str()}, {"source", withdrawal.source}},
                        .dedup_key = {}}));
    return true;
}

}  // namespace contacts
