#include "events/engine.hpp"

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_set>
#include <vector>

#include "base/log.hpp"
#include "events/claim.hpp"

namespace events {

using base::Error;
using base::fail;
using base::Result;
using base::success;
using base::Time;
using store::Tx;
using namespace std::chrono_literals;

namespace {

// Real time, between two looks where others hold the contacts that are due, or the database fails.
constexpr auto kBusyWait = 20ms;
constexpr auto kErrorWait = 1s;
constexpr base::Duration kLongestBackoff = 1h;
constexpr std::size_t kLongestError = 1000;

// 1, 2, 4, ... seconds after the first, second, third failure.
base::Duration backoff(std::int64_t failures) {
    const base::Duration delay = 1s * (std::int64_t{1} << std::min<std::int64_t>(failures - 1, 20));
    return std::min(delay, kLongestBackoff);
}

}  // namespace

class Engine::Impl {
  public:
    Impl(store::Db& db, const base::Clock& clock, EngineOptions options)
        : db_(db),
          clock_(clock),
          options_(options),
          batch_(db.engine() == store::Engine::sqlite ? options.sqlite_batch
                                                      : options.postgres_batch),
          subscription_(db.listen(std::string(kWorkChannel), [this] { wake(); })) {}

    void on(std::string queue, Handler handler) {
        if (queue == kEventQueue || !handlers_.emplace(queue, std::move(handler)).second) {
            throw std::logic_error("queue \"" + queue + "\" already has its handler");
        }
        queues_.push_back(std::move(queue));
    }

    void on_event(std::string kind, EventHandler handler) {
        if (subscribers_.empty()) queues_.emplace_back(kEventQueue);
        subscribers_.push_back({std::move(kind), std::move(handler)});
    }

    void start(int threads) {
        stopping_ = false;
        for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { loop(); });
    }

    void stop() {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        woken_.notify_all();
        for (std::thread& thread : threads_) thread.join();
        threads_.clear();
    }

    void wake() {
        {
            const std::lock_guard lock(mutex_);
            ++wakes_;
        }
        woken_.notify_all();
    }

    Result<std::int64_t> run_due() {
        std::int64_t total = 0;
        while (true) {
            TRY(const Step step, advance());
            if (step.taken == 0) return total;
            total += step.taken;
        }
    }

    Result<std::optional<Time>> next_due() {
        if (queues_.empty()) return std::optional<Time>{};
        return db_.read([&](Tx& tx) { return find_next_due(tx, queues_); });
    }

  private:
    struct Subscriber {
        std::string kind;
        EventHandler handler;
    };
    struct Step {
        std::int64_t taken = 0;
        std::optional<Time> next;  // what is due next; in the past where others hold it
    };

    // One transaction, unless nothing is due.
    Result<Step> advance() {
        TRY(const auto next, next_due());
        const Time now = clock_.now();
        if (!next || *next > now) return Step{0, next};
        TRY(const std::int64_t taken,
            db_.write([&](Tx& tx) -> Result<std::int64_t> { return advance_in(tx, now); }));
        return Step{taken, next};
    }

    // A contact gives one row a round: its handler may cancel, move or add what comes next.
    Result<std::int64_t> advance_in(Tx& tx, Time now) {
        TRY(const Claim claim, claim_contacts(tx, queues_, now, batch_));
        std::int64_t taken = 0;
        while (taken < batch_) {
            TRY(const auto rows, load_heads(tx, claim, queues_, now, batch_));
            if (rows.empty()) break;
            for (const ClaimedWork& row : rows) {
                TRY(handle(tx, row, now));
                ++taken;
            }
        }
        return taken;
    }

    Result<> handle(Tx& tx, const ClaimedWork& row, Time now) {
        std::optional<Error> failure;
        try {
            auto done = tx.attempt([&]() -> Result<> {
                // Another contact's handler may have cancelled or moved it in this transaction.
                TRY(const bool still_due, delete_due(tx, row));
                if (!still_due) return success();
                return call(tx, row.work);
            });
            if (!done) failure = std::move(done).error();
        } catch (const std::exception& bug) {
            failure = Error{base::Errc::internal, bug.what(), {}};
        }
        if (!failure) return success();
        if (tx.failure()) return fail(*tx.failure());
        return record_failure(tx, row, *failure, now);
    }

