#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "base/files.hpp"
#include "base/strings.hpp"
#include "books/markdown_blocks.hpp"
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

// One file of a folder, in the order of the book.
struct Page {
    fs::path file;
    std::string title;  // as SUMMARY.md names it; may be empty
    std::string part;
};

bool is_markdown(const fs::path& file) {
    const std::string extension = text::to_lower(file.extension().string());
    return extension == ".md" || extension == ".markdown" || extension == ".txt";
}

Result<std::vector<fs::path>> list_files(const fs::path& folder, const ReadLimits& limits) {
    std::vector<fs::path> out;
    std::error_code error;
    std::size_t seen = 0;
    for (fs::recursive_directory_iterator
             at(folder, fs::directory_options::skip_permission_denied, error),
         end;
         !error && at != end; at.increment(error)) {
        if (++seen > limits.entries) return fail(Errc::invalid, "the folder holds too many files");
        if (at.depth() > 8) at.disable_recursion_pending();
        const std::string name = at->path().filename().string();
        if (name.starts_with('.')) {
            at.disable_recursion_pending();
            continue;
        }
        if (at->is_regular_file(error) && !at->is_symlink(error) && is_markdown(at->path()) &&
            at->path().extension() != ".txt") {
            out.push_back(at->path().lexically_relative(folder));
        }
    }
    return out;
}

// "2-Setup" before "10-Use": numbers in names count as numbers.
std::string natural_key(const fs::path& path) {
    std::string out;
    std::string digits;
    for (const char c : text::to_lower(path.generic_string()) + '\0') {
        if (c >= '0' && c <= '9') {
            digits += c;
            continue;
        }
        if (!digits.empty())
            out += std::string(digits.size() < 9 ? 9 - digits.size() : 0, '0') + digits;
        digits.clear();
        if (c) out += c;
    }
    return out;
}

// Whether the file lies in the folder, wherever symbolic links lead.
bool is_within(const fs::path& folder, const fs::path& file) {
    std::error_code error;
    const fs::path home = fs::canonical(folder, error);
    const fs::path real = error ? fs::path() : fs::canonical(folder / file, error);
    return !error && *real.lexically_relative(home).begin() != "..";
}

// A book's own file, and no other that a link in its folder leads to.
Result<std::string> read_own(const fs::path& folder, const fs::path& file, std::uintmax_t largest) {
    if (!is_within(folder, file)) return fail(Errc::not_found, "it is not in the book's folder");
    return base::read_file(folder / file, largest);
}

// A file beside the folder's list file; nothing where the name leads out of the folder.
std::optional<fs::path> inside(const fs::path& folder, std::string_view target) {
    const std::string clean(target.substr(0, target.find('#')));
    if (clean.empty() || clean.find("://") != std::string::npos) return std::nullopt;
    const fs::path path = fs::path(clean).lexically_normal();
    if (path.is_absolute() || path.string().starts_with("..")) return std::nullopt;
    std::error_code error;
    if (!fs::is_regular_file(folder / path, error) || !is_markdown(path)) return std::nullopt;
    return path;
}

std::vector<Page> pages_of_summary(const fs::path& folder, const std::string& text) {
    std::vector<Page> out;
    std::vector<std::string> above;
    for (const auto& link : parse_summary(text)) {
        const auto depth = static_cast<std::size_t>(std::min(link.depth, 20));
        above.resize(depth);
        const auto file = inside(folder, link.target);
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
        const auto file = inside(folder, base::trim(line));
        if (file) out.push_back({*file, {}, {}});
    }
    return out;
}

bool is_readme(const fs::path& file) {
    const std::string stem = text::to_lower(file.stem().string());
    return stem == "readme" || stem == "index";
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
    TRY(auto files, list_files(folder, limits));
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
        return std::pair(!is_readme(file), natural_key(file));
    });
    std::vector<Page> out;
    for (auto& file : files) {
        if (!is_list_file(file)) out.push_back({std::move(file), {}, {}});
    }
    return out;
}

