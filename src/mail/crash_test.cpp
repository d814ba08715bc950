// Delivery is killed at random moments while it sends over SMTP: every message arrives exactly once
// or is listed in doubt, at most one per connection and crash.
#include <csignal>
#include <cstdlib>
#include <map>
#include <random>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mail/recovery.hpp"
#include "mail/smtp_transport.hpp"
#include "mail/world_test.hpp"
#include "support/smtp_sink.hpp"

namespace mail {
namespace {

using namespace std::chrono_literals;
using store::Tx;

constexpr int kMessages = 300;
constexpr int kKills = 20;
constexpr unsigned kConnections = 4;
constexpr const char* kJob = "FRONTLIST_MAIL_CRASH_JOB";  // "PORT DATABASE"

// What the child runs; a test only so that this program can be started as its own child.
TEST(DeliveryCrashChild, DeliversUntilKilled) {
    const char* job = std::getenv(kJob);
    if (!job) GTEST_SKIP() << "the other half of DeliveryCrash";
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const std::string_view words = job;
    const auto space = words.find(' ');
    const auto db = store::open(std::string(words.substr(space + 1)), {.durable = false});
    ASSERT_TRUE(db) << db.error().message;
    const base::SystemClock clock;
    base::SecureRandom random;
    base::IdSource ids(clock, random);
    const Env env{clock, ids, random};
    People people;
    Facts facts;
    SmtpTransport transport(
        {.host = "127.0.0.1",
         .port = static_cast<std::uint16_t>(std::stoi(std::string(words.substr(0, space))))});
    Delivery delivery(*db.value(), env, people, facts, transport, {.connections = kConnections});
    const auto started = delivery.start();
    ASSERT_TRUE(started) << started.error().message;
    while (true) ::pause();
}

class DeliveryCrash : public World {
  protected:
    pid_t start_child() {
        const pid_t child = ::fork();
        if (child == 0) {
            // Only what is safe between fork and exec in a program with threads.
            ::execl("/proc/self/exe", "mail_test", "--gtest_filter=DeliveryCrashChild.*",
                    "--gtest_brief=1", nullptr);
            ::_exit(127);
        }
        return child;
    }
    std::map<std::string, int> arrivals() const {
        std::map<std::string, int> times;
        for (const auto& mail : sink.mails()) ++times[mail.to.at(0)];
        return times;
    }

    support::SmtpSink sink;
    base::SystemClock wall;
};
ON_BOTH_ENGINES(DeliveryCrash);

TEST_P(DeliveryCrash, EveryMessageArrivesOnceOrIsListedInDoubt) {
    std::vector<MessageId> messages;
    for (int i = 0; i < kMessages; ++i) messages.push_back(queue(fmt::format("reader{}", i)));
    ::setenv(kJob, (std::to_string(sink.port()) + ' ' + test_db().url()).c_str(), 1);

    std::mt19937 moments(std::random_device{}());
    std::size_t expected = 0;
    for (int kill = 0; kill < kKills; ++kill) {
        const pid_t child = start_child();
        ASSERT_GT(child, 0);
        expected += std::uniform_int_distribution<std::size_t>(1, 12)(moments);
        EXPECT_TRUE(sink.wait_for(expected, 60s));
        const auto moment =
            std::chrono::steady_clock::now() +
            std::chrono::microseconds(std::uniform_int_distribution<int>(0, 4000)(moments));
        while (std::chrono::steady_clock::now() < moment) {
        }
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        expected = sink.mails().size();
        const auto recovered = ok(write([&](Tx& tx) {
            return recover(tx, env, {"parent", "boot"}, wall.now() + 1h);
        }));
        EXPECT_LE(recovered.in_doubt, kConnections);
        EXPECT_EQ(recovered.released, 0);
    }
    ::unsetenv(kJob);

    SmtpTransport transport({.host = "127.0.0.1", .port = sink.port()});
    clock.set(wall.now());
    ok(deliver(transport));
    const auto arrived = arrivals();
    int in_doubt = 0;
    for (const auto& id : messages) {
        const auto message = load(id);
        const auto found = arrived.find(message.contact_id.str() + "@example.org");
        const int times = found == arrived.end() ? 0 : found->second;
        if (message.state == MessageState::in_doubt) {
            ++in_doubt;
            EXPECT_LE(times, 1);
        } else {
            EXPECT_EQ(message.state, MessageState::sent);
            EXPECT_EQ(times, 1);
        }
    }
    EXPECT_LE(in_doubt, kKills * static_cast<int>(kConnections));
    RecordProperty("in_doubt", in_doubt);
}

}  // namespace
}  // namespace mail
