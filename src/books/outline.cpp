#include "books/outline.hpp"

#include <algorithm>
#include <ctime>
#include <map>
#include <set>

#include "base/strings.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace books {

using base::Errc;
using base::fail;
using base::Result;

namespace {

// "# Title: The Wealth of Nations": metadata that a converter wrote as headings or first lines.
bool read_metadata_line(std::string_view line, Book& book) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon > 12) return false;
    const std::string key = text::to_lower(base::trim(line.substr(0, colon)));
    const std::string value = text::collapse_space(line.substr(colon + 1));
    if (value.empty()) return false;
    if (key == "title") {
        if (book.title.empty()) book.title = value;
    } else if (key == "subtitle") {
        if (book.subtitle.empty()) book.subtitle = value;
    } else if (key == "author" || key == "authors") {
        if (book.authors.empty()) book.authors.push_back(value);
    } else if (key == "language") {
        book.language = value;
    } else if (key == "publisher") {
        book.publisher = value;
    } else if (key != "year" && key != "date") {
        return false;
    }
    return true;
}

void drop_metadata(std::vector<RawBlock>& blocks, Book& book) {
    std::size_t seen = 0;
    std::erase_if(blocks, [&](const RawBlock& raw) {
        if (++seen > 12) return false;
        const bool heading = raw.is_heading();
        return (heading || raw.block.text.size() < 120) && read_metadata_line(raw.block.text, book);
    });
}

bool is_contents(const std::string& title) {
    const auto matter = matter_of_title(title);
    return matter && matter->kind == "contents";
}

struct Levels {
    int chapter = 0;  // 0: the headings do not divide the book
    int part = 0;     // 0: none
    int title = 0;    // the one heading above, which names the book
};

struct Seen {
    const RawBlock* raw;
    Heading heading;
    bool matter;
};

std::vector<Seen> headings_of(const std::vector<RawBlock>& blocks) {
    std::vector<Seen> out;
    for (const auto& raw : blocks) {
        if (!raw.is_heading()) continue;
        out.push_back(
            {&raw, parse_heading(raw.block.text), matter_of_title(raw.block.text).has_value()});
    }
    return out;
}

Levels find_levels(const std::vector<Seen>& headings, const Book& book) {
    Levels out;
    std::map<int, std::size_t> bodies;
    for (const auto& seen : headings) {
        if (!seen.matter) ++bodies[seen.raw->block.level];
    }
    auto level = bodies.begin();
    if (level == bodies.end()) return out;
    const auto first = std::ranges::find_if(headings, [&](const Seen& seen) {
        return seen.raw->block.level == level->first && !seen.matter;
    });
    const bool names_book =
        !book.title.empty() && title_key(first->raw->block.text) == title_key(book.title);
    if ((level->second == 1 && std::next(level) != bodies.end() && first == headings.begin()) ||
        (names_book && level->second == 1)) {
        out.title = level->first;
        ++level;
    } else if (level->second == 1 && std::next(level) != bodies.end() &&
               !first->heading.is_chapter()) {
        // "# Contents" may stand before the title.
        out.title = level->first;
        ++level;
    }
    if (level == bodies.end()) return out;
    std::size_t parts = 0;
    for (const auto& seen : headings) {
        if (seen.raw->block.level == level->first && seen.heading.is_part()) ++parts;
    }
    if (parts * 2 > level->second && std::next(level) != bodies.end()) {
        out.part = level->first;
        ++level;
    }
    out.chapter = level->first;
    return out;
}

void by_levels(std::vector<RawBlock>& blocks, const std::vector<Seen>& headings, Book& book) {
    const Levels levels = find_levels(headings, book);
    Assembler to(book);
    bool opened = false;
    for (auto& raw : blocks) {
        Block& block = raw.block;
        if (!raw.is_heading()) {
            if (!opened) to.section("Introduction", {"introduction", Place::front});
            opened = true;
            to.add(std::move(block));
            continue;
        }
        const auto matter = matter_of_title(block.text);
        const Heading heading = parse_heading(block.text);
        if (block.level == levels.title && !matter && levels.title > 0) {
            if (book.title.empty()) book.title = block.text;
            opened = false;
        } else if (levels.part > 0 && block.level == levels.part && !matter) {
            to.part(block.text);
            to.section(block.text, {"introduction", Place::front});
            opened = true;
        } else if (matter && block.level <= std::max(levels.chapter, 1)) {
            Matter where = *matter;
            if (to.chapters() == 0 && where.kind != "glossary") where.place = Place::front;
            to.section(clean_title(block.text), where);
            opened = true;
        } else if (block.level == levels.chapter) {
            to.chapter(heading.is_chapter() && !heading.title.empty() ? heading.title : block.text,
                       heading.is_chapter() ? heading.label : std::string());
            opened = true;
        } else {
            if (!opened) to.section("Introduction", {"introduction", Place::front});
            opened = true;
            to.add(std::move(block));
        }
    }
}

