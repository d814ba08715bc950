#include "events/event_log.hpp"

#include <thread>

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "events/kinds.hpp"
#include "events/migrations.hpp"
#include "events/work.hpp"
#include "support/databases.hpp"

namespace events {
namespace {

using base::Errc;
using base::Result;
using base::Time;
using store::Tx;
using namespace std::chrono_literals;

const Time kNow = base::parse_time("2026-03-01T00:00:00Z").value();
const BrandId kBrand{"brand"};
const BrandId kOtherBrand{"other"};
const ContactId kAnna{"anna"};

class EventLog : public support::OnBothEngines {
  protected:
    void SetUp() override { migrate(migrations()); }

    NewEvent event(std::string kind = "page.visited", std::string key = {}) {
        return {kBrand, kAnna, std::move(kind), kNow - 1h, {{"path", "/"}}, std::move(key)};
    }
    Result<EventId> append_one(NewEvent event) {
        return db().write([&](Tx& tx) { return append(tx, ids, clock, event); });
    }
    std::int64_t count(std::string_view table) {
        return db()
            .read([&](Tx& tx) {
                return tx.load_one<std::int64_t>(
                    "", std::string("select count(*) from ") + std::string(table));
            })
            .value();
    }
    std::vector<std::string> kinds_of(const BrandId& brand, const EventFilter& filter, int limit) {
        const auto events =
            db().read([&](Tx& tx) { return list_events(tx, brand, filter, limit); });
        std::vector<std::string> kinds;
        for (const Event& one : events.value()) kinds.push_back(one.kind);
        return kinds;
    }

