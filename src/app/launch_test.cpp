// A launch: whole, again, interrupted, and on bad input.
#include "app/launch.hpp"

#include "app/run.hpp"
#include "app/world_test.hpp"
#include "base/files.hpp"
#include "base/strings.hpp"
#include "content/brand_repository.hpp"
#include "review/repository.hpp"

namespace app {
namespace {

// What a kill is to a launch in the same process: it ends where it stands.
struct Killed {};

class Launch : public World {
  protected:
    // By kind and key, without ids and times.
    std::map<std::string, std::string> drafts(Data& data) {
        return ok(
            data.db().read([&](store::Tx& tx) -> base::Result<std::map<std::string, std::string>> {
                std::map<std::string, std::string> out;
                TRY(const auto brand, content::load_brand_by_slug(tx, "information_asymmetry"));
                TRY(const auto all, review::list_drafts(tx, brand.id, {}));
                for (const auto& draft : all) {
                    TRY(const auto document, review::load_document(tx, draft, draft.version));
                    const auto name = fmt::format("{} {} version {}", base::enum_name(draft.kind),
                                                  draft.key, draft.version);
                    out[name] = base::compact(review::to_json(document));
                }
                return out;
            }));
    }
    // What the program says and how it ends.
    struct Outcome {
        int code = 0;
        std::string out;
        std::string err;
    };
    Outcome run_launch() {
        const std::string folder = this->folder().string();
        const std::string data = at().data.string();
        const std::string db = at().database;
        const char* const argv[] = {"frontlist", "launch",     folder.c_str(), "--json",
                                    "--data",    data.c_str(), "--db",         db.c_str()};
        testing::internal::CaptureStdout();
        testing::internal::CaptureStderr();
        Outcome outcome;
        outcome.code = run(std::size(argv), argv);
        outcome.out = testing::internal::GetCapturedStdout();
        outcome.err = testing::internal::GetCapturedStderr();
        return outcome;
    }
};
ON_BOTH_ENGINES(Launch);

TEST_P(Launch, TwoBooksGiveThirteenDraftsAndASecondLaunchChangesNothing) {
    const auto data = open();
    const auto first = ok(launch(data->db(), data->env(), options()));
    // Two books: a magnet, a funnel and three sequences each; a bundle, tiers and a promotion.
    EXPECT_EQ(first.lead_magnets, 2);
    EXPECT_EQ(first.funnels, 2);
    EXPECT_EQ(first.email_sequences, 6);
    EXPECT_EQ(first.offers, 3);
    EXPECT_EQ(first.new_drafts, 13);
    EXPECT_TRUE(first.failed.empty());
    const auto before = drafts(*data);
    EXPECT_EQ(before.size(), 13u);
    const auto again = ok(launch(data->db(), data->env(), options()));
    EXPECT_EQ(again.items(), 13);
    EXPECT_EQ(again.new_drafts, 0);
    EXPECT_EQ(drafts(*data), before);
}

TEST_P(Launch, KilledBetweenTwoDraftsItGoesOnAndEndsTheSame) {
    const auto data = open();
    auto interrupted = options();
    int drafted = 0;
    interrupted.progress = [&](const std::string& what, double) {
        if (what.starts_with("Drafting") && ++drafted == 6) throw Killed{};
    };
    EXPECT_THROW(std::ignore = launch(data->db(), data->env(), interrupted), Killed);
    EXPECT_EQ(drafts(*data).size(), 5u);
    const auto rest = ok(launch(data->db(), data->env(), options()));
    EXPECT_EQ(rest.new_drafts, 8);
    EXPECT_EQ(rest.items(), 13);

    // As one that nobody disturbed, in a database of its own.
    support::TestDb fresh(GetParam());
    const auto other = ok(Data::open({at().data, fresh.url()}, {.absent = Data::Absent::make}));
    ok(launch(other->db(), other->env(), options()));
    EXPECT_EQ(drafts(*data), drafts(*other));
}

TEST_P(Launch, ABadBrandFileIsOneLineThatNamesTheKeyAndNothingIsStored) {
    const auto file = folder() / "brand.toml";
    const auto good = ok(base::read_file(file));
    const auto bad = base::replace_all(good, "accent = \"", "accent = \"no colour ");
    ASSERT_NE(good, bad);
    ok(base::write_file(file, bad));
    const auto outcome = run_launch();
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.out, "");
    EXPECT_TRUE(outcome.err.starts_with("error: brand.toml: ")) << outcome.err;
    EXPECT_NE(outcome.err.find("accent"), std::string::npos) << outcome.err;
    EXPECT_EQ(std::ranges::count(outcome.err, '\n'), 1) << outcome.err;
    const auto data = open();
    EXPECT_TRUE(
        ok(data->db().read([](store::Tx& tx) { return content::list_brands(tx); })).empty());
}

TEST_P(Launch, AChoiceForABookThatIsNotThereIsATypingMistake) {
    const auto file = folder() / "brand.toml";
    const auto toml = ok(base::read_file(file));
    ok(base::write_file(file, toml + "\n[[book]]\ntitle = \"The Quiet Percnt\"\n"));
    const auto outcome = run_launch();
    EXPECT_EQ(outcome.code, 2);
    EXPECT_NE(outcome.err.find("book[0].title is \"The Quiet Percnt\""), std::string::npos)
        << outcome.err;
}

TEST_P(Launch, ABadBookIsNamedAndLeavesTheOthersAlone) {
    ok(base::write_file(folder() / "books/broken.epub", "this is no archive"));
    const auto outcome = run_launch();
    EXPECT_EQ(outcome.code, 1);
    EXPECT_TRUE(outcome.err.starts_with("error: ")) << outcome.err;
    EXPECT_NE(outcome.err.find("broken.epub: "), std::string::npos) << outcome.err;
    EXPECT_EQ(std::ranges::count(outcome.err, '\n'), 1) << outcome.err;
    const auto summary = ok(base::parse_json(outcome.out)).at("summary");
    EXPECT_EQ(summary.at("leadMagnets").as_int64(), 2);
    EXPECT_EQ(summary.at("emailSequences").as_int64(), 6);
    EXPECT_EQ(summary.at("status").as_string(), "pending_review");
}

TEST_P(Launch, WithoutAnyBookNothingIsDone) {
    std::filesystem::remove_all(folder() / "books");
    std::filesystem::create_directories(folder() / "books");
    const auto outcome = run_launch();
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(std::ranges::count(outcome.err, '\n'), 1) << outcome.err;
    EXPECT_NE(outcome.err.find("there are no books in it"), std::string::npos) << outcome.err;
}

}  // namespace
}  // namespace app
