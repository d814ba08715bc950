#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>

#include "base/files.hpp"
#include "base/strings.hpp"
#include "books/folder.hpp"
#include "books/markdown_blocks.hpp"
#include "books/pages.hpp"
#include "books/readers.hpp"
#include "text/encoding.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace books {

namespace fs = std::filesystem;
using base::Errc;
using base::fail;
using base::Result;

namespace {

void read_metadata(const MarkdownDocument& document, Book& book) {
    for (const auto& [key, values] : document.metadata) {
        if (values.empty()) continue;
        const std::string& value = values.front();
        if (key == "title") book.title = value;
        if (key == "subtitle") book.subtitle = value;
        if (key == "author" || key == "authors" || key == "creator") book.authors = values;
        if (key == "language" || key == "lang") book.language = value;
        if (key == "publisher") book.publisher = value;
        if (key == "isbn") book.isbn = value;
        if (key == "description" || key == "summary") book.description = value;
        if (key == "subjects" || key == "subject" || key == "keywords" || key == "tags") {
            book.subjects = values;
        }
    }
}

// What a list may name besides.
constexpr std::array<std::string_view, 3> kListed{".md", ".markdown", ".txt"};

std::vector<Page> pages_of_summary(const fs::path& folder, const std::string& text) {
    std::vector<Page> out;
    std::vector<std::string> above;
    for (const auto& link : parse_summary(text)) {
        const auto depth = static_cast<std::size_t>(std::min(link.depth, 20));
        above.resize(depth);
        const auto file = inside(folder, link.target, kListed);
        if (file)
            out.push_back(
                {*file, link.title, depth > 0 && !above.empty() ? above.front() : link.part});
        above.resize(depth + 1);
        above[depth] = link.title;
    }
    return out;
}

std::vector<Page> pages_of_list(const fs::path& folder, const std::string& text) {
    std::vector<Page> out;
    for (const auto line : base::split(text, '\n')) {
        const auto file = inside(folder, base::trim(line), kListed);
        if (file) out.push_back({*file, {}, {}});
    }
    return out;
}

bool is_list_file(const fs::path& file) {
    const std::string stem = text::to_lower(file.stem().string());
    return stem == "summary" || stem == "toc" || stem == "_sidebar";
}

Result<std::vector<Page>> find_pages(const fs::path& folder, const ReadLimits& limits) {
    for (const char* name : {"SUMMARY.md", "summary.md", "Summary.md"}) {
        if (auto text = read_own(folder, name, limits.document_bytes)) {
            auto pages = pages_of_summary(folder, text::to_utf8(text.value()).text);
            if (!pages.empty()) return pages;
        }
    }
    for (const char* name : {"Book.txt", "book.txt"}) {
        if (auto text = read_own(folder, name, limits.document_bytes)) {
            auto pages = pages_of_list(folder, text::to_utf8(text.value()).text);
            if (!pages.empty()) return pages;
        }
    }
    TRY(auto files, list_files(folder, kMarkdownEndings, limits));
    if (files.size() > 2 && fs::exists(folder / "README.md")) {
        if (auto text = read_own(folder, "README.md", limits.document_bytes)) {
            auto pages = pages_of_summary(folder, text::to_utf8(text.value()).text);
            if (pages.size() * 2 > files.size()) {
                pages.insert(pages.begin(), {fs::path("README.md"), {}, {}});
                return pages;
            }
        }
    }
    std::ranges::sort(files, {}, [](const fs::path& file) {
        return std::pair(!is_first_page(file), natural_key(file));
    });
    std::vector<Page> out;
    for (auto& file : files) {
        if (!is_list_file(file)) out.push_back({std::move(file), {}, {}});
    }
    return out;
}

// README.md of a book names it: title, subtitle, "By ...", then what it is about.
void read_title_page(const MarkdownDocument& document, Book& book) {
    read_metadata(document, book);
    for (const auto& raw : document.blocks) {
        const Block& block = raw.block;
        if (raw.is_heading() && block.level == 1 && book.title.empty()) {
            book.title = clean_title(block.text);
            const std::size_t colon = book.title.find(": ");
            if (colon != std::string::npos && book.subtitle.empty()) {
                book.subtitle = book.title.substr(colon + 2);
                book.title.resize(colon);
            }
        } else if (raw.is_heading() && block.level == 2 && book.subtitle.empty() &&
                   book.description.empty() &&
                   &raw == &document.blocks[std::min<std::size_t>(1, document.blocks.size() - 1)] &&
                   !matter_of_title(block.text) && title_key(block.text) != "introduction") {
            book.subtitle = clean_title(block.text);
        } else if (block.kind == BlockKind::paragraph && book.authors.empty() &&
                   base::starts_with_ignoring_case(block.text, "by ") && block.text.size() < 100) {
            book.authors.push_back(block.text.substr(3));
        } else if (block.kind == BlockKind::paragraph && book.description.empty() &&
                   text::word_count(block.text) > 15) {
            book.description = block.text;
        }
    }
}

}  // namespace

Result<Book> read_markdown(std::string_view text, const ReadLimits& limits) {
    const Deadline deadline(limits.time);
    TRY(MarkdownDocument document, parse_markdown(text, deadline));
    Book book;
    book.format = Format::markdown;
    read_metadata(document, book);
    outline_by_headings(std::move(document.blocks), book);
    book.language = language_tag(book.language);
    TRY(finish(book));
    divide_title(book);
    return book;
}

Result<Book> read_markdown_folder(const fs::path& folder, const ReadLimits& limits) {
    const Deadline deadline(limits.time);
    TRY(const std::vector<Page> pages, find_pages(folder, limits));
    if (pages.empty()) {
        return fail(Errc::invalid, "the folder holds no Markdown file (.md) and no Book.txt");
    }
    Book book;
    book.format = Format::markdown;
    if (auto readme = read_own(folder, "README.md", limits.document_bytes)) {
        TRY(const auto document, parse_markdown(text::to_utf8(readme.value()).text, deadline));
        read_title_page(document, book);
    }
    std::vector<MarkdownDocument> documents;
    std::uintmax_t left = limits.unpacked_bytes;
    std::set<fs::path> seen;
    PageBuilder builder(book);
    for (const auto& page : pages) {
        if (!seen.insert(page.file).second) continue;
        if (deadline.expired()) return fail(Errc::invalid, "reading it takes too long");
        auto bytes = read_own(folder, page.file, std::min(left, limits.document_bytes));
        if (!bytes) {
            book.warnings.push_back(
                fmt::format("{} was left out: {}", page.file.string(), bytes.error().message));
            continue;
        }
        left -= std::min<std::uintmax_t>(left, bytes.value().size());
        if (text::looks_binary(bytes.value())) {
            book.warnings.push_back(page.file.string() + " was left out: it is not text");
            continue;
        }
        const text::Decoded decoded = text::to_utf8(bytes.value());
        if (decoded.guessed) {
            book.warnings.push_back(fmt::format("the encoding of {} was taken to be {}",
                                                page.file.string(), decoded.encoding));
        }
        TRY(auto document, parse_markdown(decoded.text, deadline));
        if (seen.size() == 1) read_metadata(document, book);
        builder.add(page, std::move(document.blocks), document.link_items);
    }
    complete_from_folder(folder, limits, book);
    book.language = language_tag(book.language);
    TRY(finish(book));
    return book;
}

}  // namespace books
