#include "books/reader.hpp"

#include <fstream>

#include "base/files.hpp"
#include "base/strings.hpp"
#include "books/docx_package.hpp"
#include "books/folder.hpp"
#include "books/readers.hpp"
#include "text/encoding.hpp"

namespace books {

namespace fs = std::filesystem;
using base::Errc;
using base::fail;
using base::Result;

namespace {

auto not_read_yet(std::string_view what) {
    return fail(Errc::invalid,
                "{} is not read yet; save the book as DOCX, ePub or plain text and import that",
                what);
}

Result<std::string> read_head(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return fail(Errc::not_found, "it cannot be opened");
    std::string head(16 << 10, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(in.gcount()));
    return head;
}

bool is_html(std::string_view head) {
    const std::string lower = base::to_lower_ascii(head.substr(0, 1024));
    const std::size_t at = lower.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    const std::string_view body =
        at == std::string::npos ? std::string_view() : std::string_view(lower).substr(at);
    return body.starts_with("<!doctype html") || body.starts_with("<html") ||
           (body.starts_with("<?xml") && lower.find("<html") != std::string::npos);
}

// More pages than Markdown files, of which a folder of pages may have a README.
bool is_html_folder(const fs::path& folder, const ReadLimits& limits) {
    const auto pages = list_files(folder, kHtmlEndings, limits);
    const auto markdown = list_files(folder, kMarkdownEndings, limits);
    return pages && markdown && pages.value().size() > markdown.value().size();
}

// "# Heading" lines, links, front matter: what plain text hardly ever has.
bool looks_like_markdown(std::string_view text) {
    if (text.starts_with("---\n")) return true;
    if (text.substr(0, 20'000).find("*** START OF") != std::string_view::npos) return false;
    std::size_t headings = 0;
    std::size_t line_start = 0;
    while (line_start < text.size() && headings < 2) {
        const std::string_view rest = text.substr(line_start);
        const std::size_t hashes = std::min(rest.find_first_not_of('#'), rest.size());
        if (hashes >= 1 && hashes <= 6 && hashes < rest.size() && rest[hashes] == ' ') ++headings;
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos) break;
        line_start += end + 1;
    }
    return headings >= 2;
}

Result<Book> read_text_file(const fs::path& path, const ReadLimits& limits) {
    TRY(const std::string bytes, base::read_file(path, limits.document_bytes));
    if (base::trim(bytes).empty()) return fail(Errc::invalid, "it is empty");
    if (text::looks_binary(bytes)) {
        return fail(Errc::invalid, "it is not text, whatever its name says");
    }
    const bool named_html = has_ending(path, kHtmlEndings);
    const text::Decoded decoded = text::to_utf8(
        bytes, named_html || is_html(bytes) ? text::declared_encoding(bytes) : std::string());
    const bool html = named_html || is_html(decoded.text);
    const bool markdown = has_ending(path, kMarkdownEndings) || looks_like_markdown(decoded.text);
    TRY(Book book, html       ? read_html(decoded.text, limits)
                   : markdown ? read_markdown(decoded.text, limits)
                              : read_plain_text(decoded.text, limits));
    if (decoded.guessed) {
        book.warnings.push_back(fmt::format("its encoding was taken to be {}", decoded.encoding));
    }
    return book;
}

// Something may stand before a PDF's first line (ISO 32000-1, annex H.3.4.1).
bool is_pdf(std::string_view head, const fs::path& path) {
    return head.starts_with("%PDF-") ||
           (base::to_lower_ascii(path.extension().string()) == ".pdf" &&
            head.substr(0, 1024).find("%PDF-") != std::string_view::npos);
}

bool is_zip(std::string_view head) {
    return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06");
}

}  // namespace

Result<Book> read_book(const fs::path& path, const ReadLimits& limits) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) return fail(Errc::not_found, "there is no such file or folder");
    if (fs::is_directory(status)) {
        return is_html_folder(path, limits) ? read_html_folder(path, limits)
                                            : read_markdown_folder(path, limits);
    }
    if (!fs::is_regular_file(status))
        return fail(Errc::invalid, "it is neither a file nor a folder");
    const std::uintmax_t size = fs::file_size(path, error);
    if (error) return fail(Errc::not_found, "it cannot be opened");
    TRY(const std::string head, read_head(path));
    if (size == 0) return fail(Errc::invalid, "it is empty");
    if (head.starts_with("{\\rtf")) return not_read_yet("RTF");
    if (head.starts_with("\xD0\xCF\x11\xE0")) {
        if (!is_encrypted_office(path)) return not_read_yet("The old Word format (.doc)");
        return fail(Errc::invalid,
                    "it is protected by a password; take the password away and save it again");
    }
    if (head.find("BOOKMOBI") != std::string::npos && head.find("BOOKMOBI") < 100) {
        return not_read_yet("Kindle's format");
    }
    if (size > limits.file_bytes) {
        return fail(Errc::invalid, "it has {} MB, more than the {} MB allowed", size >> 20,
                    limits.file_bytes >> 20);
    }
    if (is_pdf(head, path)) return read_pdf(path, limits);
    if (is_zip(head)) {
        TRY(const Archive archive, Archive::open(path, limits));
        if (is_office(archive)) return read_docx(path, limits);
        if (archive.has("content.xml")) return not_read_yet("OpenDocument (.odt)");
        return read_epub(path, limits);
    }
    if (base::to_lower_ascii(path.extension().string()) == ".epub") {
        return fail(Errc::invalid, "it is not an ePub: it is no zip archive");
    }
    return read_text_file(path, limits);
}

bool looks_like_book(const fs::path& path) {
    const std::string name = path.filename().string();
    if (name.starts_with('.') || name.ends_with('~')) return false;
    std::error_code error;
    if (fs::is_directory(path, error)) {
        for (fs::recursive_directory_iterator at(path, error), end; !error && at != end;
             at.increment(error)) {
            if (has_ending(*at, kMarkdownEndings) || has_ending(*at, kHtmlEndings)) return true;
        }
        return false;
    }
    static constexpr std::string_view endings[] = {".epub", ".md",   ".markdown", ".txt", ".text",
                                                   ".pdf",  ".docx", ".html",     ".htm", ".xhtml"};
    const std::string extension = base::to_lower_ascii(path.extension().string());
    return std::ranges::find(endings, extension) != std::end(endings);
}

}  // namespace books
