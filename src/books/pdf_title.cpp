#include "books/pdf_title.hpp"

#include <algorithm>
#include <array>

#include "base/strings.hpp"
#include "books/headings.hpp"
#include "books/text_lines.hpp"
#include "text/encoding.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace books {

namespace {

constexpr std::size_t kTitlePageWords = 120;
constexpr int kFirstPages = 3;  // the title page is one of these

// "Microsoft Word - draft3.docx", "untitled": what programs write where nobody said anything.
bool is_leaving(std::string_view title) {
    const std::string lower = text::to_lower(title);
    static constexpr std::array<std::string_view, 15> endings{
        ".doc", ".docx", ".pdf", ".tex", ".dvi",   ".html", ".htm",  ".odt",
        ".rtf", ".indd", ".qxd", ".txt", ".pages", ".md",   ".xhtml"};
    if (std::ranges::any_of(endings, [&](auto ending) { return lower.ends_with(ending); })) {
        return true;
    }
    return lower.starts_with("microsoft word") || lower.starts_with("untitled") ||
           lower == "title" || lower == "document" || lower == "unknown" || lower == "user" ||
           lower == "admin" || lower == "administrator" || lower == "owner" || lower == "author" ||
           lower == "anonymous" || lower == "root" || lower.find("://") != std::string::npos ||
           !text::has_letter(lower);
}

// "The Project Gutenberg eBook of Walden, by Henry D. Thoreau" is Walden.
std::string without_gutenberg(std::string title, Book& book) {
    const std::string lower = text::to_lower(title);
    if (lower.find("project gutenberg ebook") == std::string::npos) return title;
    std::size_t from = lower.find("ebook") + 5;
    if (lower.compare(from, 4, " of ") == 0) from += 4;
    const std::size_t colon = lower.find(": ", from);
    if (lower.compare(from, 2, " #") == 0 && colon != std::string::npos) from = colon + 2;
    std::string rest = clean_title(base::trim(std::string_view(title).substr(from)));
    const std::size_t by = rest.rfind(", by ");
    if (by != std::string::npos) {
        if (book.authors.empty()) book.authors.push_back(rest.substr(by + 5));
        rest.resize(by);
    }
    return rest;
}

void add_authors(std::string_view names, Book& book) {
    std::string all = base::replace_all(std::string(names), " and ", ";");
    all = base::replace_all(std::move(all), " & ", ";");
    for (const auto name : base::split(all, ';')) {
        const std::string author = text::collapse_space(name);
        if (!author.empty() && !is_leaving(author)) book.authors.push_back(author);
    }
}

bool is_title_like(const PdfBlock& block) {
    return block.block.kind == BlockKind::paragraph && block.stands_out &&
           text::has_letter(block.block.text) && !matter_of_title(block.block.text) &&
           !base::starts_with_ignoring_case(block.block.text, "by ") &&
           !parse_heading(block.block.text).is_chapter();
}

// "by Nora Vance", or "BY" with the name in the block after it.
void read_author(const std::vector<PdfBlock>& blocks, std::size_t end, Book& book) {
    for (std::size_t i = 0; i < end && book.authors.empty(); ++i) {
        const std::string& text = blocks[i].block.text;
        if (text.size() > 80) continue;
        if (base::starts_with_ignoring_case(text, "by ")) {
            add_authors(clean_title(text.substr(3)), book);
        } else if (base::to_lower_ascii(text) == "by" && i + 1 < end) {
            add_authors(clean_title(blocks[i + 1].block.text), book);
        }
    }
}

}  // namespace