    base::ManualClock clock{kNow};
    base::SeededRandom random{1};
    base::IdSource ids{clock, random};
};
ON_BOTH_ENGINES(EventLog);

TEST_P(EventLog, AnEventIsKeptAsItWasWithItsReactionBesideIt) {
    const EventId id = append_one(event()).value();
    const Event kept = db().read([&](Tx& tx) { return load_event(tx, kBrand, id); }).value();
    EXPECT_EQ(kept.contact_id, kAnna);
    EXPECT_EQ(kept.kind, "page.visited");
    EXPECT_EQ(kept.at, kNow - 1h);
    EXPECT_EQ(kept.received_at, kNow);
    EXPECT_EQ(kept.props, (base::JsonObject{{"path", "/"}}));
    EXPECT_TRUE(
        db().read([&](Tx& tx) { return has_due_work(tx, kBrand, kAnna, kEventQueue, kNow); })
            .value());
    EXPECT_EQ(db().read([&](Tx& tx) { return load_event(tx, kOtherBrand, id); }).error().code,
              Errc::not_found);
}

TEST_P(EventLog, ASecondAppendWithTheSameKeyGivesTheFirstIdAndWritesNothing) {
    const EventId first = append_one(event("lead.captured", "k")).value();
    EXPECT_EQ(append_one(event("page.visited", "k")).value(), first);
    NewEvent others = event("lead.captured", "k");
    others.brand = kOtherBrand;
    EXPECT_NE(append_one(others).value(), first);
    EXPECT_EQ(count("events"), 2);
    EXPECT_EQ(count("work"), 2);
}

TEST_P(EventLog, OneOfManyAppendsAtOnceWithOneKeyWins) {
    std::vector<std::thread> threads;
    std::array<EventId, 8> got;
    for (EventId& id : got) {
        threads.emplace_back([&] { id = append_one(event("lead.captured", "k")).value(); });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(std::set<EventId>(got.begin(), got.end()).size(), 1u);
    EXPECT_EQ(count("events"), 1);
    EXPECT_EQ(count("work"), 1);
}

TEST_P(EventLog, ABatchIsAsManyAppends) {
    const EventId known = append_one(event("lead.captured", "known")).value();
    const auto batch = db().write([&](Tx& tx) {
        return append_all(tx, ids, clock,
                          {event("a.b"), event("a.c", "new"), event("a.d", "known"),
                           event("a.e", "new"), event("a.f")});
    });
    ASSERT_TRUE(batch) << batch.error().message;
    ASSERT_EQ(batch.value().size(), 5u);
    EXPECT_EQ(batch.value()[2], known);
    EXPECT_EQ(batch.value()[3], batch.value()[1]);
    EXPECT_EQ(kinds_of(kBrand, {}, 10),
              (std::vector<std::string>{"a.f", "a.c", "a.b", "lead.captured"}));
    EXPECT_EQ(count("work"), 4);
    EXPECT_TRUE(db().write([&](Tx& tx) { return append_all(tx, ids, clock, {}); }).value().empty());
}

TEST_P(EventLog, ListsPageByContactAndKindFromTheNewest) {
    for (const char* kind : {"a.one", "a.two", "a.one", "a.three"}) {
        ASSERT_TRUE(append_one(event(kind)));
    }
    NewEvent anonymous = event("a.four");
    anonymous.contact = {};
    const EventId last = append_one(anonymous).value();
    EXPECT_EQ(kinds_of(kBrand, {}, 2), (std::vector<std::string>{"a.four", "a.three"}));
    EXPECT_EQ(kinds_of(kBrand, {.before_id = last}, 1), (std::vector<std::string>{"a.three"}));
    EXPECT_EQ(kinds_of(kBrand, {.contact = kAnna}, 9).size(), 4u);
    EXPECT_EQ(kinds_of(kBrand, {.kind = "a.one"}, 9).size(), 2u);
    EXPECT_EQ(kinds_of(kBrand, {.contact = kAnna, .kind = "a.four"}, 9).size(), 0u);
    EXPECT_EQ(kinds_of(kOtherBrand, {}, 9).size(), 0u);
}

TEST_P(EventLog, KindsAreNamedByTheRule) {
    for (const char* wrong : {"", "lead", "Lead.captured", "lead.", ".lead", "lead..captured",
                              "lead captured.x", "1.two", "lead.captured'"}) {
        const auto refused = append_one(event(wrong));
        ASSERT_FALSE(refused) << wrong;
        EXPECT_EQ(refused.error().field, "kind");
    }
    EXPECT_EQ(count("events"), 0);
    EXPECT_TRUE(append_one(event("quiz.part_2.finished")));
}

TEST(Kinds, TheCatalogueObeysItsOwnRuleAndHasNoTwins) {
    std::set<std::string_view> names;
    for (const kinds::Kind& kind : kinds::catalogue()) {
        EXPECT_TRUE(kinds::check(kind.name)) << kind.name;
        EXPECT_TRUE(names.insert(kind.name).second) << kind.name;
        EXPECT_FALSE(kind.means.empty());
    }
}

TEST_P(EventLog, ASecondScheduleOfTheSameKeyIsANoOp) {
    const auto schedule_one = [&](BrandId brand, std::string queue, base::Duration in) {
        return db()
            .write([&](Tx& tx) {
                return schedule(tx, ids, {queue, brand, kAnna, "key", kNow + in, {}});
            })
            .value();
    };
    EXPECT_TRUE(schedule_one(kBrand, "timer", 2h));
    EXPECT_FALSE(schedule_one(kBrand, "timer", 1h));
    EXPECT_TRUE(schedule_one(kBrand, "other", 1h));
    EXPECT_TRUE(schedule_one(kOtherBrand, "timer", 1h));
    EXPECT_EQ(count("work"), 3);
    const auto has = [&](Time now) {
        return db()
            .read([&](Tx& tx) { return has_due_work(tx, kBrand, kAnna, "timer", now); })
            .value();
    };
    EXPECT_FALSE(has(kNow + 1h));
    EXPECT_TRUE(has(kNow + 2h));
    EXPECT_TRUE(db().write([&](Tx& tx) { return cancel(tx, kBrand, "timer", "key"); }).value());
    EXPECT_FALSE(db().write([&](Tx& tx) { return cancel(tx, kBrand, "timer", "key"); }).value());
    EXPECT_FALSE(has(kNow + 2h));
}

}  // namespace
}  // namespace events