std::size_t words_of(const std::vector<RawBlock>& blocks) {
    std::size_t words = 0;
    for (const auto& raw : blocks) words += text::word_count(raw.block.text);
    return words;
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

struct Builder {
    Book& book;
    Assembler to;
    std::string part;
    std::map<std::string, std::size_t> files_in_part;

    explicit Builder(Book& target) : book(target), to(target) {}

    void open_part(const std::string& name) {
        if (name == part || matter_of_title(name) || title_key(name) == "back matter" ||
            title_key(name) == "front matter") {
            return;
        }
        part = name;
        to.part(name);
    }

    void add_page(const Page& page, MarkdownDocument document) {
        auto& blocks = document.blocks;
        if (blocks.empty()) return;
        const std::string own =
            blocks.front().is_heading() ? blocks.front().block.text : std::string();
        const std::string title = !own.empty() ? own : page.title;
        const bool is_title_page = is_readme(page.file) && !page.file.has_parent_path();
        // A page that only lists others divides the book; it is no chapter.
        const bool lists = document.link_items >= 2 && document.link_items * 12 > words_of(blocks);
        const auto part_heading = parse_heading(title);
        const bool part_page = part_heading.is_part() && words_of(blocks) < 400;
        const auto matter = matter_of(page, title);
        if (part_page || (lists && !matter)) {
            open_part(part_page ? title : page.title.empty() ? title : page.title);
            to.section(clean_title(title), {part_page ? "introduction" : "contents", Place::front});
        } else if (is_title_page) {
            to.section("Introduction", {"introduction", Place::front});
        } else if (matter) {
            Matter where = *matter;
            if (to.chapters() == 0 && where.kind != "glossary") where.place = Place::front;
            to.section(clean_title(title), where);
        } else {
            if (!page.part.empty()) open_part(page.part);
            chapters(page, std::move(blocks), title);
            return;
        }
        for (auto& raw : blocks) to.add(std::move(raw.block));
    }

    // A file is one chapter, unless it holds several headings of the first level.
    void chapters(const Page& page, std::vector<RawBlock> blocks, const std::string& title) {
        const auto tops = std::ranges::count_if(
            blocks, [](const RawBlock& raw) { return raw.is_heading() && raw.block.level == 1; });
        const bool opens = blocks.front().is_heading();
        open_chapter(title.empty() ? page.file.stem().string() : title);
        for (std::size_t i = opens ? 1 : 0; i < blocks.size(); ++i) {
            Block& block = blocks[i].block;
            if (tops > 1 && blocks[i].is_heading() && block.level == 1) {
                const auto matter = matter_of_title(block.text);
                const auto heading = parse_heading(block.text);
                if (matter) {
                    to.section(clean_title(block.text), *matter);
                } else if (heading.is_part()) {
                    open_part(block.text);
                    to.section(clean_title(block.text), {"introduction", Place::front});
                } else {
                    open_chapter(block.text);
                }
                continue;
            }
            to.add(std::move(block));
        }
    }

    void open_chapter(const std::string& title) {
        const Heading heading = parse_heading(title);
        const bool split = heading.is_chapter() && !heading.title.empty();
        std::string shown = split ? heading.title : title;
        if (base::starts_with_ignoring_case(shown, "introduction: ")) shown = shown.substr(14);
        to.chapter(shown, heading.is_chapter() ? heading.label : std::string());
    }

    static std::optional<Matter> matter_of(const Page& page, const std::string& title) {
        if (auto matter = matter_of_title(title)) return matter;
        if (!page.title.empty()) {
            if (auto matter = matter_of_title(page.title)) return matter;
        }
        std::string stem = text::to_lower(page.file.stem().string());
        stem = stem.substr(std::min(stem.find_first_not_of("0123456789-_. "), stem.size()));
        if (stem == "indicia") return Matter{"copyright", Place::front};
        if (stem == "links") return Matter{"bibliography", Place::back};
        if (stem == "bios") return Matter{"about_author", Place::back};
        return matter_of_title(stem);
    }
};

void fill_from_folder_name(const fs::path& folder, Book& book) {
    if (!book.title.empty()) return;
    std::string name = folder.filename().string();
    std::ranges::replace(name, '-', ' ');
    std::ranges::replace(name, '_', ' ');
    book.title = text::capitalize(name);
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
    const std::size_t colon = book.title.find(": ");
    if (book.subtitle.empty() && colon != std::string::npos) {
        book.subtitle = book.title.substr(colon + 2);
        book.title.resize(colon);
    }
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
    Builder builder(book);
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
        TRY(auto document, parse_markdown(text::to_utf8(bytes.value()).text, deadline));
        if (seen.size() == 1) read_metadata(document, book);
        builder.add_page(page, std::move(document));
    }
    for (const char* name : {"cover.jpg", "cover.jpeg", "cover.png"}) {
        if (auto bytes = read_own(folder, name, 12u << 20)) {
            book.cover = Cover{std::string_view(name).ends_with("png") ? "image/png" : "image/jpeg",
                               std::move(bytes).value()};
        }
    }
    fill_from_folder_name(folder, book);
    book.language = language_tag(book.language);
    TRY(finish(book));
    return book;
}

}  // namespace books
