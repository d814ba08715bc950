// Whether a contact may be written to.
#pragma once

#include <set>
#include <string>

#include "contacts/types.hpp"
#include "content/email.hpp"

namespace contacts {

enum class Mailable {
    yes,
    no_consent,    // never asked
    unconfirmed,   // asked, the address is not confirmed
    withdrawn,     // consent taken back
    unsubscribed,  // and below: on the suppression list
    hard_bounce,
    complaint,
    manual,
    goodbye,
};
BOOST_DESCRIBE_ENUM(Mailable, yes, no_consent, unconfirmed, withdrawn, unsubscribed, hard_bounce,
                    complaint, manual, goodbye)

struct Verdict {
    bool allowed = false;
    Mailable mailable = Mailable::no_consent;
    std::string reason;  // a sentence for people; empty when allowed
};

struct MailFacts {
    ConsentState consent = ConsentState::none;
    std::set<SuppressionReason> suppressions;
};

// Pure. Transactional mail only needs an address that neither bounced for good nor complained;
// everything else needs confirmed consent and no suppression at all (PRODUCT section 7).
Verdict decide_mail(const MailFacts& facts, content::MessageClass message_class);

// Errors: not_found.
Result<Verdict> may_mail(store::Tx& tx, const ContactId& contact,
                         content::MessageClass message_class);

}  // namespace contacts
