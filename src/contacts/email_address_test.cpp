#include "contacts/email_address.hpp"

#include <rapidcheck.h>

#include <gtest/gtest.h>

namespace contacts {
namespace {

struct Accepted {
    const char* typed;
    const char* text;
    const char* key;
};

TEST(EmailAddress, IsNormalisedForWritingToAndForComparing) {
    const Accepted cases[] = {
        {"ada@example.com", "ada@example.com", "ada@example.com"},
        {"  Ada.Lovelace@Example.COM \r\n", "Ada.Lovelace@example.com", "ada.lovelace@example.com"},
        // RFC 5322 section 3.2.3 lists these atom characters.
        {"a!#$%&'*+/=?^_`{|}~-z@example.com", "a!#$%&'*+/=?^_`{|}~-z@example.com",
         "a!#$%&'*+/=?^_`{|}~-z@example.com"},
        {"news+books@mail.example.co.uk", "news+books@mail.example.co.uk",
         "news+books@mail.example.co.uk"},
        // RFC 3492 section 7.1 and every IDNA tool: "bücher" is xn--bcher-kva.
        {"info@B\u00dcCHER.example", "info@xn--bcher-kva.example", "info@xn--bcher-kva.example"},
        // RFC 6531; the two spellings of e with acute are one address (NFC).
        {"JOS\u00c9@example.com", "JOS\u00c9@example.com", "jos\u00e9@example.com"},
        {"jose\u0301@example.com", "jos\u00e9@example.com", "jos\u00e9@example.com"},
    };
    for (const auto& c : cases) {
        const auto parsed = parse_email(c.typed);
        ASSERT_TRUE(parsed) << c.typed << ": " << parsed.error().message;
        EXPECT_EQ(parsed.value().text, c.text);
        EXPECT_EQ(parsed.value().key, c.key);
    }
}

TEST(EmailAddress, SaysWhenItNeedsSmtpUtf8) {
    EXPECT_TRUE(parse_email("ada@b\u00fccher.example").value().ascii);
    EXPECT_FALSE(parse_email("jos\u00e9@example.com").value().ascii);
}

struct Refused {
    std::string typed;
    const char* says;
};

TEST(EmailAddress, IsRefusedWithASentenceThatNamesTheTypo) {
    const Refused cases[] = {
        {"", "enter an e-mail address"},
        {"   ", "enter an e-mail address"},
        {"ada", "needs an @"},
        {"@example.com", "before the @ is missing"},
        {"ada@", "after the @ is missing"},
        {"ada@example", "has no ending"},
        {"ada@example.c", "too short"},
        {"ada@example,com", "comma"},
        {"ada@example.com.", "begin or end with a dot"},
        {"ada@.example.com", "begin or end with a dot"},
        {"ada@example..com", "two dots"},
        {"ada..b@example.com", "two dots"},
        {".ada@example.com", "begin or end with a dot"},
        {"ada.@example.com", "begin or end with a dot"},
        {"ada lovelace@example.com", "spaces"},
        {"ada@exam ple.com", "spaces"},
        {"ada@bob@example.com", "more than one @"},
        {"ada@127.0.0.1", "IP address"},
        {"ada@[127.0.0.1]", "IP address"},
        {"\"ada\"@example.com", "quotation marks"},
        {"ada<x>@example.com", "cannot contain \"<\""},
        {"ada@-example.com", "not a domain name"},
        {"ada@exa_mple.com", "not a domain name"},
        {"ada\r\nBcc:x@example.com", "spaces"},
        {std::string("ada\0@example.com", 16), "U+0000"},
        // A right-to-left override shows one address and is another.
        {"ada\u202e@example.com", "cannot contain"},
        {"\xff\xfe@example.com", "U+FFFD"},
        {std::string(65, 'a') + "@example.com", "longer than 64"},
        {"ada@" + std::string(64, 'a') + ".com", "too long"},
    };
    for (const auto& c : cases) {
        const auto parsed = parse_email(c.typed);
        ASSERT_FALSE(parsed) << c.typed;
        EXPECT_EQ(parsed.error().code, base::Errc::invalid);
        EXPECT_EQ(parsed.error().field, "email");
        EXPECT_NE(parsed.error().message.find(c.says), std::string::npos)
            << c.typed << ": " << parsed.error().message;
    }
}

TEST(EmailAddress, NeverCarriesALineBreakOrASpaceWhateverIsTyped) {
    EXPECT_TRUE(rc::check([](const std::string& before, const std::string& after) {
        const auto parsed = parse_email(before + "@" + after + ".com");
        if (!parsed) return;
        RC_ASSERT(parsed.value().text.find_first_of(" \r\n\t<>\"") == std::string::npos);
        RC_ASSERT(parse_email(parsed.value().text).value() == parsed.value());
    }));
}

}  // namespace
}  // namespace contacts
