// What counts as an action, a mistake, a story ... in sentences of our own. What a person would
// call each decides, not what the code makes of it.
#include "books/findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "books/readers.hpp"

namespace books {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

// The analysis of a book of one chapter with this Markdown.
Analysis analysis_of(const std::string& chapter) {
    const auto book =
        read_markdown("# The Bank and You\n\n## Know the Fee\n\n" + chapter + "\n", {});
    EXPECT_TRUE(book);
    return analyze(book.value());
}

template <class Item>
std::vector<std::string> texts(const std::vector<Item>& items) {
    std::vector<std::string> out;
    for (const auto& item : items) out.push_back(item.text);
    return out;
}

TEST(ActionItems, AreCommandsModalsAndItemsOfAList) {
    const auto items =
        texts(analysis_of("Ask the bank for the yearly rate of your account.\n\n"
                          "You should compare the fees of two banks before you sign.\n\n"
                          "If the fee rises, call the branch within a week.\n\n"
                          "### What to do\n\n"
                          "- Write the monthly fee of every account on one sheet\n"
                          "- Cancel the cards that cost more than they save\n")
                  .action_items);
    EXPECT_THAT(items, UnorderedElementsAre("Ask the bank for the yearly rate of your account.",
                                            "Compare the fees of two banks before you sign.",
                                            "If the fee rises, call the branch within a week.",
                                            "Write the monthly fee of every account on one sheet.",
                                            "Cancel the cards that cost more than they save."));
}

TEST(ActionItems, AreNotThoughtsPointersSpeechOrQuestions) {
    EXPECT_THAT(
        analysis_of("Imagine a river that carries your savings to the bank.\n\n"
                    "Suppose the bank doubles the fee of your account.\n\n"
                    "See figure 3 for the fees of the largest banks.\n\n"
                    "Compare the numbers in the table above with your own account.\n\n"
                    "\"Open an account with our branch today,\" the clerk said to Marta.\n\n"
                    "“Take the card to the counter,” she said.\n\n"
                    "Why pay a fee for an account without interest?\n\n"
                    "Read the contract twice? Nobody does that.\n\n"
                    "Remember the bank that your parents trusted.\n\n"
                    "Write it down.\n\n"
                    "> Put the money under the mattress of your bed.\n")
            .action_items,
        IsEmpty());
}

TEST(ActionItems, CarryTheReasonThatStandsBesideThem) {
    const auto analysis = analysis_of(
        "Ask the bank for the fee schedule of your account. "
        "A fee schedule shows every charge that the bank may take from an account.");
    ASSERT_EQ(analysis.action_items.size(), 1u);
    EXPECT_EQ(analysis.action_items[0].why,
              "A fee schedule shows every charge that the bank may take from an account.");
}

TEST(QuickWins, TakeASittingAndNotAYear) {
    const auto wins =
        texts(analysis_of("Call the branch and ask for the monthly fee.\n\n"
                          "Save a tenth of your wages every month for the next ten years.\n")
                  .quick_wins);
    EXPECT_THAT(wins, Contains(HasSubstr("Call the branch")));
    EXPECT_THAT(wins, Each(Not(HasSubstr("ten years"))));
}

TEST(Mistakes, AreNamedWithTheRemedyBesideThem) {
    const auto mistakes =
        analysis_of(
            "The costliest mistake is signing a contract without reading its last page. "
            "Read the last page of the contract first.\n\n"
            "Most people never compare the fees of two banks.\n\n"
            "A bank lends the money that others bring to its counter.\n\n"
            "I made the mistake of trusting the clerk at the counter.\n")
            .mistakes;
    EXPECT_THAT(texts(mistakes),
                UnorderedElementsAre(
                    "The costliest mistake is signing a contract without reading its last page.",
                    "Most people never compare the fees of two banks."));
    ASSERT_FALSE(mistakes.empty());
    EXPECT_EQ(mistakes[0].fix, "Read the last page of the contract first.");
}

TEST(Stories, TellWhatHappenedToSomeone) {
    const auto stories =
        analysis_of(
            "Marta Lopez opened an account in March and paid a fee every month for a year. She "
            "called the bank in April and asked the clerk for the schedule. The clerk laughed, and "
            "she moved her money to another bank.\n\n"
            "A bank takes a fee for an account. The fee pays for the branch, for the clerks and "
            "for "
            "the paper on which the bank prints its letters to people who have accounts there.\n")
            .stories;
    ASSERT_EQ(stories.size(), 1u);
    EXPECT_EQ(stories[0].who, "Marta Lopez");
    EXPECT_THAT(stories[0].opening, testing::StartsWith("Marta Lopez opened an account"));
}

TEST(Definitions, SayWhatAThingIs) {
    const auto definitions = analysis_of(
                                 "An overdraft is a loan that a bank gives for a few days.\n\n"
                                 "The answer is a number that nobody knows at the start.\n\n"
                                 "Banks are open on the days when people have to work.\n")
                                 .definitions;
    ASSERT_EQ(definitions.size(), 1u);
    EXPECT_EQ(definitions[0].term, "overdraft");
}

TEST(Numbers, AreRatesAndSumsAndNotCounts) {
    const auto numbers = texts(
        analysis_of("A card with a rate of 24 percent doubles a debt in about three years.\n\n"
                    "An account needs 2 signatures from the people who own it.\n")
            .numbers);
    EXPECT_THAT(
        numbers,
        ElementsAre("A card with a rate of 24 percent doubles a debt in about three years."));
}

TEST(Quotables, AreShortPointedAndNobodysDiary) {
    const auto lines =
        texts(analysis_of(
                  "A fee that you can read is a fee that you can refuse.\n\n"
                  "I never liked the bank at the corner of our street.\n\n"
                  "The branch at the station opened in the spring of that year but closed again.\n")
                  .quotables);
    EXPECT_THAT(lines, ElementsAre("A fee that you can read is a fee that you can refuse."));
}

TEST(Summary, IsAsLongAsAskedAtTheMostAndInReadingOrder) {
    const auto book = read_markdown(
        "# The Bank and You\n\n## Know the Fee\n\nA bank takes a fee for every account that it "
        "keeps open. A fee of nine dollars a month costs more than a hundred in a year.\n\n"
        "## Read the Rate\n\nA bank pays interest on the money that people leave with it. "
        "The yearly rate of an account says how much interest a bank pays.\n",
        {});
    ASSERT_TRUE(book);
    for (const std::size_t most : {12u, 20u, 30u, 60u}) {
        std::size_t words = 0;
        int chapter = 0;
        for (const auto& passage : summarize(book.value(), most)) {
            words += static_cast<std::size_t>(std::ranges::count(passage.text, ' ')) + 1;
            EXPECT_GE(passage.chapter, chapter);
            chapter = passage.chapter;
        }
        EXPECT_LE(words, most);
        if (most >= 20) {
            EXPECT_GT(words, 0u);
        }
    }
}

}  // namespace
}  // namespace books