void read_pdf_info(std::string_view info, Book& book) {
    for (const auto line : base::split(info, '\n')) {
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        const std::string_view key = line.substr(0, colon);
        const std::string value = text::collapse_space(text::to_utf8(line.substr(colon + 1)).text);
        if (value.empty() || is_leaving(value)) continue;
        if (key == "Author" && book.authors.empty()) add_authors(value, book);
        if (key == "Title" && book.title.empty()) book.title = without_gutenberg(value, book);
        if (key == "Subject" && book.description.empty()) book.description = value;
        if (key == "Keywords" && book.subjects.empty()) {
            for (const auto word : base::split(base::replace_all(value, ";", ","), ',')) {
                if (!base::trim(word).empty()) book.subjects.emplace_back(base::trim(word));
            }
        }
    }
}

void crop_gutenberg_blocks(std::vector<PdfBlock>& blocks, Book& book) {
    const auto holds = [](std::string_view words) {
        return [words](const PdfBlock& block) {
            return block.block.text.find(words) != std::string::npos;
        };
    };
    const auto start = std::ranges::find_if(blocks, holds("*** START OF"));
    if (start != blocks.end()) {
        std::string header;
        for (auto at = blocks.begin(); at <= start; ++at) header += at->block.text + '\n';
        Book said;
        (void)crop_gutenberg(header, said);
        if (!said.title.empty()) {
            book.title = said.title;
            book.subtitle = said.subtitle;
        }
        if (!said.authors.empty()) book.authors = said.authors;
        if (!said.language.empty()) book.language = said.language;
        std::string& text = start->block.text;
        const std::size_t marker = text.find("*** START OF");
        const std::size_t close = text.find("***", marker + 12);
        text.erase(0, close == std::string::npos ? text.size() : close + 3);
        start->block.emphasis.clear();
        blocks.erase(blocks.begin(), text.empty() ? start + 1 : start);
    }
    const auto end = std::ranges::find_if(blocks, holds("*** END OF"));
    if (end == blocks.end()) return;
    std::string& text = end->block.text;
    text.resize(text.find("*** END OF"));
    end->block.emphasis.clear();
    blocks.erase(base::trim(text).empty() ? end : end + 1, blocks.end());
    while (!blocks.empty() &&
           (base::starts_with_ignoring_case(blocks.back().block.text, "end of project gutenberg") ||
            base::starts_with_ignoring_case(blocks.back().block.text,
                                            "end of the project gutenberg"))) {
        blocks.pop_back();
    }
}

std::vector<Block> take_title_page(std::vector<PdfBlock>& blocks, std::size_t first_division,
                                   Book& book) {
    std::vector<Block> out;
    if (blocks.empty()) return out;
    const int first_page = blocks.front().page;
    std::size_t end = 0;
    while (end < std::min(first_division, blocks.size()) &&
           blocks[end].page < first_page + kFirstPages &&
           !matter_of_title(blocks[end].block.text)) {
        ++end;
    }
    std::size_t largest = end;
    for (std::size_t i = 0; i < end; ++i) {
        if (!is_title_like(blocks[i])) continue;
        if (largest == end || blocks[i].size > blocks[largest].size) largest = i;
    }
    if (largest == end) return out;
    // Pages up to the title's, as long as they hold few words.
    std::size_t words = 0;
    std::size_t page_end = 0;
    while (page_end < end && blocks[page_end].page <= blocks[largest].page) {
        words += text::word_count(blocks[page_end++].block.text);
    }
    const std::string said = clean_title(blocks[largest].block.text);
    if (book.title.empty()) {
        book.title = said;
        const bool more =
            largest + 1 < page_end && is_title_like(blocks[largest + 1]) && largest + 2 < page_end;
        if (more && book.subtitle.empty() &&
            blocks[largest + 1].size > 0.5 * blocks[largest].size) {
            book.subtitle = clean_title(blocks[largest + 1].block.text);
        }
    }
    if (words > kTitlePageWords) return out;
    read_author(blocks, page_end, book);
    for (std::size_t i = 0; i < page_end; ++i) out.push_back(std::move(blocks[i].block));
    blocks.erase(blocks.begin(), blocks.begin() + static_cast<std::ptrdiff_t>(page_end));
    return out;
}

}  // namespace books
