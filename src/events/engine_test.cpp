// The engine on both databases: order, exactly once, failure, timers.
#include "events/engine.hpp"

#include <map>
#include <random>
#include <thread>

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "events/migrations.hpp"
#include "support/databases.hpp"

namespace events {
namespace {

using base::Errc;
using base::fail;
using base::Result;
using base::success;
using base::Time;
using store::Tx;
using namespace std::chrono_literals;

const Time kStart = base::parse_time("2026-03-01T00:00:00Z").value();
const BrandId kBrand{"brand"};
const ContactId kAnna{"anna"};
const ContactId kBert{"bert"};

class Engines : public support::OnBothEngines {
  protected:
    void SetUp() override {
        migrate(migrations());
        migrate({{"test/001 done",
                  "create table done (seq {serial}, contact_id text, "
                  "what text not null)"}});
    }

    void schedule_at(const ContactId& contact, base::Duration in, std::string what,
                     std::string queue = "timer") {
        const auto done = db().write([&](Tx& tx) {
            return schedule(tx, ids, {std::move(queue), kBrand, contact, what, kStart + in, {}});
        });
        ASSERT_TRUE(done && done.value());
    }

    EventId append_event(std::string kind, const ContactId& contact = kAnna,
                         base::JsonObject props = {}) {
        return db()
            .write([&](Tx& tx) {
                return append(tx, ids, clock,
                              {kBrand, contact, std::move(kind), clock.now(), props, {}});
            })
            .value();
    }

    static Result<> note(Tx& tx, const ContactId& contact, std::string_view what) {
        TRY(tx.execute("insert into done (contact_id, what) values ($1, $2)", contact, what));
        return success();
    }
    static Handler noting() {
        return [](Tx& tx, const Work& work) { return note(tx, work.contact_id, *work.key); };
    }

    std::vector<std::string> done() {
        return db()
            .read(
                [](Tx& tx) { return tx.query<std::string>("select what from done order by seq"); })
            .value();
    }
    std::int64_t work_left() {
        return db()
            .read([](Tx& tx) { return tx.load_one<std::int64_t>("", "select count(*) from work"); })
            .value();
    }

