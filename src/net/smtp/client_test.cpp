// The client against the sink, over real sockets.
#include "net/smtp/client.hpp"

#include <fstream>
#include <rapidcheck.h>

#include <gtest/gtest.h>

#include "support/scratch.hpp"
#include "support/smtp_sink.hpp"

namespace net::smtp {
namespace {

using namespace std::chrono_literals;
using support::SmtpSink;

const Envelope kEnvelope{"author@books.test", "reader@mail.test"};
constexpr std::string_view kMessage = "Subject: Hello\r\n\r\n.dot\r\n..two\r\nend\r\n";

ClientOptions options_for(const SmtpSink& sink) {
    ClientOptions options;
    options.host = "127.0.0.1";
    options.port = sink.port();
    options.tls = Tls::none;
    options.helo_name = "books.test";
    return options;
}

Client connected(const ClientOptions& options) {
    auto client = Client::connect(options);
    EXPECT_TRUE(client) << (client ? "" : client.error().message);
    return std::move(client).value();
}

// Sends, counting how often the final dot was about to go.
struct Sent {
    base::Result<Delivered> result;
    int permissions = 0;
};

Sent send(Client& client, std::string_view message = kMessage) {
    int permissions = 0;
    auto result = client.send(kEnvelope, message, [&]() -> base::Result<> {
        ++permissions;
        return base::success();
    });
    return {std::move(result), permissions};
}

TEST(SmtpClient, DeliversManyMessagesOverOneConnection) {
    for (const bool pipelining : {true, false}) {
        SmtpSink sink{{.pipelining = pipelining}};
        Client client = connected(options_for(sink));
        for (int i = 0; i < 3; ++i) {
            const Sent sent = send(client);
            EXPECT_EQ(sent.result.value(), (Delivered{Fate::accepted, 250, "2.0.0", "Taken"}));
            EXPECT_EQ(sent.permissions, 1);
        }
        client.quit();
        EXPECT_FALSE(client.is_open());
        ASSERT_EQ(sink.mails().size(), 3U);
        EXPECT_EQ(sink.connections(), 1U);
        const support::SmtpMail mail = sink.mails()[2];
        EXPECT_EQ(mail.helo, "books.test");
        EXPECT_EQ(mail.from, kEnvelope.from);
        EXPECT_EQ(mail.to, std::vector<std::string>{kEnvelope.to});
        EXPECT_EQ(mail.data, kMessage);
    }
}

TEST(SmtpClient, CommitsTheAttemptWhileTheServerHasNotYetTheWholeMessage) {
    SmtpSink sink;
    Client client = connected(options_for(sink));
    const auto result = client.send(kEnvelope, kMessage, [&]() -> base::Result<> {
        EXPECT_TRUE(sink.mails().empty());
        EXPECT_EQ(sink.lines().back(), "DATA");
        return base::success();
    });
    EXPECT_EQ(result.value().fate, Fate::accepted);
    EXPECT_EQ(sink.mails().size(), 1U);
}

TEST(SmtpClient, ARefusedPermissionDeliversNothing) {
    SmtpSink sink;
    Client client = connected(options_for(sink));
    const auto result = client.send(kEnvelope, kMessage, []() -> base::Result<> {
        return base::fail(base::Errc::internal, "The ledger is full");
    });
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().message, "The ledger is full");
    EXPECT_FALSE(client.is_open());
    Client next = connected(options_for(sink));
    EXPECT_EQ(send(next).result.value().fate, Fate::accepted);
    EXPECT_EQ(sink.mails().size(), 1U);
}

struct Case {
    support::SmtpFault fault;
    Fate fate;
    int code;
    int permissions;
    std::size_t mails;
    bool open;  // whether the connection still serves
};

TEST(SmtpClient, KnowsWhatBecameOfTheMessageUnderEveryFault) {
    const std::vector<Case> cases = {
        {{.at = "MAIL", .reply = "451 4.3.0 Later"}, Fate::deferred, 451, 0, 0, true},
        {{.at = "RCPT", .reply = "451 4.7.1 Greylisted"}, Fate::deferred, 451, 0, 0, true},
        {{.at = "RCPT", .reply = "550 5.1.1 Nobody"}, Fate::failed, 550, 0, 0, true},
        {{.at = "DATA", .reply = "554 5.7.1 No"}, Fate::failed, 554, 0, 0, true},
        {{.at = "RCPT", .reply = "421 4.3.2 Bye", .drop = true}, Fate::deferred, 421, 0, 0, false},
        {{.at = "MAIL", .drop = true}, Fate::deferred, 0, 0, 0, false},
        {{.at = "RCPT", .drop = true}, Fate::deferred, 0, 0, 0, false},
        {{.at = "DATA", .drop = true}, Fate::deferred, 0, 0, 0, false},
        {{.at = "DATA", .hang = true}, Fate::deferred, 0, 0, 0, false},
        {{.at = ".", .reply = "451 4.3.0 Later"}, Fate::deferred, 451, 1, 0, true},
        {{.at = ".", .reply = "554 5.6.0 Bad"}, Fate::failed, 554, 1, 0, true},
        {{.at = ".", .reply = "2nonsense"}, Fate::unknown, 0, 1, 1, false},
        {{.at = ".", .drop = true}, Fate::unknown, 0, 1, 1, false},
        {{.at = ".", .hang = true}, Fate::unknown, 0, 1, 1, false},
        {{.at = ".", .reply = "250 2.0.0 Taken", .drop = true}, Fate::accepted, 250, 1, 1, true},
    };
    for (const bool pipelining : {true, false}) {
        for (const Case& expected : cases) {
            SCOPED_TRACE(fmt::format("{} {} {}", expected.fault.at, expected.fault.reply,
                                     pipelining ? "pipelining" : "one by one"));
            SmtpSink sink{{.pipelining = pipelining}};
            sink.add(expected.fault);
            ClientOptions options = options_for(sink);
            if (expected.fault.hang) {
                options.timeouts.command = options.timeouts.data_start = 50ms;
                options.timeouts.data_end = 50ms;
            }
            Client client = connected(options);
            const Sent sent = send(client);
            ASSERT_TRUE(sent.result);
            EXPECT_EQ(sent.result.value().fate, expected.fate);
            EXPECT_EQ(sent.result.value().code, expected.code);
            EXPECT_EQ(sent.permissions, expected.permissions);
            EXPECT_EQ(sink.mails().size(), expected.mails);
            ASSERT_EQ(client.is_open(), expected.open);
            if (expected.open && !expected.fault.drop) {
                EXPECT_EQ(send(client).result.value().fate, Fate::accepted);
            } else if (!expected.open) {
                EXPECT_EQ(send(client).result.error().code, base::Errc::unavailable);
            }
        }
    }
}

TEST(SmtpClient, AServerThatClosedMeanwhileDefersTheNextMessage) {
    SmtpSink sink;
    sink.add({.at = ".", .reply = "250 2.0.0 Taken", .drop = true});
    Client client = connected(options_for(sink));
    EXPECT_EQ(send(client).result.value().fate, Fate::accepted);
    const Sent second = send(client);
    EXPECT_EQ(second.result.value().fate, Fate::deferred);
    EXPECT_EQ(second.permissions, 0);
    EXPECT_FALSE(client.is_open());
}

TEST(SmtpClient, SaysWhyItCannotConnect) {
    const auto error_with = [](support::SmtpFault fault, SmtpSink::Options sink_options = {}) {
        SmtpSink sink{sink_options};
        sink.add(std::move(fault));
        auto client = Client::connect(options_for(sink));
        EXPECT_FALSE(client);
        return client ? base::Errc::internal : client.error().code;
    };
    EXPECT_EQ(error_with({.at = "CONNECT", .reply = "554 Go away"}), base::Errc::rejected);
    EXPECT_EQ(error_with({.at = "CONNECT", .reply = "421 Busy", .drop = true}),
              base::Errc::unavailable);
    EXPECT_EQ(error_with({.at = "CONNECT", .drop = true}), base::Errc::unavailable);
    EXPECT_EQ(error_with({.at = "EHLO", .drop = true}), base::Errc::unavailable);

    ClientOptions nobody;
    nobody.host = "127.0.0.1";
    nobody.tls = Tls::none;
    {
        SmtpSink gone;
        nobody.port = gone.port();
    }
    EXPECT_EQ(Client::connect(nobody).error().code, base::Errc::unavailable);
}

class SmtpTls : public testing::Test {
  protected:
    ClientOptions options_for_tls(const SmtpSink& sink, Tls tls) {
        const auto path = folder_.path() / "ca.pem";
        std::ofstream{path} << sink.certificate();
        ClientOptions options = options_for(sink);
        options.tls = tls;
        options.ca_file = path.string();
        return options;
    }

