// The engine is killed at random moments on a real SQLite file: every event is handled exactly
// once.
#include <random>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "events/engine.hpp"
#include "events/migrations.hpp"
#include "support/scratch.hpp"

namespace events {
namespace {

using base::Result;
using base::success;
using store::Tx;

constexpr int kEvents = 3000;
constexpr int kKills = 20;
const BrandId kBrand{"brand"};

// In a child process: opens the file, handles what is due and reports a byte a transaction.
[[noreturn]] void handle_until_killed(const std::string& path, int report) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const auto db = store::open(path, {.connections = 1});
    if (!db) ::_exit(2);
    const base::SystemClock clock;
    Engine engine(*db.value(), clock, {.sqlite_batch = 5});
    engine.on_event("*", [&](Tx& tx, const Event& event) -> Result<> {
        TRY(tx.execute("update counters set n = n + 1 where contact_id = $1", event.contact_id));
        TRY(
            tx.execute("insert into handled (event_id, times) values ($1, 1) "
                       "on conflict (event_id) do update set times = handled.times + 1",
                       event.id));
        const char byte = 1;
        if (::write(report, &byte, 1) != 1) ::_exit(3);
        return success();
    });
    ::_exit(engine.run_due() ? 0 : 4);
}

struct Counts {
    std::int64_t handled;
    std::int64_t most;
    std::int64_t counted;
    std::int64_t left;
};
BOOST_DESCRIBE_STRUCT(Counts, (), (handled, most, counted, left))

void prepare(const std::string& path) {
    const auto opened = store::open(path);
    ASSERT_TRUE(opened) << opened.error().message;
    store::Db& db = *opened.value();
    ASSERT_TRUE(store::migrate(db, migrations()));
    const base::SystemClock clock;
    base::SeededRandom random{7};
    base::IdSource ids{clock, random};
    const auto filled = db.write([&](Tx& tx) -> Result<> {
        TRY(
            tx.script("create table handled (event_id text primary key, times bigint);"
                      "create table counters (contact_id text primary key, n bigint);"));
        std::vector<NewEvent> events;
        for (int i = 0; i < kEvents; ++i) {
            events.push_back(
                {kBrand, ContactId{std::to_string(i % 10)}, "page.visited", clock.now(), {}, {}});
        }
        TRY(append_all(tx, ids, clock, std::move(events)));
        TRY(tx.execute("insert into counters select distinct contact_id, 0 from events"));
        return success();
    });
    ASSERT_TRUE(filled) << filled.error().message;
}

TEST(EngineCrash, EventsAreHandledExactlyOnceThoughTheProcessIsKilledAgainAndAgain) {
    const support::ScratchFolder folder;
    const std::string path = (folder.path() / "crash.db").string();
    ASSERT_NO_FATAL_FAILURE(prepare(path));

    std::mt19937 dice{20};
    int killed = 0;
    for (int round = 0; round <= kKills; ++round) {
        int pipe[2];
        ASSERT_EQ(::pipe(pipe), 0);
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            ::close(pipe[0]);
            handle_until_killed(path, pipe[1]);
        }
        ::close(pipe[1]);
        // The last one is let finish. The others die in the middle of some transaction or commit.
        const int most = round == kKills ? kEvents * 2 : 1 + static_cast<int>(dice() % 200);
        int seen = 0;
        char byte = 0;
        while (seen < most && ::read(pipe[0], &byte, 1) == 1) ++seen;
        if (round < kKills) {
            // Not by giving the processor away: on a busy machine the child would be done by then.
            const auto until =
                std::chrono::steady_clock::now() + std::chrono::microseconds(dice() % 1000);
            while (std::chrono::steady_clock::now() < until) {
            }
            ::kill(child, SIGKILL);
        }
        ::close(pipe[0]);
        int status = 0;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        if (WIFSIGNALED(status)) {
            ++killed;
        } else {
            ASSERT_EQ(WEXITSTATUS(status), 0) << "in round " << round;
        }
    }
    EXPECT_EQ(killed, kKills);

    const auto db = store::open(path);
    ASSERT_TRUE(db);
    const auto counts = db.value()->read([](Tx& tx) {
        return tx.load_one<Counts>(
            "count",
            "select (select count(*) from handled) as handled, (select max(times) from handled) as "
            "most, (select sum(n) from counters) as counted, (select count(*) from work) as left");
    });
    ASSERT_TRUE(counts);
    EXPECT_EQ(counts.value().handled, kEvents);
    EXPECT_EQ(counts.value().most, 1);
    EXPECT_EQ(counts.value().counted, kEvents);
    EXPECT_EQ(counts.value().left, 0);
}

}  // namespace
}  // namespace events
