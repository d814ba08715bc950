// What mail needs to know about people, from room contacts.
#pragma once

#include "mail/recipients.hpp"

namespace app {

class ContactRecipients final : public mail::Recipients {
  public:
    mail::Result<mail::Recipient> recipient(store::Tx& tx, const mail::Message& message) override;
    mail::Result<> hard_bounced(store::Tx& tx, const base::Env& env, const mail::Message& message,
                                const std::string& email, const std::string& reply) override;
};

}  // namespace app
