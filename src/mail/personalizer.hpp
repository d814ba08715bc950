// Where a message's merge fields, links, order and cart come from. Implemented in `app`, which sees
// the rooms that hold them.
#pragma once

#include "content/email_context.hpp"
#include "mail/types.hpp"

namespace mail {

class Personalizer {
  public:
    virtual ~Personalizer() = default;

    // Everything that rendering this message to its contact needs, as of now, the brand included
    // (From and Reply-To are its mail identity's). unsubscribe_url also becomes List-Unsubscribe.
    // Runs in the transaction that opens the attempt. Errors: rejected: the message must not go out
    // any more (its code ran out) and becomes suppressed with the error's words; unavailable: tried
    // again later; others: the message fails with the error's words.
    virtual Result<content::EmailContext> personalize(store::Tx& tx, const Message& message) = 0;
};

}  // namespace mail
