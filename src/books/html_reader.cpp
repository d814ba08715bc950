// HTML and XHTML: one page that is a book, or a folder of pages.
#include <algorithm>
#include <map>
#include <set>

#include "books/folder.hpp"
#include "books/html_blocks.hpp"
#include "books/pages.hpp"
#include "books/readers.hpp"
#include "text/encoding.hpp"
#include "text/unicode.hpp"

namespace books {

namespace fs = std::filesystem;
using base::Errc;
using base::fail;
using base::Result;

namespace {

Result<HtmlDocument> parse_page(std::string_view text, const ReadLimits& limits,
                                const Deadline& deadline) {
    TRY(HtmlDocument page, parse_html(text, limits.depth, deadline, HtmlUse::page));
    if (!page.blocks.empty()) return page;
    // A page all of whose text looked like navigation has no other.
    TRY(HtmlDocument all, parse_html(text, limits.depth, deadline));
    all.facts = std::move(page.facts);
    all.links = std::move(page.links);
    return all;
}

void warn_of_depth(const HtmlDocument& page, const ReadLimits& limits, Book& book) {
    if (!page.too_deep) return;
    book.warnings.push_back(
        fmt::format("what is nested more than {} elements deep was left out", limits.depth));
}

const std::string* fact(const HtmlFacts& facts, std::string_view name) {
    const auto found = std::ranges::find(
        facts, name, [](const auto& pair) -> const auto& { return pair.first; });
    return found == facts.end() ? nullptr : &found->second;
}

// "One Percent | The Quiet Percent": a site's name behind or before a heading of the page.
std::string own_title(const std::string& page_title, const std::vector<RawBlock>& blocks) {
    for (const auto& raw : blocks) {
        if (!raw.is_heading() || raw.block.level > 2) continue;
        const std::string& heading = raw.block.text;
        for (const std::string_view mark : {" | ", " - ", " – ", " — ", " :: ", " · "}) {
            if (page_title.starts_with(heading + std::string(mark)) ||
                page_title.ends_with(std::string(mark) + heading)) {
                return heading;
            }
        }
    }
    return page_title;
}

// The first heading opens the page, though a picture or a crumb may stand before it.
void lift_heading(std::vector<RawBlock>& blocks) {
    const auto end =
        blocks.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(blocks.size(), 3));
    const auto heading =
        std::find_if(blocks.begin(), end, [](const RawBlock& raw) { return raw.is_heading(); });
    if (heading != end) std::rotate(blocks.begin(), heading, heading + 1);
}

struct Leaf {
    Page page;
    HtmlDocument document;
};

Result<std::vector<fs::path>> page_files(const fs::path& folder, const ReadLimits& limits) {
    TRY(auto files, list_files(folder, kHtmlEndings, limits));
    std::ranges::sort(files, {}, [](const fs::path& file) {
        return std::pair(!is_first_page(file), natural_key(file));
    });
    return files;
}

// In the order of the page that links to most of the others, where one does.
void order_by_contents(const fs::path& folder, std::vector<Leaf>& leaves) {
    std::vector<std::pair<fs::path, HtmlLink>> best;
    for (const auto& leaf : leaves) {
        if (leaf.page.file.has_parent_path()) continue;
        const std::string stem = text::to_lower(leaf.page.file.stem().string());
        if (!is_first_page(leaf.page.file) && stem != "toc" && stem != "nav" &&
            stem != "contents") {
            continue;
        }
        std::vector<std::pair<fs::path, HtmlLink>> found;
        std::set<fs::path> seen{leaf.page.file};
        for (const auto& link : leaf.document.links) {
            const auto file = inside(folder, link.target, kHtmlEndings);
            if (file && seen.insert(*file).second) found.emplace_back(*file, link);
        }
        if (found.size() > best.size()) best = std::move(found);
    }
    if ((best.size() + 1) * 2 <= leaves.size()) return;
    std::map<fs::path, std::size_t> places;
    for (std::size_t i = 0; i < best.size(); ++i) places.emplace(best[i].first, i);
    for (auto& leaf : leaves) {
        const auto at = places.find(leaf.page.file);
        if (at == places.end()) continue;
        leaf.page.title = best[at->second].second.title;
        leaf.page.part = best[at->second].second.part;
    }
    // What the contents do not name stands where it stood: the first page first, others last.
    std::ranges::stable_sort(leaves, {}, [&](const Leaf& leaf) {
        const auto at = places.find(leaf.page.file);
        if (at != places.end()) return at->second + 1;
        return is_first_page(leaf.page.file) ? 0 : best.size() + 1;
    });
}

Result<std::vector<Leaf>> read_leaves(const fs::path& folder, const ReadLimits& limits,
                                      const Deadline& deadline, Book& book) {
    TRY(const auto files, page_files(folder, limits));
    std::vector<Leaf> out;
    std::uintmax_t left = limits.unpacked_bytes;
    for (const auto& file : files) {
        if (deadline.expired()) return fail(Errc::invalid, "reading it takes too long");
        auto bytes = read_own(folder, file, std::min(left, limits.document_bytes));
        if (!bytes || text::looks_binary(bytes.value())) {
            book.warnings.push_back(fmt::format("{} was left out: {}", file.string(),
                                                bytes ? "it is not text" : bytes.error().message));
            continue;
        }
        left -= std::min<std::uintmax_t>(left, bytes.value().size());
        const text::Decoded decoded =
            text::to_utf8(bytes.value(), text::declared_encoding(bytes.value()));
        if (decoded.guessed) {
            book.warnings.push_back(fmt::format("the encoding of {} was taken to be {}",
                                                file.string(), decoded.encoding));
        }
        TRY(auto document, parse_page(decoded.text, limits, deadline));
        warn_of_depth(document, limits, book);
        out.push_back({{file, {}, {}}, std::move(document)});
    }
    return out;
}

void take_page(HtmlDocument document, Book& book) {
    book.language.clear();
    add_facts(document.facts, book);
    if (const auto* title = fact(document.facts, "page-title"); title && book.title.empty()) {
        book.title = own_title(*title, document.blocks);
    }
    outline_by_headings(std::move(document.blocks), book);
}

}  // namespace

