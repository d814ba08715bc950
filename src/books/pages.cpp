#include "books/pages.hpp"

#include <algorithm>

#include "base/strings.hpp"
#include "books/folder.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace books {

namespace fs = std::filesystem;

namespace {

std::size_t words_of_page(const std::vector<RawBlock>& blocks) {
    std::size_t words = 0;
    for (const auto& raw : blocks) words += text::word_count(raw.block.text);
    return words;
}

std::optional<Matter> matter_of_page(const Page& page, const std::string& title) {
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

}  // namespace

bool is_first_page(const fs::path& file) {
    const std::string stem = text::to_lower(file.stem().string());
    return stem == "readme" || stem == "index";
}

void PageBuilder::add(const Page& page, std::vector<RawBlock> blocks, std::size_t link_items) {
    if (blocks.empty()) return;
    const std::string own = blocks.front().is_heading() ? blocks.front().block.text : std::string();
    const std::string title = !own.empty() ? own : page.title;
    const bool is_title_page = is_first_page(page.file) && !page.file.has_parent_path();
    const std::size_t words = words_of_page(blocks);
    // A page that only lists others divides the book; it is no chapter.
    const bool lists = link_items >= 2 && link_items * 12 > words;
    const bool part_page = parse_heading(title).is_part() && words < 400;
    const auto matter = matter_of_page(page, title);
    if (part_page || (lists && !matter)) {
        open_part(part_page || page.title.empty() ? title : page.title);
        to_.section(clean_title(title), {part_page ? "introduction" : "contents", Place::front});
    } else if (is_title_page) {
        to_.section("Introduction", {"introduction", Place::front});
    } else if (matter) {
        Matter where = *matter;
        if (to_.chapters() == 0 && where.kind != "glossary") where.place = Place::front;
        to_.section(clean_title(title), where);
    } else {
        if (!page.part.empty()) open_part(page.part);
        chapters(page, std::move(blocks), title);
        return;
    }
    for (auto& raw : blocks) to_.add(std::move(raw.block));
}

void PageBuilder::open_part(const std::string& name) {
    if (name == part_ || matter_of_title(name) || title_key(name) == "back matter" ||
        title_key(name) == "front matter") {
        return;
    }
    part_ = name;
    to_.part(name);
}

// A file is one chapter, unless it holds several headings of the first level.
void PageBuilder::chapters(const Page& page, std::vector<RawBlock> blocks,
                           const std::string& title) {
    const auto tops = std::ranges::count_if(
        blocks, [](const RawBlock& raw) { return raw.is_heading() && raw.block.level == 1; });
    const bool opens = blocks.front().is_heading();
    open_chapter(title.empty() ? page.file.stem().string() : title);
    for (std::size_t i = opens ? 1 : 0; i < blocks.size(); ++i) {
        Block& block = blocks[i].block;
        if (tops <= 1 || !blocks[i].is_heading() || block.level != 1) {
            to_.add(std::move(block));
        } else if (const auto matter = matter_of_title(block.text)) {
            to_.section(clean_title(block.text), *matter);
        } else if (parse_heading(block.text).is_part()) {
            open_part(block.text);
            to_.section(clean_title(block.text), {"introduction", Place::front});
        } else {
            open_chapter(block.text);
        }
    }
}

void PageBuilder::open_chapter(const std::string& title) {
    const Heading heading = parse_heading(title);
    const bool split = heading.is_chapter() && !heading.title.empty();
    std::string shown = split ? heading.title : title;
    if (base::starts_with_ignoring_case(shown, "introduction: ")) shown = shown.substr(14);
    to_.chapter(shown, heading.is_chapter() ? heading.label : std::string());
}

void complete_from_folder(const fs::path& folder, const ReadLimits& limits, Book& book) {
    for (const char* name : {"cover.jpg", "cover.jpeg", "cover.png"}) {
        if (auto bytes = read_own(folder, name, limits.cover_bytes)) {
            book.cover = Cover{std::string_view(name).ends_with("png") ? "image/png" : "image/jpeg",
                               std::move(bytes).value()};
        }
    }
    if (!book.title.empty()) return;
    std::string name = folder.filename().string();
    std::ranges::replace(name, '-', ' ');
    std::ranges::replace(name, '_', ' ');
    book.title = text::capitalize(name);
}

}  // namespace books
