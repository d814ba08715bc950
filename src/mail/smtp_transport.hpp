// Delivery to an SMTP server (a relay or a provider's submission service) over room net's client.
#pragma once

#include <string>

#include "mail/transport.hpp"

namespace mail {

enum class SmtpTls {
    off,
    starttls,  // required: no mail without it
    implicit,  // from the first byte (RFC 8314), port 465
};
BOOST_DESCRIBE_ENUM(SmtpTls, off, starttls, implicit)

struct SmtpServer {
    std::string host;
    std::uint16_t port = 25;
    SmtpTls tls = SmtpTls::off;
    std::string user;  // or empty: no authentication
    std::string password;
    std::string hello = "localhost";  // our name in EHLO
    bool verify_certificate = true;
    std::string ca_file;    // PEM; empty: the system's
    double patience = 1.0;  // times the limits of RFC 5321 section 4.5.3.2
};

// "smtp://user:pass@host:587?tls=starttls", "smtps://host". User and password are percent-encoded.
// `tls` is off, starttls or implicit; by default starttls where there is a user, off without;
// smtps is implicit. Ports by default: 587 with a user, 25 without, 465 for implicit. Also
// `hello=NAME`, `verify=off`, `ca=FILE`, `patience=0.1`. Errors: invalid, never repeating the
// password.
Result<SmtpServer> parse_smtp_url(std::string_view url);

class SmtpRoute;

class SmtpTransport final : public Transport {
  public:
    explicit SmtpTransport(SmtpServer server);
    std::string name() const override { return "smtp"; }
    bool transactional() const override { return false; }
    std::unique_ptr<Session> open_session() override;

  private:
    std::shared_ptr<SmtpRoute> route_;
};

}  // namespace mail