    Result<> call(Tx& tx, const Work& work) {
        if (work.queue != kEventQueue) return handlers_.at(work.queue)(tx, work);
        const base::Json* id = work.payload.if_contains("event_id");
        if (!id || !id->is_string()) throw std::logic_error("event work without its event");
        TRY(const Event event,
            load_event(tx, work.brand_id, EventId{std::string(id->get_string())}));
        for (const Subscriber& subscriber : subscribers_) {
            if (subscriber.kind == "*" || subscriber.kind == event.kind) {
                TRY(subscriber.handler(tx, event));
            }
        }
        return success();
    }

    Result<> record_failure(Tx& tx, const ClaimedWork& row, const Error& error, Time now) {
        const std::int64_t failures = row.work.attempts + 1;
        const bool park = failures >= options_.most_attempts;
        const base::log::Level level = park ? base::log::Level::error : base::log::Level::warn;
        base::log::write(level, park ? "events.work_parked" : "events.work_failed",
                         {{"id", row.work.id.str()},
                          {"queue", row.work.queue},
                          {"attempts", std::to_string(failures)},
                          {"error", error.message}});
        return save_failure(tx, row,
                            {.failures = failures,
                             .due_at = now + backoff(failures),
                             .parked_at = park ? std::optional(now) : std::nullopt,
                             .error = error.message.substr(0, kLongestError)});
    }

    void loop() {
        std::uint64_t seen = 0;
        while (true) {
            {
                const std::lock_guard lock(mutex_);
                if (stopping_) return;
                seen = wakes_;
            }
            wait(seen, try_advance());
        }
    }

    // How long nothing can be done.
    base::Duration try_advance() {
        try {
            const auto step = advance();
            if (!step) {
                base::log::warn("events.database_failed", {{"error", step.error().message}});
                return kErrorWait;
            }
            if (step.value().taken > 0) return 0s;
            if (!step.value().next) return options_.poll;
            const base::Duration left = *step.value().next - clock_.now();
            return left <= 0s ? base::Duration(kBusyWait) : std::min(left, options_.poll);
        } catch (const std::exception& bug) {
            base::log::error("events.bug", {{"error", bug.what()}});
            return kErrorWait;
        }
    }

    void wait(std::uint64_t seen, base::Duration longest) {
        if (longest <= 0s) return;
        std::unique_lock lock(mutex_);
        woken_.wait_for(lock, longest, [&] { return stopping_ || wakes_ != seen; });
    }

    store::Db& db_;
    const base::Clock& clock_;
    const EngineOptions options_;
    const int batch_;
    std::vector<std::string> queues_;
    std::map<std::string, Handler, std::less<>> handlers_;
    std::vector<Subscriber> subscribers_;

    std::mutex mutex_;
    std::condition_variable woken_;
    std::uint64_t wakes_ = 0;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
    store::Subscription subscription_;
};

Engine::Engine(store::Db& db, const base::Clock& clock, EngineOptions options)
    : impl_(std::make_unique<Impl>(db, clock, options)) {}

Engine::~Engine() {
    impl_->stop();
}

void Engine::on(std::string queue, Handler handler) {
    impl_->on(std::move(queue), std::move(handler));
}

void Engine::on_event(std::string kind, EventHandler handler) {
    impl_->on_event(std::move(kind), std::move(handler));
}

void Engine::start(int threads) {
    impl_->start(threads);
}

void Engine::stop() {
    impl_->stop();
}

void Engine::wake() {
    impl_->wake();
}

Result<std::int64_t> Engine::run_due() {
    return impl_->run_due();
}

Result<std::optional<Time>> Engine::next_due() {
    return impl_->next_due();
}

}  // namespace events
