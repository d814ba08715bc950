#include <gtest/gtest.h>

#include "base/crypto.hpp"
#include "base/id.hpp"
#include "base/money.hpp"
#include "base/random.hpp"
#include "base/strings.hpp"
#include "base/time.hpp"

namespace base {
namespace {

using namespace std::chrono_literals;

TEST(Money, SavingsAreRoundedDownSoThatCopyNeverClaimsTooMuch) {
    EXPECT_EQ(saving_percent({1499, "USD"}, {799, "USD"}), 46);  // PRODUCT: 46 % off
    EXPECT_EQ(saving_percent({799, "USD"}, {1499, "USD"}), 0);
}

TEST(Money, HalfOfAnOddPriceIsRoundedUp) {
    EXPECT_EQ(percent_of({1499, "USD"}, 50), (Money{750, "USD"}));
}

TEST(Money, ReadsAndWritesDecimalsByTheCurrencysExponent) {
    EXPECT_EQ(parse_money("14.99", "USD").value(), (Money{1499, "USD"}));
    EXPECT_EQ(parse_money("7", "USD").value(), (Money{700, "USD"}));
    EXPECT_EQ(parse_money("1500", "JPY").value(), (Money{1500, "JPY"}));
    EXPECT_FALSE(parse_money("14.999", "USD"));
    EXPECT_FALSE(parse_money("15.0", "JPY"));
    EXPECT_FALSE(parse_money("-1", "USD"));
    EXPECT_EQ(format_money({3900, "USD"}), "$39");
    EXPECT_EQ(format_money({799, "GBP"}), "£7.99");
    EXPECT_EQ(format_money({-50, "USD"}), "-$0.50");
}

TEST(Time, RoundTripsAndHonoursZones) {
    const Time time = parse_time("2026-03-01T09:30:00.250Z").value();
    EXPECT_EQ(format_time(time), "2026-03-01T09:30:00.250Z");
    EXPECT_EQ(parse_time("2026-03-01T10:30:00.25+01:00").value(), time);
    EXPECT_FALSE(parse_time("2026-02-30T00:00:00Z"));
    EXPECT_EQ(format_mail_date(time), "Sun, 01 Mar 2026 09:30:00 +0000");
}

TEST(Time, DurationsAddUp) {
    EXPECT_EQ(parse_duration("1d12h").value(), 36h);
    EXPECT_EQ(format_duration(36h), "1d12h");
    EXPECT_FALSE(parse_duration("1"));
    EXPECT_FALSE(parse_duration("-1h"));
    EXPECT_FALSE(parse_duration(""));
}

TEST(Id, IdsMadeInOneMillisecondKeepTheirOrder) {
    ManualClock clock{parse_time("2026-03-01T00:00:00Z").value()};
    SeededRandom random{1};
    IdSource ids{clock, random};
    std::string last;
    for (int i = 0; i < 10'000; ++i) {
        const std::string next = ids.next_text();
        ASSERT_TRUE(is_uuid(next));
        ASSERT_LT(last, next);
        last = next;
    }
}

// RFC 4231, test case 2.
TEST(Crypto, HmacAgreesWithTheStandard) {
    std::string hex;
    for (const unsigned char byte : hmac_sha256("Jefe", "what do ya want for nothing?")) {
        hex += fmt::format("{:02x}", byte);
    }
    EXPECT_EQ(hex, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

// RFC 4648, section 10.
TEST(Crypto, Base64AgreesWithTheStandard) {
    EXPECT_EQ(base64("fooba"), "Zm9vYmE=");
    EXPECT_EQ(from_base64("Zm9vYg==").value(), "foob");
    EXPECT_EQ(from_base64url(base64url("\xff\xfe\xfd")).value(), "\xff\xfe\xfd");
    EXPECT_FALSE(from_base64("Zm9"));
}

TEST(TokenSigner, RefusesAnotherPurposeAForgeryAndTheLateComer) {
    const TokenSigner signer{"key"};
    const Time now = parse_time("2026-03-01T00:00:00Z").value();
    const std::string token = signer.sign("download", "file\n7", now + 1h);
    EXPECT_EQ(signer.verify("download", token, now).value(), "file\n7");
    EXPECT_EQ(signer.verify("confirm", token, now).error().code, Errc::invalid);
    EXPECT_EQ(signer.verify("download", token, now + 2h).error().code, Errc::rejected);
    EXPECT_EQ(TokenSigner{"other"}.verify("download", token, now).error().code, Errc::invalid);
    for (std::size_t i = 0; i < token.size(); ++i) {
        std::string damaged = token;
        damaged[i] = damaged[i] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(signer.verify("download", damaged, now)) << "at " << i;
    }
}

TEST(Strings, SizesAreRoundedForPeople) {
    EXPECT_EQ(format_size(512), "512 bytes");
    EXPECT_EQ(format_size(1536), "2 KB");
    EXPECT_EQ(format_size(3 * 1024 * 1024 / 2), "1.5 MB");
}

TEST(Strings, SlugsCutAtAWordAndNeverEndInAHyphen) {
    EXPECT_EQ(slugify("What's Next? (A Plan)"), "whats-next-a-plan");
    EXPECT_EQ(slugify("one two three", 8), "one-two");
}

}  // namespace
}  // namespace base
