// The readers by format, for reader.cpp, tests and fuzz targets.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "books/outline.hpp"
#include "books/reader.hpp"

namespace books {

struct DocxParts;

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

base::Result<Book> read_docx(const std::filesystem::path& file, const ReadLimits& limits);
base::Result<Book> read_docx_bytes(std::string_view bytes, const ReadLimits& limits);
// Without its package; `cover` gets the relationship of the picture on the first page, if any.
base::Result<Book> read_docx(const DocxParts& parts, const ReadLimits& limits,
                             std::string* cover = nullptr);

// One page; `text` is UTF-8.
base::Result<Book> read_html(std::string_view text, const ReadLimits& limits);
// Pages in the order of the contents on the first one, else of their names.
base::Result<Book> read_html_folder(const std::filesystem::path& folder, const ReadLimits& limits);

// "English" -> "en"; a tag stays as it is.
std::string language_tag(std::string_view language);

}  // namespace books
