#include "app/recipients.hpp"

#include "contacts/contacts.hpp"
#include "contacts/may_mail.hpp"
#include "contacts/suppression.hpp"

namespace app {

mail::Result<mail::Recipient> ContactRecipients::recipient(store::Tx& tx,
                                                           const mail::Message& message) {
    TRY(const auto contact, contacts::find_contact(tx, message.contact_id));
    if (!contact) return mail::Recipient{{}, {}, false, "the contact is gone"};
    TRY(const auto verdict, contacts::may_mail(tx, contact->id, message.message_class));
    return mail::Recipient{contact->email, contact->first_name, verdict.allowed, verdict.reason};
}

mail::Result<> ContactRecipients::hard_bounced(store::Tx& tx, const base::Env& env,
                                               const mail::Message& message,
                                               const std::string& email, const std::string& reply) {
    TRY(contacts::suppress(tx, env, message.brand_id, email,
                           contacts::SuppressionReason::hard_bounce, reply));
    return base::success();
}

}  // namespace app
