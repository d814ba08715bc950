// What only PostgreSQL has: other nodes, and connections that are lost.
#include <condition_variable>
#include <mutex>

#include <gtest/gtest.h>

#include "store/db.hpp"
#include "support/databases.hpp"

namespace store {
namespace {

TEST(Postgres, AnotherNodeIsWoken) {
    support::TestDb here(Engine::postgres);
    const auto there = here.open_another();
    std::mutex mutex;
    std::condition_variable changed;
    bool woken = false;
    const Subscription subscription = there->listen("things", [&] {
        const std::lock_guard lock(mutex);
        woken = true;
        changed.notify_all();
    });
    ASSERT_TRUE(here.db().write([&](Tx& tx) -> Result<> {
        tx.notify("things");
        return success();
    }));
    std::unique_lock lock(mutex);
    EXPECT_TRUE(changed.wait_for(lock, std::chrono::seconds(30), [&] { return woken; }));
}

TEST(Postgres, ALostConnectionIsUnavailableAndThePoolRecovers) {
    support::TestDb database(Engine::postgres, {.connections = 1, .durable = false});
    const auto cut = database.db().write(
        [&](Tx& tx) { return tx.query<bool>("select pg_terminate_backend(pg_backend_pid())"); });
    ASSERT_FALSE(cut);
    EXPECT_EQ(cut.error().code, Errc::unavailable);
    const auto pid = database.db().read(
        [](Tx& tx) { return tx.load_one<std::int64_t>("pid", "select pg_backend_pid()"); });
    ASSERT_TRUE(pid);
    const auto killer = database.open_another();
    ASSERT_TRUE(killer->write([&](Tx& tx) {
        return tx.query<bool>("select pg_terminate_backend(cast($1 as int))", pid.value());
    }));
    // Whether the server has hung up by now or does a moment later, at most one call notices.
    const auto ping = [&] {
        return database.db().read([](Tx& tx) { return tx.query<std::int64_t>("select 1"); });
    };
    (void)ping();
    EXPECT_TRUE(ping());
}

}  // namespace
}  // namespace store
