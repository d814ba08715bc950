// Private to the room. One client connection as a small state machine over a non-blocking socket.
// Lives on its loop's io thread; only the worker's answer and a stream's wake come from elsewhere,
// and they are posted.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include "net/http_reader.hpp"
#include "net/http_server.hpp"
#include "net/http_writer.hpp"
#include "net/worker_pool.hpp"

namespace net {

using SteadyTime = std::chrono::steady_clock::time_point;

class HttpSession;

// What all sessions of a server share. Outlives them.
struct HttpShared {
    const HttpOptions& options;
    const Handler& handler;
    const FastPath& fast_path;
    RequestReader::Limits limits;
    WorkerPool pool;
    std::atomic<std::size_t> connections{0};
};

// What the sessions of one io thread share. Only that thread.
struct HttpLoop {
    using Executor = boost::asio::io_context::executor_type;
    using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;

    boost::asio::io_context context{1};
    std::unordered_map<HttpSession*, std::shared_ptr<HttpSession>> sessions;
    bool stopping = false;
    std::vector<char> scratch = std::vector<char>(64 * 1024);

    // Now as an HTTP date, made once a second.
    const std::string& date();

  private:
    std::chrono::sys_seconds date_second_{};
    std::string date_;
};

// An IPv4 address that came over an IPv6 socket is written as IPv4.
std::string text_of(const boost::asio::ip::address& address);

class HttpSession : public std::enable_shared_from_this<HttpSession> {
  public:
    HttpSession(HttpShared& shared, HttpLoop& loop, HttpLoop::Socket socket);

    void start();
    // Called now and then: ends what has lasted too long.
    void tick(SteadyTime now);
    // The server stops: idle connections end at once, others with their response.
    void wind_down();
    void close();

  private:
    enum class Phase { idle, head, body, handling, responding, streaming, lingering, closed };
    enum class Io { done, blocked, failed };

    void wait_readable();
    void on_readable();
    void wait_writable();
    void read_requests();
    void read_on();
    bool is_reading() const;
    bool send_continue();
    void dispatch(Request request);
    void respond(Response response);
    void refuse(int status, std::string_view reason);
    void flush();
    Io write_out();
    void after_response();
    void stream_on();
    void pump_stream();
    void linger();
    void report_proxy(Request& request) const;
    void allow(std::chrono::milliseconds time);
    void allow_for_bytes(std::size_t bytes);

    HttpShared& shared_;
    HttpLoop& loop_;
    HttpLoop::Socket socket_;
    RequestReader reader_;
    Phase phase_ = Phase::idle;
    SteadyTime deadline_;
    std::string peer_;

    std::string in_;
    bool reading_ = false;      // a wait for readability is under way
    bool writing_ = false;      // a wait for writability is
    bool in_requests_ = false;  // read_requests() is on the stack
    bool continued_ = false;    // "100 Continue" has been sent

    std::uint64_t turn_ = 0;  // tells a late answer from the one awaited
    bool head_only_ = false;
    bool keep_alive_ = true;
    bool takes_chunks_ = true;
    std::string out_;    // head, or chunks
    Response response_;  // holds the body while it is sent
    Framing framing_ = Framing::length;
    std::size_t sent_ = 0;  // of out_ and then of the body
    SteadyTime last_write_;
    bool stream_ended_ = false;
};

}  // namespace net
