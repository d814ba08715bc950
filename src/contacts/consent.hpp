// Consent to be mailed, with its proof: an append-only history, and the state it adds up to.
#pragma once

#include <string>
#include <vector>

#include "contacts/types.hpp"

namespace contacts {

// The state after one more entry: asking again never takes back what was confirmed.
ConsentState after(ConsentState state, ConsentStatus recorded);

// Appends to the history. Returns the state that now holds.
Result<ConsentState> record_consent(store::Tx& tx, const Env& env, const ContactId& contact,
                                    const NewConsent& consent);
// Oldest first.
Result<std::vector<Consent>> list_consents(store::Tx& tx, const ContactId& contact);

struct Confirmation {
    Contact contact;
    bool first = false;    // the address was never confirmed before
    bool changed = false;  // consent was not `confirmed` until now

    bool holds() const { return contact.consent == ConsentState::confirmed; }
};
// The reader followed the link of the confirm mail. Repeating it changes nothing, and without a
// sign-up that waits for it (none yet, or the reader has left since) it confirms nothing
// (`holds`). The wording and the page are those of the sign-up that is confirmed. A
// reader who had left, signed up and now confirms again is no longer suppressed as unsubscribed or
// said goodbye to.
// Event `user.email_confirmed` with `props` the first time. Errors: not_found.
Result<Confirmation> confirm_email(store::Tx& tx, const Env& env, const ContactId& contact,
                                   const std::string& ip, const base::JsonObject& props = {});

// Records `withdrawn`; `withdrawal.status` is ignored. Does not suppress: see unsubscribe.
Result<> withdraw_consent(store::Tx& tx, const Env& env, const ContactId& contact,
                          NewConsent withdrawal);

// All that leaving means: consent withdrawn, the address suppressed as unsubscribed, event
// `email.unsubscribed` {message, source}. Returns whether anything changed; a repeat does not.
// `message`: the mail whose link it was; or empty.
Result<bool> unsubscribe(store::Tx& tx, const Env& env, const ContactId& contact,
                         const NewConsent& withdrawal, const base::MessageId& message);

}  // namespace contacts