    support::ScratchFolder folder_;
};

TEST_F(SmtpTls, EncryptsAndAuthenticates) {
    for (const char* mechanism : {"PLAIN", "LOGIN"}) {
        for (const Tls tls : {Tls::starttls, Tls::implicit}) {
            SmtpSink sink{
                {.tls = tls == Tls::starttls ? SmtpSink::Tls::starttls : SmtpSink::Tls::implicit,
                 .auth = {mechanism}}};
            ClientOptions options = options_for_tls(sink, tls);
            options.username = "user";
            options.password = "secret";
            Client client = connected(options);
            const std::string large = "Subject: x\r\n\r\n" + std::string(300'000, 'x') + "\r\n";
            EXPECT_EQ(send(client, large).result.value().fate, Fate::accepted);
            ASSERT_EQ(sink.mails().size(), 1U);
            EXPECT_TRUE(sink.mails()[0].encrypted);
            EXPECT_EQ(sink.mails()[0].user, "user");
            EXPECT_EQ(sink.mails()[0].data, large);

            options.password = "wrong";
            EXPECT_EQ(Client::connect(options).error().code, base::Errc::unauthenticated);
        }
    }
}

TEST_F(SmtpTls, TrustsNobodyItDoesNotKnow) {
    for (const Tls tls : {Tls::starttls, Tls::implicit}) {
        SmtpSink sink{
            {.tls = tls == Tls::starttls ? SmtpSink::Tls::starttls : SmtpSink::Tls::implicit}};
        ClientOptions options = options_for_tls(sink, tls);
        options.ca_file.clear();
        EXPECT_EQ(Client::connect(options).error().code, base::Errc::rejected);
        options.verify_certificate = false;
        EXPECT_TRUE(Client::connect(options));
    }
    // The certificate is trusted, but it belongs to another.
    SmtpSink mine{{.tls = SmtpSink::Tls::implicit}};
    ClientOptions options = options_for_tls(mine, Tls::implicit);
    options.host = "127.0.0.2";
    EXPECT_FALSE(Client::connect(options));
}

TEST_F(SmtpTls, APasswordDoesNotGoUnencrypted) {
    SmtpSink sink{{.auth = {"PLAIN"}}};
    ClientOptions options = options_for(sink);
    options.username = "user";
    options.password = "secret";
    EXPECT_EQ(Client::connect(options).error().code, base::Errc::invalid);
    EXPECT_TRUE(sink.lines().empty());
    options.password_without_tls = true;
    EXPECT_TRUE(Client::connect(options));
}

TEST(SmtpMessage, ALoneLineBreakIsRefused) {
    for (const char* wrong : {"a\nb\r\n", "a\rb\r\n", "\n", "a\r\n.\n", "a\r"}) {
        EXPECT_FALSE(inspect(wrong)) << wrong;
    }
    EXPECT_TRUE(inspect("a\r\n\r\n"));
}

// RFC 5321 section 4.5.2: what the stuffing adds, the receiver takes away.
TEST(SmtpMessage, AnyMessageArrivesByteIdentical) {
    SmtpSink sink;
    Client client = connected(options_for(sink));
    EXPECT_TRUE(rc::check([&] {
        const auto lines = *rc::gen::container<std::vector<std::string>>(
            rc::gen::container<std::string>(rc::gen::element('.', 'a', ' ', '\0', '\xC3')));
        std::string message = "Subject: x\r\n\r\n";
        for (const std::string& line : lines) message += line + "\r\n";
        sink.clear();
        RC_ASSERT(send(client, message).result.value().fate == Fate::accepted);
        RC_ASSERT(sink.mails().size() == 1U);
        RC_ASSERT(sink.mails()[0].data == message);
    }));
}

}  // namespace
}  // namespace net::smtp
