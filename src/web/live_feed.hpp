// What the dashboard sees move: one thread watches the database on behalf of all open streams and
// sends `overview` when its numbers changed and `activity` for each new entry of the log, at most
// once a second.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "content/brand.hpp"
#include "net/stream.hpp"
#include "web/services.hpp"

namespace web {

// Thread-safe. Sleeps while nobody watches.
class LiveFeed {
  public:
    explicit LiveFeed(const Services& services);
    ~LiveFeed();
    LiveFeed(const LiveFeed&) = delete;
    LiveFeed& operator=(const LiveFeed&) = delete;

    // The overview as it stands comes at once, activity from now on.
    std::shared_ptr<net::Stream> open(const content::Brand& brand);

  private:
    struct Watch {
        content::Brand brand;
        std::vector<std::shared_ptr<net::Stream>> streams;
        std::string overview;        // as last sent
        std::set<std::string> seen;  // ids of the newest events
        bool primed = false;
        bool fresh_stream = false;  // somebody has not got the overview yet
    };

    void run();
    void look(Watch& watch);
    base::Result<> read(Watch& watch, std::string& overview, std::vector<std::string>& entries);

    const Services& services_;
    std::mutex mutex_;
    std::condition_variable woken_;
    bool changed_ = false;
    bool stopping_ = false;
    std::vector<std::shared_ptr<Watch>> watches_;
    store::Subscription work_;
    store::Subscription live_;
    std::thread thread_;
};

}  // namespace web
