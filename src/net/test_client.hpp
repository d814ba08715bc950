// For the tests of this room: a client that sends exactly the bytes it is told to, over a real
// socket on loopback. Waits at most ten seconds for anything.
#pragma once

#include <arpa/inet.h>
#include <charconv>
#include <netinet/in.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/strings.hpp"

namespace net {

struct RawResponse {
    int status = 0;  // 0: the connection ended first
    std::string head;
    std::string body;

    std::string header(std::string_view name) const {
        for (std::string_view line : base::split(head, '\n')) {
            if (line.size() > name.size() && line[name.size()] == ':' &&
                base::starts_with_ignoring_case(line, name)) {
                return std::string{base::trim(line.substr(name.size() + 1))};
            }
        }
        return {};
    }
};

class TestClient {
  public:
    explicit TestClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        const timeval limit{10, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ =
            ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    }
    ~TestClient() { ::close(socket_); }
    TestClient(const TestClient&) = delete;
    TestClient& operator=(const TestClient&) = delete;

    bool connected() const { return connected_; }

    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
        return true;
    }

    void finish_sending() { ::shutdown(socket_, SHUT_WR); }

    // One response; `head_only` after HEAD.
    RawResponse receive(bool head_only = false) {
        RawResponse response;
        response.head = take_through("\r\n\r\n");
        if (response.head.size() < 12) return {};
        std::from_chars(response.head.data() + 9, response.head.data() + 12, response.status);
        if (head_only || response.status == 100 || response.status == 204 ||
            response.status == 304) {
            return response;
        }
        if (response.header("Transfer-Encoding") == "chunked") {
            while (true) {
                const std::string part = receive_chunk();
                if (part.empty()) return response;
                response.body += part;
            }
        }
        const std::string length = response.header("Content-Length");
        std::size_t size = 0;
        std::from_chars(length.data(), length.data() + length.size(), size);
        response.body = take(size);
        return response;
    }

    // After a head that announced chunks; empty at the last one or at the end.
    std::string receive_chunk() {
        const std::string line = take_through("\r\n");
        std::size_t size = 0;
        std::from_chars(line.data(), line.data() + line.size(), size, 16);
        std::string data = take(size + 2);
        if (data.size() < size + 2) return {};
        data.resize(size);
        return data;
    }

    // The head alone, with the body to come in chunks.
    std::string receive_stream_head() { return take_through("\r\n\r\n"); }

    RawResponse ask(std::string_view bytes) {
        send(bytes);
        return receive();
    }

    // Everything up to the end of the connection.
    std::string receive_rest() {
        while (more()) {
        }
        return std::exchange(buffer_, {});
    }

    // Whether the server has ended the connection and sent nothing more.
    bool ended() { return buffer_.empty() && !more() && !timed_out_; }

  private:
    bool more() {
        char bytes[16 * 1024];
        const ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
        timed_out_ = count < 0 && errno == EAGAIN;
        if (count <= 0) return false;
        buffer_.append(bytes, static_cast<std::size_t>(count));
        return true;
    }

    std::string take(std::size_t count) {
        while (buffer_.size() < count && more()) {
        }
        std::string taken = buffer_.substr(0, count);
        buffer_.erase(0, count);
        return taken;
    }

    std::string take_through(std::string_view mark) {
        while (buffer_.find(mark) == std::string::npos) {
            if (!more()) return {};
        }
        return take(buffer_.find(mark) + mark.size());
    }

    int socket_;
    bool connected_ = false;
    bool timed_out_ = false;
    std::string buffer_;
};

}  // namespace net
