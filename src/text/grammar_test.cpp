#include "text/grammar.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
// clang-format off: it needs the header above
#include <rapidcheck/gtest.h>
// clang-format on

#include "text/ranking.hpp"

namespace text {
namespace {

std::string command_in(const std::string& sentence) {
    return command(sentence, tag_sentence(sentence)).value_or("");
}

bool leans(const std::string& sentence) {
    return leans_on_context(sentence, tag_sentence(sentence));
}

// The tags are those a reader of the Penn Treebank guidelines (Santorini 1990) gives.
TEST(Tagger, TellsTheVerbFromTheNoun) {
    const std::string sentence = "Check the file before you file the check.";
    const auto words = tag_sentence(sentence);
    ASSERT_EQ(words.size(), 9u);
    EXPECT_EQ(words[0].tag, Tag::vb);
    EXPECT_EQ(words[2].tag, Tag::nn);
    EXPECT_EQ(words[5].tag, Tag::vbp);
    EXPECT_EQ(words[7].tag, Tag::nn);
}

TEST(Commands, AreFoundAndCleaned) {
    EXPECT_EQ(command_in("Write the number on one page."), "Write the number on one page.");
    EXPECT_EQ(command_in("So keep the old card."), "Keep the old card.");
    EXPECT_EQ(command_in("You should call the office first."), "Call the office first.");
    EXPECT_EQ(command_in("If the bill is wrong, call the office."),
              "If the bill is wrong, call the office.");
    EXPECT_EQ(command_in("Don't sell when prices fall."), "Don't sell when prices fall.");
}

TEST(Commands, AreNotSeenInStatementsQuestionsAndThoughtExperiments) {
    for (const char* sentence :
         {"Imagine a village of ten people.", "Fees compound too.", "Open questions remain.",
          "Sleep efficiency is the share of the night that you sleep.",
          "If the fee is taken each year, the firm collects more.", "Keep the file?",
          "Miss the date and the payment can jump to the full amount.",
          "Put $10,000 somewhere that earns 6 percent."}) {
        EXPECT_EQ(command_in(sentence), "") << sentence;
    }
}

TEST(Context, IsMissedByPronounsWithoutANoun) {
    EXPECT_TRUE(leans("This is why the fee matters."));
    EXPECT_TRUE(leans("He paid the whole bill at once."));
    EXPECT_TRUE(leans("When you find it, write a letter to the bank."));
    EXPECT_FALSE(leans("A fee is quoted in the unit that makes it look smaller."));
    EXPECT_FALSE(leans("Most people read tax brackets wrong."));
}

TEST(Clauses, AreMoreThanARelativeClause) {
    const std::string fragment = "About the people who call you.";
    const std::string whole = "People who call you want money.";
    EXPECT_FALSE(has_clause(tag_sentence(fragment)));
    EXPECT_TRUE(has_clause(tag_sentence(whole)));
}

TEST(Damage, IsSeen) {
    EXPECT_TRUE(is_well_formed("A fee is a price that nobody reads out."));
    EXPECT_FALSE(is_well_formed("a fee is a price that nobody reads out."));
    EXPECT_FALSE(is_well_formed("A fee (is a price that nobody reads out."));
    EXPECT_FALSE(is_well_formed("A fee is a price that nobody"));
    EXPECT_FALSE(is_well_formed("See https://example.com for the fee."));
}

TEST(Ranking, SimilarityIsTheCosineOfTwoSets) {
    EXPECT_DOUBLE_EQ(similarity({1, 2, 3, 4}, {3, 4, 5, 6}), 0.5);
    EXPECT_DOUBLE_EQ(similarity({1, 2}, {1, 2}), 1.0);
    EXPECT_DOUBLE_EQ(similarity({1}, {}), 0.0);
}

TEST(Ranking, ASentenceLikeTheOthersRanksAboveAStranger) {
    const std::vector<double> ranks = lexrank({{1, 2, 3}, {1, 2, 4}, {2, 3, 4}, {7, 8, 9}});
    EXPECT_GT(ranks[0], ranks[3]);
}

TEST(Ranking, DiverseChoicePassesOverARepetition) {
    const auto order = choose_diverse({1.0, 0.95, 0.6}, {{1, 2}, {1, 2}, {5, 6}}, 2);
    EXPECT_THAT(order, testing::ElementsAre(0u, 2u));
}

RC_GTEST_PROP(Tagger, TakesAnyBytes, (const std::string& input)) {
    const auto words = tag_sentence(input);
    (void)command(input, words);
    (void)leans_on_context(input, words);
    (void)has_clause(words);
    (void)is_well_formed(input);
}

}  // namespace
}  // namespace text
