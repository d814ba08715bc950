// Private to the room. The bytes of a connection turned into requests (RFC 9112), without a
// socket: feed it what arrived, ask what it makes of it. One thread.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "net/http.hpp"

namespace net {

class RequestReader {
  public:
    struct Limits {
        std::size_t header = 16 * 1024;
        std::size_t body = 1024 * 1024;
        // Another body limit for some paths (uploads); may be empty.
        std::function<std::size_t(Method, std::string_view path)> body_for = {};
    };
    enum class State {
        head,      // more of the head is needed
        body,      // the head is there, more of the body is needed
        complete,  // take() the request
        failed,    // answer fault() and close
    };
    struct Fault {
        int status = 400;
        std::string reason;
    };

    explicit RequestReader(const Limits& limits);
    ~RequestReader();

    // Reads from `data` and returns how many bytes it is done with; the rest must come again with
    // more behind it. Reads nothing past the end of a request.
    std::size_t feed(std::string_view data);
    State state() const { return state_; }
    const Fault& fault() const { return fault_; }

    // In state body: the client waits for "100 Continue" (RFC 9110 section 10.1.1).
    bool expects_continue() const { return expects_continue_; }
    // In state complete: whether the client wants the connection kept (RFC 9112 section 9.3).
    bool keep_alive() const { return keep_alive_; }
    // RFC 9112 section 2.3: an HTTP/1.0 client knows no chunks.
    bool takes_chunks() const { return takes_chunks_; }

    // In state complete: the request; the reader is then ready for the next.
    Request take();

  private:
    struct Parser;

    void reset();
    void fail(int status, std::string reason);
    bool accept_head();
    bool accept_framing();
    bool accept_host(std::string_view authority);

    const Limits& limits_;
    State state_ = State::head;
    Fault fault_;
    bool expects_continue_ = false;
    bool keep_alive_ = true;
    bool takes_chunks_ = true;
    Request request_;
    std::unique_ptr<Parser> parser_;
};

}  // namespace net
