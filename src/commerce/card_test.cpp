#include "commerce/card.hpp"

#include <concepts>
#include <ostream>

#include <gtest/gtest.h>

namespace commerce {
namespace {

template <class T>
concept Printable = requires(std::ostream& out, const T& value) {
    out << value;
};
static_assert(!Printable<Card>);
static_assert(!fmt::is_formattable<Card>::value);
static_assert(!std::equality_comparable<Card>);

// The first is the example of ISO/IEC 7812-1 as Wikipedia works it through.
TEST(Card, LuhnKnowsASlippedDigit) {
    EXPECT_TRUE(passes_luhn("17893729974"));
    EXPECT_TRUE(passes_luhn("4242424242424242"));
    EXPECT_TRUE(passes_luhn("378282246310005"));
    EXPECT_FALSE(passes_luhn("4242424242424241"));
    EXPECT_FALSE(passes_luhn("4242 4242"));
    EXPECT_FALSE(passes_luhn(""));
}

TEST(Card, IsReadAsPeopleTypeIt) {
    const auto card = read_card("4242-4242 4242 4242", " 8 / 31 ", " 123 ");
    ASSERT_TRUE(card);
    EXPECT_EQ(card.value().reveal_number(), "4242424242424242");
    EXPECT_EQ(card.value().expiry_month(), 8);
    EXPECT_EQ(card.value().expiry_year(), 2031);
    EXPECT_EQ(card.value().last4(), "4242");
    EXPECT_EQ(card.value().brand(), "visa");
    EXPECT_EQ(read_card("378282246310005", "08/2031", "1234").value().brand(), "amex");
    EXPECT_EQ(read_card("5555555555554444", "08/31", "123").value().brand(), "mastercard");
}

TEST(Card, ErrorsNameTheFieldAndNeverQuoteIt) {
    struct Case {
        std::string number, expiry, cvc, field;
    };
    for (const Case& wrong :
         {Case{"4242x", "08/31", "123", "card_number"}, Case{"", "08/31", "123", "card_number"},
          Case{"42424242424242424242424", "08/31", "123", "card_number"},
          Case{"4242424242424242", "13/31", "123", "card_expiry"},
          Case{"4242424242424242", "0831", "123", "card_expiry"},
          Case{"4242424242424242", "08/3", "123", "card_expiry"},
          Case{"4242424242424242", "", "123", "card_expiry"},
          Case{"4242424242424242", "08/31", "12", "card_cvc"},
          Case{"4242424242424242", "08/31", "12a", "card_cvc"}}) {
        const auto read = read_card(wrong.number, wrong.expiry, wrong.cvc);
        ASSERT_FALSE(read) << wrong.number << wrong.expiry << wrong.cvc;
        EXPECT_EQ(read.error().field, wrong.field);
        EXPECT_EQ(read.error().message.find("4242"), std::string::npos);
    }
}

}  // namespace
}  // namespace commerce