Result<Book> read_html(std::string_view text, const ReadLimits& limits) {
    const Deadline deadline(limits.time);
    Book book;
    book.format = Format::html;
    TRY(HtmlDocument document, parse_page(text, limits, deadline));
    warn_of_depth(document, limits, book);
    take_page(std::move(document), book);
    book.language = language_tag(book.language);
    TRY(finish(book));
    divide_title(book);
    return book;
}

Result<Book> read_html_folder(const fs::path& folder, const ReadLimits& limits) {
    const Deadline deadline(limits.time);
    Book book;
    book.format = Format::html;
    TRY(std::vector<Leaf> leaves, read_leaves(folder, limits, deadline, book));
    if (leaves.empty()) return fail(Errc::invalid, "the folder holds no HTML page");
    if (leaves.size() == 1) {
        take_page(std::move(leaves.front().document), book);
    } else {
        order_by_contents(folder, leaves);
        book.language.clear();
        const HtmlDocument& first = leaves.front().document;
        add_facts(first.facts, book);
        if (const auto* title = fact(first.facts, "page-title"); title && book.title.empty()) {
            book.title = own_title(*title, first.blocks);
        }
        PageBuilder builder(book);
        for (auto& leaf : leaves) {
            lift_heading(leaf.document.blocks);
            const auto* title = fact(leaf.document.facts, "page-title");
            if (leaf.page.title.empty() && title) leaf.page.title = *title;
            builder.add(leaf.page, std::move(leaf.document.blocks), leaf.document.link_items);
        }
    }
    complete_from_folder(folder, limits, book);
    book.language = language_tag(book.language);
    TRY(finish(book));
    divide_title(book);
    return book;
}

}  // namespace books
