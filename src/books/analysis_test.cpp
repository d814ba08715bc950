#include "books/analysis.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/json.hpp"
#include "books/reader.hpp"
#include "books/readers.hpp"
#include "support/corpus.hpp"

namespace books {
namespace {

using testing::Contains;
using testing::Field;
using testing::HasSubstr;

const Book& sample() {
    static const Book book =
        read_markdown(
            "---\ntitle: The Small Print\nsubtitle: How to Read a Bank Contract and Keep Your "
            "Savings\n"
            "description: \"A guide to account fees, card interest and deposit rates, for people "
            "who sign "
            "bank contracts.\"\nsubjects: [Personal finance]\n---\n# The Small Print\n\n## "
            "Copyright\n\n"
            "Keep this page away from readers at all times.\n\n## Know the Fee\n\n"
            "A maintenance fee is a charge that a bank takes every month for keeping an account "
            "open. "
            "Most people never read the fee schedule of their bank. This is why the fee grows.\n\n"
            "Write the monthly fee of every account on one sheet of paper. "
            "A fee on paper is a fee that you can refuse. He said so.\n\n"
            "Marta Lopez opened an account in March and paid a fee every month. She called the "
            "bank "
            "after a year and asked for the schedule. The clerk laughed, and she moved her "
            "money.\n\n"
            "The mistake is comparing banks by the rate alone. Compare the yearly fees of two "
            "banks "
            "first.\n\n## Read the Rate\n\nInterest is the price that a bank pays for the use of "
            "your "
            "savings. A savings rate of 4 percent will double your money in about eighteen years. "
            "Ask the bank for the yearly rate in writing today. Imagine a river.\n",
            {})
            .value();
    return book;
}

TEST(Analysis, FindsWhatTheBookTellsItsReaderToDo) {
    const Analysis analysis = analyze(sample());
    EXPECT_THAT(analysis.action_items,
                Contains(Field(&ActionItem::text,
                               "Write the monthly fee of every account on one sheet of paper.")));
    EXPECT_THAT(
        analysis.quick_wins,
        Contains(Field(&ActionItem::text, "Ask the bank for the yearly rate in writing today.")));
    for (const auto& item : analysis.action_items) {
        EXPECT_EQ(item.text.find("Imagine"), std::string::npos);
        EXPECT_NE(find_block(sample(), item.anchor), nullptr) << item.text;
    }
}

TEST(Analysis, FindsMistakesDefinitionsStoriesAndNumbers) {
    const Analysis analysis = analyze(sample());
    EXPECT_THAT(
        analysis.mistakes,
        Contains(Field(&Mistake::text, "The mistake is comparing banks by the rate alone.")));
    EXPECT_THAT(analysis.definitions, Contains(Field(&Definition::term, "maintenance fee")));
    EXPECT_THAT(analysis.stories, Contains(Field(&Story::who, "Marta Lopez")));
    EXPECT_THAT(analysis.numbers, Contains(Field(&Passage::text, HasSubstr("4 percent"))));
}

TEST(Analysis, NoSentenceLeansOnAnotherOrComesFromFrontMatter) {
    for (const auto& sentence : analyze(sample()).sentences) {
        EXPECT_FALSE(sentence.text.starts_with("This "));
        EXPECT_FALSE(sentence.text.starts_with("He "));
        EXPECT_EQ(sentence.text.find("readers at all times"), std::string::npos);
    }
}

TEST(Analysis, TheBookSaysWhatItIsFor) {
    const Analysis analysis = analyze(sample());
    EXPECT_EQ(analysis.niche.id, NicheId::finance);
    EXPECT_EQ(analysis.main_benefit.text, "read a bank contract and keep your savings");
    EXPECT_EQ(analysis.main_benefit.anchor, kMetadataAnchor);
    EXPECT_EQ(analysis.topic.text, "account fees, card interest and deposit rates");
    EXPECT_EQ(analysis.audience.text, "people who sign bank contracts");
}

TEST(Analysis, IsTheSameEveryTimeAndSurvivesJson) {
    const std::string once = base::write_json(analyze(sample()));
    EXPECT_EQ(once, base::write_json(analyze(sample())));
    const auto back = base::read_json<Analysis>(once);
    ASSERT_TRUE(back) << back.error().message;
    // Boost.JSON 1.81 reads a double to within its last bit, so scores are near, all else the same.
    const Analysis analysis = analyze(sample());
    ASSERT_EQ(back.value().sentences.size(), analysis.sentences.size());
    for (std::size_t i = 0; i < analysis.sentences.size(); ++i) {
        EXPECT_EQ(back.value().sentences[i].text, analysis.sentences[i].text);
        EXPECT_EQ(back.value().sentences[i].anchor, analysis.sentences[i].anchor);
        EXPECT_DOUBLE_EQ(back.value().sentences[i].score, analysis.sentences[i].score);
    }
    EXPECT_EQ(base::write_json(base::to_json(back.value().benefits)),
              base::write_json(base::to_json(analysis.benefits)));
    EXPECT_EQ(base::write_json(base::to_json(back.value().definitions)),
              base::write_json(base::to_json(analysis.definitions)));
}

TEST(Analysis, OtherLanguagesSayWhatWasLeftOut) {
    Book book = sample();
    book.language = "he";
    const Analysis analysis = analyze(book);
    EXPECT_TRUE(analysis.action_items.empty());
    EXPECT_FALSE(analysis.notes.empty());
}

TEST(Analysis, EveryRealBookHasABestChapterThatIsNotItsEnding) {
    REQUIRE_CORPUS(corpus);
    const auto read = read_book(corpus / "books/wattles-getting-rich-txt/59844-0.txt");
    ASSERT_TRUE(read);
    const Analysis analysis = analyze(read.value());
    EXPECT_LT(analysis.best_chapter.index, 16);
    EXPECT_EQ(analysis.best_chapter.components.size(), 5u);
    EXPECT_GE(analysis.action_items.size(), 10u);
}

}  // namespace
}  // namespace books
