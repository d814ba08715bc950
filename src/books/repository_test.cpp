#include "books/repository.hpp"

#include <gtest/gtest.h>

#include "base/json.hpp"
#include "books/migrations.hpp"
#include "books/readers.hpp"
#include "support/databases.hpp"

namespace books {
namespace {

class Books : public support::OnBothEngines {
  protected:
    void SetUp() override { migrate(migrations()); }

    Imported import_text(std::string_view markdown,
                         const base::BrandId& brand = base::BrandId("brand")) {
        Book book = read_markdown(markdown, {}).value();
        book.cover = Cover{"image/png", std::string("\x89PNG\0\1", 6)};
        const Analysis analysis = analyze(book);
        auto imported = db().write([&](store::Tx& tx) {
            return import_book(tx, ids_, clock_.now(), brand, book, analysis);
        });
        EXPECT_TRUE(imported) << imported.error().message;
        return std::move(imported).value();
    }

    base::ManualClock clock_{base::from_micros(1'700'000'000'000'000)};
    base::SeededRandom random_{7};
    base::IdSource ids_{clock_, random_};
};
ON_BOTH_ENGINES(Books);

constexpr std::string_view kFirst =
    "# Fees\n\nA fee is a price that nobody reads out loud.\n\n# Rates\n\nRates rise.\n";
constexpr std::string_view kEdited =
    "# Fees\n\nNew words first.\n\nA fee is a price that nobody reads out loud.\n\n# "
    "Rates\n\nRates rise.\n";

TEST_P(Books, ImportingTheSameContentTwiceStoresItOnce) {
    const Imported first = import_text(kFirst);
    const Imported again = import_text(kFirst);
    EXPECT_EQ(first.outcome, ImportOutcome::added);
    EXPECT_EQ(again.outcome, ImportOutcome::unchanged);
    EXPECT_EQ(first.book.id, again.book.id);
    EXPECT_EQ(import_text(kFirst, base::BrandId("other")).outcome, ImportOutcome::added);
}

TEST_P(Books, AnEditedBookKeepsItsPlaceAndTheAnchorsOfWhatDidNotChange) {
    const Imported first = import_text(kFirst);
    const auto load = [&](const base::BookId& id) {
        return db().read([&](store::Tx& tx) { return load_book(tx, id); }).value();
    };
    const std::string anchor = load(first.book.id).chapters[0].blocks[0].anchor;
    const Imported edited = import_text(kEdited);
    EXPECT_EQ(edited.outcome, ImportOutcome::updated);
    EXPECT_EQ(edited.book.id, first.book.id);
    EXPECT_EQ(edited.book.version, 2);
    EXPECT_EQ(load(edited.book.id).chapters[0].blocks[1].anchor, anchor);
    const Analysis analysis =
        db().read([&](store::Tx& tx) { return load_analysis(tx, edited.book.id); }).value();
    ASSERT_FALSE(analysis.sentences.empty());
    EXPECT_EQ(analysis.sentences[0].anchor, anchor);
}

TEST_P(Books, ABookComesBackAsItWent) {
    Book book = read_markdown(kFirst, {}).value();
    book.cover = Cover{"image/png", std::string("\x89PNG\0\1", 6)};
    const Imported imported = import_text(kFirst);
    const auto loaded = db().read([&](store::Tx& tx) { return load_book(tx, imported.book.id); });
    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded.value(), book);
}

TEST_P(Books, AnUnknownBookIsNotFound) {
    const auto loaded =
        db().read([](store::Tx& tx) { return load_book(tx, base::BookId("none")); });
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code, base::Errc::not_found);
}

}  // namespace
}  // namespace books
