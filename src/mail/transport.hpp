// How a composed message leaves: into the built-in mailbox (mailbox.hpp) or over SMTP
// (smtp_transport.hpp).
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "mail/outcome.hpp"
#include "mail/types.hpp"

namespace mail {

struct Letter {
    MessageId message;
    BrandId brand;
    ContactId contact;
    std::string from;  // addresses of the envelope and for the mailbox's list
    std::string to;
    std::string subject;
    std::string html;
    std::string text;
    std::string mime;  // the whole message, CRLF, not dot-stuffed
};

struct Delivered {
    Report report;
    // To be run in the transaction that records the outcome; or empty.
    std::function<Result<>(store::Tx&, Time now)> record;
};

// One connection. Used by one thread at a time.
class Session {
  public:
    virtual ~Session() = default;
    // Connects where needed, or makes sure that the connection still lives. Errors: unavailable,
    // saying why; no message has been touched then.
    virtual Result<> ready() = 0;
    // REQUIRES that ready() just succeeded.
    virtual Delivered deliver(const Letter& letter) = 0;
    // Says goodbye where there is somebody to say it to.
    virtual void close() = 0;
};

class Transport {
  public:
    virtual ~Transport() = default;
    virtual std::string name() const = 0;
    // Delivery is part of the transaction that records it (Delivered::record): an attempt without
    // an outcome did not deliver, and is never in doubt.
    virtual bool transactional() const = 0;
    // Thread-safe.
    virtual std::unique_ptr<Session> open_session() = 0;
};

}  // namespace mail
