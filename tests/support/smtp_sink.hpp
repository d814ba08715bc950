// An SMTP server in the test's own process: takes mail on loopback, remembers it, and misbehaves as
// told. Each connection has a thread; all functions are thread-safe.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace support {

struct SmtpMail {
    std::string helo;
    std::string user;  // who authenticated; may be empty
    bool encrypted = false;
    std::string from;
    std::vector<std::string> to;
    std::string mail_parameters;  // behind the address in MAIL, as they came
    std::string data;             // without the stuffed dots and the final one
};

// What to do instead of the usual, once or several times.
struct SmtpFault {
    // "CONNECT", a command's first word such as "RCPT", or "." for the end of a message.
    std::string at;
    // Sent instead of the usual reply, without its CRLF; lines are joined by "\r\n".
    std::string reply = {};
    bool drop = false;  // end the connection, after the reply if there is one
    bool hang = false;  // say nothing until the client leaves
    // Only where the line, or for "." the message, contains this.
    std::string containing = {};
    int times = 1;
};

struct SmtpSinkState;

class SmtpSink {
  public:
    enum class Tls { none, starttls, implicit };
    struct Options {
        Tls tls = Tls::none;
        bool pipelining = true;
        bool eight_bit = true;
        bool smtp_utf8 = true;
        bool extended = true;                // false: knows HELO only
        std::uint64_t largest = 0;           // SIZE; 0 is no limit
        std::vector<std::string> auth = {};  // "PLAIN", "LOGIN": then required
        std::string username = "user";
        std::string password = "secret";
    };

    SmtpSink() : SmtpSink(Options{}) {}
    explicit SmtpSink(Options options);
    ~SmtpSink();
    SmtpSink(const SmtpSink&) = delete;
    SmtpSink& operator=(const SmtpSink&) = delete;

    std::uint16_t port() const;
    // The certificate of a sink with TLS, for "localhost" and 127.0.0.1, as PEM; write it to a file
    // and give that as the client's CA.
    std::string certificate() const;

    void add(SmtpFault fault);

    // Mail whose final dot arrived and was not answered with a refusal; also where the answer was
    // dropped, as a real server would have it.
    std::vector<SmtpMail> mails() const;
    // Waits until there are that many; false after `limit`.
    bool wait_for(std::size_t count, std::chrono::milliseconds limit) const;
    // Every line that clients sent outside of messages, in order.
    std::vector<std::string> lines() const;
    std::size_t connections() const;
    void clear();

  private:
    std::unique_ptr<SmtpSinkState> state_;
};

}  // namespace support
