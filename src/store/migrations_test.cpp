#include "store/migrations.hpp"

#include <thread>

#include <gtest/gtest.h>

#include "support/databases.hpp"

namespace store {
namespace {

class Migrations : public support::OnBothEngines {};
ON_BOTH_ENGINES(Migrations);

TEST_P(Migrations, RunOnceAndInOrder) {
    const std::vector<Migration> both{
        {"test/002 first",
         "create table first (id {serial}, data {bytes}); "
         "insert into first (data) values (null), (null);"},
        {"test/003 second",
         "create table second (a text primary key) {clustered}; "
         "insert into second select cast(count(*) as text) from first;"}};
    migrate(both);
    migrate(both);
    const auto read =
        db().read([](Tx& tx) { return tx.query<std::string>("select a from second"); });
    EXPECT_EQ(read.value(), std::vector<std::string>{"2"});
}

TEST_P(Migrations, AnEditedMigrationIsRefused) {
    const std::vector<Migration> before{{"test/002 t", "create table t (a bigint)"}};
    const std::vector<Migration> after{{"test/002 t", "create table t (b bigint)"}};
    migrate(before);
    const auto done = store::migrate(db(), after);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, Errc::rejected);
}

TEST_P(Migrations, AFailingMigrationLeavesNothingBehind) {
    const std::vector<Migration> wrong{
        {"test/002 t", "create table t (a bigint unique); insert into t values (1), (1);"}};
    ASSERT_FALSE(store::migrate(db(), wrong));
    migrate({{"test/002 t", "create table t (a bigint);"}});
}

TEST_P(Migrations, WhereAllIsInPlaceAWriterAtWorkHoldsNobodyUp) {
    const std::vector<Migration> list{{"test/002 t", "create table t (a bigint);"}};
    migrate(list);
    const auto command = test_db().open_another();
    const auto written = db().write([&](Tx& tx) -> Result<> {
        TRY(tx.execute("insert into t values (1)"));
        return store::migrate(*command, list);
    });
    EXPECT_TRUE(written) << written.error().message;
}

TEST_P(Migrations, NodesThatStartAtOnceMigrateOnce) {
    const std::vector<Migration> list{{"test/002 t", "create table t (a bigint);"},
                                      {"test/003 t", "insert into t values (1);"}};
    auto& shared = test_db();  // made here: the threads begin at once
    std::vector<std::thread> nodes;
    for (int i = 0; i < 4; ++i) {
        nodes.emplace_back([&] {
            const auto node = shared.open_another();
            const auto done = store::migrate(*node, list);
            EXPECT_TRUE(done) << done.error().message;
        });
    }
    for (std::thread& node : nodes) node.join();
    const auto rows = db().read([](Tx& tx) { return tx.query<std::int64_t>("select a from t"); });
    EXPECT_EQ(rows.value().size(), 1u);
}

}  // namespace
}  // namespace store
