// Runs a command and says what it cost: bench_spent COMMAND [ARGUMENT ...]
//
// One line of JSON on file descriptor 3; the command has the other descriptors. A process of its
// own because the peak of memory that the kernel reports includes what the forking process held,
// and this one is small.
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

namespace {

constexpr int kReport = 3;
constexpr int kCannotRun = 127;

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "usage: bench_spent COMMAND [ARGUMENT ...]\n");
        return 2;
    }
    // Whoever measures may be stopped: nothing goes on alone then.
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    const auto begin = std::chrono::steady_clock::now();
    const pid_t child = ::fork();
    if (child < 0) {
        fmt::print(stderr, "cannot fork: {}\n", std::strerror(errno));
        return 3;
    }
    if (child == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        ::close(kReport);
        ::execvp(argv[1], argv + 1);
        fmt::print(stderr, "cannot run {}: {}\n", argv[1], std::strerror(errno));
        ::_exit(kCannotRun);
    }
    int status = 0;
    rusage usage{};
    while (::wait4(child, &status, 0, &usage) < 0) {
        if (errno == EINTR) continue;
        fmt::print(stderr, "cannot wait: {}\n", std::strerror(errno));
        return 3;
    }
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - begin;
    const std::string report =
        fmt::format(R"({{"wall_s":{},"user_s":{},"sys_s":{},"peak_rss_mb":{},"exit_code":{}}})"
                    "\n",
                    wall.count(), seconds(usage.ru_utime), seconds(usage.ru_stime),
                    static_cast<double>(usage.ru_maxrss) / 1024,
                    WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return ::write(kReport, report.data(), report.size()) == static_cast<ssize_t>(report.size())
               ? 0
               : 3;
}
