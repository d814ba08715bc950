#include "mail/gate.hpp"

#include <algorithm>

#include "base/log.hpp"

namespace mail {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr milliseconds kFirstPause = 1s;
constexpr milliseconds kLongestPause = 60s;

}  // namespace

Result<> Gate::pass(Worker& worker) {
    auto connected = worker.connect();
    if (connected) {
        opened();
    } else {
        shut(connected.error().message);
    }
    return connected;
}

milliseconds Gate::closed_for() const {
    const std::lock_guard lock(mutex_);
    if (pause_ == 0ms) return 0ms;
    return std::max(0ms, std::chrono::ceil<milliseconds>(until_ - Clock::now()));
}

void Gate::opened() {
    {
        const std::lock_guard lock(mutex_);
        if (pause_ == 0ms) return;
        pause_ = 0ms;
    }
    base::log::info("mail.server_back");
    publish({}, 0ms);
}

void Gate::shut(const std::string& problem) {
    milliseconds pause;
    bool first = false;
    {
        const std::lock_guard lock(mutex_);
        // Another connection found out in the same moment.
        if (pause_ != 0ms && Clock::now() < until_) return;
        first = pause_ == 0ms;
        pause_ = first ? kFirstPause : std::min(pause_ * 2, kLongestPause);
        until_ = Clock::now() + pause_;
        pause = pause_;
    }
    if (first) base::log::warn("mail.server_down", {{"reason", problem}});
    publish(problem, pause);
}

void Gate::publish(const std::string& problem, milliseconds retry_in) {
    const auto written = db_.write([&](store::Tx& tx) -> Result<> {
        if (problem.empty()) {
            TRY(
                tx.execute("update mail_nodes set problem = '', down_since = null, retry_at = null "
                           "where node_id = $1",
                           node_));
        } else {
            TRY(
                tx.execute("update mail_nodes set problem = $2, down_since = coalesce(down_since, "
                           "$3), retry_at = $4 where node_id = $1",
                           node_, problem, env_.now(), env_.now() + retry_in));
        }
        return base::success();
    });
    if (!written) base::log::error("mail.database", {{"reason", written.error().message}});
}

}  // namespace mail
