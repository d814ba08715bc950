// The printed form follows what runs.
#include "content/printed.hpp"

#include <gtest/gtest.h>

#include "content/quiz_sample_test.hpp"

namespace content {
namespace {

std::string words(const Document& document) {
    std::string out;
    for (const Part& part : document.parts) {
        if (const auto* heading = std::get_if<HeadingPart>(&part))
            out += plain(heading->text) + '\n';
        if (const auto* text = std::get_if<ParagraphPart>(&part)) out += plain(text->text) + '\n';
        if (const auto* list = std::get_if<ChecklistPart>(&part))
            out += plain(list->heading) + '\n';
    }
    return out;
}

LeadMagnet quiz_magnet() {
    LeadMagnet magnet{.type = MagnetType::quiz, .key = "letters/quiz", .quiz = small_quiz()};
    magnet.document.title = "How do you read?";
    magnet.document.parts = {CallPart{pattern("Read on"), pattern("The rest is there."), "See it"}};
    return magnet;
}

TEST(Printed, AQuizOnPaperAsksWhatThePageAsks) {
    auto magnet = quiz_magnet();
    magnet.quiz->questions[1].text = pattern("What do you throw away?");
    const auto document = printed(magnet);
    EXPECT_EQ(document.title, "How do you read?");
    EXPECT_NE(words(document).find("What do you throw away?"), std::string::npos);
    EXPECT_TRUE(std::holds_alternative<CallPart>(document.parts.back()));
}

TEST(Printed, APrintedFormThatIsStoredIsMadeAnew) {
    auto magnet = quiz_magnet();
    const auto once = printed(magnet);
    magnet.document = once;
    EXPECT_EQ(printed(magnet), once);
    magnet.quiz->questions[1].text = pattern("What do you throw away?");
    EXPECT_EQ(words(printed(magnet)).find("What do you keep?"), std::string::npos);
}

TEST(Printed, AnyOtherLeadMagnetIsItsDocument) {
    LeadMagnet magnet;
    magnet.document.parts = {ParagraphPart{pattern("A chapter.")}};
    EXPECT_EQ(printed(magnet), magnet.document);
}

TEST(Printed, WhatIsNoQuizYetHasNoFormOfItsOwn) {
    auto magnet = quiz_magnet();
    magnet.quiz->questions.clear();
    EXPECT_EQ(printed(magnet), magnet.document);
}

}  // namespace
}  // namespace content
