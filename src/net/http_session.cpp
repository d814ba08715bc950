#include "net/http_session.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>

#include "base/crypto.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "base/strings.hpp"
#include "base/time.hpp"

namespace net {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using boost::system::error_code;

// So that one connection full of pipelined requests does not hold up the others.
constexpr int kRequestsInARow = 32;
constexpr std::size_t kBytesASecond = 16 * 1024;
constexpr std::size_t kKeptWhenIdle = 4096;
constexpr std::chrono::milliseconds kLingerTime = 2s;
constexpr std::chrono::milliseconds kLingerAtStop = 100ms;

SteadyTime now() {
    return std::chrono::steady_clock::now();
}

std::string random_id() {
    std::array<unsigned char, 8> bytes{};
    base::SecureRandom{}.fill(bytes);
    std::string id;
    for (const unsigned char byte : bytes) id += fmt::format("{:02x}", byte);
    return id;
}

// Exceptions mean bugs and stop here.
template <class Handle>
std::optional<Response> guarded(const Handle& handle, const Request& request) {
    std::string what = "unknown";
    try {
        return handle(request);
    } catch (const std::exception& error) {
        what = error.what();
    } catch (...) {
    }
    const std::string id = random_id();
    base::log::error("http.exception", {{"id", id}, {"path", request.path}, {"what", what}});
    return text(fmt::format("Something went wrong here. It is noted under {}.\n", id), 500);
}

}  // namespace

std::string text_of(const asio::ip::address& address) {
    return address.is_v6() && address.to_v6().is_v4_mapped()
               ? asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string()
               : address.to_string();
}

const std::string& HttpLoop::date() {
    const auto second = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    if (second != date_second_ || date_.empty()) {
        date_second_ = second;
        date_ = base::format_http_date(second);
    }
    return date_;
}

HttpSession::HttpSession(HttpShared& shared, HttpLoop& loop, HttpLoop::Socket socket)
    : shared_(shared), loop_(loop), socket_(std::move(socket)), reader_(shared.limits) {}

void HttpSession::start() {
    error_code error;
    const auto endpoint = socket_.remote_endpoint(error);
    if (error) return close();
    peer_ = text_of(endpoint.address());
    socket_.non_blocking(true, error);
    if (!error) socket_.set_option(asio::ip::tcp::no_delay{true}, error);
    if (error) return close();
    // A client that connects and says nothing gets no more than one that stops in the head.
    allow(shared_.options.header_timeout);
    wait_readable();
}

void HttpSession::allow(std::chrono::milliseconds time) {
    deadline_ = now() + time;
}

// Never more than the whole again: what the system's buffers swallow at once proves no reader.
void HttpSession::allow_for_bytes(std::size_t bytes) {
    const std::chrono::microseconds earned{bytes * 1'000'000 / kBytesASecond};
    deadline_ = std::min(deadline_ + earned, now() + shared_.options.transfer_timeout);
}

void HttpSession::tick(SteadyTime at) {
    if (phase_ == Phase::streaming && out_.empty() && !stream_ended_) {
        const Stream::Options& stream = response_.stream->options();
        if (!stream.heartbeat.empty() && at - last_write_ >= stream.heartbeat_every) {
            out_ = framing_ == Framing::chunked ? chunk(stream.heartbeat) : stream.heartbeat;
            allow(shared_.options.transfer_timeout);
            flush();
        }
        return;
    }
    if (at < deadline_) return;
    if (phase_ == Phase::head || phase_ == Phase::body) {
        refuse(408, "The request took too long to arrive");
    } else if (phase_ == Phase::handling) {
        keep_alive_ = false;
        respond(text("This took too long. Please try again.\n", 503).with("Retry-After", "5"));
    } else {
        close();
    }
}

void HttpSession::wind_down() {
    keep_alive_ = false;
    if (phase_ == Phase::idle) {
        close();
    } else if (phase_ == Phase::streaming) {
        response_.stream->close();
    } else if (phase_ == Phase::lingering) {
        allow(kLingerAtStop);
    }
}

void HttpSession::close() {
    if (phase_ == Phase::closed) return;
    phase_ = Phase::closed;
    ++turn_;
    if (response_.stream) response_.stream->detach();
    error_code ignored;
    socket_.close(ignored);
    --shared_.connections;
    loop_.sessions.erase(this);
}

