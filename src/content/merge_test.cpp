#include "content/merge.hpp"

#include <gtest/gtest.h>

#include "content/samples_test.hpp"

namespace content {
namespace {

TEST(Merge, FillsFieldsAndFallbacks) {
    const Fields fields{{"first_name", "Maria"}, {"code", "X-1"}, {"empty", ""}};
    EXPECT_EQ(merge("Hello {{first_name|there}}, use {{ code }}.", fields).value(),
              "Hello Maria, use X-1.");
    EXPECT_EQ(merge("Hello {{last_name|dear reader}},", fields).value(), "Hello dear reader,");
    EXPECT_EQ(merge("Hello{{empty|}}!", fields).value(), "Hello!");
    EXPECT_EQ(merge("{ single } braces stay }}", fields).value(), "{ single } braces stay }}");
}

TEST(Merge, AFieldWithoutValueIsAnErrorThatNamesIt) {
    for (const Fields& fields : {Fields{}, Fields{{"main.price", ""}}}) {
        const auto merged = merge("only {{main.price}}", fields);
        ASSERT_FALSE(merged);
        EXPECT_EQ(merged.error().field, "main.price");
        EXPECT_NE(merged.error().message.find("{{main.price}}"), std::string::npos);
    }
    EXPECT_FALSE(merge("{{open", Fields{{"open", "x"}}));
}

TEST(Merge, AValueThatLooksLikeAFieldIsNotMergedAgain) {
    EXPECT_EQ(
        merge("{{first_name}}", Fields{{"first_name", "{{code}}"}, {"code", "secret"}}).value(),
        "{{code}}");
}

TEST(Merge, KnowsItsFields) {
    for (const char* name : {"first_name", "low_ticket.price", "tier_pro.saving_percent",
                             "promotion.percent", "promotion.deadline", "code", "code.deadline",
                             "order.number", "magnet.title", "guarantee.days", "day_14.price"}) {
        EXPECT_TRUE(is_known_field(name)) << name;
    }
    for (const char* name : {"", "price", "OFFER.price", "tier_.price", "low_ticket.colour",
                             "order.password", "code.price.x"}) {
        EXPECT_FALSE(is_known_field(name)) << name;
    }
}

TEST(Merge, FindsTheFieldsOfADocumentWhereverTheyStand) {
    const auto uses = merge_fields_in(sample_page(PageKind::thank_you));
    const auto use = std::ranges::find(uses, "first_name", &FieldUse::name);
    ASSERT_NE(use, uses.end());
    EXPECT_TRUE(use->has_fallback);
    EXPECT_NE(std::ranges::find(uses, "low_ticket.deadline", &FieldUse::name), uses.end());
    Page page = sample_page(PageKind::opt_in);
    EXPECT_TRUE(check_fields(page));
    std::get<HeroBlock>(page.blocks.front()).cta_label = "Now {{prize}}";
    EXPECT_EQ(check_fields(page).error().field, "prize");
}

TEST(Merge, AnOfferWithoutASavingHasNoSavingToClaim) {
    const PricedOffer offer{"main", "The book", {"book:x"}, {1499, "USD"}, false, 0};
    const Fields at_list = offer_fields(offer, {1499, "USD"}, "");
    EXPECT_FALSE(at_list.contains("main.saving"));
    EXPECT_FALSE(at_list.contains("main.deadline"));
    PricedOffer low = offer;
    low.key = "low_ticket";
    low.price.minor = 799;
    const Fields reduced = offer_fields(low, {1499, "USD"}, "tomorrow");
    // The issue's own example: 7.99 against 14.99.
    EXPECT_EQ(reduced.at("low_ticket.saving_percent"), "46");
    EXPECT_EQ(reduced.at("low_ticket.saving"), "$7");
    EXPECT_EQ(reduced.at("low_ticket.deadline"), "tomorrow");
}

}  // namespace
}  // namespace content
