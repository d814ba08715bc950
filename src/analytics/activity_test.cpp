// Sentences of the activity feed.
#include "analytics/activity.hpp"

#include <gtest/gtest.h>

#include "events/kinds.hpp"

namespace analytics {
namespace {

namespace kinds = events::kinds;

Names names() {
    return {.contact = [](const base::ContactId&) { return std::string("Maya Okafor"); },
            .book = [](const std::string&) { return std::string("The Quiet Percent"); },
            .mail = [](const base::MessageId&) { return std::string("Your chapter is here"); },
            .currency = "USD"};
}

std::string told(std::string_view kind, base::JsonObject props = {}, const Names& with = names()) {
    return sentence(
        {.contact_id = base::ContactId{"c1"}, .kind = std::string(kind), .props = std::move(props)},
        with);
}

TEST(Activity, AMailIsNamedByItsSubject) {
    const base::JsonObject mail{{"message", "m1"}, {"mail", "delivery"}, {"purpose", "sequence"}};
    EXPECT_EQ(told(kinds::kEmailSent, mail), "Maya Okafor got \"Your chapter is here\"");
    EXPECT_EQ(told(kinds::kEmailOpened, mail), "Maya Okafor opened \"Your chapter is here\"");
    EXPECT_EQ(told(kinds::kEmailClicked, mail),
              "Maya Okafor followed a link in \"Your chapter is here\"");
    EXPECT_EQ(told(kinds::kEmailSuppressed, mail),
              "Maya Okafor was not sent \"Your chapter is here\"");
}

TEST(Activity, AMailWhoseSubjectIsNotKnownIsAMail) {
    EXPECT_EQ(told(kinds::kEmailSent, {{"mail", "value_story"}}), "Maya Okafor got a mail");
}

TEST(Activity, ASaleNamesTheBookAndWhatWasPaid) {
    EXPECT_EQ(told(kinds::kPurchaseCompleted, {{"book", "q"}, {"total_minor", 1499}}),
              "Maya Okafor bought The Quiet Percent for $14.99");
}

TEST(Activity, ACrawlerIsNoReader) {
    EXPECT_EQ(told(kinds::kPageVisited, {{"book", "q"}, {"step", "thank_you"}, {"bot", true}}),
              "A crawler saw the thank-you page of The Quiet Percent");
}

TEST(Activity, WhatWasApprovedIsNamedAsItIsListed) {
    EXPECT_EQ(told(kinds::kContentApproved, {{"title", "The Quiet Percent: welcome mails"}}),
              "\"The Quiet Percent: welcome mails\" was approved");
}

TEST(Activity, ALeadMagnetIsCalledWhatItIs) {
    EXPECT_EQ(told(kinds::kLeadCaptured, {{"book", "q"}, {"magnet", "q/free_chapter"}}),
              "Maya Okafor asked for the free chapter of The Quiet Percent");
    EXPECT_EQ(told(kinds::kLeadMagnetDownloaded,
                   {{"book", "q"}, {"magnet", "q/worksheet"}, {"format", "pdf"}}),
              "Maya Okafor downloaded the worksheet of The Quiet Percent");
    EXPECT_EQ(told(kinds::kLeadMagnetDownloaded,
                   {{"book", "q"}, {"magnet", "q/quiz"}, {"format", "quiz"}}),
              "Maya Okafor took the quiz of The Quiet Percent");
    EXPECT_EQ(told(kinds::kQuizCompleted, {{"book", "q"}, {"percent", 75}}),
              "Maya Okafor scored 75% in the quiz of The Quiet Percent");
}

TEST(Activity, WithoutANameItIsAReader) {
    EXPECT_EQ(told(kinds::kUserCreated, {}, {}), "A reader became a contact");
}

TEST(Activity, EveryKindOfTheCatalogueHasASentenceOfItsOwn) {
    for (const auto& kind : kinds::catalogue()) {
        EXPECT_EQ(told(kind.name).find(kind.name), std::string::npos) << kind.name;
    }
}

}  // namespace
}  // namespace analytics
