// A process that dies anywhere between an approval and its publication: the approval is repeated,
// and everything is published once.
#include "review/review_world_test.hpp"

namespace review {
namespace {

struct Crash {};

// Everything ends as it is asked for the time once too often: what was not committed is lost.
class DeadlyClock final : public base::Clock {
  public:
    DeadlyClock(base::Time now, int questions) : now_(now), left_(questions) {}
    base::Time now() const override {
        if (left_-- <= 0) throw Crash{};
        return now_;
    }

  private:
    base::Time now_;
    mutable int left_;
};

class Crashes : public ReviewWorld {
  protected:
    // True if the approval was done before that.
    bool approve_and_die(int questions) {
        const Draft funnel = draft(DraftKind::funnel);
        const DeadlyClock deadly(env.now(), questions);
        base::IdSource own_ids(deadly, random);
        const base::Env own_env{deadly, own_ids, random};
        try {
            must(approve(db(), own_env,
                         {.id = funnel.id,
                          .version = funnel.version,
                          .include_needed = true,
                          .who = "ana@press.example",
                          .public_url = "http://site.test"}));
            return true;
        } catch (const Crash&) {
            return false;
        }
    }
};
ON_BOTH_ENGINES(Crashes);

TEST_P(Crashes, LeaveAllOfAnApprovalOrNothingAndItsRepetitionPublishesOnce) {
    submit_all();
    int deaths = 0;
    // The further the process comes, the more it has written when it dies.
    while (!approve_and_die(deaths)) {
        EXPECT_TRUE(live().empty());
        EXPECT_EQ(approvals_announced(), 0);
        EXPECT_EQ(draft(DraftKind::funnel).status, DraftStatus::pending_review);
        ASSERT_LT(++deaths, 100);
    }
    EXPECT_GT(deaths, 3);
    EXPECT_EQ(live().size(), 3u);
    EXPECT_EQ(approvals_announced(), 3);
    // Whoever did not hear of the success tries once more.
    EXPECT_TRUE(must(approved(DraftKind::funnel)).approved.empty());
    EXPECT_EQ(approvals_announced(), 3);
    EXPECT_EQ(count("select count(*) from live_documents"), 2);
}

}  // namespace
}  // namespace review
