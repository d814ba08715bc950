// Private to the room. A TCP connection, with TLS or without, whose every step has a deadline. One
// thread; blocks it.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace net::smtp {

using Deadline = std::chrono::steady_clock::time_point;

class Connection {
  public:
    // Tries the host's addresses in the order of the resolver. Errors: unavailable.
    static base::Result<Connection> open(const std::string& host, std::uint16_t port,
                                         Deadline deadline);
    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;
    ~Connection();

    struct TlsOptions {
        std::string host;     // whose name the certificate must bear (RFC 6125); also for SNI
        std::string ca_file;  // PEM; empty: the system's
        bool verify = true;
    };
    base::Result<> start_tls(const TlsOptions& options, Deadline deadline);

    // At least one byte. Errors: unavailable (the end, a fault, too late).
    base::Result<std::string> read(Deadline deadline);
    base::Result<> write(std::string_view bytes, Deadline deadline);
    // At once. Then every step fails.
    void close();

  private:
    struct TlsState;

    explicit Connection(int socket);
    base::Result<> wait(short events, Deadline deadline);
    base::Result<std::string> read_socket(Deadline deadline);
    base::Result<> write_socket(std::string_view bytes, Deadline deadline);
    base::Result<> flush_tls(Deadline deadline);
    base::Result<> feed_tls(Deadline deadline);

    int socket_ = -1;
    std::unique_ptr<TlsState> tls_;
};

}  // namespace net::smtp
