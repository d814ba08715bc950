// Delivery against a real SMTP conversation that goes wrong in every way.
#include "mail/smtp_transport.hpp"

#include <filesystem>
#include <fstream>

#include "mail/world_test.hpp"
#include "support/smtp_sink.hpp"

namespace mail {
namespace {

using namespace std::chrono_literals;
using store::Tx;
using support::SmtpFault;
using support::SmtpSink;

class DeliveryOverSmtp : public World {
  protected:
    SmtpServer server(std::uint16_t port) const {
        return {.host = "127.0.0.1", .port = port, .patience = 0.002};
    }
    Result<std::size_t> run() {
        SmtpTransport transport(server(sink.port()));
        return deliver(transport);
    }
    // One message meets one fault.
    Message meet(SmtpFault fault) {
        sink.add(std::move(fault));
        const auto id = queue("ada");
        ok(run());
        return load(id);
    }
    void expect_sent_in_a_minute(const MessageId& id) {
        EXPECT_EQ(ok(run()), 0u) << "not before its time";
        clock.advance(1min);
        EXPECT_EQ(ok(run()), 1u);
        EXPECT_EQ(load(id).state, MessageState::sent);
        EXPECT_EQ(sink.mails().size(), 1u);
        EXPECT_EQ(attempts(id).size(), 2u);
    }

