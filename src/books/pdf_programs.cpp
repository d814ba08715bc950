// The one file that runs programs: pdfinfo and pdftohtml of poppler-utils, each a process of its
// own within limits, since a PDF is untrusted and poppler is under the GPL.
#include "base/child_process.hpp"
#include "base/strings.hpp"
#include "books/readers.hpp"

namespace books {

using base::Errc;
using base::fail;
using base::Result;

namespace {

constexpr std::size_t kInfoBytes = 64u << 10;

// Why poppler gave up, in words of ours. Its own say "Command Line Error: Incorrect password".
base::Error poppler_error(const base::ChildResult& result) {
    const auto invalid = [](std::string message) {
        return base::Error{Errc::invalid, std::move(message), {}};
    };
    const auto says = [&](std::string_view words) {
        return result.errors.find(words) != std::string::npos;
    };
    if (result.end == base::ChildEnd::too_much_output) {
        return invalid("it holds more text than can be read");
    }
    if (result.end == base::ChildEnd::out_of_time || result.end == base::ChildEnd::killed) {
        return invalid("its pages take too long to read; the file may be damaged");
    }
    if (says("Incorrect password") || says("unsupported security handler") ||
        says("Unsupported security handler")) {
        return invalid("it is protected by a password; save it without one and import that");
    }
    if (says("copy-protection") || says("Copying of text")) {
        return invalid(
            "its maker does not allow that text is taken from it; import a copy without that "
            "restriction");
    }
    return invalid("it is damaged or incomplete: no page can be read");
}

Result<std::string> run_poppler(std::vector<std::string> arguments,
                                const std::filesystem::path& file, std::size_t most,
                                const ReadLimits& limits) {
    base::ChildProgram program;
    program.arguments = std::move(arguments);
    // Poppler opens the file as its standard input, so no name can be taken for an option or end
    // up in what it prints.
    program.arguments.push_back("/dev/stdin");
    program.input = file;
    program.output_bytes = most;
    program.memory_bytes = limits.program_memory;
    program.processor_time = limits.program_processor_time;
    program.time = limits.program_time;
    auto result = base::run_child(program);
    if (!result) {
        if (result.error().code != Errc::not_found || !std::filesystem::exists(file)) {
            return fail(result.error());
        }
        return fail(Errc::unavailable,
                    "reading PDF needs the program {}; install the package poppler-utils",
                    program.arguments.front());
    }
    if (result.value().end != base::ChildEnd::exited || result.value().code != 0) {
        return fail(poppler_error(result.value()));
    }
    return std::move(result.value().output);
}

}  // namespace

Result<Book> read_pdf(const std::filesystem::path& file, const ReadLimits& limits) {
    TRY(const std::string info,
        run_poppler({"pdfinfo", "-enc", "UTF-8"}, file, kInfoBytes, limits));
    // -hidden: scanned books carry their recognised text invisibly over the pictures.
    TRY(const std::string xml, run_poppler({"pdftohtml", "-q", "-xml", "-i", "-hidden",
                                            "-noroundcoord", "-enc", "UTF-8", "-stdout"},
                                           file, limits.document_bytes, limits));
    return read_pdf_output(info, xml, limits);
}

}  // namespace books
