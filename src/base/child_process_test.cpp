// The programs are POSIX utilities; what is expected of them is what POSIX and setrlimit(2) say.
#include "base/child_process.hpp"

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <poll.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/scratch.hpp"

// Debian 12's header does not say that its functions are C's.
extern "C" {
#include <sys/pidfd.h>
}

namespace base {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

ChildProgram shell(std::string script) {
    ChildProgram out;
    out.arguments = {"sh", "-c", std::move(script)};
    return out;
}

TEST(ChildProcess, GivesBackWhatTheProgramSaysAndHowItEnds) {
    const auto result = run_child(shell("echo out; echo wrong >&2; exit 3"));
    ASSERT_TRUE(result);
    EXPECT_EQ(result.value().end, ChildEnd::exited);
    EXPECT_EQ(result.value().code, 3);
    EXPECT_EQ(result.value().output, "out\n");
    EXPECT_EQ(result.value().errors, "wrong\n");
}

TEST(ChildProcess, ArgumentsPassNoShell) {
    ChildProgram program;
    program.arguments = {"printf", "%s|", "$(echo x)", "a b", "; exit 1", "*"};
    const auto result = run_child(program);
    ASSERT_TRUE(result);
    EXPECT_EQ(result.value().output, "$(echo x)|a b|; exit 1|*|");
}

TEST(ChildProcess, ReadsTheFileThatIsItsInput) {
    const support::ScratchFolder scratch;
    std::ofstream(scratch.path() / "in") << "some words";
    ChildProgram program;
    program.arguments = {"cat"};
    program.input = scratch.path() / "in";
    EXPECT_EQ(run_child(program).value().output, "some words");
    program.input = scratch.path() / "absent";
    EXPECT_EQ(run_child(program).error().code, Errc::not_found);
    program.input.clear();
    EXPECT_EQ(run_child(program).value().output, "");
}

TEST(ChildProcess, AProgramThatIsNotThereIsNamed) {
    ChildProgram program;
    program.arguments = {"no-such-program-of-ours"};
    const auto result = run_child(program);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, Errc::not_found);
    EXPECT_THAT(result.error().message, HasSubstr("no-such-program-of-ours"));
}

TEST(ChildProcess, IsStoppedAtTheTimeAllowedTogetherWithWhatItStarted) {
    const support::ScratchFolder scratch;
    ChildProgram program = shell("sleep 600 & echo $!; wait");
    program.time = 300ms;
    const auto result = run_child(program);
    ASSERT_TRUE(result);
    EXPECT_EQ(result.value().end, ChildEnd::out_of_time);
    const pid_t left = static_cast<pid_t>(std::stol(result.value().output));
    pollfd watched{::pidfd_open(left, 0), POLLIN, 0};
    if (watched.fd < 0) return;  // gone already
    EXPECT_EQ(::poll(&watched, 1, 10'000), 1) << "it still runs";
    ::close(watched.fd);
}

TEST(ChildProcess, EndsWithTheProgramThoughSomethingItStartedHoldsItsOutput) {
    ChildProgram program = shell("sleep 600 & echo done");
    program.time = 60s;
    const auto before = std::chrono::steady_clock::now();
    const auto result = run_child(program);
    ASSERT_TRUE(result);
    EXPECT_EQ(result.value().end, ChildEnd::exited);
    EXPECT_EQ(result.value().output, "done\n");
    EXPECT_LT(std::chrono::steady_clock::now() - before, 30s);
}

TEST(ChildProcess, IsStoppedWhenItSaysTooMuch) {
    ChildProgram program = shell("while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done");
    program.output_bytes = 1000;
    const auto result = run_child(program);
    ASSERT_TRUE(result);
    EXPECT_EQ(result.value().end, ChildEnd::too_much_output);
    EXPECT_EQ(result.value().output.size(), 1000u);
    program = shell("printf 12345");
    program.output_bytes = 5;
    EXPECT_EQ(run_child(program).value().end, ChildEnd::exited);
}

TEST(ChildProcess, IsStoppedWhenItCalculatesTooLong) {
    ChildProgram program = shell("while :; do :; done");
    program.processor_time = 1s;
    const auto result = run_child(program);
    ASSERT_TRUE(result);
    EXPECT_EQ(result.value().end, ChildEnd::killed);
    // With the soft limit at the hard one, Linux kills at once.
    EXPECT_THAT(result.value().code, testing::AnyOf(SIGXCPU, SIGKILL));
}

TEST(ChildProcess, GetsNoMoreMemoryThanAllowed) {
    ChildProgram program;
    program.arguments = {"dd", "if=/dev/zero", "of=/dev/null", "bs=256M", "count=1"};
    EXPECT_EQ(run_child(program).value().code, 0);
    program.memory_bytes = 64u << 20;
    EXPECT_NE(run_child(program).value().code, 0);
}

TEST(ChildProcess, WritesToNoFile) {
    const support::ScratchFolder scratch;
    const auto file = scratch.path() / "out";
    const auto result = run_child(shell("echo words > " + file.string()));
    ASSERT_TRUE(result);
    EXPECT_NE(result.value().code, 0);
    EXPECT_TRUE(!std::filesystem::exists(file) || std::filesystem::file_size(file) == 0);
}

TEST(ChildProcess, GetsNoDescriptorOfOurs) {
    const support::ScratchFolder scratch;
    const auto file = scratch.path() / "ours";
    const int ours = ::open(file.c_str(), O_RDWR | O_CREAT, 0600);  // not closed on exec
    ASSERT_GE(ours, 3);
    const auto result = run_child(shell("ls -l /proc/$$/fd"));
    ::close(ours);
    ASSERT_TRUE(result);
    EXPECT_THAT(result.value().output, HasSubstr("/dev/null"));
    EXPECT_THAT(result.value().output, testing::Not(HasSubstr(file.string())));
}

TEST(ChildProcess, GetsNothingOfOurEnvironment) {
    ::setenv("FRONTLIST_TEST_SECRET", "42", 1);
    const auto result = run_child(shell("env"));
    ::unsetenv("FRONTLIST_TEST_SECRET");
    ASSERT_TRUE(result);
    EXPECT_THAT(result.value().output, testing::Not(HasSubstr("SECRET")));
    EXPECT_THAT(result.value().output, HasSubstr("PATH="));
}

}  // namespace
}  // namespace base
