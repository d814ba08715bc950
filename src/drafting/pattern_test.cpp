#include "drafting/pattern.hpp"

#include <gtest/gtest.h>

#include "drafting/lint.hpp"
#include "drafting/phrases.hpp"

namespace drafting {
namespace {

Slots slots() {
    return {{"vp", content::sourced("ask who pays", "book/c01")}, {"i", content::pattern("we")}};
}

TEST(Pattern, KeepsTheOriginOfWhatFillsASlot) {
    const auto text = fill("How to {vp}", slots());
    ASSERT_TRUE(text);
    EXPECT_EQ(content::plain(*text), "How to ask who pays");
    EXPECT_EQ(text->back().from, content::Origin::source);
    EXPECT_EQ(text->back().anchor, "book/c01");
}

TEST(Pattern, DoesNotFitWithoutItsSlots) {
    EXPECT_FALSE(fill("{chapter} is here", slots()));
    EXPECT_FALSE(fill("{!vp}Nothing to do", slots()));
    EXPECT_TRUE(fill("{?vp}Something to do", slots()));
}

TEST(Pattern, WritesACapitalWhereTheSlotAsksForOne) {
    EXPECT_EQ(content::plain(*fill("{Vp}. {I} ask.", slots())), "Ask who pays. We ask.");
}

TEST(Pattern, MarksTheWordsOfAPromiseAndKeepsMergeFields) {
    const auto text = fill("For [price|{{low_ticket.price}}] only.", slots());
    ASSERT_EQ(text->size(), 3u);
    EXPECT_EQ((*text)[1].promise, "price");
    EXPECT_EQ((*text)[1].text, "{{low_ticket.price}}");
}

TEST(Pattern, DoesNotFitWhereItWouldStutterOrRunLong) {
    Slots book{{"title", content::pattern("What Your Servicer Knows")}};
    static constexpr std::string_view patterns[] = {"What {title} says"};
    EXPECT_FALSE(fits(patterns[0], Place{"test", patterns}, book));
    book["title"] = content::pattern("The Quiet Percent");
    EXPECT_TRUE(fits(patterns[0], Place{"test", patterns}, book));
    EXPECT_FALSE(fits(patterns[0], Place{"test", patterns, 10}, book));
}

TEST(Pattern, DoesNotFitWhereTheBrandAvoidsItsWords) {
    static constexpr std::string_view patterns[] = {"The secret of {vp}"};
    Slots avoiding = slots();
    avoiding["avoid"] = {content::Span{"secret"}};
    EXPECT_FALSE(fits(patterns[0], Place{"test", patterns}, avoiding));
}

TEST(Phrases, AStatementReadsAfterWhyAndAStoryDoesNot) {
    EXPECT_EQ(as_reason("A fee is always quoted in the unit that makes it look smaller.", 100),
              "a fee is always quoted in the unit that makes it look smaller");
    EXPECT_FALSE(as_reason("She gave up about $3,700 a year.", 100));
    EXPECT_FALSE(as_reason("A deductible is the amount of a loss that you pay first.", 100));
    EXPECT_FALSE(as_reason("Write the number down before you read on today.", 100));
}

TEST(Phrases, ACommandIsCutOnlyWhereAClauseEnds) {
    EXPECT_EQ(as_verb_phrase(
                  "Do this today: write the number on one page, because you will forget it.", 40),
              "write the number on one page");
    EXPECT_FALSE(as_verb_phrase(
        "Sleep efficiency is the share of your time in bed that you spend asleep.", 100));
    EXPECT_FALSE(as_verb_phrase("Write it on the back of the envelope that it came in.", 100));
}

TEST(Phrases, AMistakeIsNamedByItsGerund) {
    EXPECT_EQ(as_mistake("The mistake is comparing the fee with the return of a good year.", 60),
              "comparing the fee with the return of a good year");
    EXPECT_EQ(as_mistake("A common mistake is to answer every no with the same speech.", 60),
              "answering every no with the same speech");
}

TEST(Phrases, ATitleThatStatesSomethingReadsAfterWhy) {
    EXPECT_EQ(title_as_reason("Emergency Money Is the Cheapest Loan You Will Ever Get", 60),
              "emergency money is the cheapest loan you will ever get");
    EXPECT_EQ(title_as_reason("Every Medicine Is a Trade, So Learn the Terms", 60),
              "every medicine is a trade");
    EXPECT_FALSE(title_as_reason("Noise", 60));
    EXPECT_FALSE(title_as_reason("Price the Package Line by Line", 60));
}

TEST(Phrases, QuotationMarksAreSetByTheirNeighbors) {
    EXPECT_EQ(typeset("\"That's not a price,\" she said."),
              "\u201cThat\u2019s not a price,\u201d she said.");
    EXPECT_EQ(typeset("the '90s"), "the \u201990s");
}

TEST(Phrases, AParagraphIsShortenedByWholeSentences) {
    EXPECT_EQ(opening_of("One two three. Four five six. Seven eight.", 6),
              "One two three. Four five six.");
    EXPECT_EQ(opening_of("Get the other price first. Then make one calm call:", 50),
              "Get the other price first.");
}

}  // namespace
}  // namespace drafting
