// The readers by format, for reader.cpp, tests and fuzz targets.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "books/outline.hpp"
#include "books/reader.hpp"

namespace books {

base::Result<Book> read_epub(const std::filesystem::path& file, const ReadLimits& limits);
base::Result<Book> read_epub_bytes(std::string_view bytes, const ReadLimits& limits);

// One document; `text` is UTF-8.
base::Result<Book> read_markdown(std::string_view text, const ReadLimits& limits);
base::Result<Book> read_markdown_folder(const std::filesystem::path& folder,
                                        const ReadLimits& limits);

base::Result<Book> read_plain_text(std::string_view text, const ReadLimits& limits);

// Runs pdfinfo and pdftohtml of poppler-utils; errors as read_book, and unavailable where they are
// not installed.
base::Result<Book> read_pdf(const std::filesystem::path& file, const ReadLimits& limits);
// What is between those programs and the book: `info` is what pdfinfo printed, `xml` is
// pdftohtml's. A pure function.
base::Result<Book> read_pdf_output(std::string_view info, std::string_view xml,
                                   const ReadLimits& limits);

// "English" -> "en"; a tag stays as it is.
std::string language_tag(std::string_view language);

}  // namespace books
