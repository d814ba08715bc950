#include "mail/messages.hpp"

#include <thread>

#include "mail/ledger_rows.hpp"
#include "mail/tracking.hpp"
#include "mail/world_test.hpp"

namespace mail {
namespace {

using namespace std::chrono_literals;
using store::Tx;

class Messages : public World {
  protected:
    NewMessage step(const std::string& enrollment, const std::string& key) const {
        auto message = draft("ada");
        message.enrollment = EnrollmentId{enrollment};
        message.step_key = key;
        message.dedup_key.clear();
        return message;
    }
    // As a crash leaves it.
    void into_doubt(const MessageId& id) {
        ok(write([&](Tx& tx) -> Result<> {
            TRY(auto message, lock_message(tx, id));
            TRY(apply(tx, env, message, {.move = Move::claim, .reason = {}, .due_at = {}}));
            return apply(tx, env, message, {.move = Move::lose, .reason = "crash", .due_at = {}});
        }));
    }
};
ON_BOTH_ENGINES(Messages);

TEST_P(Messages, ASecondEnqueueOfTheSameStepIsANoOp) {
    EXPECT_TRUE(put(step("e1", "story")));
    EXPECT_FALSE(put(step("e1", "story")));
    EXPECT_TRUE(put(step("e1", "offer")));
    // A second abandoned cart is a new enrollment.
    EXPECT_TRUE(put(step("e2", "story")));
}

TEST_P(Messages, ASecondEnqueueUnderTheSameKeyIsANoOpThoughManyAskAtOnce) {
    std::vector<std::thread> threads;
    std::atomic<int> queued = 0;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            const auto id = db().write([&](Tx& tx) { return enqueue(tx, env, draft("ada")); });
            if (id && id.value()) ++queued;
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(queued, 1);
    EXPECT_TRUE(put(draft("grace")));
}

TEST_P(Messages, NeedAKeySoThatTheyGoOutOnce) {
    auto message = draft("ada");
    message.dedup_key.clear();
    const auto refused = write([&](Tx& tx) { return enqueue(tx, env, message); });
    EXPECT_EQ(refused.error().code, base::Errc::invalid);
}

TEST_P(Messages, KeepTheirDocumentOnceAndWhole) {
    const auto first = load(queue("ada"));
    const auto second = load(queue("grace"));
    EXPECT_EQ(first.document_id, second.document_id);
    EXPECT_EQ(ok(read([&](Tx& tx) { return load_document(tx, first); })),
              email(MessageClass::promotional));
    EXPECT_EQ(*ok(read([&](Tx& tx) {
        return tx.query_one<std::int64_t>("select count(*) as n from mail_documents");
    })),
              1);
    EXPECT_EQ(first.context.at("cart").as_string(), "c1");
    EXPECT_EQ(first.message_class, MessageClass::promotional);
    EXPECT_EQ(first.due_at, clock.now());
}

TEST_P(Messages, AnEnrollmentThatEndsTakesBackWhatWaits) {
    const auto first = put(step("e1", "story")).value();
    const auto second = put(step("e1", "offer")).value();
    const auto other = put(step("e2", "story")).value();
    EXPECT_EQ(ok(write([&](Tx& tx) {
                  return cancel_enrollment(tx, env, EnrollmentId{"e1"}, "bought the book");
              })),
              2);
    for (const auto& id : {first, second}) {
        EXPECT_EQ(load(id).state, MessageState::suppressed);
        EXPECT_EQ(load(id).reason, "bought the book");
        EXPECT_FALSE(load(id).due_at);
    }
    EXPECT_EQ(load(other).state, MessageState::queued);
    EXPECT_EQ(
        ok(write([&](Tx& tx) { return cancel_enrollment(tx, env, EnrollmentId{"e1"}, "again"); })),
        0);
    EXPECT_EQ(std::ranges::count(kinds_of("ada"), "email.suppressed"), 2);
    // The step stays taken.
    EXPECT_FALSE(put(step("e1", "story")));
}

TEST_P(Messages, OneCanBeTakenBackUntilItIsGone) {
    const auto id = queue("ada");
    EXPECT_TRUE(ok(write([&](Tx& tx) { return cancel_message(tx, env, id, "by the owner"); })));
    EXPECT_FALSE(ok(write([&](Tx& tx) { return cancel_message(tx, env, id, "by the owner"); })));
}

TEST_P(Messages, AreListedNewestFirstAndFiltered) {
    for (const auto* contact : {"ada", "grace", "joan"}) {
        queue(contact);
        clock.advance(1s);
    }
    const auto list = [&](MessageFilter filter, int limit) {
        filter.brand = brand;
        return ok(read([&](Tx& tx) { return list_messages(tx, filter, limit); }));
    };
    const auto first = list({}, 2);
    ASSERT_EQ(first.messages.size(), 2u);
    EXPECT_EQ(first.messages[0].contact_id.str(), "joan");
    MessageFilter next;
    next.cursor = first.next;
    EXPECT_EQ(list(next, 2).messages.at(0).contact_id.str(), "ada");
    MessageFilter graces;
    graces.contact = ContactId{"grace"};
    graces.state = MessageState::queued;
    graces.purpose = "test";
    EXPECT_EQ(list(graces, 10).messages.size(), 1u);
    graces.state = MessageState::sent;
    EXPECT_TRUE(list(graces, 10).messages.empty());
    const auto counts = ok(read([&](Tx& tx) { return count_messages(tx, brand); }));
    ASSERT_EQ(counts.size(), 1u);
    EXPECT_EQ(counts[0].messages, 3);
}

TEST_P(Messages, InDoubtWaitForAPersonsWord) {
    const auto again = queue("ada");
    const auto sent = queue("grace");
    const auto given_up = queue("joan");
    for (const auto& id : {again, sent, given_up}) into_doubt(id);
    EXPECT_EQ(deliver(), 0u);

    const auto resolve = [&](const MessageId& id, Resolution resolution) {
        return write([&](Tx& tx) { return resolve_in_doubt(tx, env, id, resolution, "Owner"); });
    };
    EXPECT_EQ(ok(resolve(again, Resolution::resend)).state, MessageState::queued);
    EXPECT_EQ(ok(resolve(sent, Resolution::accept_as_sent)).state, MessageState::sent);
    EXPECT_EQ(ok(resolve(given_up, Resolution::give_up)).state, MessageState::failed);
    EXPECT_EQ(resolve(sent, Resolution::resend).error().code, base::Errc::conflict);
    EXPECT_EQ(kinds_of("grace"), std::vector<std::string>{"email.sent"});
    EXPECT_EQ(deliver(), 1u);
    EXPECT_EQ(load(again).state, MessageState::sent);
}

TEST_P(Messages, ExplainThemselves) {
    auto later = draft("ada");
    later.send_at = clock.now() + 24h;
    EXPECT_NE(explain(put(later).value()).find("2 March 2026"), std::string::npos);
    const auto due = queue("grace");
    EXPECT_NE(explain(due).find("no delivery is running"), std::string::npos);
    people.refuse("grace", "the reader unsubscribed");
    deliver();
    EXPECT_NE(explain(due).find("the reader unsubscribed"), std::string::npos);
}

TEST_P(Messages, OpensAndClicksAreEventsOnceAMoment) {
    const auto id = queue("ada");
    deliver();
    const std::string person = "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/128.0";
    const auto open = [&](const std::string& agent) {
        return ok(write([&](Tx& tx) { return record_open(tx, env, id, agent, clock.now()); }));
    };
    const auto click = [&](const std::string& target) {
        return ok(
            write([&](Tx& tx) { return record_click(tx, env, id, target, person, clock.now()); }));
    };
    clock.advance(1s);
    EXPECT_TRUE(open(person).machine) << "faster than people";
    clock.advance(10min);
    auto seen = open(person);
    EXPECT_FALSE(seen.machine);
    EXPECT_TRUE(seen.first) << "machines are counted apart";
    EXPECT_FALSE(open(person).recorded);
    clock.advance(31min);
    seen = open(person);
    EXPECT_TRUE(seen.recorded);
    EXPECT_FALSE(seen.first);
    EXPECT_TRUE(click("https://example.com/a").first);
    EXPECT_FALSE(click("https://example.com/a").recorded);
    const auto other = click("https://example.com/b");
    EXPECT_TRUE(other.recorded);
    EXPECT_FALSE(other.first);

    const auto happened = events_of("ada");
    EXPECT_EQ(kinds_of("ada"),
              (std::vector<std::string>{"email.clicked", "email.clicked", "email.opened",
                                        "email.opened", "email.opened", "email.sent"}));
    const auto& props = happened.front().props;
    EXPECT_EQ(props.at("message").as_string(), id.str());
    EXPECT_EQ(props.at("journey").as_string(), "welcome");
    EXPECT_EQ(props.at("target").as_string(), "https://example.com/b");
    EXPECT_FALSE(props.at("machine").as_bool());
}

}  // namespace
}  // namespace mail
