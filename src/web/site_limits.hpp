// How often one address may do something, kept in memory: a hurdle for scripts, not a record.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "base/time.hpp"

namespace web {

// Thread-safe.
class RateLimiter {
  public:
    // Counts this attempt; false where `most` were made within the running window of `per`.
    bool allow(const std::string& key, int most, base::Duration per, base::Time now);

  private:
    struct Window {
        base::Time started_at;
        base::Time ends_at;
        int attempts = 0;
    };

    std::mutex mutex_;
    std::map<std::string, Window> windows_;
};

}  // namespace web
