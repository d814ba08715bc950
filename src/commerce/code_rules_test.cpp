#include "commerce/code_rules.hpp"

#include <gtest/gtest.h>

namespace commerce {
namespace {

using namespace std::chrono_literals;

const base::Time kNow = base::parse_time("2026-03-02T09:00:00Z").value();
const ContactId kAda{"ada"};

Money usd(std::int64_t minor) {
    return {minor, "USD"};
}
Code percent(int value) {
    return {.text = "WELCOME-1", .percent = value};
}
Code fixed(std::int64_t minor) {
    return {.text = "DAY14-1", .fixed_price = minor};
}

TEST(CodeRules, APercentageIsRoundedHalfUpOncePerLine) {
    EXPECT_EQ(discount_on_line(percent(20), usd(1499), 1, usd(0)), usd(300));  // 2.998
    EXPECT_EQ(discount_on_line(percent(10), usd(799), 1, usd(0)), usd(80));    // 0.799
    EXPECT_EQ(discount_on_line(percent(50), usd(1499), 1, usd(0)), usd(750));  // 7.495
    // 10 % of 3.45 is 0.345; of 1.15 it would be 0.115, three times 0.12.
    EXPECT_EQ(discount_on_line(percent(10), usd(115), 3, usd(0)), usd(35));
}

TEST(CodeRules, NoCodeSellsBelowTheFloor) {
    EXPECT_EQ(discount_on_line(percent(80), usd(1499), 2, usd(500)), usd(2 * 999));
    EXPECT_EQ(discount_on_line(percent(100), usd(1499), 1, usd(0)), usd(1499));
    EXPECT_EQ(discount_on_line(percent(10), usd(500), 1, usd(500)), usd(0));
    EXPECT_EQ(discount_on_line(percent(10), usd(400), 1, usd(500)), usd(0));
    EXPECT_EQ(discount_on_line(fixed(100), usd(1499), 1, usd(500)), usd(999));
}

TEST(CodeRules, AFixedPriceIsPerItemAndNeverDearer) {
    EXPECT_EQ(discount_on_line(fixed(1000), usd(1499), 1, usd(500)), usd(499));
    EXPECT_EQ(discount_on_line(fixed(1000), usd(1499), 3, usd(500)), usd(3 * 499));
    EXPECT_EQ(discount_on_line(fixed(1000), usd(799), 1, usd(500)), usd(0));
}

TEST(CodeRules, AFixedPriceIsForSingleProducts) {
    const std::vector<std::string> one{"book:a"};
    const std::vector<std::string> two{"book:a", "book:b"};
    EXPECT_TRUE(covers(fixed(1000), one));
    EXPECT_FALSE(covers(fixed(1000), two));
    EXPECT_TRUE(covers(percent(10), two));
    Code limited = percent(10);
    limited.products = {"book:a"};
    EXPECT_TRUE(covers(limited, one));
    EXPECT_FALSE(covers(limited, two));
}

struct RefusalCase {
    std::string name;
    CodeFacts facts;
    ContactId contact;
    std::optional<CodeRefusal> expected;
};

class Refusals : public testing::TestWithParam<RefusalCase> {};

TEST_P(Refusals, AreDecidedByTheFacts) {
    const std::vector<std::string> products{"book:tax"};
    const auto& param = GetParam();
    EXPECT_EQ(refusal(param.facts, param.contact, products, kNow), param.expected);
}

CodeFacts facts(Code code, std::int64_t uses = 0, bool by_contact = false) {
    return {std::move(code), uses, by_contact};
}
Code with(std::function<void(Code&)> change) {
    Code code = percent(20);
    change(code);
    return code;
}

INSTANTIATE_TEST_SUITE_P(
    All, Refusals,
    testing::Values(
        RefusalCase{"Good", facts(percent(20)), kAda, std::nullopt},
        RefusalCase{"EndsThisMoment", facts(with([](Code& c) { c.expires_at = kNow; })), kAda,
                    CodeRefusal::expired},
        RefusalCase{"EndsLater", facts(with([](Code& c) { c.expires_at = kNow + 1us; })), kAda,
                    std::nullopt},
        RefusalCase{"SomebodyElses", facts(with([](Code& c) { c.contact_id = ContactId{"bob"}; })),
                    kAda, CodeRefusal::not_yours},
        RefusalCase{"PersonalAndNobodyKnownYet",
                    facts(with([](Code& c) { c.contact_id = ContactId{"bob"}; })),
                    {},
                    std::nullopt},
        RefusalCase{"UsedUp", facts(with([](Code& c) { c.uses_allowed = 2; }), 2), kAda,
                    CodeRefusal::used},
        RefusalCase{"OneUseLeft", facts(with([](Code& c) { c.uses_allowed = 2; }), 1), kAda,
                    std::nullopt},
        RefusalCase{"UsedByTheReader", facts(percent(20), 1, true), kAda, CodeRefusal::used_by_you},
        RefusalCase{"OtherTitles", facts(with([](Code& c) { c.products = {"book:pay"}; })), kAda,
                    CodeRefusal::not_for_these},
        RefusalCase{"Withdrawn", facts(with([](Code& c) { c.withdrawn_at = kNow; })), kAda,
                    CodeRefusal::withdrawn}),
    [](const auto& param) { return param.param.name; });

TEST(CodeRules, SpellingsThatReadAlikeAreOneCode) {
    EXPECT_EQ(canonical_code(" welcome-7k3qm9tx "), canonical_code("WELCOME 7K3Q M9TX"));
    EXPECT_EQ(canonical_code("SOLO-0I1L"), canonical_code("s010-o1ii"));
    EXPECT_NE(canonical_code("WELCOME-A"), canonical_code("WELCOME-B"));
}

TEST(CodeRules, AMadeTextHasItsPrefixAndNoLookAlikes) {
    base::SeededRandom random(1);
    const std::string text = make_code_text("day_14", random);
    EXPECT_EQ(text.substr(0, 6), "DAY14-");
    EXPECT_EQ(text.size(), 14u);
    EXPECT_EQ(text.substr(6).find_first_of("ILOU"), std::string::npos);
    EXPECT_NE(text, make_code_text("day_14", random));
}

}  // namespace
}  // namespace commerce
