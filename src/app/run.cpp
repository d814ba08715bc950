#include "app/run.hpp"

#include <csignal>
#include <cstdio>
#include <iostream>

#include "app/commands.hpp"
#include "base/log.hpp"
#include "base/strings.hpp"

namespace app {
namespace {

using cli::ExitCode;

struct Runner {
    template <class Command>
    base::Result<ExitCode> operator()(const Command& command) const {
        return execute(command);
    }
};

// A peer's message may have several.
std::string one_line(const std::string& message) {
    std::string out;
    for (const auto line : base::split(message, '\n')) {
        out += (out.empty() ? "" : " ") + std::string(base::trim(line));
    }
    return out;
}

ExitCode code_of(base::Errc code) {
    switch (code) {
        case base::Errc::unavailable:
        case base::Errc::internal:
            return ExitCode::failed;
        default:
            return ExitCode::bad_input;
    }
}

}  // namespace

int run(int argc, const char* const* argv) {
    auto parsed = cli::parse(argc, argv);
    if (!parsed.command) {
        (parsed.code == ExitCode::ok ? std::cout : std::cerr) << parsed.output;
        return static_cast<int>(parsed.code);
    }
    try {
        const auto done = std::visit(Runner{}, *parsed.command);
        if (done) return static_cast<int>(done.value());
        std::cerr << "error: " << one_line(done.error().message) << '\n';
        return static_cast<int>(code_of(done.error().code));
    } catch (const std::exception& bug) {
        std::cerr << "error: an internal fault: " << bug.what() << '\n';
        return static_cast<int>(ExitCode::failed);
    }
}

}  // namespace app
