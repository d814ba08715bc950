// Another program, run to its end within limits: for work on untrusted bytes that must not happen
// in our own memory, and for programs whose licence keeps them apart from ours.
//
// No shell is between: arguments are what they are. The child gets no descriptor of ours, a bare
// environment, "/" as its folder, and may write to no file. It dies when the thread that runs it
// does.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace base {

struct ChildProgram {
    std::vector<std::string> arguments;  // its name first, which is looked for in PATH
    std::filesystem::path input;         // read as its standard input; empty: nothing to read
    std::size_t output_bytes = 1u << 20;
    std::uint64_t memory_bytes = 512u << 20;  // of address space (RLIMIT_AS)
    std::chrono::seconds processor_time{10};
    std::chrono::milliseconds time{60'000};  // by the clock on the wall
};

enum class ChildEnd { exited, killed, out_of_time, too_much_output };

struct ChildResult {
    ChildEnd end = ChildEnd::exited;
    int code = 0;        // exited: its exit code; killed: the signal, SIGXCPU for processor time
    std::string output;  // its standard output, at most output_bytes
    std::string errors;  // the first 4 KB of its standard error
};

// Returns when the child has ended and all that it started in its process group was killed. Waits
// at most `time`. May be called from any thread.
// Errors: not_found, where there is no such program or input; internal, where none can be started.
Result<ChildResult> run_child(const ChildProgram& program);

}  // namespace base
