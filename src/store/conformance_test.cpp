// What both engines must do alike.
#include <atomic>
#include <limits>
#include <thread>

#include <gtest/gtest.h>

#include "store/db.hpp"
#include "store/migrations.hpp"
#include "support/databases.hpp"

namespace store {

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)

struct Everything {
    base::ContactId id;
    std::int64_t whole;
    double real;
    std::string text;
    bool flag;
    base::Time at;
    base::JsonObject json;
    Blob bytes;
    Colour colour;
    std::optional<std::int64_t> maybe;
    std::optional<std::string> perhaps;
    base::BrandId nobody;

    bool operator==(const Everything&) const = default;
};
BOOST_DESCRIBE_STRUCT(Everything, (),
                      (id, whole, real, text, flag, at, json, bytes, colour, maybe, perhaps,
                       nobody))

struct Pair {
    std::string name;
    std::int64_t n;

    bool operator==(const Pair&) const = default;
};
BOOST_DESCRIBE_STRUCT(Pair, (), (name, n))

namespace {

class Conformance : public support::OnBothEngines {
  protected:
    void SetUp() override {
        migrate({{"test/001 tables", R"sql(
            create table everything (id text primary key, whole bigint, real double precision,
                text text, flag bigint, at bigint, json text, bytes {bytes}, colour text,
                maybe bigint, perhaps text, nobody text);
            create table pairs (name text not null primary key, n bigint not null check (n < 1000000));
            create table children (name text not null references pairs (name));
        )sql"}});
    }

    Result<> insert(Tx& tx, std::string_view name, std::int64_t n) {
        TRY(tx.execute("insert into pairs (name, n) values ($1, $2)", name, n));
        return success();
    }
    Result<> insert(std::string_view name, std::int64_t n) {
        return db().write([&](Tx& tx) { return insert(tx, name, n); });
    }
    std::vector<Pair> pairs() {
        return db()
            .read([](Tx& tx) { return tx.query<Pair>("select n, name from pairs order by name"); })
            .value();
    }
};
ON_BOTH_ENGINES(Conformance);

TEST_P(Conformance, EveryTypeComesBackAsItWasWritten) {
    const Everything written{.id = base::ContactId{"c"},
                             .whole = std::numeric_limits<std::int64_t>::min(),
                             .real = 0.1,
                             .text = "naïve \"quoted\" \\ {a,b} \xF0\x9F\x93\x9A",
                             .flag = true,
                             .at = base::from_micros(1'767'225'600'123'456),
                             .json = {{"a", 1}, {"b", "ü"}},
                             .bytes = {std::byte{0}, std::byte{0xff}, std::byte{'\\'}},
                             .colour = Colour::green,
                             .maybe = {},
                             .perhaps = "",
                             .nobody = {}};
    const auto read = db().write([&](Tx& tx) -> Result<std::vector<Everything>> {
        TRY(
            tx.execute("insert into everything values "
                       "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                       written.id, written.whole, written.real, written.text, written.flag,
                       written.at, written.json, written.bytes, written.colour, written.maybe,
                       written.perhaps, written.nobody));
        return tx.query<Everything>("select * from everything where nobody is null");
    });
    ASSERT_TRUE(read) << read.error().message;
    ASSERT_EQ(read.value().size(), 1u);
    EXPECT_EQ(read.value().front(), written);
}

TEST_P(Conformance, ArgumentsGoByTheirNumberAndMayRepeatOrBeNull) {
    const auto read = db().read([](Tx& tx) {
        return tx.query_one<std::string>(
            "select $2 || $1 || $2 || coalesce($3, 'none') || cast($4::bigint + 1 as text)", "b",
            "a", std::optional<std::string>{}, 41);
    });
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read.value(), "abanone42");
}

TEST_P(Conformance, CountsAndTruthValuesAreWholeNumbers) {
    ASSERT_TRUE(insert("a", 1));
    const auto read = db().read([](Tx& tx) {
        return tx.query_one<std::int64_t>(
            "select count(*) + sum(n) from pairs where exists (select 1 from pairs)");
    });
    EXPECT_EQ(read.value(), 2);
    EXPECT_EQ(db().read([](Tx& tx) { return tx.query_one<bool>("select 1 = 1"); }).value(), true);
}

TEST_P(Conformance, StructsThatDoNotFitTheColumnsThrowEvenWithoutRows) {
    const auto read = [&](std::string_view sql) {
        (void)db().read([&](Tx& tx) { return tx.query<Pair>(sql); });
    };
    EXPECT_THROW(read("select name from pairs"), std::logic_error);
    EXPECT_THROW(read("select name, n, 1 as more from pairs"), std::logic_error);
    EXPECT_THROW(read("select name, n as number from pairs"), std::logic_error);
    EXPECT_NO_THROW(read("select n, name from pairs"));
}

TEST_P(Conformance, NullInAMemberThatCannotHoldItThrows) {
    EXPECT_THROW(
        (void)db().read([](Tx& tx) { return tx.query<std::string>("select cast(null as text)"); }),
        std::logic_error);
}

TEST_P(Conformance, MalformedSqlAndWrongArgumentCountsThrow) {
    const auto run = [&](std::string_view sql, auto... args) {
        (void)db().write([&](Tx& tx) { return tx.execute(sql, args...); });
    };
    EXPECT_THROW(run("selec 1"), std::logic_error);
    EXPECT_THROW(run("insert into nowhere values (1)"), std::logic_error);
    EXPECT_THROW(run("insert into pairs values ($1, $2)", "a"), std::logic_error);
    EXPECT_THROW(run("insert into pairs values (null, 1)"), std::logic_error);
    EXPECT_TRUE(insert("still works", 1));
}

TEST_P(Conformance, AReadCannotWrite) {
    EXPECT_THROW((void)db().read([&](Tx& tx) { return insert(tx, "a", 1); }), std::logic_error);
    EXPECT_TRUE(pairs().empty());
}

TEST_P(Conformance, TextThatPostgresqlCouldNotStoreIsInvalidEverywhere) {
    EXPECT_EQ(insert(std::string_view("a\0b", 3), 1).error().code, Errc::invalid);
    EXPECT_EQ(insert("\xff", 1).error().code, Errc::invalid);
    EXPECT_EQ(insert("\xed\xa0\x80", 1).error().code, Errc::invalid);  // a surrogate
    EXPECT_EQ(insert("\xc0\xaf", 1).error().code, Errc::invalid);      // overlong
    EXPECT_EQ(insert("cut \xe2\x82", 1).error().code, Errc::invalid);
    EXPECT_TRUE(insert("\xe2\x82\xac", 1));
}

TEST_P(Conformance, BrokenConstraintsAreConflictsThatNameWhatBroke) {
    ASSERT_TRUE(insert("a", 1));
    const auto twice = insert("a", 2);
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().code, Errc::conflict);
    EXPECT_EQ(twice.error().field, GetParam() == Engine::sqlite ? "pairs.name" : "pairs_pkey");
    EXPECT_EQ(insert("b", 1'000'000).error().code, Errc::conflict);
    EXPECT_EQ(db().write([](Tx& tx) {
                      return tx.execute("insert into children (name) values ('nobody')");
                  })
                  .error()
                  .code,
              Errc::conflict);
    EXPECT_EQ(pairs(), (std::vector<Pair>{{"a", 1}}));
}

TEST_P(Conformance, AnErrorOrAnExceptionRollsBack) {
    const auto refused = db().write([&](Tx& tx) -> Result<> {
        TRY(insert(tx, "a", 1));
        return fail(Errc::rejected, "no");
    });
    EXPECT_EQ(refused.error().message, "no");
    EXPECT_THROW((void)db().write([&](Tx& tx) -> Result<> {
        TRY(insert(tx, "b", 1));
        throw std::runtime_error("bug");
    }),
                 std::runtime_error);
    EXPECT_TRUE(pairs().empty());
}

TEST_P(Conformance, ASwallowedErrorCannotBeCommitted) {
    ASSERT_TRUE(insert("a", 1));
    const auto done = db().write([&](Tx& tx) -> Result<int> {
        (void)insert(tx, "b", 2);
        (void)insert(tx, "a", 2);
        EXPECT_FALSE(insert(tx, "c", 3));
        return 7;
    });
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, Errc::conflict);
    EXPECT_EQ(pairs(), (std::vector<Pair>{{"a", 1}}));
}

TEST_P(Conformance, AFailedAttemptIsUndoneAndTheTransactionGoesOn) {
    int hooks = 0;
    const auto done = db().write([&](Tx& tx) -> Result<> {
        TRY(insert(tx, "a", 1));
        const auto tried = tx.attempt([&]() -> Result<> {
            TRY(insert(tx, "b", 1));
            tx.after_commit([&] { hooks += 100; });
            const auto inner = tx.attempt([&]() -> Result<> { return insert(tx, "b", 2); });
            EXPECT_EQ(inner.error().code, Errc::conflict);
            TRY(insert(tx, "c", 1));
            return insert(tx, "a", 2);
        });
        EXPECT_EQ(tried.error().code, Errc::conflict);
        EXPECT_THROW((void)tx.attempt([&]() -> Result<> {
            TRY(insert(tx, "d", 1));
            TRY(tx.execute("not sql"));
            return success();
        }),
                     std::logic_error);
        tx.after_commit([&] { ++hooks; });
        return tx.attempt([&] { return insert(tx, "e", 1); });
    });
    ASSERT_TRUE(done) << done.error().message;
    EXPECT_EQ(pairs(), (std::vector<Pair>{{"a", 1}, {"e", 1}}));
    EXPECT_EQ(hooks, 1);
}

TEST_P(Conformance, LoadOneSaysWhatIsMissingAndTheTransactionGoesOn) {
    const auto done = db().write([&](Tx& tx) -> Result<> {
        const auto none = tx.load_one<Pair>("pair", "select name, n from pairs");
        EXPECT_EQ(none.error(), (Error{Errc::not_found, "there is no such pair", {}}));
        return insert(tx, "a", 1);
    });
    EXPECT_TRUE(done);
}

TEST_P(Conformance, AReaderSeesEveryWriteThatReturnedAndOneSnapshotThroughout) {
    for (int i = 0; i < 20; ++i) {
        ASSERT_TRUE(insert("n" + std::to_string(i), i));
        ASSERT_EQ(pairs().size(), static_cast<std::size_t>(i) + 1);
    }
    const auto sizes = db().read([&](Tx& tx) -> Result<std::pair<std::int64_t, std::int64_t>> {
        constexpr std::string_view kCount = "select count(*) from pairs";
        TRY(const auto before, tx.load_one<std::int64_t>("count", kCount));
        std::thread([&] { EXPECT_TRUE(insert("meanwhile", 1)); }).join();
        TRY(const auto after, tx.load_one<std::int64_t>("count", kCount));
        return std::pair{before, after};
    });
    EXPECT_EQ(sizes.value(), (std::pair<std::int64_t, std::int64_t>{20, 20}));
}

TEST_P(Conformance, TransactionsInsideTransactionsThrow) {
    EXPECT_THROW((void)db().write([&](Tx&) { return insert("a", 1); }), std::logic_error);
    EXPECT_THROW((void)db().read([&](Tx&) -> Result<> {
        (void)pairs();
        return success();
    }),
                 std::logic_error);
    EXPECT_TRUE(insert("a", 1));
}

TEST_P(Conformance, ManyWritersLoseNoIncrementAndFailAlone) {
    ASSERT_TRUE(insert("n", 0));
    constexpr int kThreads = 16;
    constexpr int kRounds = 50;
    std::atomic<int> refused{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < kRounds; ++i) {
                const auto done = db().write([&](Tx& tx) -> Result<> {
                    TRY(const auto n,
                        tx.load_one<std::int64_t>(
                            "pair", "select n from pairs where name = 'n' for update"));
                    TRY(tx.execute("update pairs set n = $1 where name = 'n'", n + 1));
                    if ((t + i) % 5 == 0) return fail(Errc::rejected, "every fifth");
                    return success();
                });
                if (!done && done.error().code == Errc::rejected) ++refused;
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(refused.load(), kThreads * kRounds / 5);
    EXPECT_EQ(pairs().front().n, kThreads * kRounds - refused.load());
}

TEST_P(Conformance, ADeadlockIsRunAgain) {
    ASSERT_TRUE(insert("a", 0));
    ASSERT_TRUE(insert("b", 0));
    const auto add = [&](std::string_view first, std::string_view second) {
        return db().write([&](Tx& tx) -> Result<> {
            TRY(tx.execute("update pairs set n = n + 1 where name = $1", first));
            TRY(tx.execute("update pairs set n = n + 1 where name = $1", second));
            return success();
        });
    };
    std::thread other([&] {
        for (int i = 0; i < 50; ++i) EXPECT_TRUE(add("a", "b"));
    });
    for (int i = 0; i < 50; ++i) EXPECT_TRUE(add("b", "a"));
    other.join();
    EXPECT_EQ(pairs(), (std::vector<Pair>{{"a", 100}, {"b", 100}}));
}

TEST_P(Conformance, BulkInsertsKeepEveryValueAndCountWhatIsNew) {
    ASSERT_TRUE(insert("k7", 7));
    Bulk rows{"pairs", {{"n", Kind::integer}, {"name", Kind::text}}};
    for (int i = 0; i < 12'000; ++i) rows.add(i, "k" + std::to_string(i));
    rows.add(-1, "\"quoted\", {braced} \\ and, NULL");
    const auto all = db().write([&](Tx& tx) { return tx.bulk_insert(rows); });
    EXPECT_EQ(all.error().code, Errc::conflict);
    EXPECT_EQ(pairs().size(), 1u);

    const auto fresh =
        db().write([&](Tx& tx) { return tx.bulk_insert(rows, OnConflict::do_nothing); });
    ASSERT_TRUE(fresh) << fresh.error().message;
    EXPECT_EQ(fresh.value(), 12'000);
    EXPECT_EQ(pairs().size(), 12'001u);
    EXPECT_EQ(pairs().front(), (Pair{"\"quoted\", {braced} \\ and, NULL", -1}));
}

TEST_P(Conformance, BulkInsertsTakeNulls) {
    Bulk rows{"everything",
              {{"id", Kind::text},
               {"maybe", Kind::integer},
               {"real", Kind::real},
               {"perhaps", Kind::text}}};
    rows.add("a", std::optional<int>{}, 0.1, std::optional<std::string>{});
    rows.add("b", 5, std::optional<double>{}, "");
    EXPECT_THROW(rows.add("c", "text", 1.0, ""), std::logic_error);
    EXPECT_THROW(rows.add("c"), std::logic_error);
    ASSERT_EQ(db().write([&](Tx& tx) { return tx.bulk_insert(rows); }).value(), 2);
    const auto nulls = db().read([](Tx& tx) {
        return tx.query<std::string>(
            "select id || coalesce(cast(maybe as text), '-') || coalesce(perhaps, '-') || "
            "case when real is null then '-' when real = 0.1 then 'r' else '?' end "
            "from everything order by id");
    });
    EXPECT_EQ(nulls.value(), (std::vector<std::string>{"a--r", "b5-"}));
}

TEST_P(Conformance, ReturningGivesRowsOfAWrite) {
    const auto names = db().write([&](Tx& tx) -> Result<std::vector<std::string>> {
        TRY(insert(tx, "a", 1));
        TRY(insert(tx, "b", 2));
        return tx.query<std::string>("delete from pairs where n > $1 returning name", 1);
    });
    EXPECT_EQ(names.value(), std::vector<std::string>{"b"});
    EXPECT_EQ(pairs().size(), 1u);
}

TEST_P(Conformance, ListenersWakeAfterTheCommitAndNotAfterARollback) {
    std::atomic<int> woken{0};
    std::optional<std::size_t> rows_seen_by_hook;
    Subscription subscription = db().listen("things", [&] { ++woken; });
    (void)db().write([&](Tx& tx) -> Result<> {
        tx.notify("things");
        return fail(Errc::rejected, "no");
    });
    EXPECT_EQ(woken, 0);
    ASSERT_TRUE(db().write([&](Tx& tx) -> Result<> {
        tx.notify("things");
        tx.notify("things");
        tx.after_commit([&] { rows_seen_by_hook = pairs().size(); });
        EXPECT_EQ(woken, 0);
        return insert(tx, "a", 1);
    }));
    EXPECT_EQ(woken, 1);
    EXPECT_EQ(rows_seen_by_hook, 1u);
    subscription = {};
    ASSERT_TRUE(db().write([&](Tx& tx) -> Result<> {
        tx.notify("things");
        return success();
    }));
    EXPECT_EQ(woken, 1);
}

TEST_P(Conformance, ADatabaseThatCannotBeOpenedSaysWhy) {
    const auto nowhere =
        open(GetParam() == Engine::sqlite ? "/nonexistent/folder/x.db"
                                          : "postgresql:///x?host=/nonexistent&connect_timeout=1");
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().code, Errc::unavailable);
    EXPECT_EQ(open("mysql://x/y").error().code, Errc::invalid);
}

}  // namespace
}  // namespace store