    SmtpSink sink;
};
ON_BOTH_ENGINES(DeliveryOverSmtp);

TEST_P(DeliveryOverSmtp, HandsOverMessagesOnOneConnection) {
    for (const auto* contact : {"ada", "grace", "joan"}) queue(contact);
    EXPECT_EQ(ok(run()), 3u);
    const auto mails = sink.mails();
    ASSERT_EQ(mails.size(), 3u);
    EXPECT_EQ(sink.connections(), 1u);
    EXPECT_EQ(mails[0].from, "ann@brand.example");
    EXPECT_EQ(mails[0].to, std::vector<std::string>{"ada@example.org"});
    EXPECT_NE(mails[0].data.find("Subject: Subject\r\n"), std::string::npos);
    EXPECT_TRUE(std::ranges::any_of(sink.lines(), [](const auto& l) { return l == "QUIT"; }));
}

TEST_P(DeliveryOverSmtp, TriesAgainAfterGreylisting) {
    const auto message = meet({.at = "RCPT", .reply = "450 4.7.1 greylisted, try again"});
    EXPECT_EQ(message.state, MessageState::deferred);
    EXPECT_EQ(message.due_at, clock.now() + 1min);
    EXPECT_NE(message.reason.find("greylisted"), std::string::npos);
    EXPECT_NE(explain(message.id).find("greylisted"), std::string::npos);
    EXPECT_TRUE(people.bounced.empty());
    expect_sent_in_a_minute(message.id);
}

TEST_P(DeliveryOverSmtp, TriesAgainWhenTheServerIsFull) {
    const auto message = meet({.at = ".", .reply = "452 4.3.1 out of storage"});
    EXPECT_EQ(message.state, MessageState::deferred);
    expect_sent_in_a_minute(message.id);
}

TEST_P(DeliveryOverSmtp, ADeadAddressIsAHardBounce) {
    for (const std::string reply : {"550 5.1.1 no such user", "550 no such user here"}) {
        people.bounced.clear();
        sink.add({.at = "RCPT", .reply = reply});
        const auto id = queue("reader" + std::to_string(reply.size()));
        ok(run());
        EXPECT_EQ(load(id).state, MessageState::failed);
        EXPECT_EQ(people.bounced.size(), 1u) << reply;
        const auto events = events_of(load(id).contact_id.str());
        ASSERT_EQ(events.size(), 1u);
        EXPECT_EQ(events[0].kind, "email.bounced");
        EXPECT_EQ(events[0].props.at("kind").as_string(), "hard");
    }
}

TEST_P(DeliveryOverSmtp, RefusedContentSaysNothingAboutTheAddress) {
    const auto message = meet({.at = ".", .reply = "554 5.7.1 looks like spam"});
    EXPECT_EQ(message.state, MessageState::failed);
    EXPECT_NE(message.reason.find("looks like spam"), std::string::npos);
    EXPECT_TRUE(people.bounced.empty());
    EXPECT_TRUE(events_of("ada").empty());
}

TEST_P(DeliveryOverSmtp, ARefusedSenderIsForTheOwnerToMend) {
    const auto message =
        meet({.at = "MAIL", .reply = "550 5.7.1 sender address rejected: not owned by user"});
    EXPECT_EQ(message.state, MessageState::deferred);
    EXPECT_TRUE(people.bounced.empty());
    expect_sent_in_a_minute(message.id);
}

TEST_P(DeliveryOverSmtp, AConnectionLostBeforeTheFinalDotIsTriedAgain) {
    for (const auto* at : {"MAIL", "RCPT", "DATA"}) {
        sink.add({.at = at, .drop = true});
        const auto id = queue(std::string("reader.of.") + at);
        ok(run());
        EXPECT_EQ(load(id).state, MessageState::deferred) << at;
        EXPECT_TRUE(sink.mails().empty());
    }
}

TEST_P(DeliveryOverSmtp, AConnectionLostAfterTheFinalDotLeavesADoubt) {
    const auto message = meet({.at = ".", .drop = true});
    EXPECT_EQ(message.state, MessageState::in_doubt);
    EXPECT_EQ(attempts(message.id).at(0).outcome, AttemptOutcome::unanswered);
    clock.advance(24h);
    EXPECT_EQ(ok(run()), 0u) << "nothing resends by itself";
    EXPECT_EQ(sink.mails().size(), 1u);
}

TEST_P(DeliveryOverSmtp, AServerThatFallsSilentIsJudgedByWhereItDid) {
    EXPECT_EQ(meet({.at = "RCPT", .hang = true}).state, MessageState::deferred);
    sink.add({.at = ".", .hang = true});
    const auto id = queue("grace");
    ok(run());
    EXPECT_EQ(load(id).state, MessageState::in_doubt);
}

TEST_P(DeliveryOverSmtp, AConnectionThatTheServerClosedMeanwhileIsOpenedAgain) {
    queue("ada");
    clock.advance(1s);
    const auto second = queue("grace");
    sink.add({.at = "RCPT", .drop = true, .containing = "grace"});
    EXPECT_EQ(ok(run()), 2u);
    EXPECT_EQ(load(second).state, MessageState::sent);
    EXPECT_EQ(sink.connections(), 2u);
}

TEST_P(DeliveryOverSmtp, AServerThatDoesNotAnswerLeavesMailQueuedAndSaysWhy) {
    const auto id = queue("ada");
    sink.add({.at = "CONNECT", .reply = "421 too busy", .drop = true});
    const auto down = run();
    ASSERT_FALSE(down);
    EXPECT_EQ(down.error().code, base::Errc::unavailable);
    EXPECT_EQ(load(id).state, MessageState::queued);
    EXPECT_TRUE(attempts(id).empty());
    EXPECT_NE(explain(id).find("too busy"), std::string::npos) << explain(id);
    EXPECT_EQ(ok(run()), 1u);
    EXPECT_EQ(load(id).state, MessageState::sent);
}

TEST_P(DeliveryOverSmtp, TheLoopComesBackWhenTheServerDoes) {
    const auto id = queue("ada");
    sink.add({.at = "CONNECT", .reply = "421 too busy", .drop = true});
    SmtpTransport transport(server(sink.port()));
    Delivery delivery(db(), env, people, facts, transport, {.connections = 3});
    ok(delivery.start());
    EXPECT_TRUE(sink.wait_for(1, 60s));
    delivery.stop();
    EXPECT_EQ(load(id).state, MessageState::sent);
    EXPECT_EQ(sink.mails().size(), 1u);
}

TEST_P(DeliveryOverSmtp, RepliesThatAreNoTextAreKeptReadable) {
    const auto message = meet({.at = "RCPT", .reply = "450 4.7.1 \xff\xfe later"});
    EXPECT_EQ(message.state, MessageState::deferred);
    EXPECT_NE(message.reason.find("later"), std::string::npos);
}

TEST_P(DeliveryOverSmtp, AnUnreachableServerLeavesMailQueued) {
    const auto id = queue("ada");
    std::uint16_t free_port = 0;
    {
        const SmtpSink gone;
        free_port = gone.port();
    }
    SmtpTransport transport(server(free_port));
    EXPECT_FALSE(deliver(transport));
    EXPECT_EQ(load(id).state, MessageState::queued);
    EXPECT_NE(explain(id).find("mail server"), std::string::npos);
}

TEST_P(DeliveryOverSmtp, GivesUpAfterDaysAndCallsItASoftBounce) {
    sink.add({.at = "RCPT", .reply = "452 4.2.2 mailbox full", .times = 1000});
    const auto id = queue("ada");
    int tries = 0;
    while (load(id).state != MessageState::failed) {
        ok(run());
        ASSERT_LT(++tries, 50);
        if (const auto due = load(id).due_at) clock.set(*due);
    }
    EXPECT_EQ(load(id).state, MessageState::failed);
    EXPECT_GE(clock.now() - load(id).created_at, 4 * 24h);
    EXPECT_TRUE(people.bounced.empty());
    const auto events = events_of("ada");
    ASSERT_EQ(events.size(), 1u);
    EXPECT_EQ(events[0].props.at("kind").as_string(), "soft");
}

TEST_P(DeliveryOverSmtp, EncryptsAndAuthenticates) {
    SmtpSink secure({.tls = SmtpSink::Tls::starttls, .auth = {"PLAIN"}});
    const support::ScratchFolder folder;
    const auto ca = folder.path() / "ca.pem";
    std::ofstream(ca) << secure.certificate();
    const auto id = queue("ada");
    SmtpTransport transport(ok(parse_smtp_url(
        fmt::format("smtp://user:secret@localhost:{}?ca={}", secure.port(), ca.string()))));
    EXPECT_EQ(ok(deliver(transport)), 1u);
    ASSERT_EQ(secure.mails().size(), 1u);
    EXPECT_TRUE(secure.mails()[0].encrypted);
    EXPECT_EQ(secure.mails()[0].user, "user");
    EXPECT_EQ(load(id).state, MessageState::sent);
}

TEST_P(DeliveryOverSmtp, AWrongPasswordLeavesMailQueued) {
    SmtpSink guarded({.auth = {"PLAIN"}});
    const auto id = queue("ada");
    auto wrong = server(guarded.port());
    wrong.user = "user";
    wrong.password = "guess";
    SmtpTransport transport(wrong);
    const auto refused = deliver(transport);
    ASSERT_FALSE(refused);
    EXPECT_EQ(load(id).state, MessageState::queued);
    EXPECT_EQ(explain(id).find("guess"), std::string::npos);
}

TEST_P(DeliveryOverSmtp, AMessageTooLargeForTheServerFailsAndTheAddressStaysGood) {
    SmtpSink small({.largest = 100});
    const auto id = queue("ada");
    SmtpTransport transport(server(small.port()));
    ok(deliver(transport));
    EXPECT_EQ(load(id).state, MessageState::failed);
    EXPECT_TRUE(people.bounced.empty());
}

}  // namespace
}  // namespace mail
