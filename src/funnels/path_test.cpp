// The way through a funnel, without a database.
#include "funnels/path.hpp"

#include "funnels/visits.hpp"
#include "funnels/world_test.hpp"

namespace funnels {
namespace {

std::string after(std::string_view from, Outcome outcome, const std::set<std::string>& gone = {}) {
    static const content::Funnel kFunnel = sample_funnel("tax");
    const auto* next = next_step(kFunnel, from, outcome, gone);
    return next ? next->key : "the end";
}

TEST(Path, EachStepLeadsOnByWhatTheReaderAnswers) {
    EXPECT_EQ(after("opt_in", Outcome::accepted), "thank_you");
    EXPECT_EQ(after("thank_you", Outcome::accepted), "checkout");
    EXPECT_EQ(after("thank_you", Outcome::declined), "the end");
    EXPECT_EQ(after("checkout", Outcome::accepted), "upsell");
    EXPECT_EQ(after("upsell", Outcome::accepted), "confirmation");
    EXPECT_EQ(after("upsell", Outcome::declined), "downsell");
    EXPECT_EQ(after("downsell", Outcome::accepted), "confirmation");
    EXPECT_EQ(after("downsell", Outcome::declined), "confirmation");
    EXPECT_EQ(after("confirmation", Outcome::accepted), "the end");
    EXPECT_EQ(after("no such step", Outcome::accepted), "the end");
}

TEST(Path, AStepWhoseOfferIsGoneIsPassedOverAsIfDeclined) {
    EXPECT_EQ(after("checkout", Outcome::accepted, {"upsell"}), "downsell");
    EXPECT_EQ(after("checkout", Outcome::accepted, {"upsell", "downsell"}), "confirmation");
    EXPECT_EQ(after("upsell", Outcome::declined, {"downsell"}), "confirmation");
    EXPECT_EQ(after("opt_in", Outcome::accepted, {"low_ticket"}), "the end");
}

TEST(Path, StepsAreFoundByKeyAndByAddress) {
    const auto funnel = sample_funnel("tax");
    EXPECT_EQ(find_step_by_path(funnel, "")->key, "opt_in");
    EXPECT_EQ(find_step_by_path(funnel, "second-book")->key, "downsell");
    EXPECT_EQ(find_step_by_path(funnel, "nothing"), nullptr);
    EXPECT_EQ(find_step(funnel, "upsell")->path, "bundle");
    EXPECT_EQ(find_offer(funnel, "bump")->price.minor, 700);
    EXPECT_EQ(find_offer(funnel, "nothing"), nullptr);
}

TEST(Path, AFunnelWhoseStepsDoNotFitTogetherIsRefused) {
    EXPECT_TRUE(check_path(sample_funnel("tax")));
    const auto refused = [](auto change) {
        auto funnel = sample_funnel("tax");
        change(funnel);
        const auto checked = check_path(funnel);
        return checked ? std::string{} : checked.error().message;
    };
    using content::Funnel;
    EXPECT_NE(refused([](Funnel& f) { f.steps.push_back(f.steps[0]); }), "");
    EXPECT_NE(refused([](Funnel& f) { f.steps[1].path = "checkout"; }), "");
    EXPECT_NE(refused([](Funnel& f) { f.steps[2].accepted = "moon"; }).find("\"moon\""),
              std::string::npos);
    EXPECT_NE(refused([](Funnel& f) { f.steps[3].offer = "sun"; }).find("\"sun\""),
              std::string::npos);
    EXPECT_NE(refused([](Funnel& f) { f.steps[4].declined = "upsell"; }).find("goes round"),
              std::string::npos);
}

// User agents as these programs send them.
TEST(Visits, CrawlersPreviewersAndScriptsAreNotPeople) {
    for (const std::string_view bot :
         {"", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
          "facebookexternalhit/1.1", "WhatsApp/2.23.20.0", "curl/7.88.1", "python-requests/2.31.0",
          "Slackbot-LinkExpanding 1.0"}) {
        EXPECT_TRUE(is_bot(bot)) << bot;
    }
    for (const std::string_view person :
         {"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, "
          "like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"}) {
        EXPECT_FALSE(is_bot(person)) << person;
    }
}

}  // namespace
}  // namespace funnels
