// The state machine without a network. Dialogues follow RFC 5321 appendix D and the RFCs named.
#include "net/smtp/session.hpp"

#include <gtest/gtest.h>

namespace net::smtp {
namespace {

Reply reply(std::string_view bytes) {
    ReplyReader reader;
    reader.feed(bytes);
    reader.feed("\r\n");
    auto next = reader.next();
    EXPECT_TRUE(next && next.value()) << bytes;
    return *next.value();
}

// What the client says to each reply, in turn; empty where it waits for more replies.
struct Turn {
    std::string_view reply;
    std::string_view answer;
};

void play(Session& session, const std::vector<Turn>& turns) {
    for (const Turn& turn : turns) {
        ASSERT_EQ(session.want(), Want::reply) << "before " << turn.reply;
        session.on_reply(reply(turn.reply));
        EXPECT_EQ(session.take_output(), turn.answer) << "after " << turn.reply;
    }
}

constexpr std::string_view kPlain = "250 foo.com greets bar.com";
constexpr std::string_view kPipelining = "250-foo.com\r\n250 PIPELINING";

Session ready(std::string_view ehlo) {
    Session session{{.helo_name = "bar.com"}};
    play(session, {{"220 foo.com ready", "EHLO bar.com\r\n"}, {ehlo, ""}});
    EXPECT_EQ(session.want(), Want::command);
    return session;
}

const Envelope kEnvelope{"Smith@bar.com", "Jones@foo.com"};
const MessageTraits kTraits{100, false, false};

Delivered outcome(Session& session) {
    EXPECT_TRUE(session.outcome());
    return session.outcome().value_or(Delivered{});
}

// RFC 5321 appendix D.1.
TEST(SmtpSession, SpeaksTheTypicalScenarioCommandByCommand) {
    Session session = ready("250-foo.com greets bar.com\r\n250-8BITMIME\r\n250-SIZE\r\n250 HELP");
    ASSERT_TRUE(session.begin(kEnvelope, kTraits));
    EXPECT_EQ(session.take_output(), "MAIL FROM:<Smith@bar.com> SIZE=100\r\n");
    play(session, {{"250 OK", "RCPT TO:<Jones@foo.com>\r\n"}, {"250 OK", "DATA\r\n"}});
    EXPECT_EQ(session.waits_for(), Wait::data_start);
    session.on_reply(reply("354 Start mail input; end with <CRLF>.<CRLF>"));
    EXPECT_EQ(session.want(), Want::content);
    session.finish_content();
    EXPECT_EQ(session.take_output(), ".\r\n");
    EXPECT_EQ(session.waits_for(), Wait::data_end);
    session.on_reply(reply("250 OK"));
    EXPECT_EQ(outcome(session), (Delivered{Fate::accepted, 250, "", "OK"}));
    EXPECT_EQ(session.want(), Want::command);
    session.quit();
    EXPECT_EQ(session.take_output(), "QUIT\r\n");
    session.on_reply(reply("221 foo.com Service closing transmission channel"));
    EXPECT_EQ(session.want(), Want::closed);
}

// RFC 2920 section 3.1.
TEST(SmtpSession, PipelinesTheTransactionWhereOffered) {
    Session session = ready(kPipelining);
    ASSERT_TRUE(session.begin(kEnvelope, kTraits));
    EXPECT_EQ(session.take_output(),
              "MAIL FROM:<Smith@bar.com>\r\nRCPT TO:<Jones@foo.com>\r\nDATA\r\n");
    play(session, {{"250 OK", ""}, {"250 OK", ""}, {"354 go", ""}});
    EXPECT_EQ(session.want(), Want::content);
}

// RFC 2920 section 3.2, the second example: DATA is accepted though no recipient was.
TEST(SmtpSession, EndsAnAcceptedDataWithoutRecipientsByALoneDot) {
    Session session = ready(kPipelining);
    ASSERT_TRUE(session.begin(kEnvelope, kTraits));
    session.take_output();
    play(session, {{"250 OK", ""},
                   {"550 5.1.1 No such user", ""},
                   {"354 go", ".\r\n"},
                   {"554 no valid recipients", ""}});
    EXPECT_EQ(outcome(session), (Delivered{Fate::failed, 550, "5.1.1", "No such user"}));
    EXPECT_EQ(session.want(), Want::command);
}

TEST(SmtpSession, ForgetsTheBrokenTransactionBeforeTheNext) {
    Session session = ready(kPipelining);
    ASSERT_TRUE(session.begin(kEnvelope, kTraits));
    session.take_output();
    play(session, {{"250 OK", ""}, {"451 4.7.1 Greylisted", ""}, {"503 RCPT first", ""}});
    EXPECT_EQ(outcome(session), (Delivered{Fate::deferred, 451, "4.7.1", "Greylisted"}));
    ASSERT_TRUE(session.begin(kEnvelope, kTraits));
    EXPECT_FALSE(session.outcome());
    EXPECT_EQ(session.take_output(),
              "RSET\r\nMAIL FROM:<Smith@bar.com>\r\nRCPT TO:<Jones@foo.com>\r\nDATA\r\n");
}

struct Verdict {
    std::string_view mail, rcpt, data, dot;
    Delivered expected;
};

// RFC 5321 section 4.3.2 lists the replies to each command.
TEST(SmtpSession, EachRefusalKeepsItsCodeAndDecidesTheFate) {
    const std::vector<Verdict> verdicts = {
        {"452 4.3.1 Full", "", "", "", {Fate::deferred, 452, "4.3.1", "Full"}},
        {"552 5.3.4 Too big", "", "", "", {Fate::failed, 552, "5.3.4", "Too big"}},
        {"250 OK", "450 Busy", "", "", {Fate::deferred, 450, "", "Busy"}},
        {"250 OK", "550 Nobody", "", "", {Fate::failed, 550, "", "Nobody"}},
        {"250 OK", "251 Forwards", "354 go", "250 OK", {Fate::accepted, 250, "", "OK"}},
        {"250 OK", "250 OK", "451 Later", "", {Fate::deferred, 451, "", "Later"}},
        {"250 OK", "250 OK", "554 No", "", {Fate::failed, 554, "", "No"}},
        {"250 OK", "250 OK", "250 What", "", {Fate::deferred, 250, "", "What"}},
        {"250 OK", "250 OK", "354 go", "451 Later", {Fate::deferred, 451, "", "Later"}},
        {"250 OK",
         "250 OK",
         "354 go",
         "554-5.7.1 Spam\r\n554 5.7.1 and viruses",
         {Fate::failed, 554, "5.7.1", "Spam and viruses"}},
        {"250 OK", "250 OK", "354 go", "354 again", {Fate::unknown, 354, "", "again"}},
    };
    for (const std::string_view ehlo : {kPlain, kPipelining}) {
        for (const Verdict& verdict : verdicts) {
            Session session = ready(ehlo);
            ASSERT_TRUE(session.begin(kEnvelope, kTraits));
            for (const std::string_view text : {verdict.mail, verdict.rcpt, verdict.data}) {
                session.take_output();
                if (session.want() != Want::reply) break;
                // What follows a refusal in a pipeline is refused as well.
                session.on_reply(reply(text.empty() ? "503 Bad sequence" : text));
            }
            if (session.want() == Want::content) {
                session.finish_content();
                session.take_output();
                session.on_reply(reply(verdict.dot));
            }
            EXPECT_EQ(outcome(session), verdict.expected) << ehlo << " " << verdict.expected.text;
        }
    }
}

TEST(SmtpSession, WhatIsLostBeforeTheDotIsDeferredAndAfterItUnknown) {
    const base::Error lost{base::Errc::unavailable, "gone", {}};
    for (int replies = 0; replies <= 3; ++replies) {
        Session session = ready(kPlain);
        ASSERT_TRUE(session.begin(kEnvelope, kTraits));
        for (int i = 0; i < replies; ++i) {
            session.take_output();
            session.on_reply(reply(i == 2 ? "354 go" : "250 OK"));
        }
        session.on_lost(lost);
        EXPECT_EQ(outcome(session), (Delivered{Fate::deferred, 0, "", "gone"})) << replies;
        EXPECT_EQ(session.want(), Want::closed);
    }
    for (const bool dot_left : {false, true}) {
        Session session = ready(kPipelining);
        ASSERT_TRUE(session.begin(kEnvelope, kTraits));
        session.take_output();
        play(session, {{"250 OK", ""}, {"250 OK", ""}, {"354 go", ""}});
        session.finish_content();
        if (dot_left) session.take_output();
        session.on_lost(lost);
        EXPECT_EQ(outcome(session).fate, dot_left ? Fate::unknown : Fate::deferred);
    }
}

// RFC 5321 section 3.8.
TEST(SmtpSession, A421EndsTheSession) {
    Session session = ready(kPipelining);
    ASSERT_TRUE(session.begin(kEnvelope, kTraits));
    session.take_output();
    session.on_reply(reply("421 4.3.2 Shutting down"));
    EXPECT_EQ(outcome(session), (Delivered{Fate::deferred, 421, "4.3.2", "Shutting down"}));
    EXPECT_EQ(session.want(), Want::closed);
    EXPECT_FALSE(session.begin(kEnvelope, kTraits));
}

// RFC 3207 section 5, RFC 4954 section 4.
TEST(SmtpSession, EncryptsGreetsAgainAndAuthenticates) {
    Session session{
        {.helo_name = "client", .tls = Tls::starttls, .username = "test", .password = "1234"}};
    play(session, {{"220 mail.imc.org SMTP service ready", "EHLO client\r\n"},
                   {"250-mail.imc.org\r\n250-AUTH PLAIN\r\n250 STARTTLS", "STARTTLS\r\n"},
                   {"220 Go ahead", ""}});
    ASSERT_EQ(session.want(), Want::tls);
    session.on_tls();
    EXPECT_EQ(session.take_output(), "EHLO client\r\n");
    // RFC 4954 section 4.1: AUTH PLAIN dGVzdAB0ZXN0ADEyMzQ= is test\0test\01234; ours names no
    // other identity, \0test\01234.
    play(session, {{"250-mail.imc.org\r\n250 AUTH GSSAPI PLAIN", "AUTH PLAIN AHRlc3QAMTIzNA==\r\n"},
                   {"235 2.7.0 Authentication successful", ""}});
    EXPECT_EQ(session.want(), Want::command);
}

TEST(SmtpSession, NeverGoesOnUnencryptedWhereEncryptionIsAsked) {
    Session session{{.helo_name = "client", .tls = Tls::starttls}};
    play(session, {{"220 ready", "EHLO client\r\n"}, {kPlain, ""}});
    EXPECT_EQ(session.want(), Want::closed);
    EXPECT_EQ(session.failure()->code, base::Errc::rejected);
    Session refused{{.helo_name = "client", .tls = Tls::starttls}};
    play(refused, {{"220 ready", "EHLO client\r\n"},
                   {"250-x\r\n250 STARTTLS", "STARTTLS\r\n"},
                   {"454 TLS not available due to temporary reason", ""}});
    EXPECT_EQ(refused.failure()->code, base::Errc::unavailable);
}

TEST(SmtpSession, AuthenticatesByLoginWhereThatIsAll) {
    Session session{{.helo_name = "client", .username = "user", .password = "secret"}};
    play(session, {{"220 ready", "EHLO client\r\n"},
                   {"250-x\r\n250 AUTH LOGIN", "AUTH LOGIN\r\n"},
                   {"334 VXNlcm5hbWU6", "dXNlcg==\r\n"},
                   {"334 UGFzc3dvcmQ6", "c2VjcmV0\r\n"},
                   {"535 5.7.8 Wrong", ""}});
    EXPECT_EQ(session.failure()->code, base::Errc::unauthenticated);
}

// RFC 5321 section 3.2.
TEST(SmtpSession, FallsBackToHelo) {
    Session session{{.helo_name = "client"}};
    play(session, {{"220 ready", "EHLO client\r\n"},
                   {"502 Command not implemented", "HELO client\r\n"},
                   {"250 foo", ""}});
    EXPECT_EQ(session.want(), Want::command);
}

TEST(SmtpSession, DeclaresWhatTheMessageNeedsAndDeclinesWhatTheServerCannotTake) {
    constexpr std::string_view kAll = "250-x\r\n250-SIZE 1000\r\n250-8BITMIME\r\n250 SMTPUTF8";
    Session able = ready(kAll);
    ASSERT_TRUE(able.begin({"", "josé@foo.com"}, {100, true, false}));
    EXPECT_EQ(able.take_output(), "MAIL FROM:<> SIZE=100 BODY=8BITMIME SMTPUTF8\r\n");

    Session strict = ready(kAll);
    ASSERT_TRUE(strict.begin(kEnvelope, {1001, false, false}));
    EXPECT_EQ(outcome(strict).fate, Fate::failed);
    EXPECT_EQ(outcome(strict).enhanced, "5.3.4");
    EXPECT_EQ(strict.want(), Want::command);

    Session old = ready(kPlain);
    ASSERT_TRUE(old.begin(kEnvelope, {100, true, false}));
    EXPECT_EQ(outcome(old).enhanced, "5.6.3");
    ASSERT_TRUE(old.begin(kEnvelope, {100, true, true}));
    EXPECT_EQ(outcome(old).enhanced, "5.6.7");
}

TEST(SmtpSession, AnAddressCannotSmuggleACommand) {
    Session session = ready(kPlain);
    for (const char* address : {"a@b>\r\nRCPT TO:<c@d", "a b@c", "a\n@b", "", "<a@b>"}) {
        EXPECT_FALSE(session.begin({"from@x", address}, kTraits)) << address;
    }
    EXPECT_FALSE(session.begin({"a@b\r\n", "c@d"}, kTraits));
    EXPECT_EQ(session.want(), Want::command);
}

TEST(SmtpReply, ComesInPiecesAndRefusesNonsense) {
    ReplyReader reader;
    const std::string_view bytes = "250-first\r\n250-\r\n250 last\r\n220 next\r\n";
    std::vector<Reply> replies;
    for (const char byte : bytes) {
        reader.feed({&byte, 1});
        auto next = reader.next();
        ASSERT_TRUE(next);
        if (next.value()) replies.push_back(*next.value());
    }
    ASSERT_EQ(replies.size(), 2U);
    EXPECT_EQ(replies[0].lines, (std::vector<std::string>{"first", "", "last"}));
    EXPECT_EQ(replies[1].code, 220);
    EXPECT_TRUE(reader.empty());
    for (const char* wrong :
         {"HTTP/1.1 400\r\n", "25\r\n", "250-a\r\n251 b\r\n", "999 x\r\n", "250x\r\n", "\r\n"}) {
        ReplyReader fresh;
        fresh.feed(wrong);
        EXPECT_FALSE(fresh.next()) << wrong;
    }
    ReplyReader endless;
    endless.feed(std::string(100'000, '2'));
    EXPECT_FALSE(endless.next());
}

}  // namespace
}  // namespace net::smtp
