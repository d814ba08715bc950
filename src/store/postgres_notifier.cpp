#include "store/postgres_notifier.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <system_error>
#include <unistd.h>

#include "base/log.hpp"

namespace store {
namespace {

constexpr int kReconnectMillis = 1000;
constexpr std::string_view kPrefix = "frontlist_";

}  // namespace

PostgresNotifier::PostgresNotifier(std::string url, std::shared_ptr<Listeners> listeners)
    : url_(std::move(url)), listeners_(std::move(listeners)) {
    if (::pipe2(wake_pipe_, O_CLOEXEC | O_NONBLOCK) != 0) {
        throw std::system_error(errno, std::generic_category(), "pipe2");
    }
}

PostgresNotifier::~PostgresNotifier() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    poke();
    if (thread_.joinable()) thread_.join();
    ::close(wake_pipe_[0]);
    ::close(wake_pipe_[1]);
}

void PostgresNotifier::start() {
    if (!thread_.joinable()) thread_ = std::thread([this] { loop(); });
}

// A full pipe already holds a wake.
void PostgresNotifier::poke() const {
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(wake_pipe_[1], &byte, 1);
}

void PostgresNotifier::listen(const std::string& channel) {
    std::unique_lock lock(mutex_);
    start();
    wanted_.insert(channel);
    poke();
    progress_.wait(lock, [&] { return failed_ || heard_.contains(channel); });
}

void PostgresNotifier::send(const std::string& channel) {
    const std::lock_guard lock(mutex_);
    start();
    to_send_.insert(channel);
    poke();
}

void PostgresNotifier::loop() {
    bool missed = false;
    while (true) {
        auto connection = PostgresConnection::open(url_, true);
        {
            const std::lock_guard lock(mutex_);
            failed_ = !connection;
            heard_.clear();
            if (stopping_) return;
        }
        progress_.notify_all();
        if (!connection) {
            base::log::warn("store.listen_failed", {{"error", connection.error().message}});
            wait(-1, kReconnectMillis);
        } else if (serve(*connection.value(), missed)) {
            return;
        } else {
            base::log::warn("store.listen_lost");
        }
        missed = true;
    }
}

// Until told to stop (true).
bool PostgresNotifier::serve(PostgresConnection& connection, bool missed) {
    while (true) {
        {
            const std::lock_guard lock(mutex_);
            if (stopping_) return true;
        }
        if (!exchange(connection)) return false;
        if (missed) listeners_->wake_all();
        missed = false;
        while (PGnotify* note = PQnotifies(connection.handle())) {
            // Our own were woken at the commit.
            if (note->be_pid != PQbackendPID(connection.handle())) {
                listeners_->wake(std::string(note->relname).substr(kPrefix.size()));
            }
            PQfreemem(note);
        }
        wait(PQsocket(connection.handle()), -1);
        if (PQconsumeInput(connection.handle()) != 1) return false;
    }
}

bool PostgresNotifier::exchange(PostgresConnection& connection) {
    std::set<std::string> unheard, to_send;
    {
        const std::lock_guard lock(mutex_);
        std::set_difference(wanted_.begin(), wanted_.end(), heard_.begin(), heard_.end(),
                            std::inserter(unheard, unheard.end()));
        to_send.swap(to_send_);
    }
    for (const std::string& channel : unheard) {
        if (!connection.script(fmt::format("listen {}{}", kPrefix, channel))) return false;
    }
    for (const std::string& channel : to_send) {
        if (!connection.script(fmt::format("notify {}{}", kPrefix, channel))) {
            const std::lock_guard lock(mutex_);
            to_send_.merge(to_send);
            return false;
        }
    }
    if (!unheard.empty()) {
        {
            const std::lock_guard lock(mutex_);
            heard_.merge(unheard);
        }
        progress_.notify_all();
    }
    return true;
}

void PostgresNotifier::wait(int socket, int timeout_millis) const {
    std::array<pollfd, 2> both{pollfd{wake_pipe_[0], POLLIN, 0}, pollfd{socket, POLLIN, 0}};
    ::poll(both.data(), both.size(), timeout_millis);
    std::array<char, 64> drained{};
    while (::read(wake_pipe_[0], drained.data(), drained.size()) > 0) {
    }
}

}  // namespace store
