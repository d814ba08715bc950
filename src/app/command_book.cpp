#include <algorithm>
#include <array>
#include <iostream>
#include <iterator>

#include "app/commands.hpp"
#include "base/json.hpp"
#include "base/strings.hpp"
#include "books/analysis.hpp"
#include "books/reader.hpp"
#include "books/readers.hpp"
#include "text/encoding.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

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

base::Result<std::string> read_standard_input(std::size_t largest) {
    std::string out;
    std::array<char, 1 << 16> piece{};
    while (std::cin.read(piece.data(), piece.size()) || std::cin.gcount() > 0) {
        out.append(piece.data(), static_cast<std::size_t>(std::cin.gcount()));
        if (out.size() > largest) {
            return base::fail(base::Errc::invalid, "it has more than the {} MB allowed",
                              largest >> 20);
        }
    }
    if (base::trim(out).empty()) return base::fail(base::Errc::invalid, "it is empty");
    if (text::looks_binary(out)) return base::fail(base::Errc::invalid, "it is not text");
    return out;
}

// One paragraph, which a reader of books would take for a title.
books::Book book_of_paragraph(std::string_view text) {
    books::Book book;
    books::Chapter& chapter = book.chapters.emplace_back();
    chapter.words = text::word_count(text);
    chapter.blocks.push_back({.text = text::collapse_space(text::join_lines(text))});
    books::set_anchors(book);
    return book;
}

base::Result<books::Book> read_from(const cli::fs::path& file) {
    if (file != "-") return books::read_book(file);
    const books::ReadLimits limits;
    TRY(const std::string bytes, read_standard_input(limits.document_bytes));
    const std::string words = text::to_utf8(bytes).text;
    if (base::trim(words).find("\n\n") == std::string_view::npos) return book_of_paragraph(words);
    return books::read_plain_text(words, limits);
}

// One line that names the file, whatever went wrong.
base::Result<books::Book> read_named(const cli::fs::path& file) {
    auto book = read_from(file);
    if (book) return book;
    return base::fail(base::Errc::invalid, "{}: {}", file == "-" ? "standard input" : file.string(),
                      book.error().message);
}

// A text without chapters is one.
books::Book with_chapters(books::Book book) {
    if (!book.chapters.empty()) return book;
    books::Chapter whole;
    whole.title = book.title;
    for (auto& section : book.front_matter) {
        whole.words += section.words;
        std::ranges::move(section.blocks, std::back_inserter(whole.blocks));
    }
    book.front_matter.clear();
    book.chapters.push_back(std::move(whole));
    books::set_anchors(book);
    return book;
}

void print(const std::vector<books::KeyPhrase>& phrases) {
    for (const auto& phrase : phrases) {
        std::cout << fmt::format("{:5.2f}  {:4}x  {}\n", phrase.score, phrase.mentions,
                                 phrase.text);
    }
}

void print(const std::vector<books::Passage>& passages) {
    int chapter = -1;
    for (const auto& passage : passages) {
        if (chapter >= 0) std::cout << (passage.chapter == chapter ? " " : "\n\n");
        std::cout << passage.text;
        chapter = passage.chapter;
    }
    std::cout << '\n';
}

template <class Items, class Line>
void print_some(std::string_view name, const Items& items, Line line) {
    constexpr std::size_t kMost = 5;
    if (items.empty()) return;
    std::cout << fmt::format("\n{} ({})\n", name, items.size());
    for (std::size_t i = 0; i < items.size() && i < kMost; ++i) {
        std::cout << "  " << line(items[i]) << '\n';
    }
    if (items.size() > kMost) std::cout << "  ... all of them with --json\n";
}

void print(const books::Analysis& analysis) {
    const auto text = [](const auto& item) { return item.text; };
    std::cout << fmt::format("{} words, {} chapters, {}, reading ease {:.0f}\n", analysis.words,
                             analysis.chapters.size(), books::niche_name(analysis.niche.id),
                             analysis.reading_ease);
    const auto named = [](std::string_view name, const books::Phrase& phrase) {
        if (!phrase.text.empty()) std::cout << fmt::format("{}: {}\n", name, phrase.text);
    };
    named("about", analysis.topic);
    named("for", analysis.audience);
    named("to", analysis.main_benefit);
    print_some("Key phrases", analysis.key_phrases, text);
    print_some("Actions", analysis.action_items, text);
    print_some("Quick wins", analysis.quick_wins, text);
    print_some("Mistakes", analysis.mistakes, text);
    print_some("Stories", analysis.stories,
               [](const books::Story& story) { return story.opening; });
    print_some("Definitions", analysis.definitions, text);
    print_some("Numbers", analysis.numbers, text);
    print_some("Quotable", analysis.quotables, text);
    if (!analysis.summary.empty()) {
        std::cout << "\nSummary\n";
        print(analysis.summary);
    }
    for (const auto& note : analysis.notes) std::cout << "note: " << note << '\n';
}

template <class Result>
void show(const Result& result, bool json) {
    if (json) {
        std::cout << base::pretty(base::to_json(result));
    } else {
        print(result);
    }
}

}  // namespace

base::Result<cli::ExitCode> execute(const cli::AnalyzeCommand& command) {
    TRY(books::Book read, read_named(command.file));
    const books::Book book = with_chapters(std::move(read));
    switch (command.verb) {
        case cli::AnalyzeCommand::Verb::keyphrases:
            show(books::key_phrases(book, static_cast<std::size_t>(command.top)), command.json);
            break;
        case cli::AnalyzeCommand::Verb::summary:
            show(books::summarize(book, static_cast<std::size_t>(command.words)), command.json);
            break;
        case cli::AnalyzeCommand::Verb::analyze:
            show(books::analyze(book), command.json);
            break;
    }
    return cli::ExitCode::ok;
}

base::Result<cli::ExitCode> execute(const cli::InspectCommand& command) {
    TRY(const books::Book book, read_named(command.file));
    const auto inspection = books::inspect(book);
    if (command.json) {
        std::cout << base::pretty(base::to_json(inspection));
    } else {
        print(inspection);
    }
    return cli::ExitCode::ok;
}

}  // namespace app
