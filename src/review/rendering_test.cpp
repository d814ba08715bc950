// Files made ahead of their publication.
#include "review/rendering.hpp"

#include "review/review_world_test.hpp"

namespace review {
namespace {

using store::Tx;
using Names = std::vector<std::string>;

Names names(const std::vector<funnels::File>& files) {
    Names out;
    for (const auto& file : files) out.push_back(file.key + ' ' + file.format);
    return out;
}

class Files : public ReviewWorld {
  protected:
    std::unique_ptr<Rendering> rendering() {
        return std::make_unique<Rendering>(db(), brand, "http://site.test");
    }
};
ON_BOTH_ENGINES(Files);

TEST_P(Files, ABookThatIsStoredIsNotMadeAgain) {
    const auto files = rendering();
    const auto made = must(files->files_of(small_bundle()));
    EXPECT_EQ(names(made), (Names{"book:tax pdf", "book:tax epub"}));
    must(db().write([&](Tx& tx) -> Result<> {
        for (const auto& file : made) {
            TRY(funnels::put_file(tx, env, brand.id, file));
        }
        return base::success();
    }));
    files->forget_given();
    EXPECT_EQ(names(must(files->files_of(small_bundle()))), Names{});
    EXPECT_EQ(names(must(files->files_of(small_funnel()))),
              (Names{"pack:tax pdf", "pack:tax epub"}));
}

TEST_P(Files, ADocumentThatWasEditedAfterItWasBegunIsMadeAnew) {
    const auto files = rendering();
    auto magnet = small_magnet();
    files->begin(magnet);
    magnet.document.title = "Chapter 2";
    EXPECT_EQ(must(files->files_of(magnet)).at(0).name, "chapter-2.pdf");
}

TEST_P(Files, ADocumentThatCannotBeMadeSaysWhyAndTheOthersAreMade) {
    const auto files = rendering();
    auto blank = small_magnet();
    blank.document.parts.clear();
    files->begin(blank);
    files->begin(small_funnel());
    const auto refused = files->files_of(blank);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, base::Errc::invalid);
    EXPECT_EQ(must(files->files_of(small_funnel())).size(), 4u);
}

TEST_P(Files, WhatNobodyAsksForEndsWithIt) {
    const auto files = rendering();
    for (int i = 0; i < 20; ++i) {
        auto magnet = small_magnet();
        magnet.document.title = "Chapter " + std::to_string(i);
        files->begin(magnet);
    }
}

TEST(Downloads, OfAMailSequenceThereAreNone) {
    EXPECT_TRUE(downloads_of(small_welcome(), "http://site.test/b/x").empty());
    const auto of_magnet = downloads_of(small_magnet(), "http://site.test/b/x");
    ASSERT_EQ(of_magnet.size(), 1u);
    EXPECT_EQ(of_magnet[0].call_url, "http://site.test/b/x/tax/offer");
}

}  // namespace
}  // namespace review