// Books whose headings say "Chapter N" are divided by these alone, whatever their levels.
void by_labels(std::vector<RawBlock>& blocks, int chapter_level, Book& book) {
    Assembler to(book);
    to.section("Introduction", {"introduction", Place::front});
    std::size_t last_label = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].is_heading() && parse_heading(blocks[i].block.text).is_chapter())
            last_label = i;
    }
    int number = 0;
    bool after_part = false;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        Block& block = blocks[i].block;
        if (!blocks[i].is_heading()) {
            to.add(std::move(block));
            continue;
        }
        const Heading heading = parse_heading(block.text);
        const auto matter = matter_of_title(block.text);
        const bool top = block.level <= chapter_level;
        if (heading.is_chapter()) {
            // "CHAPTER XI: Conclusion of the Chapter" goes on with chapter XI.
            if (heading.number == number && !after_part && to.in_chapter()) {
                block.text = heading.title.empty() ? block.text : heading.title;
                block.level = std::max(block.level, 2);
                to.add(std::move(block));
                continue;
            }
            std::string title = heading.title;
            if (title.empty() && i + 1 < blocks.size() && blocks[i + 1].block.text.size() < 300 &&
                blocks[i + 1].block.kind != BlockKind::image &&
                (blocks[i + 1].is_heading() || text::all_caps(blocks[i + 1].block.text) ||
                 (blocks[i + 1].block.emphasis.size() == 1 &&
                  blocks[i + 1].block.emphasis[0].begin == 0 &&
                  blocks[i + 1].block.emphasis[0].end + 1 >= blocks[i + 1].block.text.size()))) {
                title = blocks[++i].block.text;
            }
            to.chapter(title.empty() ? heading.label : title, heading.label);
            number = heading.number;
            after_part = false;
        } else if (heading.is_part() &&
                   (heading.word != "part" || !to.in_chapter() || block.level < chapter_level)) {
            to.part(block.text);
            to.section(clean_title(block.text), {"introduction", Place::front});
            after_part = true;
        } else if (matter && top && (!to.in_chapter() || i > last_label)) {
            Matter where = *matter;
            if (to.chapters() == 0) where.place = Place::front;
            to.section(clean_title(block.text), where);
        } else if (top && !to.in_chapter() && !to.in_back_matter()) {
            to.section(clean_title(block.text), {"introduction", Place::front});
        } else if (top && i > last_label && !to.in_back_matter() && block.level == chapter_level) {
            const std::string key = title_key(block.text);
            if (key == "conclusion" || key == "epilogue" || key == "afterword") {
                to.chapter(block.text, {});
            } else {
                to.add(std::move(block));
            }
        } else {
            to.add(std::move(block));
        }
    }
}

std::size_t words_of(const std::vector<Block>& blocks) {
    std::size_t words = 0;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::paragraph || block.kind == BlockKind::list_item ||
            block.kind == BlockKind::quote || block.kind == BlockKind::heading) {
            words += text::word_count(block.text);
        }
    }
    return words;
}

void level_headings(std::vector<Block>& blocks) {
    int least = 7;
    for (const auto& block : blocks) {
        if (block.kind == BlockKind::heading) least = std::min(least, block.level);
    }
    for (auto& block : blocks) {
        if (block.kind == BlockKind::heading)
            block.level = std::clamp(block.level - least + 2, 2, 6);
    }
}

