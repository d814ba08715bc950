#include "text/voice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/sentences.hpp"

namespace text {
namespace {

Voice voice_of(const std::string& words) {
    VoiceProfile profile;
    for (const auto sentence : sentences(words)) profile.add(tag_sentence(sentence));
    return profile.voice();
}

// Counted by hand: sentences of 4, 6 and 2 words.
TEST(Voice, CountsLengthsPersonsAndContractions) {
    const Voice voice =
        voice_of("You don't need money. My neighbour saves every single week. Banks wait.");
    EXPECT_DOUBLE_EQ(voice.sentence_words, 4);
    EXPECT_NEAR(voice.sentence_spread, 1.633, 0.001);
    EXPECT_NEAR(voice.first_person, 1.0 / 3, 1e-9);
    EXPECT_NEAR(voice.second_person, 1.0 / 3, 1e-9);
    EXPECT_NEAR(voice.contractions, 100.0 / 12, 1e-9);
}

// The measure's authors: nouns and prepositions make formal, pronouns and verbs informal.
TEST(Voice, AContractIsMoreFormalThanTalk) {
    const Voice contract = voice_of(
        "The obligations of the parties to this agreement survive the termination of the contract "
        "by the "
        "bank. The notice of termination of the account is subject to the rules of the central "
        "bank.");
    const Voice talk = voice_of(
        "Oh, I really thought you'd know what he said when he called. Well, then I guess we'll "
        "just go "
        "and see if they actually come.");
    EXPECT_GT(contract.formality, 60);
    EXPECT_LT(talk.formality, 45);
}

TEST(Voice, FavouritesAreWordsThatOthersUseLess) {
    const Voice voice = voice_of(
        "The ledger is patient. A ledger forgets nothing, and a good ledger forgives nothing. The "
        "year "
        "ends, the year begins, and the year is long, but the ledger stays.");
    ASSERT_FALSE(voice.favourite_words.empty());
    EXPECT_EQ(voice.favourite_words.front(), "ledger");
    EXPECT_THAT(voice.favourite_words, testing::Not(testing::Contains("the")));
}

TEST(Voice, OfNothingIsNothing) {
    EXPECT_EQ(voice_of("").sentence_words, 0);
    EXPECT_TRUE(voice_of("").favourite_words.empty());
}

}  // namespace
}  // namespace text
