// Hands messages to an SMTP server (RFC 5321), one connection for many messages. Blocks its thread;
// one thread at a time, so a pool holds one Client a connection.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "net/smtp/session.hpp"

namespace net::smtp {

// RFC 5321 section 4.5.3.2 gives the least a client should wait.
struct Timeouts {
    std::chrono::milliseconds connect{60'000};
    std::chrono::milliseconds greeting{300'000};
    std::chrono::milliseconds command{300'000};
    std::chrono::milliseconds data_start{120'000};
    std::chrono::milliseconds data_block{180'000};
    std::chrono::milliseconds data_end{600'000};

    // All of them times `factor`: nobody waits ten minutes at a relay of one's own.
    Timeouts scaled(double factor) const;
};

struct ClientOptions {
    std::string host;
    std::uint16_t port = 25;
    Tls tls = Tls::starttls;
    std::string username = {};  // empty: no authentication
    std::string password = {};
    std::string helo_name = "localhost";
    Timeouts timeouts = {};
    bool verify_certificate = true;
    std::string ca_file = {};  // PEM; empty: the system's
    // A password over a connection that anyone may read is refused unless this is set.
    bool password_without_tls = false;
};

class Client {
  public:
    // Connects, encrypts and authenticates. Errors: unavailable (try later), rejected (the server
    // or its certificate), unauthenticated (the password), invalid (the options).
    static base::Result<Client> connect(const ClientOptions& options);
    Client(Client&&) noexcept;
    Client& operator=(Client&&) noexcept;
    ~Client();

    // One message to one recipient. `message` is RFC 5322 with CRLF line ends.
    //
    // `before_final_dot` is called once, after the server took DATA and the message's bytes, and
    // immediately before the final dot: without the dot the server must not deliver (section
    // 4.1.1.4), with it it may. It is not called where the message is refused before. An error from
    // it cuts the connection and is returned; nothing was delivered then.
    //
    // Errors, besides: invalid (the envelope or the message; nothing was sent), unavailable (the
    // connection is no longer open; nothing was sent). All else is a Delivered.
    base::Result<Delivered> send(const Envelope& envelope, std::string_view message,
                                 const std::function<base::Result<>()>& before_final_dot);

    // Whether another message can be sent. A server may still have closed meanwhile: that is a
    // deferred Delivered.
    bool is_open() const;
    // Says goodbye; ends the connection. The destructor just cuts.
    void quit();

  private:
    struct State;
    explicit Client(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace net::smtp
