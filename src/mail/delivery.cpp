#include "mail/delivery.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "base/log.hpp"
#include "mail/gate.hpp"
#include "mail/ledger_rows.hpp"
#include "mail/recovery.hpp"
#include "mail/worker.hpp"

namespace mail {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

// How long an idle line rests before it looks again. Its wake may be lost, the injected clock may
// jump, and nobody says when a contact's events are through.
constexpr milliseconds kLongestRest = 1000ms;
constexpr milliseconds kRestForEvents = 200ms;
constexpr milliseconds kRestAfterFault = 1000ms;

}  // namespace

class Delivery::Impl {
  public:
    Impl(store::Db& db, const Env& env, Recipients& recipients, Personalizer& personalizer,
         Transport& transport, DeliveryOptions options)
        : parts_{db, env, recipients, personalizer, transport},
          options_(std::move(options)),
          gate_(db, env, options_.node) {}

    ~Impl() { stop(); }

    Result<> start() {
        TRY(boot());
        stopping_ = false;
        wakes_ = parts_.db.listen(std::string(kMailChannel), [this] { wake(); });
        for (unsigned i = 0; i < std::max(1U, options_.connections); ++i) {
            threads_.emplace_back([this, i] { run(i); });
        }
        heartbeat_ = std::thread([this] { keep_lease(); });
        return base::success();
    }

    void stop() {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        rest_.notify_all();
        heart_.notify_all();
        for (auto& thread : threads_) thread.join();
        threads_.clear();
        if (heartbeat_.joinable()) heartbeat_.join();
        wakes_ = {};
    }

    Result<std::size_t> run_due() {
        TRY(boot());
        Worker worker(parts_, line(0));
        auto delivered = deliver_due(worker);
        // What was sent is recorded whatever else went wrong.
        TRY(worker.finish());
        worker.disconnect();
        return delivered;
    }

    void wake() {
        {
            const std::lock_guard lock(mutex_);
            ++wake_count_;
        }
        rest_.notify_one();
    }

  private:
    Line line(unsigned number) const {
        return {.node = node_,
                .number = number,
                .transport = parts_.transport.name(),
                .transactional = parts_.transport.transactional()};
    }

    // A new boot each time: what an earlier run could not record is nobody's any more.
    Result<> boot() {
        node_ = {options_.node, parts_.env.ids.next_text()};
        return take_over();
    }

    Result<> take_over() {
        TRY(const auto recovered, parts_.db.write([&](store::Tx& tx) -> Result<Recovered> {
            const Time wall = base::SystemClock{}.now();
            TRY(renew_lease(tx, node_, wall, options_.lease));
            return recover(tx, parts_.env, node_, wall);
        }));
        if (recovered.in_doubt > 0 || recovered.released > 0) {
            base::log::warn("mail.recovered", {{"in_doubt", std::to_string(recovered.in_doubt)},
                                               {"released", std::to_string(recovered.released)}});
        }
        return base::success();
    }

    Result<std::size_t> deliver_due(Worker& worker) {
        std::size_t handed_over = 0;
        while (true) {
            TRY(const bool due, worker.has_due());
            if (!due) return handed_over;
            TRY(gate_.pass(worker));
            TRY(const Step step, worker.step());
            if (step == Step::handed_over) ++handed_over;
            if (step == Step::nothing || step == Step::some_wait) return handed_over;
        }
    }

    void run(unsigned number) {
        Worker worker(parts_, line(number));
        while (!stopping()) {
            try {
                const auto rest = work(worker);
                if (rest > 0ms) sleep(rest);
            } catch (const std::exception& bug) {
                base::log::error("mail.loop_threw", {{"what", bug.what()}});
                sleep(kRestAfterFault);
            }
        }
        if (const auto finished = worker.finish(); !finished) {
            base::log::error("mail.outcome_not_recorded", {{"reason", finished.error().message}});
        }
        worker.disconnect();
    }

    // One turn. Returns how long to rest.
    milliseconds work(Worker& worker) {
        if (!worker.has_in_hand()) {
            const auto due = worker.has_due();
            if (!due) return fault(due.error());
            if (!due.value()) {
                worker.disconnect();
                return idle(worker);
            }
        }
        if (const auto rest = gate_.closed_for(); rest > 0ms) {
            // What was sent before the server went away is on record, whoever rests.
            if (const auto finished = worker.finish(); !finished) return fault(finished.error());
            return std::min(rest, kLongestRest);
        }
        if (const auto passed = gate_.pass(worker); !passed) {
            if (const auto finished = worker.finish(); !finished) return fault(finished.error());
            return 1ms;
        }
        const auto step = worker.step();
        if (!step) return fault(step.error());
        switch (step.value()) {
            case Step::handed_over:
                wake();
                return 0ms;
            case Step::more:
                return 0ms;
            case Step::some_wait:
                return kRestForEvents;
            case Step::nothing:
                return idle(worker);
        }
        return kLongestRest;
    }

    milliseconds idle(Worker& worker) {
        if (const auto finished = worker.finish(); !finished) return fault(finished.error());
        const auto next = parts_.db.read([](store::Tx& tx) { return next_due(tx); });
        if (!next) return fault(next.error());
        if (!next.value()) return kLongestRest;
        const auto until = std::chrono::ceil<milliseconds>(*next.value() - parts_.env.now());
        return std::clamp(until, milliseconds{1}, kLongestRest);
    }

    milliseconds fault(const base::Error& error) {
        base::log::error("mail.database", {{"reason", error.message}});
        return kRestAfterFault;
    }

    bool stopping() {
        const std::lock_guard lock(mutex_);
        return stopping_;
    }

    void sleep(milliseconds limit) {
        std::unique_lock lock(mutex_);
        const auto seen = wake_count_;
        rest_.wait_for(lock, limit, [&] { return stopping_ || wake_count_ != seen; });
    }

    // Proves that this node lives, and looks after those that do not.
    void keep_lease() {
        const auto beat = std::chrono::duration_cast<milliseconds>(options_.lease) / 3;
        std::unique_lock lock(mutex_);
        while (!heart_.wait_for(lock, beat, [&] { return stopping_; })) {
            lock.unlock();
            if (const auto renewed = take_over(); !renewed) {
                base::log::error("mail.lease", {{"reason", renewed.error().message}});
            }
            lock.lock();
        }
    }

    const Worker::Parts parts_;
    const DeliveryOptions options_;
    Node node_;
    Gate gate_;
    store::Subscription wakes_;
    std::mutex mutex_;
    std::condition_variable rest_;
    std::condition_variable heart_;
    bool stopping_ = false;
    std::uint64_t wake_count_ = 0;
    std::vector<std::thread> threads_;
    std::thread heartbeat_;
};

Delivery::Delivery(store::Db& db, const Env& env, Recipients& recipients,
                   Personalizer& personalizer, Transport& transport, DeliveryOptions options)
    : impl_(std::make_unique<Impl>(db, env, recipients, personalizer, transport,
                                   std::move(options))) {}

Delivery::~Delivery() = default;

Result<> Delivery::start() {
    return impl_->start();
}

void Delivery::stop() {
    impl_->stop();
}

Result<std::size_t> Delivery::run_due() {
    return impl_->run_due();
}

void Delivery::wake() {
    impl_->wake();
}

}  // namespace mail
