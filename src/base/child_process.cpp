#include "base/child_process.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <linux/close_range.h>
#include <optional>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#include "base/descriptor.hpp"
#include "base/strings.hpp"

// Debian 12's header does not say that its functions are C's.
extern "C" {
#include <sys/pidfd.h>
}

namespace base {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kErrorBytes = 4096;
constexpr rlim_t kDescriptors = 64;

struct Pipe {
    Descriptor reading;
    Descriptor writing;
};

Result<Pipe> open_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return fail(Errc::internal, "no pipe can be opened: {}", std::strerror(errno));
    }
    return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

std::optional<std::string> find_program(const std::string& name) {
    if (name.find('/') != std::string::npos) {
        return ::access(name.c_str(), X_OK) == 0 ? std::optional(name) : std::nullopt;
    }
    const char* path = std::getenv("PATH");
    for (const std::string_view folder : split(path ? path : "/usr/local/bin:/usr/bin:/bin", ':')) {
        if (folder.empty()) continue;
        std::string file = fmt::format("{}/{}", folder, name);
        if (::access(file.c_str(), X_OK) == 0 && fs::is_regular_file(file)) return file;
    }
    return std::nullopt;
}

// What the child needs, made before it is forked off: afterwards nothing may be allocated, since
// another thread may hold the allocator's lock.
struct Launch {
    const char* file;
    char* const* arguments;
    char* const* environment;
    int input;
    int output;
    int errors;
    rlim_t memory;
    rlim_t seconds;
};

void limit(int resource, rlim_t most) {
    const rlimit value{most, most};
    if (::setrlimit(static_cast<__rlimit_resource>(resource), &value) != 0) ::_exit(127);
}

// Only what signal-safety(7) lists.
[[noreturn]] void become(const Launch& launch, pid_t parent) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (::getppid() != parent) ::_exit(127);
    for (int number = 1; number < NSIG; ++number) ::signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    // Past the three places first, so that none of them is overwritten before it is copied.
    const int input = ::fcntl(launch.input, F_DUPFD, 3);
    const int output = ::fcntl(launch.output, F_DUPFD, 3);
    const int errors = ::fcntl(launch.errors, F_DUPFD, 3);
    if (::dup2(input, 0) < 0 || ::dup2(output, 1) < 0 || ::dup2(errors, 2) < 0 ||
        ::close_range(3, ~0U, 0) != 0 || ::chdir("/") != 0) {
        ::_exit(127);
    }
    limit(RLIMIT_AS, launch.memory);
    limit(RLIMIT_CPU, launch.seconds);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, kDescriptors);
    ::execve(launch.file, launch.arguments, launch.environment);
    ::_exit(127);
}

// Takes what the pipe holds. False at its end.
bool take(const Descriptor& from, std::string& into, std::size_t most, bool& more) {
    std::array<char, 64 << 10> buffer;
    const ssize_t got = ::read(from.get(), buffer.data(), buffer.size());
    if (got < 0) return errno == EINTR || errno == EAGAIN;
    const std::size_t room = most - into.size();
    if (static_cast<std::size_t>(got) > room) more = true;
    into.append(buffer.data(), std::min(room, static_cast<std::size_t>(got)));
    return got > 0;
}

class Watch {
  public:
    Watch(pid_t child, Descriptor output, Descriptor errors)
        : child_(child),
          process_(::pidfd_open(child, 0)),
          output_(std::move(output)),
          errors_(std::move(errors)) {}

    bool possible() const { return process_.open(); }

    ChildResult until_end(const ChildProgram& program) {
        const auto end = std::chrono::steady_clock::now() + program.time;
        ChildResult out;
        bool stopped = false;
        bool ended = false;
        while (!ended || output_.open() || errors_.open()) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(
                end - std::chrono::steady_clock::now());
            bool too_much = false;
            if (left.count() > 0 || stopped) {
                ended = wait(stopped ? std::chrono::milliseconds(-1) : left, out,
                             program.output_bytes, too_much) ||
                        ended;
            }
            if (!stopped && (too_much || left.count() <= 0)) {
                out.end = too_much ? ChildEnd::too_much_output : ChildEnd::out_of_time;
                stopped = true;
                // Its pipes are let go too: who else may hold them is killed with it.
                kill_group();
                output_.reset();
                errors_.reset();
            }
            // Whatever it left running would keep the pipes open.
            if (ended) kill_group();
        }
        const int status = reap();
        if (WIFEXITED(status)) out.code = WEXITSTATUS(status);
        if (WIFSIGNALED(status)) out.code = WTERMSIG(status);
        if (WIFSIGNALED(status) && !stopped) out.end = ChildEnd::killed;
        return out;
    }

  private:
    void kill_group() const { ::kill(-child_, SIGKILL); }

    // True when the child has ended.
    bool wait(std::chrono::milliseconds longest, ChildResult& out, std::size_t most,
              bool& too_much) {
        std::array<pollfd, 3> watched{
            {{process_.get(), POLLIN, 0}, {output_.get(), POLLIN, 0}, {errors_.get(), POLLIN, 0}}};
        const auto timeout = std::min<std::chrono::milliseconds::rep>(longest.count(), 1 << 30);
        if (::poll(watched.data(), watched.size(), static_cast<int>(timeout)) < 0) return false;
        bool ignored = false;
        if (watched[1].revents && !take(output_, out.output, most, too_much)) output_.reset();
        if (watched[2].revents && !take(errors_, out.errors, kErrorBytes, ignored)) errors_.reset();
        return watched[0].revents != 0;
    }

    int reap() const {
        int status = 0;
        while (::waitpid(child_, &status, 0) < 0 && errno == EINTR) {
        }
        return status;
    }

    pid_t child_;
    Descriptor process_;
    Descriptor output_;
    Descriptor errors_;
};

}  // namespace

Result<ChildResult> run_child(const ChildProgram& program) {
    const std::string& name = program.arguments.at(0);
    const auto file = find_program(name);
    if (!file) return fail(Errc::not_found, "the program {} is not installed", name);
    const std::string from = program.input.empty() ? "/dev/null" : program.input.string();
    Descriptor input(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
    if (!input.open()) return fail(Errc::not_found, "it cannot be opened");
    TRY(Pipe output, open_pipe());
    TRY(Pipe errors, open_pipe());

    std::vector<std::string> words = program.arguments;
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::array<std::string, 3> settings{"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8",
                                        "HOME=/nonexistent"};
    std::array<char*, 4> environment{settings[0].data(), settings[1].data(), settings[2].data(),
                                     nullptr};
    const Launch launch{file->c_str(),
                        arguments.data(),
                        environment.data(),
                        input.get(),
                        output.writing.get(),
                        errors.writing.get(),
                        static_cast<rlim_t>(program.memory_bytes),
                        static_cast<rlim_t>(program.processor_time.count())};
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child < 0) {
        return fail(Errc::internal, "no process can be started: {}", std::strerror(errno));
    }
    if (child == 0) become(launch, parent);
    ::setpgid(child, child);  // in both, whichever comes first
    output.writing.reset();
    errors.writing.reset();
    Watch watch(child, std::move(output.reading), std::move(errors.reading));
    if (!watch.possible()) {
        ::kill(-child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        return fail(Errc::internal, "a process cannot be watched: {}", std::strerror(errno));
    }
    ChildResult out = watch.until_end(program);
    if (out.end == ChildEnd::exited && out.code == 127) {
        return fail(Errc::internal, "the program {} cannot be started", name);
    }
    return out;
}

}  // namespace base
