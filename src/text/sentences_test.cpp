#include "text/sentences.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
// clang-format off: it needs the header above
#include <rapidcheck/gtest.h>
// clang-format on

#include "text/readability.hpp"
#include "text/words.hpp"

namespace text {
namespace {

using testing::ElementsAre;

TEST(Sentences, TitlesAndInitialsDoNotEndOne) {
    EXPECT_THAT(sentences("Ask Mr. Smith for the bill. It is J. P. Morgan who pays."),
                ElementsAre("Ask Mr. Smith for the bill.", "It is J. P. Morgan who pays."));
}

TEST(Sentences, DecimalsAndAbbreviationsHoldTogether) {
    EXPECT_THAT(
        sentences("It costs 5.5 percent in the U.S. today. Rates, fees, etc. are high."),
        ElementsAre("It costs 5.5 percent in the U.S. today.", "Rates, fees, etc. are high."));
}

TEST(Sentences, NoBeforeANumberIsNotAnAnswer) {
    EXPECT_THAT(sentences("See no. 5 on the list. The answer is no. Nothing else counts."),
                ElementsAre("See no. 5 on the list.", "The answer is no.", "Nothing else counts."));
}

TEST(Sentences, AQuestionInQuotesGoesOnWithWhoAsked) {
    EXPECT_THAT(sentences("\"Is it yours?\" she asked. He nodded."),
                ElementsAre("\"Is it yours?\" she asked.", "He nodded."));
}

TEST(Words, ContractionsAndPossessivesDivideAsInThePennTreebank) {
    std::vector<std::string_view> out;
    for (const auto& token : tokens("Don't pay Nora's $1,200 fee.")) out.push_back(token.text);
    EXPECT_THAT(out, ElementsAre("Do", "n't", "pay", "Nora", "'s", "$1,200", "fee", "."));
}

TEST(Words, StemsJoinTheFormsOfAWord) {
    EXPECT_EQ(stem("Taxes"), stem("tax"));
    EXPECT_EQ(stem("saving"), stem("saved"));
}

// Flesch 1948 as it is printed in the literature: "The cat sat on the mat." has 6 words of one
// syllable, so 206.835 - 6.09 - 84.6 = 116.145.
TEST(Readability, FollowsFleschsFormula) {
    FleschCounter counter;
    counter.add_sentence("The cat sat on the mat.");
    EXPECT_NEAR(counter.reading_ease(), 116.145, 0.001);
}

RC_GTEST_PROP(Sentences, AreInOrderAndWithinTheParagraph, (const std::string& paragraph)) {
    const char* at = paragraph.data();
    for (const auto sentence : sentences(paragraph)) {
        RC_ASSERT(sentence.data() >= at);
        RC_ASSERT(!sentence.empty());
        at = sentence.data() + sentence.size();
    }
    RC_ASSERT(at <= paragraph.data() + paragraph.size());
}

RC_GTEST_PROP(Words, TokensAreInOrderAndWithinTheText, (const std::string& input)) {
    const char* at = input.data();
    for (const auto& token : tokens(input)) {
        RC_ASSERT(token.text.data() >= at);
        at = token.text.data() + token.text.size();
    }
    RC_ASSERT(at <= input.data() + input.size());
}

}  // namespace
}  // namespace text