void HttpSession::wait_readable() {
    if (reading_ || phase_ == Phase::closed) return;
    reading_ = true;
    socket_.async_wait(asio::socket_base::wait_read,
                       [self = shared_from_this()](const error_code& error) {
                           self->reading_ = false;
                           if (self->phase_ == Phase::closed) return;
                           if (error) return self->close();
                           self->on_readable();
                       });
}

void HttpSession::on_readable() {
    // What comes while an answer is on its way stays with the system until it is asked for.
    if (phase_ == Phase::handling || phase_ == Phase::responding) return;
    error_code error;
    const std::size_t count = socket_.read_some(asio::buffer(loop_.scratch), error);
    if (error == asio::error::would_block) return wait_readable();
    if (error) return close();
    // A stream ends its connection, so what is pipelined behind it is never answered.
    if (phase_ == Phase::lingering || phase_ == Phase::streaming) return wait_readable();
    in_.append(loop_.scratch.data(), count);
    if (phase_ == Phase::body) allow_for_bytes(count);
    read_requests();
}

void HttpSession::read_requests() {
    in_requests_ = true;
    for (int i = 0; i < kRequestsInARow && is_reading(); ++i) {
        if (phase_ == Phase::idle && !in_.empty()) {
            phase_ = Phase::head;
            allow(shared_.options.header_timeout);
        }
        const std::size_t used = reader_.feed(in_);
        in_.erase(0, used);
        if (reader_.state() == RequestReader::State::failed) {
            refuse(reader_.fault().status, reader_.fault().reason);
        } else if (reader_.state() != RequestReader::State::complete) {
            in_requests_ = false;
            return read_on();
        } else {
            keep_alive_ = reader_.keep_alive();
            takes_chunks_ = reader_.takes_chunks();
            continued_ = false;
            dispatch(reader_.take());
        }
    }
    in_requests_ = false;
    if (!is_reading()) return;
    asio::post(loop_.context, [self = shared_from_this()] {
        if (self->is_reading()) self->read_requests();
    });
}

bool HttpSession::is_reading() const {
    return phase_ == Phase::idle || phase_ == Phase::head || phase_ == Phase::body;
}

void HttpSession::read_on() {
    if (in_.empty() && in_.capacity() > kKeptWhenIdle) in_ = {};
    if (reader_.state() == RequestReader::State::body) {
        if (phase_ != Phase::body) {
            phase_ = Phase::body;
            allow(shared_.options.transfer_timeout);
        }
        if (reader_.expects_continue() && !continued_ && !send_continue()) return;
    }
    wait_readable();
}

// Nothing else is on its way out here, so these few bytes fit, or the client does not read at all.
bool HttpSession::send_continue() {
    constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    continued_ = true;
    error_code error;
    const std::size_t count = socket_.write_some(asio::buffer(kContinue), error);
    if (!error && count == kContinue.size()) return true;
    close();
    return false;
}

void HttpSession::dispatch(Request request) {
    head_only_ = request.method == Method::head;
    request.peer = peer_;
    report_proxy(request);
    ++turn_;
    if (shared_.fast_path) {
        std::optional<Response> quick = guarded(shared_.fast_path, request);
        if (quick) return respond(std::move(*quick));
    }
    phase_ = Phase::handling;
    allow(shared_.options.handler_timeout);
    auto job = [self = shared_from_this(), turn = turn_,
                asked = std::make_shared<const Request>(std::move(request))]() mutable {
        auto answer = std::make_shared<Response>(*guarded(self->shared_.handler, *asked));
        HttpLoop& loop = self->loop_;
        // The session moves along, so that its last reference goes on its own thread.
        asio::post(loop.context, [self = std::move(self), turn, answer] {
            if (self->turn_ == turn && self->phase_ == Phase::handling) {
                self->respond(std::move(*answer));
            } else if (answer->stream) {
                answer->stream->close();
            }
        });
    };
    if (!shared_.pool.submit(std::move(job))) {
        respond(
            text("Too many requests at once. Please try again.\n", 503).with("Retry-After", "1"));
    }
}

// The nearest address in X-Forwarded-For that is not itself a trusted proxy: what stands further
// left is only what a client claims.
void HttpSession::report_proxy(Request& request) const {
    const auto& trusted = shared_.options.trusted_proxies;
    const auto is_trusted = [&](std::string_view address) {
        return std::find(trusted.begin(), trusted.end(), address) != trusted.end();
    };
    if (!is_trusted(peer_)) return;
    request.secure = request.header("X-Forwarded-Proto") == "https";
    std::string path;
    for (const auto& [name, value] : request.headers) {
        if (base::to_lower_ascii(name) != "x-forwarded-for") continue;
        if (!path.empty()) path += ',';
        path += value;
    }
    auto hops = base::split(path, ',');
    for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
        const std::string_view address = base::trim(*hop);
        error_code error;
        asio::ip::make_address(std::string{address}, error);
        if (error) return;
        request.peer = std::string{address};
        if (!is_trusted(address)) return;
    }
}

