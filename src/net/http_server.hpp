// An HTTP/1.1 server (RFC 9110, RFC 9112) without TLS: that is a proxy's work for now.
//
// Connections live on io threads, one io_context each; handlers are plain synchronous functions on
// a bounded pool of workers. A full queue answers 503 with Retry-After.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "net/http.hpp"
#include "net/router.hpp"
#include "net/stream.hpp"

namespace net {

// On the io thread: must not block. For pages that are in memory already; nothing passes the
// request on to the handler.
using FastPath = std::function<std::optional<Response>(const Request&)>;

struct HttpOptions {
    std::string address = "127.0.0.1";  // "::" listens on IPv6 and IPv4
    std::uint16_t port = 0;             // 0: any free one
    std::size_t io_threads = 1;
    std::size_t workers = 8;
    std::size_t queue_limit = 1024;  // requests that wait for a worker

    std::size_t header_limit = 16 * 1024;
    std::size_t body_limit = 1024 * 1024;
    // Another body limit for some paths (uploads); may be empty.
    std::function<std::size_t(Method, std::string_view path)> body_limit_for = {};
    std::size_t max_connections = 10'000;

    std::chrono::milliseconds header_timeout{10'000};  // from the first byte to the whole head
    // How long a body on its way in or a response on its way out may pause; on average 16 KiB must
    // pass every second, so large ones have time and slow ones end.
    std::chrono::milliseconds transfer_timeout{30'000};
    std::chrono::milliseconds idle_timeout{60'000};     // between requests
    std::chrono::milliseconds handler_timeout{60'000};  // then 503; the handler's result is lost
    std::chrono::milliseconds stop_timeout{10'000};     // for requests under way at stop()

    // IP addresses whose X-Forwarded-For and X-Forwarded-Proto are believed.
    std::vector<std::string> trusted_proxies = {};
};

// start() and stop() from one thread; not from a handler.
class HttpServer {
  public:
    HttpServer(HttpOptions options, Handler handler, FastPath fast_path = {});
    ~HttpServer();  // stops
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    // Errors: unavailable (the port is taken), invalid (`address` is none of ours,
    // `trusted_proxies` are no addresses).
    base::Result<> start();
    // The port it listens on, after start().
    std::uint16_t port() const;
    std::size_t connections() const;
    // Takes no more connections, ends streams, lets the requests under way finish within
    // stop_timeout, joins all threads. A handler that still runs is waited for.
    void stop();

  private:
    struct Running;
    HttpOptions options_;
    Handler handler_;
    FastPath fast_path_;
    std::unique_ptr<Running> running_;
};

}  // namespace net
