// Signed addresses for clicks, opens and unsubscribing, and what happens when they are followed.
#pragma once

#include <string>
#include <string_view>

#include "base/crypto.hpp"
#include "mail/types.hpp"

namespace mail {

// Thread-safe; `signer` outlives it.
class Tracking {
  public:
    // `base_url` without a final slash. Off: links lead straight to their target and mails carry no
    // pixel; unsubscribing works all the same.
    Tracking(const base::TokenSigner& signer, std::string base_url, bool on);

    // BASE/c/TOKEN; the token names the message and the target, and holds for two years.
    std::string click_url(const MessageId& message, std::string_view target, Time now) const;
    // BASE/o/TOKEN.gif, or nothing when off.
    std::string open_url(const MessageId& message, Time now) const;
    // BASE/u/TOKEN; never expires (RFC 8058 section 3.1 wants it to work from any old mail).
    std::string unsubscribe_url(const ContactId& contact, const MessageId& message) const;

    struct Click {
        MessageId message;
        std::string target;
    };
    struct Unsubscribe {
        ContactId contact;
        MessageId message;
    };
    // `token` as in the path; a final ".gif" is ignored. Errors: invalid, rejected (expired).
    Result<Click> verify_click(std::string_view token, Time now) const;
    Result<MessageId> verify_open(std::string_view token, Time now) const;
    Result<Unsubscribe> verify_unsubscribe(std::string_view token, Time now) const;

  private:
    const base::TokenSigner& signer_;
    std::string base_url_;
    bool on_;
};

// Opened or followed by software and not by a person, as far as one can tell: a known prefetcher's
// or scanner's user agent, or within two seconds of sending. Pure.
bool looks_like_a_machine(std::string_view user_agent, base::Duration since_sent);

struct Engagement {
    bool machine = false;
    bool first = false;     // of this message, by a person or by a machine, each counted apart
    bool recorded = false;  // false: a repeat within moments, no event
};

// Event `email.opened` {message, purpose, mail, journey, machine, first}; `email.clicked` with
// `target` too, a signed link's without its token. `mail` is the step's key. The same again within
// 30 minutes (opens) or 30 seconds (clicks on the same target) makes no second event. Errors:
// not_found.
Result<Engagement> record_open(store::Tx& tx, const Env& env, const MessageId& message,
                               std::string_view user_agent, Time at);
Result<Engagement> record_click(store::Tx& tx, const Env& env, const MessageId& message,
                                std::string_view target, std::string_view user_agent, Time at);

// What the reader did with a message, as far as that can be seen; software does not count. Who
// follows a link has opened the mail, whether or not its pictures were loaded.
struct Reactions {
    bool opened = false;
    bool clicked = false;
};
Result<Reactions> reactions_to(store::Tx& tx, const Message& message);

}  // namespace mail
