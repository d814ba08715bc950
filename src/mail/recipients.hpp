// What delivery needs to know about people. Implemented in `app` over room contacts, which stands
// beside this one.
#pragma once

#include <string>

#include "mail/types.hpp"

namespace mail {

struct Recipient {
    std::string email;  // normalised
    std::string name;   // for the To header; or empty
    bool allowed = false;
    std::string reason;  // why not, for people
};

class Recipients {
  public:
    virtual ~Recipients() = default;

    // Asked in the transaction that opens the attempt. A contact that is gone is not allowed.
    virtual Result<Recipient> recipient(store::Tx& tx, const Message& message) = 0;

    // The server said for good that there is no such mailbox: suppress the address.
    virtual Result<> hard_bounced(store::Tx& tx, const Env& env, const Message& message,
                                  const std::string& email, const std::string& reply) = 0;
};

}  // namespace mail
