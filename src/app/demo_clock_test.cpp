// The demo's clock: what is shown, what survives, and when things happen on the way.
#include "app/demo_clock.hpp"

#include "app/recipients.hpp"
#include "app/world_test.hpp"
#include "events/work.hpp"
#include "mail/mailbox.hpp"
#include "mail/messages.hpp"

namespace app {
namespace {

using namespace std::chrono_literals;
using base::Duration;
using base::Time;

// Nothing is sent in these tests that says anything about its reader.
class NoFacts final : public mail::Personalizer {
  public:
    mail::Result<content::EmailContext> personalize(store::Tx&, const mail::Message&) override {
        return content::EmailContext{};
    }
};

class DemoClock : public World {
  protected:
    void SetUp() override { data_ = open(true); }

    // The engine and, unless `sending` is false, delivery run as in a server.
    void start(Duration patience = 10s, bool sending = true) {
        engine_ = std::make_unique<events::Engine>(data_->db(), data_->env().clock);
        engine_->on("test", [this](store::Tx&, const events::Work& work) -> base::Result<> {
            happened.push_back({work.due_at, data_->env().now()});
            return base::success();
        });
        delivery_ = std::make_unique<mail::Delivery>(data_->db(), data_->env(), recipients_, facts_,
                                                     mailbox_);
        engine_->start();
        if (sending) ok(delivery_->start());
        clock_ = std::make_unique<SteppingClock>(*data_, *engine_, *delivery_, patience);
    }
    void stop() {
        engine_->stop();
        delivery_->stop();
    }

    void schedule(Duration in) {
        ok(data_->db().write([&](store::Tx& tx) {
            return events::schedule(tx, data_->env().ids,
                                    {.queue = "test",
                                     .brand = base::BrandId{"brand"},
                                     .contact = base::ContactId{"ada"},
                                     .key = base::format_duration(in),
                                     .due_at = data_->env().now() + in,
                                     .payload = {}});
        }));
    }

    struct Happened {
        Time due;
        Time at;
    };
    std::vector<Happened> happened;
    std::unique_ptr<Data> data_;
    std::unique_ptr<SteppingClock> clock_;

  private:
    ContactRecipients recipients_;
    NoFacts facts_;
    mail::MailboxTransport mailbox_;
    std::unique_ptr<events::Engine> engine_;
    std::unique_ptr<mail::Delivery> delivery_;
};
ON_BOTH_ENGINES(DemoClock);

TEST_P(DemoClock, TheOffsetIsTheSumOfTheAdvances) {
    start();
    schedule(90min);
    ok(clock_->advance(24h));
    EXPECT_EQ(clock_->offset(), Duration{24h});
    EXPECT_EQ(base::format_duration(clock_->offset()), "1d");
    ok(clock_->advance(1h));
    ok(clock_->advance(24h));
    EXPECT_EQ(base::format_duration(clock_->offset()), "2d1h");
    stop();
}

TEST_P(DemoClock, EachThingOnTheWayHappensAtItsOwnTime) {
    start();
    for (const Duration in : {Duration{5h}, Duration{1h}, Duration{23h}, Duration{25h}}) {
        schedule(in);
    }
    ok(clock_->advance(24h));
    stop();
    ASSERT_EQ(happened.size(), 3u);
    EXPECT_LT(happened[0].due, happened[1].due);
    EXPECT_LT(happened[1].due, happened[2].due);
    for (const auto& one : happened) {
        EXPECT_GE(one.at, one.due);
        // The next one is hours away; this much the machine may take.
        EXPECT_LT(one.at - one.due, 10min);
    }
}

TEST_P(DemoClock, ARestartGoesOnWhereTheClockStood) {
    start();
    ok(clock_->advance(24h));
    const Time stood = data_->env().now();
    stop();
    for (const bool demo_clock : {true, false}) {
        const auto again = open(demo_clock);
        EXPECT_EQ(again->clock().offset(), Duration{24h});
        EXPECT_GE(again->env().now(), stood);
    }
}

TEST_P(DemoClock, WhatNeverGetsDoneDoesNotHoldTheClock) {
    // Delivery does not run: the message stays due.
    start(20ms, false);
    ok(data_->db().write([&](store::Tx& tx) {
        return mail::enqueue(tx, data_->env(),
                             {.brand = base::BrandId{"brand"},
                              .contact = base::ContactId{"ada"},
                              .dedup_key = "one",
                              .purpose = "test",
                              .document = {},
                              .context = {},
                              .send_at = data_->env().now()});
    }));
    ok(clock_->advance(24h));
    EXPECT_EQ(clock_->offset(), Duration{24h});
    stop();
}

}  // namespace
}  // namespace app
