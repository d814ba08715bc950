// A response body that is written while it is being sent: server-sent events. A handler returns it
// in its response; anyone may write to it from any thread until it closes. It closes when the
// client leaves, when the client reads too slowly for the bounded buffer, when the server stops, or
// by close().
#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace net {

class Stream {
  public:
    struct Options {
        std::size_t limit = 256 * 1024;   // bytes written and not yet taken by the client's socket
        std::string heartbeat = ":\n\n";  // sent when nothing else was; a comment in event streams
        std::chrono::milliseconds heartbeat_every{15'000};
    };

    Stream() = default;
    explicit Stream(Options options) : options_(std::move(options)) {}

    // False where it is closed, or where this is too much for the buffer: then the client is
    // dropped, because it would miss what follows.
    bool write(std::string_view data);
    // One event (HTML standard, section 9.2.5): data of several lines is split as it demands.
    bool event(std::string_view name, std::string_view data, std::string_view id = {});
    // Ends the response after what has been written.
    void close();
    bool closed() const;
    // Called once when the stream closes, at once if it has; from whichever thread closes it.
    void on_close(std::function<void()> callback);

    const Options& options() const { return options_; }

    // For the server's session only. `wake` is called under the lock whenever there is something to
    // take or the stream has closed; it must only post.
    void attach(std::function<void()> wake);
    // After this the session hears nothing more, and the stream is closed.
    void detach();
    struct Taken {
        std::string data;
        bool ended = false;    // no more will come
        bool dropped = false;  // the reader was too slow: cut the connection
    };
    Taken take();

  private:
    void end(std::unique_lock<std::mutex> lock);

    const Options options_;
    mutable std::mutex mutex_;
    std::string pending_;
    bool closed_ = false;
    bool dropped_ = false;
    std::function<void()> wake_;
    std::function<void()> on_close_;
};

}  // namespace net