std::chrono::nanoseconds processor_time() {
    timespec used{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

}  // namespace

Deadline Deadline::of_processor_time(std::chrono::milliseconds allowed) {
    Deadline out(allowed);
    out.processor_start_ = processor_time();
    return out;
}

bool Deadline::spent() const {
    return !processor_start_ || processor_time() - *processor_start_ > allowed_;
}

void Assembler::part(std::string title) {
    const Heading heading = parse_heading(title);
    part_ = clean_title(title);
    if (std::ranges::find(book_.parts, part_) == book_.parts.end()) book_.parts.push_back(part_);
    in_chapter_ = false;
}

void Assembler::chapter(std::string title, std::string label) {
    Chapter chapter;
    chapter.title = clean_title(title);
    if (chapter.title.empty()) chapter.title = label;
    chapter.label = std::move(label);
    chapter.part = part_;
    label_ = chapter.label;
    book_.chapters.push_back(std::move(chapter));
    target_ = &book_.chapters.back().blocks;
    in_chapter_ = true;
    in_back_ = false;
}

void Assembler::section(std::string title, Matter matter) {
    auto& sections = matter.place == Place::front ? book_.front_matter : book_.back_matter;
    sections.push_back({std::move(title), std::move(matter.kind), {}, 0});
    target_ = &sections.back().blocks;
    in_chapter_ = false;
    in_back_ = matter.place == Place::back;
}

void Assembler::add(Block block) {
    if (target_ && !(block.text.empty() && block.kind != BlockKind::image)) {
        target_->push_back(std::move(block));
    }
}

void outline_by_headings(std::vector<RawBlock> blocks, Book& book) {
    drop_metadata(blocks, book);
    // "# Contents" with its list says nothing that the headings do not say.
    const auto headings = headings_of(blocks);
    std::map<int, std::size_t> labelled;
    std::size_t labels = 0;
    for (const auto& seen : headings) {
        if (!seen.heading.is_chapter()) continue;
        ++labelled[seen.raw->block.level];
        ++labels;
    }
    if (labels >= 3) {
        const auto most = std::ranges::max_element(
            labelled, [](const auto& a, const auto& b) { return a.second < b.second; });
        by_labels(blocks, most->first, book);
    } else {
        by_levels(blocks, headings, book);
    }
    // A contents page that names no words of its own still shows that the book has one.
    std::erase_if(book.front_matter, [](const Section& section) {
        return section.blocks.empty() && !is_contents(section.title);
    });
}

void divide_title(Book& book) {
    const std::size_t colon = book.title.find(": ");
    if (!book.subtitle.empty() || colon == std::string::npos) return;
    book.subtitle = book.title.substr(colon + 2);
    book.title.resize(colon);
}

Result<> finish(Book& book) {
    for (auto& chapter : book.chapters) {
        level_headings(chapter.blocks);
        chapter.words = words_of(chapter.blocks);
    }
    std::erase_if(book.chapters, [](const Chapter& chapter) {
        return std::ranges::none_of(chapter.blocks, [](const Block& block) {
            return block.kind != BlockKind::heading && block.kind != BlockKind::image;
        });
    });
    for (auto* sections : {&book.front_matter, &book.back_matter}) {
        for (auto& section : *sections) {
            level_headings(section.blocks);
            section.words = words_of(section.blocks);
        }
        std::erase_if(*sections, [](const Section& section) { return section.blocks.empty(); });
    }
    if (book.chapters.empty()) {
        const auto largest =
            std::ranges::max_element(book.front_matter, {}, [](const Section& section) {
                return section.kind == "introduction" || section.kind == "other" ? section.words
                                                                                 : 0;
            });
        if (largest == book.front_matter.end() || largest->words == 0) {
            return fail(Errc::invalid, "it holds no text");
        }
        Chapter whole;
        whole.title = book.title.empty() ? largest->title : book.title;
        whole.blocks = std::move(largest->blocks);
        whole.words = largest->words;
        book.front_matter.erase(largest);
        book.chapters.push_back(std::move(whole));
        book.warnings.emplace_back("no chapters were found; the whole text is one chapter");
    }
    std::set<std::string> used;
    for (const auto& chapter : book.chapters) used.insert(chapter.part);
    std::erase_if(book.parts, [&](const std::string& part) { return !used.contains(part); });
    if (book.title.empty()) book.title = book.chapters.front().title;
    if (book.language.empty()) book.language = "en";
    set_anchors(book);
    return base::success();
}

void set_text(Block& block, std::string_view raw, const std::vector<Emphasis>& emphasis) {
    if (emphasis.empty()) {
        block.text = text::collapse_space(raw);
        return;
    }
    // Piece by piece between the marks' ends, so that a paragraph of many marks takes no longer.
    std::map<std::size_t, std::size_t> places;  // in `raw` to in the block's text
    for (const Emphasis& span : emphasis) {
        places.emplace(std::min(span.begin, raw.size()), 0);
        places.emplace(std::min(span.end, raw.size()), 0);
    }
    places.emplace(raw.size(), 0);
    std::string out;
    std::size_t begin = 0;
    bool space = false;
    for (auto& [end, place] : places) {
        // The letters around it keep the spaces at the piece's ends.
        std::string piece = "x";
        piece += raw.substr(begin, end - begin);
        piece += 'x';
        piece = text::collapse_space(piece);
        const std::string_view inner = std::string_view(piece).substr(1, piece.size() - 2);
        const std::string_view words = base::trim(inner);
        space = space || inner.starts_with(' ');
        if (!words.empty()) {
            if (space && !out.empty()) out += ' ';
            out += words;
            space = words.end() != inner.end();
        }
        place = out.size();
        begin = end;
    }
    for (const Emphasis& span : emphasis) {
        std::size_t first = places.at(std::min(span.begin, raw.size()));
        const std::size_t last = places.at(std::min(span.end, raw.size()));
        while (first < last && out[first] == ' ') ++first;
        if (first < last) block.emphasis.push_back({first, last, span.strong});
    }
    block.text = std::move(out);
}

}  // namespace books
