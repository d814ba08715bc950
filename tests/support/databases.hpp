// Throwaway databases on both engines. One PostgreSQL cluster a test process is started when the
// first test asks for it, and removed when the process ends, however it ends.
//
//   class Carts : public support::OnBothEngines {};
//   ON_BOTH_ENGINES(Carts);
//
//   TEST_P(Carts, AreEmptyAtFirst) {
//       migrate(commerce::migrations());
//       ASSERT_TRUE(db().write([&](store::Tx& tx) { ... }));
//   }
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "store/db.hpp"
#include "store/migrations.hpp"
#include "support/scratch.hpp"

namespace support {

// A database of its own, empty; a file on SQLite, a schema on PostgreSQL. Not durable unless asked.
// FRONTLIST_TEST_POSTGRES names another server to use (a postgresql:// URL). Throws where there is
// no PostgreSQL: set-up installs it, so its absence is a failure.
class TestDb {
  public:
    explicit TestDb(store::Engine engine, store::Options options = {.durable = false});
    ~TestDb();
    TestDb(const TestDb&) = delete;
    TestDb& operator=(const TestDb&) = delete;

    store::Db& db() { return *db_; }
    const std::string& url() const { return url_; }
    // The same database as another process would see it.
    std::unique_ptr<store::Db> open_another() const;

  private:
    store::Options options_;
    ScratchFolder folder_;
    std::string schema_;
    std::string url_;
    std::unique_ptr<store::Db> db_;
};

// A test that runs once on each engine, with a database of its own (see ON_BOTH_ENGINES).
class OnBothEngines : public testing::TestWithParam<store::Engine> {
  protected:
    store::Db& db() { return test_db().db(); }
    TestDb& test_db() {
        if (!test_db_) test_db_.emplace(GetParam());
        return *test_db_;
    }
    void migrate(const std::vector<store::Migration>& migrations);

  private:
    std::optional<TestDb> test_db_;
};

std::string engine_name(const testing::TestParamInfo<store::Engine>& info);

}  // namespace support

#define ON_BOTH_ENGINES(fixture)                                                              \
    INSTANTIATE_TEST_SUITE_P(Engines, fixture,                                                \
                             testing::Values(store::Engine::sqlite, store::Engine::postgres), \
                             support::engine_name)