    base::ManualClock clock{kStart};
    base::SeededRandom random{1};
    base::IdSource ids{clock, random};
};
ON_BOTH_ENGINES(Engines);

TEST_P(Engines, TimersFireWhenTheyAreDueAndNotBefore) {
    Engine engine(db(), clock);
    engine.on("timer", noting());
    EXPECT_EQ(engine.next_due().value(), std::nullopt);
    schedule_at(kAnna, 2h, "later");
    schedule_at(kAnna, 1h, "soon");
    EXPECT_EQ(engine.run_due().value(), 0);
    EXPECT_EQ(engine.next_due().value(), kStart + 1h);
    clock.advance(1h);
    EXPECT_EQ(engine.run_due().value(), 1);
    clock.advance(10h);
    EXPECT_EQ(engine.run_due().value(), 1);
    EXPECT_EQ(done(), (std::vector<std::string>{"soon", "later"}));
    EXPECT_EQ(work_left(), 0);
}

TEST_P(Engines, AContactsTimersKeepTheirOrderWhenTheClockJumps) {
    Engine engine(db(), clock);
    engine.on("timer", [&](Tx& tx, const Work& work) -> Result<> {
        if (*work.key == "first") {
            TRY(schedule(tx, ids, {"timer", kBrand, kAnna, "between", kStart + 2h, {}}));
        }
        return note(tx, work.contact_id, *work.key);
    });
    schedule_at(kAnna, 3h, "last");
    schedule_at(kAnna, 1h, "first");
    clock.advance(10h);
    EXPECT_EQ(engine.run_due().value(), 3);
    EXPECT_EQ(done(), (std::vector<std::string>{"first", "between", "last"}));
}

TEST_P(Engines, AHandlerMayCancelMoveAndRepeatWhatIsDueBesideIt) {
    Engine engine(db(), clock);
    int repeats = 0;
    engine.on("timer", [&](Tx& tx, const Work& work) -> Result<> {
        if (*work.key == "1 first") {
            TRY(const bool cancelled, cancel(tx, kBrand, "timer", "2 cancelled"));
            TRY(const bool moved, reschedule(tx, kBrand, "timer", "3 moved", kStart + 1h));
            TRY(const bool other, cancel(tx, kBrand, "timer", "2 another's"));
            TRY(const bool own, cancel(tx, kBrand, "timer", "1 first"));
            EXPECT_TRUE(cancelled && moved && other && !own);
        }
        if (*work.key == "4 repeats" && ++repeats < 3) {
            TRY(const bool again,
                schedule(tx, ids, {"timer", kBrand, kAnna, *work.key, clock.now(), {}}));
            EXPECT_TRUE(again);
        }
        return note(tx, work.contact_id, *work.key);
    });
    schedule_at(kAnna, 0s, "1 first");
    schedule_at(kAnna, 1us, "2 cancelled");
    schedule_at(kBert, 1us, "2 another's");
    schedule_at(kAnna, 2us, "3 moved");
    schedule_at(kAnna, 3us, "4 repeats");
    clock.advance(1s);
    ASSERT_TRUE(engine.run_due());
    EXPECT_EQ(done(), (std::vector<std::string>{"1 first", "4 repeats", "4 repeats", "4 repeats"}));
    clock.advance(1h);
    EXPECT_EQ(engine.run_due().value(), 1);
}

TEST_P(Engines, AnEventReachesItsSubscribersInTheirOrder) {
    Engine engine(db(), clock);
    const auto noting_as = [](std::string name) -> EventHandler {
        return [name](Tx& tx, const Event& event) {
            return note(
                tx, event.contact_id,
                name + ' ' + event.kind + ' ' + std::string(event.props.at("book").as_string()));
        };
    };
    engine.on_event("lead.captured", noting_as("tag"));
    engine.on_event("*", noting_as("count"));
    engine.on_event("lead.captured", noting_as("welcome"));
    append_event("lead.captured", kAnna, {{"book", "b1"}});
    append_event("page.visited", {}, {{"book", "b2"}});
    EXPECT_EQ(engine.run_due().value(), 2);
    EXPECT_EQ(engine.run_due().value(), 0);
    EXPECT_EQ(done().size(), 4u);
    const auto annas = db().read([](Tx& tx) {
        return tx.query<std::string>(
            "select what from done where contact_id = 'anna' order by seq");
    });
    EXPECT_EQ(annas.value(),
              (std::vector<std::string>{"tag lead.captured b1", "count lead.captured b1",
                                        "welcome lead.captured b1"}));
}

TEST_P(Engines, AFailingSubscriberUndoesTheOthersAndHoldsUpNobody) {
    Engine engine(db(), clock);
    bool broken = true;
    engine.on_event("*", [&](Tx& tx, const Event& event) {
        return note(tx, event.contact_id, "first " + event.kind);
    });
    engine.on_event("lead.captured", [&](Tx& tx, const Event& event) -> Result<> {
        TRY(note(tx, event.contact_id, "second " + event.kind));
        if (broken) throw std::runtime_error("a bug");
        return success();
    });
    append_event("lead.captured");
    append_event("purchase.completed");
    EXPECT_EQ(engine.run_due().value(), 2);
    EXPECT_EQ(done(), (std::vector<std::string>{"first purchase.completed"}));
    const auto waits = [&] {
        return db()
            .read([&](Tx& tx) { return has_due_work(tx, kBrand, kAnna, kEventQueue, clock.now()); })
            .value();
    };
    EXPECT_TRUE(waits());
    broken = false;
    EXPECT_EQ(engine.run_due().value(), 0);
    clock.advance(1s);
    EXPECT_EQ(engine.run_due().value(), 1);
    EXPECT_EQ(done().size(), 3u);
    EXPECT_FALSE(waits());
}

TEST_P(Engines, WorkThatKeepsFailingIsParkedAndCanBeRetried) {
    Engine engine(db(), clock);
    bool broken = true;
    std::vector<base::Duration> tries;
    engine.on("timer", [&](Tx& tx, const Work& work) -> Result<> {
        tries.push_back(clock.now() - kStart);
        TRY(tx.attempt([&] { return note(tx, work.contact_id, "tried"); }));
        if (broken) {
            TRY(
                tx.execute("insert into event_keys (brand_id, dedup_key, event_id) values "
                           "('b', 'k', 'e'), ('b', 'k', 'e')"));
        }
        return success();
    });
    schedule_at(kAnna, 0s, "k");
    while (true) {
        ASSERT_TRUE(engine.run_due());
        const auto next = engine.next_due().value();
        if (!next) break;
        clock.set(*next);
    }
    EXPECT_EQ(tries, (std::vector<base::Duration>{0s, 1s, 3s, 7s, 15s, 31s, 63s, 127s}));
    EXPECT_TRUE(done().empty());
    const auto parked = db().read([](Tx& tx) { return list_parked(tx, kBrand, 10); }).value();
    ASSERT_EQ(parked.size(), 1u);
    EXPECT_EQ(parked[0].attempts, 8);
    EXPECT_EQ(parked[0].parked_at, kStart + 127s);
    EXPECT_FALSE(parked[0].last_error.empty());

    broken = false;
    const auto retry = [&] {
        return db().write(
            [&](Tx& tx) { return retry_parked(tx, kBrand, parked[0].id, clock.now()); });
    };
    ASSERT_TRUE(retry());
    EXPECT_EQ(retry().error().code, Errc::not_found);
    EXPECT_EQ(engine.run_due().value(), 1);
    EXPECT_EQ(done().size(), 1u);
    EXPECT_EQ(work_left(), 0);
}

TEST_P(Engines, QueuesWithoutAHandlerAreLeftForOtherNodes) {
    Engine engine(db(), clock);
    engine.on("timer", noting());
    schedule_at(kAnna, 0s, "foreign", "other");
    append_event("lead.captured");
    EXPECT_EQ(engine.run_due().value(), 0);
    EXPECT_EQ(engine.next_due().value(), std::nullopt);
    EXPECT_EQ(work_left(), 2);
    EXPECT_THROW(engine.on("timer", noting()), std::logic_error);
    EXPECT_THROW(engine.on("event", noting()), std::logic_error);
}

TEST_P(Engines, ARunningEngineWakesForNewWorkAndForTheClock) {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::string> handled;
    Engine engine(db(), clock, {.poll = 1h});
    engine.on("timer", [&](Tx& tx, const Work& work) -> Result<> {
        tx.after_commit([&, key = *work.key] {
            const std::lock_guard lock(mutex);
            handled.push_back(key);
            changed.notify_all();
        });
        return success();
    });
    const auto wait_for = [&](std::size_t count) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, 30s, [&] { return handled.size() >= count; });
    };
    engine.start(2);
    schedule_at(kAnna, 0s, "at once");
    EXPECT_TRUE(wait_for(1));
    schedule_at(kAnna, 1h, "in an hour");
    clock.advance(1h);
    engine.wake();
    EXPECT_TRUE(wait_for(2));
    engine.stop();
    schedule_at(kAnna, 0s, "after the stop");
    engine.start();
    EXPECT_TRUE(wait_for(3));
    EXPECT_EQ(handled, (std::vector<std::string>{"at once", "in an hour", "after the stop"}));
}

