// Whether the transport is worth trying. One for all connections: when the server does not answer,
// they stop trying for 1, 2, 4, ... 60 seconds, one line goes to the log, and the reason is where
// `why` finds it. Thread-safe. Private to this room.
#pragma once

#include <chrono>
#include <mutex>
#include <string>

#include "mail/worker.hpp"

namespace mail {

class Gate {
  public:
    Gate(store::Db& db, const Env& env, std::string node)
        : db_(db), env_(env), node_(std::move(node)) {}

    // Connects the worker. Errors: unavailable.
    Result<> pass(Worker& worker);
    // Zero while the transport works.
    std::chrono::milliseconds closed_for() const;

  private:
    using Clock = std::chrono::steady_clock;

    void opened();
    void shut(const std::string& problem);
    void publish(const std::string& problem, std::chrono::milliseconds retry_in);

    store::Db& db_;
    const Env& env_;
    const std::string node_;
    mutable std::mutex mutex_;
    std::chrono::milliseconds pause_{0};  // zero: open
    Clock::time_point until_;
};

}  // namespace mail
