#include "store/listeners.hpp"

namespace store {

Subscription Listeners::add(std::string channel, std::function<void()> callback) {
    const std::lock_guard lock(mutex_);
    const std::uint64_t id = ++last_id_;
    callbacks_[channel].emplace(id, std::move(callback));
    return Subscription{[self = shared_from_this(), channel = std::move(channel), id] {
        const std::lock_guard inner(self->mutex_);
        self->callbacks_[channel].erase(id);
    }};
}

// Under the lock, so that a callback never runs after its subscription has ended.
void Listeners::wake(const std::string& channel) {
    const std::lock_guard lock(mutex_);
    const auto found = callbacks_.find(channel);
    if (found == callbacks_.end()) return;
    for (const auto& [id, callback] : found->second) callback();
}

void Listeners::wake_all() {
    const std::lock_guard lock(mutex_);
    for (const auto& [channel, callbacks] : callbacks_) {
        for (const auto& [id, callback] : callbacks) callback();
    }
}

std::vector<std::string> Listeners::channels() const {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> names;
    for (const auto& [channel, callbacks] : callbacks_) names.push_back(channel);
    return names;
}

}  // namespace store