// Whatever the number of engines, the order of commits and the failures: each event once, and a
// contact's events in order where none failed.
TEST_P(Engines, EveryEventIsHandledExactlyOnceAndInOrderPerContact) {
    constexpr int kEvents = 1000;
    constexpr std::size_t kContacts = 7;
    const auto other_db = test_db().open_another();
    const auto prepare = [&](Engine& engine, unsigned seed) {
        auto dice = std::make_shared<std::mt19937>(seed);
        auto mutex = std::make_shared<std::mutex>();
        engine.on_event("*", [dice, mutex](Tx& tx, const Event& event) -> Result<> {
            TRY(note(tx, event.contact_id,
                     fmt::format("{:06}", event.props.at("n").to_number<int>())));
            const bool steady = event.contact_id.str() < "contact 3";
            const std::lock_guard lock(*mutex);
            if (!steady && (*dice)() % 4 == 0) return fail(Errc::rejected, "by chance");
            if (!steady && (*dice)() % 8 == 0) throw std::runtime_error("by chance");
            return success();
        });
    };
    Engine here(db(), clock, {.sqlite_batch = 20, .postgres_batch = 20, .most_attempts = 1000});
    Engine there(*other_db, clock, {.sqlite_batch = 7, .postgres_batch = 7, .most_attempts = 1000});
    prepare(here, 1);
    prepare(there, 2);
    here.start(2);
    there.start(2);
    for (int n = 0; n < kEvents; ++n) {
        append_event(
            "page.visited",
            ContactId{"contact " + std::to_string(static_cast<std::size_t>(n) % kContacts)},
            {{"n", n}});
        if (n % 50 == 0) clock.advance(1s);
    }
    here.stop();
    there.stop();
    while (work_left() > 0) {
        clock.advance(1h);
        ASSERT_TRUE(here.run_due());
    }
    auto all = done();
    ASSERT_EQ(all.size(), static_cast<std::size_t>(kEvents));
    std::sort(all.begin(), all.end());
    EXPECT_EQ(std::unique(all.begin(), all.end()), all.end());
    for (int contact = 0; contact < 3; ++contact) {
        const auto its = db().read([&](Tx& tx) {
            return tx.query<std::string>("select what from done where contact_id = $1 order by seq",
                                         "contact " + std::to_string(contact));
        });
        EXPECT_TRUE(std::is_sorted(its.value().begin(), its.value().end())) << contact;
    }
}

}  // namespace
}  // namespace events
