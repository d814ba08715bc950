// Delivery to an SMTP server (a relay or a provider's submission service) over room net's client.
#pragma once

#include <string>

#include "mail/transport.hpp"

namespace mail {

enum class SmtpTls {
    off,
    starttls,       // required: no mail without it
    opportunistic,  // STARTTLS where it is offered
    implicit,       // from the first byte (RFC 8314), port 465
};
BOOST_DESCRIBE_ENUM(SmtpTls, off, starttls, opportunistic, implicit)

struct SmtpServer {
    std::string host;
    std::uint16_t port = 0;
    SmtpTls tls = SmtpTls::opportunistic;
    bool verify_certificate = true;
    std::string user;
    std::string password;
    std::string hello;  // our name in EHLO; empty: the machine's
};

// "smtp://user:pass@host:587?tls=starttls", "smtps://host". `tls` is off, starttls, opportunistic
// or implicit; smtps is implicit. Defaults: port 587 with a user, 25 without, 465 for smtps;
// starttls with a user, opportunistic without. `verify=off` accepts any certificate, `hello=NAME`
// is our name in EHLO. Errors: invalid, never repeating the password.
Result<SmtpServer> parse_smtp_url(const std::string& url);

class SmtpTransport final : public Transport {
  public:
    explicit SmtpTransport(SmtpServer server);
    std::string name() const override { return "smtp"; }
    bool transactional() const override { return false; }
    std::unique_ptr<Session> open_session() override;

  private:
    SmtpServer server_;
};

}  // namespace mail
