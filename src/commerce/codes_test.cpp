#include "commerce/codes.hpp"

#include "base/strings.hpp"
#include "commerce/shop_test.hpp"

namespace commerce {
namespace {

class Codes : public Shop {
  protected:
    Result<Code> checked(const ContactId& contact, std::string_view text,
                         const std::vector<std::string>& products = {"book:tax"}) {
        return read(
            [&](Tx& tx) { return check_code(tx, clock.now(), brand, contact, text, products); });
    }
};
ON_BOTH_ENGINES(Codes);

TEST_P(Codes, TheSameKeyGivesTheSameCodeAsItWasFirstIssued) {
    const Code first = welcome_code(reader());
    EXPECT_EQ(first.text.substr(0, 8), "WELCOME-");
    EXPECT_EQ(first.expires_at, clock.now() + 48h);
    clock.advance(1h);
    EXPECT_EQ(welcome_code(reader()), first);
    EXPECT_NE(welcome_code(reader("bob")).text, first.text);
    EXPECT_EQ(ok(read([&](Tx& tx) { return list_codes(tx, brand, reader()); })),
              std::vector<Code>{first});
}

TEST_P(Codes, APersonalCodeHoldsForItsReaderUntilItEnds) {
    const Code code = welcome_code(reader());
    EXPECT_EQ(ok(checked(reader(), code.text)), code);
    EXPECT_EQ(ok(checked(reader(), " " + base::to_lower_ascii(code.text))), code);
    EXPECT_EQ(checked(reader("bob"), code.text).error().message,
              "The code " + code.text + " was issued to another address");
    clock.advance(48h);
    const auto ended = checked(reader(), code.text);
    EXPECT_EQ(ended.error().code, Errc::rejected);
    EXPECT_EQ(ended.error().field, "code");
    EXPECT_EQ(ended.error().message, "The code " + code.text + " ended on 4 March 2026, 09:00 UTC");
}

TEST_P(Codes, AnUnknownCodeSaysSo) {
    EXPECT_EQ(checked(reader(), "NOTHING").error().field, "code");
}

TEST_P(Codes, ASharedCodeReadsLikeNoOther) {
    const auto create = [&](std::string text) {
        return write([&](Tx& tx) {
            return create_code(tx, env, brand,
                               {.text = std::move(text),
                                .percent = 25,
                                .fixed_price = {},
                                .products = {"book:pay"},
                                .uses_allowed = 2,
                                .expires_at = {}});
        });
    };
    ok(create("SPRING-10"));
    EXPECT_EQ(create("spring i0").error().code, Errc::conflict);
    EXPECT_EQ(create("a").error().field, "text");
    EXPECT_TRUE(checked(reader(), "spring10", {"book:pay"}));
    EXPECT_EQ(checked(reader(), "spring10", {"book:tax"}).error().message,
              "The code SPRING-10 is for other titles than these");
}

TEST_P(Codes, ARuleWithoutAValueOrATimeIsRefused) {
    const auto issue = [&](content::CodeRule rule) {
        return write([&](Tx& tx) { return issue_code(tx, env, brand, reader(), rule, "k"); });
    };
    EXPECT_FALSE(
        issue({.key = "a", .percent = 0, .fixed_price = {}, .valid_for = 1h, .products = {}}));
    EXPECT_FALSE(
        issue({.key = "a", .percent = 10, .fixed_price = 100, .valid_for = 1h, .products = {}}));
    EXPECT_FALSE(
        issue({.key = "a", .percent = 10, .fixed_price = {}, .valid_for = 0h, .products = {}}));
    EXPECT_TRUE(
        issue({.key = "a", .percent = 0, .fixed_price = 1000, .valid_for = 1h, .products = {}}));
}

}  // namespace
}  // namespace commerce
