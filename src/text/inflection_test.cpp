#include "text/inflection.hpp"

#include <gtest/gtest.h>
// clang-format off: it needs the header above
#include <rapidcheck/gtest.h>
// clang-format on

#include "text/encoding.hpp"

namespace text {
namespace {

TEST(Articles, FollowTheSound) {
    EXPECT_EQ(with_article("hour"), "an hour");
    EXPECT_EQ(with_article("user"), "a user");
    EXPECT_EQ(with_article("IRS letter"), "an IRS letter");
    EXPECT_EQ(with_article("NASA plan"), "a NASA plan");
    EXPECT_EQ(with_article("8 percent fee"), "an 8 percent fee");
    EXPECT_EQ(with_article("$11 fee"), "an $11 fee");
    EXPECT_EQ(with_article("one-page form"), "a one-page form");
    EXPECT_EQ(with_article("unimportant form"), "an unimportant form");
}

TEST(Plurals, KnowTheIrregular) {
    EXPECT_EQ(plural("tax"), "taxes");
    EXPECT_EQ(plural("fund fee"), "fund fees");
    EXPECT_EQ(plural("penny"), "pennies");
    EXPECT_EQ(plural("child"), "children");
    EXPECT_EQ(plural("information"), "information");
    EXPECT_EQ(plural("taxes"), "taxes");
    EXPECT_EQ(singular("analyses"), "analysis");
    EXPECT_EQ(counted(1, "chapter"), "1 chapter");
    EXPECT_EQ(counted(3, "chapter"), "3 chapters");
}

TEST(Verbs, TakeTheirEndings) {
    EXPECT_EQ(gerund("keep the file"), "keeping the file");
    EXPECT_EQ(gerund("write it down"), "writing it down");
    EXPECT_EQ(gerund("plan"), "planning");
    EXPECT_EQ(gerund("open"), "opening");
    EXPECT_EQ(gerund("see"), "seeing");
    EXPECT_EQ(third_person("pay the bill"), "pays the bill");
    EXPECT_EQ(third_person("go"), "goes");
    EXPECT_EQ(third_person("carry"), "carries");
    EXPECT_EQ(verb_base("kept"), "keep");
    EXPECT_EQ(verb_base("planning"), "plan");
}

TEST(Titles, AreSetAsABookSetsThem) {
    EXPECT_EQ(title_case("DON'T MISTAKE YOUR VOCATION"), "Don't Mistake Your Vocation");
    EXPECT_EQ(title_case("the art of money getting"), "The Art of Money Getting");
    EXPECT_EQ(title_case("What the IRS already knows"), "What the IRS Already Knows");
    EXPECT_EQ(sentence_case("Fix the Hour You Get Up"), "Fix the hour you get up");
}

TEST(Titles, NamesKeepTheirCapitalWithinASentence) {
    EXPECT_EQ(lower_first("The bank knows"), "the bank knows");
    EXPECT_EQ(lower_first("Nora said"), "Nora said");
    EXPECT_EQ(lower_first("IRS letters"), "IRS letters");
    EXPECT_EQ(lower_first("I think"), "I think");
    EXPECT_EQ(lower_first("Medicare pays"), "Medicare pays");
}

TEST(Lists, AreJoinedInWords) {
    EXPECT_EQ(join_and({"fees"}), "fees");
    EXPECT_EQ(join_and({"fees", "taxes", "rates"}), "fees, taxes and rates");
}

TEST(Stops, ThereIsExactlyOne) {
    EXPECT_EQ(with_final_stop("Keep the file;"), "Keep the file.");
    EXPECT_EQ(with_final_stop("Keep the file!"), "Keep the file!");
    EXPECT_EQ(without_final_stop("Keep the file."), "Keep the file");
}

RC_GTEST_PROP(Inflection, TakesAnyBytes, (const std::string& input)) {
    const std::string valid = to_utf8(input).text;
    (void)with_article(valid);
    (void)plural(valid);
    (void)singular(valid);
    (void)gerund(valid);
    (void)third_person(valid);
    (void)title_case(valid);
    (void)sentence_case(valid);
    (void)lower_first(valid);
    (void)with_final_stop(valid);
}

}  // namespace
}  // namespace text
