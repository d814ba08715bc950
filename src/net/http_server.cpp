#include "net/http_server.hpp"

#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>

#include "base/log.hpp"
#include "net/http_session.hpp"

namespace net {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using asio::ip::tcp;
using boost::system::error_code;
using Acceptor = asio::basic_socket_acceptor<tcp, HttpLoop::Executor>;
using Timer =
    asio::basic_waitable_timer<std::chrono::steady_clock,
                               asio::wait_traits<std::chrono::steady_clock>, HttpLoop::Executor>;
using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

// Without file descriptors left accept fails at once, again and again.
constexpr auto kAcceptPause = 100ms;
constexpr std::chrono::milliseconds kStopInterval = 5ms;

base::Error cannot_listen(const tcp::endpoint& endpoint, const error_code& error) {
    return {base::Errc::unavailable,
            fmt::format("Cannot listen on {} port {}: {}", endpoint.address().to_string(),
                        endpoint.port(), error.message()),
            {}};
}

error_code open(Acceptor& acceptor, const tcp::endpoint& endpoint, bool share_port) {
    error_code error;
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(asio::socket_base::reuse_address{true}, error);
    if (!error && share_port) acceptor.set_option(ReusePort{true}, error);
    if (!error && endpoint.address().is_v6()) {
        acceptor.set_option(asio::ip::v6_only{false}, error);
    }
    if (!error) acceptor.bind(endpoint, error);
    return error;
}

// Written as a peer's address is: they are compared as text.
base::Result<std::vector<std::string>> plain_addresses(const std::vector<std::string>& typed) {
    std::vector<std::string> plain;
    for (const auto& text : typed) {
        error_code error;
        const auto address = asio::ip::make_address(text, error);
        if (error) return base::fail_field("trusted_proxies", "\"{}\" is not an IP address", text);
        plain.push_back(text_of(address));
    }
    return plain;
}

// How often to look for what has lasted too long: a quarter of the shortest limit.
std::chrono::milliseconds tick_interval(const HttpOptions& options) {
    const auto shortest =
        std::min({options.header_timeout, options.transfer_timeout, options.idle_timeout,
                  options.handler_timeout, options.stop_timeout});
    return std::clamp<std::chrono::milliseconds>(shortest / 4, 5ms, 1000ms);
}

// One io thread: its listening socket, its sessions and its clock.
class IoThread {
  public:
    explicit IoThread(HttpShared& shared)
        : shared_(shared),
          acceptor_(loop_.context.get_executor()),
          accept_again_(loop_.context.get_executor()),
          ticker_(loop_.context.get_executor()),
          interval_(tick_interval(shared.options)) {}

    base::Result<> listen(const tcp::endpoint& endpoint) {
        error_code error = open(acceptor_, endpoint, true);
        if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
        if (error) return base::fail(cannot_listen(endpoint, error));
        return base::success();
    }

    std::uint16_t port() const {
        error_code ignored;
        return acceptor_.local_endpoint(ignored).port();
    }

    void start() {
        accept();
        tick();
        thread_ = std::thread{[this] { loop_.context.run(); }};
    }

    void begin_stop() {
        asio::post(loop_.context, [this] {
            loop_.stopping = true;
            stop_by_ = std::chrono::steady_clock::now() + shared_.options.stop_timeout;
            error_code ignored;
            acceptor_.close(ignored);
            accept_again_.cancel();
            for (const auto& session : sessions()) session->wind_down();
            ticker_.cancel();  // looks at once whether that was all
        });
    }

    void join() {
        if (thread_.joinable()) thread_.join();
    }

    // After the workers have stopped: answers that came too late are let go of properly.
    void run_leftovers() {
        loop_.context.restart();
        loop_.context.poll();
    }

  private:
    std::vector<std::shared_ptr<HttpSession>> sessions() const {
        std::vector<std::shared_ptr<HttpSession>> all;
        all.reserve(loop_.sessions.size());
        for (const auto& [key, session] : loop_.sessions) all.push_back(session);
        return all;
    }

