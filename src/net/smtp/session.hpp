// The client's side of an SMTP connection (RFC 5321) as a state machine: it is told what the server
// replied and says what to do next. No socket, no clock; one thread.
//
//   while (true) switch (session.want()) {
//       case Want::write:   send session.take_output()
//       case Want::reply:   read one reply, session.on_reply(reply)
//       case Want::tls:     shake hands, session.on_tls()
//       case Want::content: send the stuffed message, session.finish_content()
//       case Want::command: idle: session.begin(...) or session.quit()
//       case Want::closed:  over
//   }
//
// Pipelines (RFC 2920) where the server offers it: MAIL, RCPT and DATA go out at once.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "net/smtp/message.hpp"
#include "net/smtp/reply.hpp"

namespace net::smtp {

enum class Tls { none, starttls, implicit };

struct Envelope {
    std::string from;  // empty: no bounces, please (RFC 5321 section 4.5.5)
    std::string to;
};

enum class Fate {
    accepted,  // the server answers for it now
    deferred,  // refused for now (4xx), or lost before the final dot: safe to try again
    failed,    // refused for good (5xx)
    unknown,   // lost after the final dot: the server may have it
};
std::string_view to_string(Fate fate);

struct Delivered {
    Fate fate = Fate::deferred;
    int code = 0;          // the server's; 0 where the connection or we ourselves decided
    std::string enhanced;  // RFC 3463
    std::string text;

    bool operator==(const Delivered&) const = default;
};

// RFC 5321 section 4.5.3.2: what is waited for decides how long.
enum class Wait { greeting, command, data_start, data_end };

enum class Want { write, reply, tls, content, command, closed };

class Session {
  public:
    struct Options {
        std::string helo_name;  // our host name, or an address literal such as [192.0.2.1]
        Tls tls = Tls::none;
        std::string username = {};  // empty: no authentication
        std::string password = {};
    };

    explicit Session(Options options);

    Want want() const;
    Wait waits_for() const;
    std::string take_output();
    void on_reply(const Reply& reply);
    void on_tls();
    // The connection broke or a limit passed.
    void on_lost(const base::Error& error);

    // REQUIRES want() == command. Starts the transaction; the outcome may be there at once, where
    // the server cannot take such a message. Errors: invalid (an address that could smuggle a
    // command).
    base::Result<> begin(const Envelope& envelope, const MessageTraits& traits);
    // In state content, after the message's bytes: lets the final dot go out.
    void finish_content();
    void quit();

    // Of the transaction, once it is over.
    const std::optional<Delivered>& outcome() const { return outcome_; }
    // Why the session closed before it was ready, or later without our asking.
    const std::optional<base::Error>& failure() const { return failure_; }

    // What the server offered after the last EHLO.
    struct Offers {
        bool pipelining = false;
        bool size = false;
        bool eight_bit = false;
        bool smtp_utf8 = false;
        bool start_tls = false;
        bool auth_plain = false;
        bool auth_login = false;
        std::optional<std::uint64_t> largest = {};  // SIZE, where it names a limit
    };
    const Offers& offers() const { return offers_; }

  private:
    enum class Step {
        greeting,
        ehlo,
        helo,
        start_tls,
        auth,
        login_user,
        login_password,
        reset,
        mail,
        rcpt,
        data,
        final_dot,
        empty_dot,
        quit,
    };
    struct Command {
        Step step;
        std::string line;
    };

    void send(Step step, std::string line);
    void send_queued();
    void greet();
    void read_offers(const Reply& reply);
    void after_offers();
    void authenticate();
    void on_setup_reply(Step step, const Reply& reply);
    void on_transaction_reply(Step step, const Reply& reply);
    void on_data_reply(const Reply& reply);
    void conclude(Fate fate, const Reply& reply);
    void decline(std::string enhanced, std::string text);
    void close(base::Errc code, std::string why);

    Options options_;
    Offers offers_;
    bool secured_ = false;
    bool ready_ = false;
    bool closed_ = false;
    bool wants_tls_ = false;
    bool in_content_ = false;
    bool reset_first_ = false;  // a transaction was left half-way
    std::string output_;
    std::deque<Command> queued_;  // to be sent
    std::deque<Step> awaited_;    // replies, in the order of the commands
    std::optional<Delivered> outcome_;
    std::optional<base::Error> failure_;
};

}  // namespace net::smtp
