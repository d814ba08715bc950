#include "text/soundness.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> faults(const std::string& sentence) {
    return faults_of(sentence, tag_sentence(sentence));
}

TEST(Soundness, SlipsOfThePenAreNamed) {
    EXPECT_THAT(faults("Read the the book."), ElementsAre("a doubled word"));
    EXPECT_THAT(faults("Read it (all of it."), ElementsAre("an open bracket"));
    EXPECT_THAT(faults("Ask the  bank."), ElementsAre("two spaces"));
    EXPECT_THAT(faults("He bought a of the shares."), ElementsAre("\"a of\""));
    EXPECT_THAT(faults("He ate a apple."), ElementsAre("\"a apple\""));
    EXPECT_THAT(faults("She signed an contract."), ElementsAre("\"an contract\""));
    EXPECT_THAT(faults("He go to the bank on Monday."), ElementsAre("\"He go\""));
    EXPECT_THAT(faults("They goes to the bank on Monday."), ElementsAre("\"They goes\""));
    EXPECT_THAT(faults("It was a accounts of the bank."), testing::SizeIs(1));
    EXPECT_THAT(faults("The clerk of the bank with the blue umbrella."), ElementsAre("no verb"));
}

TEST(Soundness, WhatIsRightIsLeftAlone) {
    for (const auto* sentence :
         {"She said that that was it.", "An hour is enough for a uniform.", "He had had enough.",
          "They go to the bank, and he goes home.", "A few accounts pay nothing.",
          "Write the fee down today.", "These fees grow every year.", "No, you can keep it.",
          "What a bank calls a fee, others call a price.", "I was there when it opened."}) {
        EXPECT_THAT(faults(sentence), IsEmpty()) << sentence;
    }
}

TEST(Soundness, AnOrderOfWordsThatNobodyWritesSurprises) {
    const std::string sound = "The bank keeps the fee of every account in a long list.";
    const std::string mixed = "Of the fee keeps every the bank long in list account a.";
    EXPECT_GT(tag_surprise(tag_sentence(mixed)), tag_surprise(tag_sentence(sound)) + 0.5);
    EXPECT_EQ(tag_surprise({}), 0);
}

}  // namespace
}  // namespace text
