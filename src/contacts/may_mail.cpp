#include "contacts/may_mail.hpp"

#include "contacts/contacts.hpp"

namespace contacts {
namespace {

Verdict refuse(Mailable why, std::string_view reason) {
    return {false, why, std::string(reason)};
}

// What stands in the way most firmly comes first.
Verdict refuse(SuppressionReason reason) {
    switch (reason) {
        case SuppressionReason::complaint:
            return refuse(Mailable::complaint, "the reader reported a mail as spam");
        case SuppressionReason::hard_bounce:
            return refuse(Mailable::hard_bounce, "the address does not accept mail (hard bounce)");
        case SuppressionReason::unsubscribed:
            return refuse(Mailable::unsubscribed, "the reader unsubscribed");
        case SuppressionReason::manual:
            return refuse(Mailable::manual, "the owner put the address on the suppression list");
        case SuppressionReason::goodbye:
            return refuse(Mailable::goodbye, "the reader went quiet and was said goodbye to");
    }
    return refuse(Mailable::manual, "the address is suppressed");
}

}  // namespace

Verdict decide_mail(const MailFacts& facts, content::MessageClass message_class) {
    using enum SuppressionReason;
    for (const auto reason : {complaint, hard_bounce}) {
        if (facts.suppressions.contains(reason)) return refuse(reason);
    }
    if (message_class == content::MessageClass::transactional) return {true, Mailable::yes, {}};
    for (const auto reason : {unsubscribed, manual, goodbye}) {
        if (facts.suppressions.contains(reason)) return refuse(reason);
    }
    switch (facts.consent) {
        case ConsentState::confirmed:
            return {true, Mailable::yes, {}};
        case ConsentState::pending:
            return refuse(Mailable::unconfirmed, "the reader has not confirmed the address yet");
        case ConsentState::withdrawn:
            return refuse(Mailable::withdrawn, "the reader took back the consent to be mailed");
        case ConsentState::none:
            break;
    }
    return refuse(Mailable::no_consent, "the reader never agreed to be mailed");
}

Result<Verdict> may_mail(store::Tx& tx, const ContactId& contact,
                         content::MessageClass message_class) {
    TRY(const auto found, load_contact(tx, contact));
    TRY(const auto reasons,
        tx.query<SuppressionReason>(
            "select s.reason from suppressions s join contacts c on c.brand_id = s.brand_id and "
            "c.email_key = s.email_key where c.id = $1 and s.lifted_at is null",
            contact));
    return decide_mail({found.consent, {reasons.begin(), reasons.end()}}, message_class);
}

}  // namespace contacts