    void accept() {
        acceptor_.async_accept(loop_.context.get_executor(),
                               [this](const error_code& error, HttpLoop::Socket socket) {
                                   if (loop_.stopping) return;
                                   if (error) return pause_accepting(error);
                                   take(std::move(socket));
                                   accept();
                               });
    }

    void pause_accepting(const error_code& error) {
        base::log::warn("http.accept", {{"error", error.message()}});
        accept_again_.expires_after(kAcceptPause);
        accept_again_.async_wait([this](const error_code&) {
            if (!loop_.stopping) accept();
        });
    }

    void take(HttpLoop::Socket socket) {
        if (++shared_.connections > shared_.options.max_connections) {
            --shared_.connections;
            constexpr std::string_view kFull =
                "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 1\r\n"
                "Connection: close\r\n\r\n";
            error_code ignored;
            socket.non_blocking(true, ignored);
            socket.write_some(asio::buffer(kFull), ignored);
            return;
        }
        const auto session = std::make_shared<HttpSession>(shared_, loop_, std::move(socket));
        loop_.sessions.emplace(session.get(), session);
        session->start();
    }

    void tick() {
        const auto now = std::chrono::steady_clock::now();
        for (const auto& session : sessions()) {
            if (loop_.stopping && now >= stop_by_) {
                session->close();
            } else {
                session->tick(now);
            }
        }
        // With nothing left to wait for, the thread ends by itself.
        if (loop_.stopping && loop_.sessions.empty()) return;
        ticker_.expires_after(loop_.stopping ? kStopInterval : interval_);
        ticker_.async_wait([this](const error_code&) { tick(); });
    }

    HttpShared& shared_;
    HttpLoop loop_;
    Acceptor acceptor_;
    Timer accept_again_;
    Timer ticker_;
    const std::chrono::milliseconds interval_;
    std::chrono::steady_clock::time_point stop_by_;
    std::thread thread_;
};

}  // namespace

struct HttpServer::Running {
    HttpShared shared;
    std::vector<std::unique_ptr<IoThread>> workers;
    std::uint16_t port = 0;
};

HttpServer::HttpServer(HttpOptions options, Handler handler, FastPath fast_path)
    : options_(std::move(options)),
      handler_(std::move(handler)),
      fast_path_(std::move(fast_path)) {}

HttpServer::~HttpServer() {
    stop();
}

base::Result<> HttpServer::start() {
    error_code error;
    const auto address = asio::ip::make_address(options_.address, error);
    if (error) {
        return base::fail_field("address", "\"{}\" is not an IP address", options_.address);
    }
    TRY(options_.trusted_proxies, plain_addresses(options_.trusted_proxies));
    tcp::endpoint endpoint{address, options_.port};
    if (options_.port != 0) {
        // SO_REUSEPORT would silently share the port with another server of the same user.
        asio::io_context context;
        Acceptor probe{context.get_executor()};
        error = open(probe, endpoint, false);
        if (error) return base::fail(cannot_listen(endpoint, error));
    }
    const RequestReader::Limits limits{options_.header_limit, options_.body_limit,
                                       options_.body_limit_for};
    std::unique_ptr<Running> running{new Running{
        {options_, handler_, fast_path_, limits, {options_.workers, options_.queue_limit}, {}},
        {},
        0}};
    for (std::size_t i = 0; i < std::max<std::size_t>(1, options_.io_threads); ++i) {
        auto worker = std::make_unique<IoThread>(running->shared);
        TRY(worker->listen(endpoint));
        endpoint.port(worker->port());
        running->workers.push_back(std::move(worker));
    }
    running->port = endpoint.port();
    for (const auto& worker : running->workers) worker->start();
    running_ = std::move(running);
    return base::success();
}

std::uint16_t HttpServer::port() const {
    return running_ ? running_->port : 0;
}

std::size_t HttpServer::connections() const {
    return running_ ? running_->shared.connections.load() : 0;
}

void HttpServer::stop() {
    if (!running_) return;
    for (const auto& worker : running_->workers) worker->begin_stop();
    for (const auto& worker : running_->workers) worker->join();
    running_->shared.pool.stop();
    for (const auto& worker : running_->workers) worker->run_leftovers();
    running_.reset();
}

}  // namespace net