void HttpSession::refuse(int status, std::string_view reason) {
    keep_alive_ = false;
    head_only_ = false;
    respond(text(fmt::format("{}\n", reason), status));
}

void HttpSession::respond(Response response) {
    ++turn_;
    phase_ = Phase::responding;
    response_ = std::move(response);
    if (loop_.stopping) keep_alive_ = false;
    framing_ = framing_of(response_, takes_chunks_);
    if (response_.stream) keep_alive_ = false;
    out_ = response_head(response_, framing_, keep_alive_, loop_.date());
    const bool streams = response_.stream && framing_ != Framing::none && !head_only_;
    if (head_only_ || framing_ == Framing::none || streams) response_.body = {};
    if (response_.stream && !streams) std::exchange(response_.stream, nullptr)->close();
    sent_ = 0;
    allow(shared_.options.transfer_timeout);
    flush();
}

void HttpSession::flush() {
    if (writing_ || phase_ == Phase::closed) return;
    switch (write_out()) {
        case Io::blocked:
            return wait_writable();
        case Io::failed:
            return close();
        case Io::done:
            break;
    }
    out_.clear();
    sent_ = 0;
    last_write_ = now();
    after_response();
}

void HttpSession::wait_writable() {
    writing_ = true;
    socket_.async_wait(asio::socket_base::wait_write,
                       [self = shared_from_this()](const error_code& error) {
                           self->writing_ = false;
                           if (self->phase_ == Phase::closed) return;
                           if (error) return self->close();
                           self->flush();
                       });
}

HttpSession::Io HttpSession::write_out() {
    const std::string_view body = response_.body.view();
    const std::size_t total = out_.size() + body.size();
    while (sent_ < total) {
        const std::string_view head = std::string_view{out_}.substr(std::min(sent_, out_.size()));
        const std::string_view rest = body.substr(sent_ > out_.size() ? sent_ - out_.size() : 0);
        const std::array<asio::const_buffer, 2> buffers = {asio::buffer(head), asio::buffer(rest)};
        error_code error;
        const std::size_t count = socket_.write_some(buffers, error);
        if (error == asio::error::would_block) return Io::blocked;
        if (error) return Io::failed;
        sent_ += count;
        allow_for_bytes(count);
    }
    return Io::done;
}

void HttpSession::after_response() {
    if (response_.stream && !stream_ended_) return stream_on();
    response_ = {};
    stream_ended_ = false;
    if (!keep_alive_) return linger();
    phase_ = Phase::idle;
    allow(shared_.options.idle_timeout);
    if (!in_requests_) read_requests();
}

void HttpSession::stream_on() {
    const auto wake = [self = weak_from_this(), &loop = loop_] {
        asio::post(loop.context, [self] {
            if (const auto session = self.lock()) session->pump_stream();
        });
    };
    if (phase_ == Phase::streaming) return wake();
    phase_ = Phase::streaming;
    response_.stream->attach(wake);
    if (loop_.stopping) response_.stream->close();
    wait_readable();
}

void HttpSession::pump_stream() {
    if (phase_ != Phase::streaming || !out_.empty() || stream_ended_) return;
    Stream::Taken taken = response_.stream->take();
    if (taken.dropped) return close();
    if (!taken.data.empty()) {
        out_ = framing_ == Framing::chunked ? chunk(taken.data) : std::move(taken.data);
    }
    if (taken.ended) {
        stream_ended_ = true;
        if (framing_ == Framing::chunked) out_ += kLastChunk;
    }
    if (out_.empty() && !stream_ended_) return;
    allow(shared_.options.transfer_timeout);
    flush();
}

// RFC 9112 section 9.6: closing while the client still sends would make its system throw away the
// response with a reset.
void HttpSession::linger() {
    error_code error;
    socket_.shutdown(asio::socket_base::shutdown_send, error);
    if (error) return close();
    phase_ = Phase::lingering;
    in_.clear();
    allow(loop_.stopping ? kLingerAtStop : kLingerTime);
    wait_readable();
}

}  // namespace net
