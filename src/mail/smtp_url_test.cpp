#include <gtest/gtest.h>

#include "mail/smtp_transport.hpp"

namespace mail {
namespace {

TEST(SmtpUrl, NamesServerUserAndEncryption) {
    const auto server =
        parse_smtp_url("smtp://ann%40x.com:p%3Aa+s%2Fs@mx.example.com:2525?tls=starttls");
    ASSERT_TRUE(server) << server.error().message;
    EXPECT_EQ(server.value().host, "mx.example.com");
    EXPECT_EQ(server.value().port, 2525);
    EXPECT_EQ(server.value().user, "ann@x.com");
    EXPECT_EQ(server.value().password, "p:a+s/s");
    EXPECT_EQ(server.value().tls, SmtpTls::starttls);
    EXPECT_TRUE(server.value().verify_certificate);
}

TEST(SmtpUrl, HasSensibleDefaults) {
    const auto relay = parse_smtp_url("smtp://localhost").value();
    EXPECT_EQ(relay.port, 25);
    EXPECT_EQ(relay.tls, SmtpTls::off);
    const auto submission = parse_smtp_url("smtp://u:p@mx.example.com/").value();
    EXPECT_EQ(submission.port, 587);
    EXPECT_EQ(submission.tls, SmtpTls::starttls);
    const auto secure = parse_smtp_url("smtps://u:p@mx.example.com").value();
    EXPECT_EQ(secure.port, 465);
    EXPECT_EQ(secure.tls, SmtpTls::implicit);
    const auto six = parse_smtp_url("smtp://[::1]:2525?verify=off&hello=me.example").value();
    EXPECT_EQ(six.host, "::1");
    EXPECT_EQ(six.port, 2525);
    EXPECT_EQ(six.hello, "me.example");
    EXPECT_FALSE(six.verify_certificate);
}

TEST(SmtpUrl, SaysWhatIsWrongWithoutThePassword) {
    for (const auto* url :
         {"http://x", "smtp://", "smtp://u:secret@", "smtp://u:secret@host:0",
          "smtp://u:secret@host:99999", "smtp://u:secret@host:25x", "smtp://:secret@host",
          "smtp://u:secret@host?tls=maybe", "smtp://u:secret@host?tsl=off", "smtp://u:secret@[::1",
          "smtp://u:secret@host?patience=0"}) {
        const auto server = parse_smtp_url(url);
        ASSERT_FALSE(server) << url;
        EXPECT_EQ(server.error().field, "smtp");
        EXPECT_EQ(server.error().message.find("secret"), std::string::npos);
    }
}

}  // namespace
}  // namespace mail
