#include "net/stream.hpp"

#include "base/strings.hpp"

namespace net {

bool Stream::write(std::string_view data) {
    std::unique_lock lock{mutex_};
    if (closed_) return false;
    if (pending_.size() + data.size() > options_.limit) {
        dropped_ = true;
        end(std::move(lock));
        return false;
    }
    pending_ += data;
    if (wake_) wake_();
    return true;
}

bool Stream::event(std::string_view name, std::string_view data, std::string_view id) {
    std::string message;
    if (!id.empty()) message += fmt::format("id: {}\n", id);
    if (!name.empty()) message += fmt::format("event: {}\n", name);
    for (std::string_view line : base::split(data, '\n')) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        message += fmt::format("data: {}\n", line);
    }
    if (data.empty()) message += "data:\n";
    message += '\n';
    return write(message);
}

void Stream::close() {
    end(std::unique_lock{mutex_});
}

bool Stream::closed() const {
    const std::lock_guard lock{mutex_};
    return closed_;
}

void Stream::on_close(std::function<void()> callback) {
    {
        const std::lock_guard lock{mutex_};
        if (!closed_) {
            on_close_ = std::move(callback);
            return;
        }
    }
    callback();
}

void Stream::attach(std::function<void()> wake) {
    const std::lock_guard lock{mutex_};
    wake_ = std::move(wake);
    if (closed_ || !pending_.empty()) wake_();
}

void Stream::detach() {
    std::unique_lock lock{mutex_};
    wake_ = nullptr;
    end(std::move(lock));
}

Stream::Taken Stream::take() {
    const std::lock_guard lock{mutex_};
    return {std::exchange(pending_, {}), closed_, dropped_};
}

// The callback runs without the lock: it may ask the stream, or drop the last reference to another.
void Stream::end(std::unique_lock<std::mutex> lock) {
    if (closed_) return;
    closed_ = true;
    if (wake_) wake_();
    const std::function<void()> callback = std::exchange(on_close_, nullptr);
    lock.unlock();
    if (callback) callback();
}

}  // namespace net
