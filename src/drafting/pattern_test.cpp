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

TEST(Phrases, AReasonIsAGeneralStatementAndNothingElse) {
    EXPECT_EQ(as_reason("A renewal is priced on the hope that you will not look.", 100),
              "a renewal is priced on the hope that you will not look");
    for (const char* sentence : {
             "A fiduciary is someone who is required to put your interest first.",
             "A forbearance is permission to stop paying for a while.",
             "Level comes first, because titles are decoration.",
             "The recruiter says that it\u2019s seventy-five to ninety-five.",
             "A woman in the fourth row gets a positive result.",
             "People are promoted, divorced, transferred and blessed with twins.",
             "The bank has lent you the money for about a month.",
             "A person who is will say yes to you.",
             "I\u2019ve intentionally separated the act of examining from the act of fixing.",
             "The doctor has eleven years of training behind the desk.",
         }) {
        EXPECT_FALSE(as_reason(sentence, 120)) << sentence;
    }
}

TEST(Phrases, ACommandThatOnlySupposesIsNoInstruction) {
    EXPECT_TRUE(is_instruction("Ask three lenders, on one day, for their rate."));
    EXPECT_TRUE(is_instruction("Mark which lines move, and ask for the two most valuable."));
    EXPECT_FALSE(is_instruction(
        "Give a boy twenty thousand dollars, and the chances are that he will lose it."));
    EXPECT_FALSE(is_instruction("Ventilate as you please, the rooms will never be sweet."));
    EXPECT_FALSE(is_instruction("Name, date of birth, and two people to call."));
}

TEST(Phrases, AQuotationLeansOnNothingThatStandsElsewhere) {
    EXPECT_TRUE(quotable("A fee is always quoted in the unit that makes it look smaller."));
    EXPECT_FALSE(quotable("If you can\u2019t tell, you\u2019ve found your next question."));
    EXPECT_FALSE(quotable("You need a first answer, a second and a third."));
    EXPECT_FALSE(quotable("You may read your newspapers then."));
    EXPECT_FALSE(quotable("Remember, that many patients can walk who cannot stand."));
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
