#include <gtest/gtest.h>

#include "analytics/counters.hpp"
#include "analytics/report.hpp"
#include "base/env.hpp"
#include "events/engine.hpp"
#include "events/kinds.hpp"
#include "events/migrations.hpp"
#include "support/databases.hpp"

namespace analytics {
namespace {

using namespace std::chrono_literals;
namespace kinds = events::kinds;

class Rollups : public support::OnBothEngines {
  protected:
    void SetUp() override {
        migrate(events::migrations());
        migrate(migrations_of_this_room());
        register_handlers(engine());
    }

    static std::vector<store::Migration> migrations_of_this_room() { return migrations(); }

    events::Engine& engine() {
        if (!engine_) engine_.emplace(db(), clock_);
        return *engine_;
    }

    void happen(std::string_view kind, base::JsonObject props, const std::string& contact = "c1") {
        ASSERT_TRUE(db().write([&](store::Tx& tx) {
            return events::append(tx, ids_, clock_,
                                  {.brand = brand_,
                                   .contact = base::ContactId{contact},
                                   .kind = std::string(kind),
                                   .at = clock_.now(),
                                   .props = std::move(props)});
        }));
    }

    template <class Fn>
    auto read(Fn fn) {
        EXPECT_TRUE(engine().run_due());
        auto result = db().read(fn);
        EXPECT_TRUE(result);
        return std::move(result).value();
    }

    base::ManualClock clock_{base::parse_time("2026-03-10T09:30:00Z").value()};
    base::SeededRandom random_{7};
    base::IdSource ids_{clock_, random_};
    base::BrandId brand_{"018f0000-0000-7000-8000-000000000001"};
    std::optional<events::Engine> engine_;
};
ON_BOTH_ENGINES(Rollups);

TEST_P(Rollups, AVisitorCountsOnceADayAndACrawlerNotAtAll) {
    const auto visit = [&](const std::string& visitor, bool bot) {
        happen(kinds::kPageVisited,
               {{"funnel", "f"}, {"step", "opt_in"}, {"visitor", visitor}, {"bot", bot}});
    };
    visit("v1", false);
    visit("v1", false);
    visit("v2", false);
    visit("crawler", true);
    clock_.advance(24h);
    visit("v1", false);
    const auto count =
        read([&](store::Tx& tx) { return step_count(tx, brand_, "f", "opt_in", ""); });
    EXPECT_EQ(count.visitors, 3);
    const auto bots =
        read([&](store::Tx& tx) { return total(tx, brand_, "bot_visits", "f/opt_in"); });
    EXPECT_EQ(bots.count, 1);
}

TEST_P(Rollups, RatesHaveTheDenominatorsThatTheHeaderNames) {
    for (int i = 0; i < 4; ++i) {
        happen(kinds::kLeadCaptured, {{"funnel", "f"}, {"magnet", "m"}, {"source", "seo"}},
               "c" + std::to_string(i));
    }
    const base::JsonArray offers = {{{"key", "low_ticket"}, {"scope", "f"}, {"minor", 799}},
                                    {{"key", "bump"}, {"scope", "f"}, {"minor", 700}}};
    happen(kinds::kPurchaseCompleted, {{"funnel", "f"}, {"total_minor", 1499}, {"offers", offers}},
           "c0");
    happen(kinds::kPurchaseCompleted,
           {{"funnel", "f"}, {"total_minor", 3900}, {"offers", base::JsonArray{}}}, "c0");
    happen(kinds::kOrderRefunded, {{"funnel", "f"}, {"amount_minor", 499}}, "c0");
    const auto seen = read([&](store::Tx& tx) { return overview(tx, brand_, clock_.now()); });
    EXPECT_EQ(seen.total_leads.value, 4);
    EXPECT_DOUBLE_EQ(seen.conversion_rate.value, 0.25);
    EXPECT_EQ(seen.revenue_30d.value, 1499 + 3900 - 499);
    EXPECT_EQ(seen.orders_30d, 2);
    EXPECT_FALSE(seen.total_leads.previous);
    const auto bump =
        read([&](store::Tx& tx) { return step_count(tx, brand_, "f", "checkout", "bump"); });
    EXPECT_EQ(bump.conversions, 1);
    EXPECT_EQ(bump.revenue_minor, 700);
}

TEST_P(Rollups, AMachinesOpenIsCountedApart) {
    happen(kinds::kEmailSent, {{"journey", "j"}, {"mail", "story"}, {"message", "m1"}});
    happen(kinds::kEmailOpened,
           {{"journey", "j"}, {"mail", "story"}, {"message", "m1"}, {"machine", true}});
    auto count = read([&](store::Tx& tx) { return mail_count(tx, brand_, "j", "story"); });
    EXPECT_EQ(count.opened, 0);
    for (int i = 0; i < 3; ++i) {
        happen(kinds::kEmailOpened,
               {{"journey", "j"}, {"mail", "story"}, {"message", "m1"}, {"machine", false}});
    }
    count = read([&](store::Tx& tx) { return mail_count(tx, brand_, "j", "story"); });
    EXPECT_EQ(count.sent, 1);
    EXPECT_EQ(count.opened, 1);
}

TEST_P(Rollups, ARebuildFromTheLogGivesTheSameCounters) {
    const std::vector<std::string_view> some = {
        kinds::kPageVisited,         kinds::kLeadCaptured,  kinds::kLeadConfirmed,
        kinds::kEmailSent,           kinds::kEmailOpened,   kinds::kEmailClicked,
        kinds::kOrderRefunded,       kinds::kCartAbandoned, kinds::kPurchaseCompleted,
        kinds::kLeadMagnetDownloaded};
    for (int i = 0; i < 400; ++i) {
        const auto pick = [&](std::uint64_t n) { return std::to_string(random_.below(n)); };
        happen(some[random_.below(some.size())],
               {{"funnel", "f" + pick(2)},
                {"step", "s" + pick(3)},
                {"visitor", "v" + pick(5)},
                {"magnet", "m" + pick(2)},
                {"journey", "j"},
                {"mail", "k" + pick(3)},
                {"message", "x" + pick(20)},
                {"machine", random_.below(2) == 0},
                {"first", random_.below(2) == 0},
                {"bot", random_.below(5) == 0},
                {"total_minor", static_cast<std::int64_t>(random_.below(5000))},
                {"amount_minor", static_cast<std::int64_t>(random_.below(500))}},
               "c" + pick(9));
        clock_.advance(std::chrono::minutes(random_.below(180)));
    }
    const auto live = read([&](store::Tx& tx) { return list_counters(tx, brand_); });
    ASSERT_GT(live.size(), 100u);
    ASSERT_TRUE(rebuild(db(), brand_));
    const auto again = read([&](store::Tx& tx) { return list_counters(tx, brand_); });
    EXPECT_EQ(live, again);
}

}  // namespace
}  // namespace analytics
