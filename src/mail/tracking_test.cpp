#include "mail/tracking.hpp"

#include <gtest/gtest.h>

namespace mail {
namespace {

using namespace std::chrono_literals;

class Links : public testing::Test {
  protected:
    std::string token_of(const std::string& url) const { return url.substr(url.rfind('/') + 1); }

    const Time now = base::parse_time("2026-03-01T09:30:00.000Z").value();
    const base::TokenSigner signer{"key"};
    const Tracking on{signer, "https://example.com", true};
    const Tracking off{signer, "https://example.com", false};
    const MessageId message{"0195a1f0-0000-7000-8000-000000000001"};
    const ContactId contact{"0195a1f0-0000-7000-8000-000000000002"};
};

TEST_F(Links, AClickNamesItsMessageAndItsTarget) {
    const std::string target = "https://example.com/b/x/y?a=1&b=two words";
    const auto url = on.click_url(message, target, now);
    EXPECT_TRUE(url.starts_with("https://example.com/c/"));
    const auto click = on.verify_click(token_of(url), now + 24h * 700);
    ASSERT_TRUE(click) << click.error().message;
    EXPECT_EQ(click.value().message, message);
    EXPECT_EQ(click.value().target, target);
    EXPECT_EQ(on.verify_click(token_of(url), now + 24h * 731).error().code, base::Errc::rejected);
}

TEST_F(Links, CannotBeForgedNorUsedForSomethingElse) {
    auto token = token_of(on.click_url(message, "https://example.com/", now));
    EXPECT_FALSE(on.verify_open(token, now));
    EXPECT_FALSE(on.verify_unsubscribe(token, now));
    token[3] = token[3] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(on.verify_click(token, now));
    const base::TokenSigner stranger("other key");
    const Tracking theirs(stranger, "https://example.com", true);
    EXPECT_FALSE(
        on.verify_click(token_of(theirs.click_url(message, "https://evil.example/", now)), now));
}

TEST_F(Links, AnOpenIsAPictureOfItsMessage) {
    const auto url = on.open_url(message, now);
    EXPECT_TRUE(url.ends_with(".gif"));
    EXPECT_EQ(on.verify_open(token_of(url), now).value(), message);
}

TEST_F(Links, UnsubscribingWorksForEver) {
    const auto url = on.unsubscribe_url(contact, message);
    EXPECT_EQ(url, off.unsubscribe_url(contact, message));
    const auto who = on.verify_unsubscribe(token_of(url), now + 24h * 36500);
    ASSERT_TRUE(who);
    EXPECT_EQ(who.value().contact, contact);
    EXPECT_EQ(who.value().message, message);
}

TEST_F(Links, SwitchedOffLeaveTheTargetAsItIs) {
    EXPECT_EQ(off.click_url(message, "https://example.com/x", now), "https://example.com/x");
    EXPECT_EQ(off.open_url(message, now), "");
}

TEST(Machines, AreKnownByTheirNameAndTheirHaste) {
    const char* person =
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";
    EXPECT_FALSE(looks_like_a_machine(person, 10min));
    EXPECT_TRUE(looks_like_a_machine(person, 1s));
    // Gmail's and Yahoo's proxies, Apple's Mail Privacy Protection, a script.
    for (const auto* agent :
         {"Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com "
          "GoogleImageProxy)",
          "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html", "Mozilla/5.0",
          "", "curl/7.88.1"}) {
        EXPECT_TRUE(looks_like_a_machine(agent, 10min)) << agent;
    }
}

}  // namespace
}  // namespace mail
