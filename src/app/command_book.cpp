#include <iostream>

#include "app/commands.hpp"
#include "base/json.hpp"
#include "books/reader.hpp"

namespace app {
namespace {

void print(const books::Inspection& book) {
    std::cout << book.title << (book.subtitle.empty() ? "" : ": ") << book.subtitle << '\n';
    for (const auto& author : book.authors) std::cout << "by " << author << '\n';
    std::cout << fmt::format("{}, {}\n\n", base::enum_name(book.format), book.language);
    const auto list = [](std::string_view name, const std::vector<books::ChapterSize>& parts) {
        if (parts.empty()) return;
        std::cout << name << '\n';
        for (const auto& part : parts) {
            std::cout << fmt::format("  {:6} words  {}\n", part.words, part.title);
        }
    };
    list("Front matter", book.front_matter);
    list("Chapters", book.chapters);
    list("Back matter", book.back_matter);
    for (const auto& warning : book.warnings) std::cout << "warning: " << warning << '\n';
}

}  // namespace

base::Result<cli::ExitCode> execute(const cli::InspectCommand& command) {
    const auto book = books::read_book(command.file);
    if (!book) {
        // One line that names the file, whatever went wrong.
        return base::fail(base::Errc::invalid, "{}: {}", command.file.string(),
                          book.error().message);
    }
    const auto inspection = books::inspect(book.value());
    if (command.json) {
        std::cout << base::pretty(base::to_json(inspection));
    } else {
        print(inspection);
    }
    return cli::ExitCode::ok;
}

}  // namespace app
