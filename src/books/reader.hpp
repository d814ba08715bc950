// From a file or a folder to a Book. Untrusted input: bounded in size, entries, nesting and time;
// no external entities, nothing written to disk.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>

#include "base/result.hpp"
#include "books/types.hpp"

namespace books {

struct ReadLimits {
    std::uintmax_t file_bytes = 200u << 20;     // a book file as it lies on disk
    std::uintmax_t unpacked_bytes = 96u << 20;  // all that is taken out of an archive
    std::uintmax_t document_bytes = 24u << 20;  // one document within it, or a text file
    std::uintmax_t cover_bytes = 12u << 20;
    std::size_t entries = 20'000;  // in an archive, or files in a folder
    std::size_t depth = 200;       // of nested elements
    std::chrono::milliseconds time{4000};
    // Of a program that takes a format apart for us; see base::ChildProgram.
    std::chrono::seconds program_processor_time{10};
    std::chrono::milliseconds program_time{60'000};
    std::uint64_t program_memory = 512u << 20;
};

// A file, by its content whatever its name says; or a folder, which is one book of
// Markdown files or of HTML pages.
// Errors: not_found; invalid, with one sentence that does not name the file. What could be read
// around a fault is read, with a line in `warnings`.
base::Result<Book> read_book(const std::filesystem::path& path, const ReadLimits& limits = {});

// Whether the path looks like one book: what launch and import take from a folder of books.
bool looks_like_book(const std::filesystem::path& path);

}  // namespace books
