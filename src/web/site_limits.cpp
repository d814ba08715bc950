#include "web/site_limits.hpp"

namespace web {
namespace {

constexpr std::size_t kMostWindows = 50'000;

}  // namespace

bool RateLimiter::allow(const std::string& key, int most, base::Duration per, base::Time now) {
    const std::lock_guard lock(mutex_);
    if (windows_.size() >= kMostWindows) {
        std::erase_if(windows_, [&](const auto& entry) { return entry.second.ends_at <= now; });
        if (windows_.size() >= kMostWindows) windows_.clear();
    }
    Window& window = windows_[key];
    if (window.ends_at <= now) window = {now, now + per, 0};
    return ++window.attempts <= most;
}

}  // namespace web
