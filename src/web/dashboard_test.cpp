#include "web/dashboard.hpp"

#include <gtest/gtest.h>

#include "web/mail_source.hpp"

namespace web {
namespace {

TEST(Dashboard, SendsTheSmallestEncodingThatIsWelcome) {
    const DashboardFile file{"app.js", "plain", "br", "gz"};
    EXPECT_EQ(choose_encoding("gzip, deflate, br", file), "br");
    EXPECT_EQ(choose_encoding("gzip;q=0.5, br;q=0", file), "gzip");
    EXPECT_EQ(choose_encoding("", file), "");
    EXPECT_EQ(choose_encoding("br, gzip", DashboardFile{"a.woff2", "plain", {}, {}}), "");
}

TEST(MailSource, ShowsHeadersUnfoldedAndLinksOnce) {
    const auto headers = headers_of("From: Ada\r\nSubject: one\r\n two\r\n\r\nBody: none\r\n");
    ASSERT_EQ(headers.size(), 2u);
    EXPECT_EQ(headers[1].value, "one two");
    const auto links = links_in(
        "<p><a class=\"b\" href=\"/a?x=1&amp;y=2\"><b>Get</b>\n it</a> "
        "<a href=\"/a?x=1&amp;y=2\">again</a></p>");
    ASSERT_EQ(links.size(), 1u);
    EXPECT_EQ(links[0].label, "Get it");
    EXPECT_EQ(links[0].url, "/a?x=1&y=2");
}

}  // namespace
}  // namespace web
