#include "web/live_feed.hpp"

#include <algorithm>

#include "base/log.hpp"
#include "events/work.hpp"
#include "funnels/publish.hpp"
#include "web/api_routes.hpp"

namespace web {
namespace {

using namespace std::chrono_literals;

constexpr auto kAtMostEvery = 1s;
// Wakes may be lost; counters follow their events a moment later.
constexpr auto kLookAnyway = 5s;
constexpr int kNewest = 50;

}  // namespace

LiveFeed::LiveFeed(const Services& services) : services_(services) {
    const auto wake = [this] {
        const std::lock_guard lock(mutex_);
        changed_ = true;
        woken_.notify_one();
    };
    work_ = services.db.listen(std::string(events::kWorkChannel), wake);
    live_ = services.db.listen(std::string(funnels::kLiveChannel), wake);
    thread_ = std::thread([this] { run(); });
}

LiveFeed::~LiveFeed() {
    work_ = {};
    live_ = {};
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        woken_.notify_one();
    }
    thread_.join();
    for (const auto& watch : watches_) {
        for (const auto& stream : watch->streams) stream->close();
    }
}

std::shared_ptr<net::Stream> LiveFeed::open(const content::Brand& brand) {
    auto stream = std::make_shared<net::Stream>(net::Stream::Options{.heartbeat_every = 20s});
    const std::lock_guard lock(mutex_);
    auto found = std::ranges::find_if(
        watches_, [&](const auto& watch) { return watch->brand.id == brand.id; });
    if (found == watches_.end()) {
        watches_.push_back(std::make_shared<Watch>());
        found = std::prev(watches_.end());
        (*found)->brand = brand;
    }
    (*found)->streams.push_back(stream);
    (*found)->fresh_stream = true;
    changed_ = true;
    woken_.notify_one();
    return stream;
}

void LiveFeed::run() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        woken_.wait_for(
            lock, watches_.empty() ? std::chrono::seconds(1h) : std::chrono::seconds(kLookAnyway),
            [&] { return stopping_ || (changed_ && !watches_.empty()); });
        if (stopping_) break;
        changed_ = false;
        const auto watches = watches_;
        lock.unlock();
        for (const auto& watch : watches) look(*watch);
        lock.lock();
        std::erase_if(watches_, [](const auto& watch) {
            std::erase_if(watch->streams, [](const auto& stream) { return stream->closed(); });
            return watch->streams.empty();
        });
        woken_.wait_for(lock, kAtMostEvery, [&] { return stopping_; });
    }
}

void LiveFeed::look(Watch& watch) {
    std::string overview;
    std::vector<std::string> entries;
    try {
        if (const auto done = read(watch, overview, entries); !done) {
            base::log::warn("live.failed", {{"reason", done.error().message}});
            return;
        }
    } catch (const std::exception& bug) {
        base::log::error("live.failed", {{"reason", bug.what()}});
        return;
    }
    const std::lock_guard lock(mutex_);
    const bool send_overview = overview != watch.overview || watch.fresh_stream;
    watch.overview = overview;
    watch.fresh_stream = false;
    for (const auto& stream : watch.streams) {
        if (send_overview) stream->event("overview", overview);
        for (const auto& entry : entries) stream->event("activity", entry);
    }
}

base::Result<> LiveFeed::read(Watch& watch, std::string& overview,
                              std::vector<std::string>& entries) {
    return services_.db.read([&](store::Tx& tx) -> base::Result<> {
        entries.clear();
        TRY(const auto numbers, load_overview(tx, watch.brand, services_.env.now()));
        auto comparable = numbers.get_object();
        comparable.erase("as_of");
        overview = base::compact(numbers);
        // The time alone is no change.
        if (const auto before = base::parse_json(watch.overview);
            before && before.value().is_object()) {
            auto old = before.value().get_object();
            old.erase("as_of");
            if (old == comparable) overview = watch.overview;
        }
        // By a window of the newest and not by a cursor: a later commit may carry a smaller id.
        TRY(auto newest, events::list_events(tx, watch.brand.id, {}, kNewest));
        std::set<std::string> seen;
        std::vector<events::Event> fresh;
        for (auto& event : newest) {
            seen.insert(event.id.str());
            if (watch.primed && !watch.seen.contains(event.id.str())) {
                fresh.insert(fresh.begin(), std::move(event));
            }
        }
        TRY(const auto lines, timeline_entries(tx, watch.brand, fresh));
        for (const auto& line : lines) entries.push_back(base::write_json(line));
        watch.seen = std::move(seen);
        watch.primed = true;
        return base::success();
    });
}

}  // namespace web
