// Who listens to which channel in this process. Thread-safe. Private to this room.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store/db.hpp"

namespace store {

class Listeners : public std::enable_shared_from_this<Listeners> {
  public:
    Subscription add(std::string channel, std::function<void()> callback);
    void wake(const std::string& channel);
    void wake_all();
    std::vector<std::string> channels() const;

  private:
    mutable std::mutex mutex_;
    std::map<std::string, std::map<std::uint64_t, std::function<void()>>> callbacks_;
    std::uint64_t last_id_ = 0;
};

}  // namespace store
