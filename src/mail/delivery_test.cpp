#include "mail/delivery.hpp"

#include <thread>

#include "mail/world_test.hpp"

namespace mail {
namespace {

using namespace std::chrono_literals;
using store::Tx;

class DeliveryToTheMailbox : public World {
  protected:
    events::WorkId give_work(const std::string& contact) {
        ok(write([&](Tx& tx) {
            return events::schedule(tx, ids,
                                    {.queue = std::string(events::kEventQueue),
                                     .brand = brand,
                                     .contact = ContactId{contact},
                                     .key = "work of " + contact,
                                     .due_at = clock.now(),
                                     .payload = {}});
        }));
        return {};
    }
    void finish_work(const std::string& contact) {
        ok(write([&](Tx& tx) {
            return events::cancel(tx, brand, events::kEventQueue, "work of " + contact);
        }));
    }
};
ON_BOTH_ENGINES(DeliveryToTheMailbox);

TEST_P(DeliveryToTheMailbox, WritesTheMailAndItsFateTogether) {
    const auto id = queue("ada");
    EXPECT_EQ(deliver(), 1u);
    const auto message = load(id);
    EXPECT_EQ(message.state, MessageState::sent);
    EXPECT_EQ(message.sent_at, clock.now());
    EXPECT_EQ(message.attempts, 1);
    const auto tries = attempts(id);
    ASSERT_EQ(tries.size(), 1u);
    EXPECT_EQ(tries[0].outcome, AttemptOutcome::accepted);
    EXPECT_EQ(tries[0].transport, "mailbox");

    const auto mail = ok(read([&](Tx& tx) { return mailbox_load(tx, id); }));
    EXPECT_EQ(mail.recipient, "ada@example.org");
    EXPECT_EQ(mail.sender, "ann@brand.example");
    EXPECT_EQ(mail.subject, "Subject");
    EXPECT_NE(mail.text.find("A paragraph."), std::string::npos);
    EXPECT_NE(mail.html.find("A paragraph."), std::string::npos);
    EXPECT_NE(mail.source.find("List-Unsubscribe-Post: List-Unsubscribe=One-Click"),
              std::string::npos);
    EXPECT_NE(mail.source.find("List-Unsubscribe: <https://brand.example/u/" + id.str() + ">"),
              std::string::npos);
    EXPECT_NE(mail.source.find("Reply-To: Ann at Brand <replies@brand.example>"),
              std::string::npos);
    EXPECT_EQ(kinds_of("ada"), std::vector<std::string>{"email.sent"});
    EXPECT_EQ(deliver(), 0u);
    EXPECT_EQ(in_mailbox(), 1u);
}

TEST_P(DeliveryToTheMailbox, TransactionalMailIsAutomaticAndHasNoListHeaders) {
    const auto id = queue("ada", MessageClass::transactional);
    deliver();
    const auto mail = ok(read([&](Tx& tx) { return mailbox_load(tx, id); }));
    EXPECT_NE(mail.source.find("Auto-Submitted: auto-generated"), std::string::npos);
    EXPECT_EQ(mail.source.find("List-"), std::string::npos);
}

TEST_P(DeliveryToTheMailbox, WaitsForTheTime) {
    auto message = draft("ada");
    message.send_at = clock.now() + 24h;
    const auto id = put(message).value();
    clock.advance(24h - 1s);
    EXPECT_EQ(deliver(), 0u);
    clock.advance(1s);
    EXPECT_EQ(deliver(), 1u);
    EXPECT_EQ(load(id).state, MessageState::sent);
}

TEST_P(DeliveryToTheMailbox, AsksOnceMoreWhetherTheReaderMayBeWrittenTo) {
    const auto id = queue("ada");
    people.refuse("ada", "the reader unsubscribed");
    EXPECT_EQ(deliver(), 0u);
    EXPECT_EQ(load(id).state, MessageState::suppressed);
    EXPECT_EQ(load(id).reason, "the reader unsubscribed");
    EXPECT_EQ(kinds_of("ada"), std::vector<std::string>{"email.suppressed"});
    EXPECT_TRUE(attempts(id).empty());
    EXPECT_EQ(in_mailbox(), 0u);
}

TEST_P(DeliveryToTheMailbox, PromotionalMailWaitsForTheEventsOfItsContact) {
    const auto id = queue("ada", MessageClass::promotional);
    const auto related = queue("grace", MessageClass::relational);
    const auto receipt = queue("joan", MessageClass::transactional);
    for (const auto* contact : {"ada", "grace", "joan"}) give_work(contact);
    EXPECT_EQ(deliver(), 1u);
    EXPECT_EQ(load(receipt).state, MessageState::sent);
    EXPECT_EQ(load(id).state, MessageState::queued);
    EXPECT_EQ(load(related).state, MessageState::queued);
    finish_work("ada");
    EXPECT_EQ(deliver(), 1u);
    EXPECT_EQ(load(id).state, MessageState::sent);
    EXPECT_EQ(load(related).state, MessageState::queued);
}

TEST_P(DeliveryToTheMailbox, ACrowdThatWaitsHoldsUpNobody) {
    for (int i = 0; i < 250; ++i) {
        const auto contact = fmt::format("busy{}", i);
        queue(contact);
        give_work(contact);
    }
    clock.advance(1s);
    const auto id = queue("ada");
    EXPECT_EQ(deliver(), 1u);
    EXPECT_EQ(load(id).state, MessageState::sent);
}

TEST_P(DeliveryToTheMailbox, ManyThatMustNotGoHoldUpNobody) {
    for (int i = 0; i < 250; ++i) {
        const auto contact = fmt::format("gone{}", i);
        people.refuse(contact, "bounced");
        queue(contact, i % 2 ? MessageClass::transactional : MessageClass::promotional);
    }
    clock.advance(1s);
    const auto id = queue("ada");
    EXPECT_EQ(deliver(), 1u);
    EXPECT_EQ(load(id).state, MessageState::sent);
}

TEST_P(DeliveryToTheMailbox, MailThatSomebodyWaitsForGoesFirst) {
    for (const auto* contact : {"ada", "grace", "joan"}) queue(contact);
    clock.advance(1s);
    const auto receipt = queue("zoe", MessageClass::transactional);
    deliver();
    const auto attempts_in_order = ok(read([&](Tx& tx) {
        return tx.query<std::string>("select message_id from mail_attempts order by id");
    }));
    ASSERT_EQ(attempts_in_order.size(), 4u);
    EXPECT_EQ(attempts_in_order[0], receipt.str());
}

TEST_P(DeliveryToTheMailbox, MailThatSomebodyWaitsForOvertakesABacklog) {
    for (int i = 0; i < 20; ++i) queue(fmt::format("reader{}", i));
    // Written while the third of the backlog is.
    facts.on_message = [&, seen = 0](store::Tx& tx, const Message&) mutable {
        if (++seen == 3) ok(enqueue(tx, env, draft("zoe", MessageClass::transactional)));
    };
    EXPECT_EQ(deliver(), 21u);
    const auto in_order = ok(read([&](Tx& tx) {
        return tx.query<std::string>("select contact_id from mail_attempts order by id");
    }));
    EXPECT_EQ(in_order.at(3), "zoe");
}

TEST_P(DeliveryToTheMailbox, AMessageThatMustNotGoAnyMoreIsSuppressed) {
    const auto id = queue("ada");
    facts.errors["ada"] = {base::Errc::rejected, "its code ran out", {}};
    deliver();
    EXPECT_EQ(load(id).state, MessageState::suppressed);
    EXPECT_EQ(load(id).reason, "its code ran out");
}

TEST_P(DeliveryToTheMailbox, FactsThatAreNotThereYetPutAMessageOff) {
    const auto id = queue("ada");
    facts.errors["ada"] = {base::Errc::unavailable, "the file is being made", {}};
    deliver();
    EXPECT_EQ(load(id).state, MessageState::deferred);
    EXPECT_EQ(load(id).due_at, clock.now() + 1min);
    facts.errors.clear();
    clock.advance(1min);
    deliver();
    EXPECT_EQ(load(id).state, MessageState::sent);
}

TEST_P(DeliveryToTheMailbox, OneThatCannotBeWrittenFailsAloneAndSaysWhy) {
    auto broken = draft("ada");
    broken.document.subject = content::pattern("Hello {{book.title}}");
    const auto unfilled = put(broken).value();
    const auto forgotten = queue("grace");
    facts.errors["grace"] = {base::Errc::not_found, "there is no such cart", {}};
    const auto buggy = queue("joan");
    facts.throws.insert("joan");
    const auto good = queue("zoe");
    deliver();
    EXPECT_EQ(load(unfilled).state, MessageState::failed);
    EXPECT_NE(load(unfilled).reason.find("book.title"), std::string::npos);
    EXPECT_EQ(load(forgotten).state, MessageState::failed);
    EXPECT_NE(load(forgotten).reason.find("there is no such cart"), std::string::npos);
    EXPECT_EQ(load(buggy).state, MessageState::failed);
    EXPECT_EQ(load(good).state, MessageState::sent);
    EXPECT_TRUE(people.bounced.empty());
}

TEST_P(DeliveryToTheMailbox, SendsEachMessageOnceOverManyConnections) {
    std::vector<MessageId> sent;
    for (int i = 0; i < 60; ++i) sent.push_back(queue(fmt::format("reader{}", i)));
    Delivery delivery(db(), env, people, facts, mailbox, {.connections = 4});
    ok(delivery.start());
    // Woken by the enqueue, not by a poll.
    for (int i = 60; i < 90; ++i) sent.push_back(queue(fmt::format("reader{}", i)));
    const auto limit = std::chrono::steady_clock::now() + 60s;
    while (in_mailbox() < sent.size() && std::chrono::steady_clock::now() < limit) {
        std::this_thread::yield();
    }
    delivery.stop();
    EXPECT_EQ(in_mailbox(), sent.size());
    for (const auto& id : sent) {
        EXPECT_EQ(load(id).state, MessageState::sent);
        EXPECT_EQ(attempts(id).size(), 1u);
    }
}

TEST_P(DeliveryToTheMailbox, FollowsAClockThatJumps) {
    auto message = draft("ada");
    message.send_at = clock.now() + 24h * 30;
    const auto id = put(message).value();
    Delivery delivery(db(), env, people, facts, mailbox, {.connections = 2});
    ok(delivery.start());
    clock.advance(24h * 30);
    delivery.wake();
    const auto limit = std::chrono::steady_clock::now() + 60s;
    while (load(id).state != MessageState::sent && std::chrono::steady_clock::now() < limit) {
        std::this_thread::yield();
    }
    delivery.stop();
    EXPECT_EQ(load(id).state, MessageState::sent);
}

TEST_P(DeliveryToTheMailbox, TheMailboxIsListedAndSearched) {
    for (const auto* contact : {"ada", "grace", "joan"}) {
        queue(contact);
        clock.advance(1s);
        deliver();
    }
    const auto list = [&](const std::string& query, const std::string& cursor) {
        return ok(read([&](Tx& tx) { return mailbox_list(tx, brand, query, cursor, 2); }));
    };
    const auto first = list("", "");
    ASSERT_EQ(first.entries.size(), 2u);
    EXPECT_EQ(first.entries[0].recipient, "joan@example.org");
    const auto second = list("", first.next);
    ASSERT_EQ(second.entries.size(), 1u);
    EXPECT_EQ(second.entries[0].recipient, "ada@example.org");
    EXPECT_EQ(list("GRACE", "").entries.size(), 1u);
}

}  // namespace
}  // namespace mail
