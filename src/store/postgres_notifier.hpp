// Wakes between nodes by LISTEN and NOTIFY, on a thread and a connection of its own. Notifications
// are sent after the commit and merged, not inside it: a transaction that notifies takes a lock
// that makes commits wait for one another (async.c, PreCommit_Notify). Private to this room.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "store/listeners.hpp"
#include "store/postgres_connection.hpp"

namespace store {

class PostgresNotifier {
  public:
    PostgresNotifier(std::string url, std::shared_ptr<Listeners> listeners);
    ~PostgresNotifier();
    PostgresNotifier(const PostgresNotifier&) = delete;
    PostgresNotifier& operator=(const PostgresNotifier&) = delete;

    // Returns when this node hears the channel, or at once where there is no connection (it hears
    // it as soon as there is one).
    void listen(const std::string& channel);
    void send(const std::string& channel);

  private:
    void start();
    void poke() const;
    void loop();
    // Both return false when the connection was lost.
    // `missed`: something may have been sent while nobody listened; everyone is woken for it.
    bool serve(PostgresConnection& connection, bool missed);
    bool exchange(PostgresConnection& connection);
    void wait(int socket, int timeout_millis) const;

    const std::string url_;
    const std::shared_ptr<Listeners> listeners_;
    int wake_pipe_[2] = {-1, -1};

    std::mutex mutex_;
    std::condition_variable progress_;
    std::set<std::string> wanted_;  // to be heard
    std::set<std::string> heard_;   // LISTEN was answered
    std::set<std::string> to_send_;
    bool failed_ = false;
    bool stopping_ = false;

    std::thread thread_;
};

}  // namespace store
