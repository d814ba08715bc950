// From what poppler prints to a book. Nothing here runs a program or opens a file.
#include <algorithm>
#include <map>
#include <set>

#include "base/strings.hpp"
#include "books/pdf_blocks.hpp"
#include "books/pdf_contents.hpp"
#include "books/pdf_divisions.hpp"
#include "books/pdf_layout.hpp"
#include "books/pdf_title.hpp"
#include "books/pdf_xml.hpp"
#include "books/readers.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace books {

using base::Errc;
using base::fail;
using base::Result;

namespace {

constexpr std::size_t kLettersOfTextPage = 40;  // a page with fewer is a picture, or empty
constexpr std::size_t kFewestInClass = 3;       // headings of one size that may be the chapters
constexpr double kEnglishStopWords = 0.25;      // of all words; English has about 0.45
constexpr std::size_t kWordsToTell = 200;

Result<> check_readable(const PdfDocument& document) {
    if (document.pages.empty()) return fail(Errc::invalid, "it has no pages");
    if (document.characters == 0) {
        return fail(Errc::invalid,
                    "its pages are pictures without text; run text recognition (OCR) over it "
                    "first, for example with ocrmypdf");
    }
    const auto with_text = std::ranges::count_if(document.pages, [](const PdfPage& page) {
        std::size_t letters = 0;
        for (const auto& run : page.runs) letters += static_cast<std::size_t>(run.letters);
        return letters >= kLettersOfTextPage;
    });
    if (document.unreadable * 3 > document.characters) {
        return fail(Errc::invalid,
                    "its fonts do not say which letters they show; run text recognition (OCR) "
                    "over it first, for example with ocrmypdf --force-ocr");
    }
    const std::size_t pages = document.pages.size();
    if (pages >= 10 && static_cast<std::size_t>(with_text) * 5 < pages) {
        return fail(Errc::invalid,
                    "{} of its {} pages are pictures without text; run text recognition (OCR) "
                    "over it first, for example with ocrmypdf",
                    pages - static_cast<std::size_t>(with_text), pages);
    }
    return base::success();
}

// What stands out becomes a heading; larger ones are above smaller ones. Level 2 is the first.
class HeadingLevels {
  public:
    HeadingLevels(const std::vector<PdfBlock>& blocks, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            if (blocks[i].stands_out) sizes_.insert(blocks[i].size);
        }
    }
    int level(const PdfBlock& block) const {
        const auto larger = std::distance(sizes_.upper_bound(block.size), sizes_.end());
        return static_cast<int>(std::min<std::ptrdiff_t>(2 + larger, 6));
    }

  private:
    std::set<int> sizes_;
};

Block as_heading(Block block, int level) {
    block.kind = BlockKind::heading;
    block.level = level;
    block.number = 0;
    block.text = clean_title(without_section_number(block.text));
    block.emphasis.clear();
    return block;
}

class PdfAssembly {
  public:
    PdfAssembly(std::vector<PdfBlock> blocks, std::vector<PdfDivision> divisions, Book& book)
        : blocks_(std::move(blocks)), divisions_(std::move(divisions)), book_(book), to_(book) {}

    void run() {
        add_sections(0, divisions_.front().at, Place::front);
        std::string part;
        bool body = false;
        for (std::size_t i = 0; i < divisions_.size(); ++i) {
            const PdfDivision& division = divisions_[i];
            const std::size_t end =
                i + 1 < divisions_.size() ? divisions_[i + 1].at : blocks_.size();
            if (division.part != part) {
                part = division.part;
                to_.part(part);
            }
            auto matter = matter_of_title(division.title);
            if (division.front && !matter) matter = Matter{"other", Place::front};
            if (division.back && !matter) matter = Matter{"other", Place::back};
            if (!matter && division.part_page) matter = Matter{"introduction", Place::front};
            if (!matter && !body && title_key(division.title) == title_key(book_.title) &&
                i + 1 < divisions_.size()) {
                matter = Matter{"title_page", Place::front};
            }
            std::size_t at = division.at;
            const PdfOpening opening = take_opening(division, at, end);
            if (matter) {
                if (body && !division.part_page && matter->kind != "contents") {
                    matter->place = Place::back;
                }
                if (!body) matter->place = Place::front;
                to_.section(clean_title(division.title), *matter);
                add_body(division, at, end, body && i + 1 == divisions_.size());
                continue;
            }
            to_.chapter(opening.title, opening.label);
            body = true;
            add_body(division, at, end, last_chapter(i));
        }
    }

  private:
    struct PdfOpening {
        std::string title;
        std::string label;
    };

    bool last_chapter(std::size_t index) const {
        return std::none_of(
            divisions_.begin() + static_cast<std::ptrdiff_t>(index) + 1, divisions_.end(),
            [](const PdfDivision& later) { return !later.back && !matter_of_title(later.title); });
    }

    // The blocks that say the division's label and title again are taken; `at` moves past them.
    PdfOpening take_opening(const PdfDivision& division, std::size_t& at, std::size_t end) {
        const Heading said = parse_heading(division.title);
        PdfOpening out;
        if (said.number > 0) out.label = said.label;
        out.title = said.number > 0 ? said.title : division.title;
        const bool named = !out.title.empty();
        const std::string wanted = title_key(division.title);
        std::string shown;
        for (std::size_t taken = 0; division.found && at < end && taken < 4; ++taken, ++at) {
            const PdfBlock& block = blocks_[at];
            const std::string& text = block.block.text;
            const std::string key = title_key(text);
            const Heading heading = parse_heading(text);
            const bool number_only = heading.number > 0 && heading.title.empty();
            const bool says =
                key == wanted || (block.stands_out && key.size() >= 3 &&
                                  (wanted.find(key) != std::string::npos ||
                                   (key.find(wanted) != std::string::npos && shown.empty())));
            const bool same_heading = taken == 0 && heading.number > 0 &&
                                      heading.number == said.number && block.stands_out;
            if (number_only && block.stands_out && taken < 2) {
                if (out.label.empty()) out.label = heading.label;
                continue;
            }
            if (same_heading && !named) {
                shown = heading.title;
                continue;
            }
            if (!named && block.stands_out && shown.empty() && text.size() < 200) {
                shown = text;
                continue;
            }
            if (!named || !says) break;
            if (out.label.empty() && heading.number > 0) out.label = heading.label;
            shown = text;
        }
        if (!named) out.title = shown.empty() ? out.label : shown;
        return out;
    }

    // Text before the first division, or after a heading of back matter that no entry names.
    void add_sections(std::size_t begin, std::size_t end, Place place) {
        const HeadingLevels levels(blocks_, begin, end);
        if (begin < end) to_.section({}, {"other", place});
        int heading_size = 0;  // what is smaller is a heading within the section
        for (std::size_t i = begin; i < end; ++i) {
            PdfBlock& here = blocks_[i];
            const auto matter = here.stands_out && here.size >= 0.95 * heading_size
                                    ? matter_of_title(here.block.text)
                                    : std::nullopt;
            if (matter) {
                heading_size = here.size;
                to_.section(clean_title(here.block.text), {matter->kind, place});
            } else {
                add(here, levels);
            }
        }
    }

    void add(PdfBlock& from, const HeadingLevels& levels) {
        if (from.stands_out) {
            to_.add(as_heading(std::move(from.block), levels.level(from)));
        } else {
            to_.add(std::move(from.block));
        }
    }

    void add_body(const PdfDivision& division, std::size_t begin, std::size_t end, bool last) {
        std::map<std::string, int> depths;
        for (const auto& section : division.sections) {
            depths.emplace(title_key(without_section_number(section.title)), section.depth);
        }
        // Outlines know their levels; sizes order what they leave out, below.
        const int deepest =
            depths.empty() ? 0 : std::ranges::max_element(depths, {}, [](const auto& entry) {
                                     return entry.second;
                                 })->second;
        const HeadingLevels levels(blocks_, begin, end);
        const int chapter_size = begin > division.at ? blocks_[division.at].size : 0;
        for (std::size_t i = begin; i < end; ++i) {
            PdfBlock& here = blocks_[i];
            const auto known = depths.find(title_key(without_section_number(here.block.text)));
            if (known != depths.end() && here.block.text.size() < 200 &&
                (here.stands_out || here.block.kind == BlockKind::paragraph)) {
                to_.add(as_heading(std::move(here.block), 2 + known->second));
                continue;
            }
            const auto matter = last && here.stands_out && here.size >= 0.95 * chapter_size
                                    ? matter_of_title(here.block.text)
                                    : std::nullopt;
            if (matter) {
                add_sections(i, end, Place::back);
                return;
            }
            if (here.stands_out && !depths.empty()) {
                to_.add(as_heading(std::move(here.block),
                                   std::min(6, deepest + 1 + levels.level(here))));
            } else {
                add(here, levels);
            }
        }
    }

    std::vector<PdfBlock> blocks_;
    std::vector<PdfDivision> divisions_;
    Book& book_;
    Assembler to_;
};

// No list of divisions: the largest headings of which there are several are the chapters.
void by_sizes(std::vector<PdfBlock> blocks, Book& book) {
    std::map<int, std::size_t, std::greater<>> counts;
    std::map<int, std::size_t> parts;
    for (const auto& block : blocks) {
        if (!block.stands_out || matter_of_title(block.block.text)) continue;
        ++counts[block.size];
        if (parse_heading(block.block.text).is_part()) ++parts[block.size];
    }
    int chapters = 0;
    for (const std::size_t fewest : {kFewestInClass, std::size_t{2}}) {
        for (const auto& [size, count] : counts) {
            if (chapters == 0 && count >= fewest && parts[size] * 2 <= count) chapters = size;
        }
    }
    std::vector<RawBlock> raw;
    for (auto& block : blocks) {
        RawBlock out;
        if (block.stands_out) {
            const bool part = block.size > chapters && parts[block.size] > 0;
            const auto between = std::ranges::count_if(counts, [&](const auto& entry) {
                return entry.first < chapters && entry.first >= block.size;
            });
            const int level = part ? 1 : block.size >= chapters ? 2 : static_cast<int>(2 + between);
            out.block = as_heading(std::move(block.block), std::clamp(level, 1, 6));
        } else {
            out.block = std::move(block.block);
        }
        raw.push_back(std::move(out));
    }
    outline_by_headings(std::move(raw), book);
}

// PDFs seldom name their language. English is known by its small words; what else it may be is
// not guessed.
void tell_language(Book& book) {
    std::size_t words = 0;
    std::size_t small = 0;
    for (const auto& chapter : book.chapters) {
        for (const auto& block : chapter.blocks) {
            if (block.kind != BlockKind::paragraph || words > 20'000) continue;
            for (const auto& token : text::tokens(block.text)) {
                if (token.kind != text::TokenKind::word) continue;
                ++words;
                if (text::is_stop_word(text::to_lower(token.text))) ++small;
            }
        }
    }
    if (words >= kWordsToTell &&
        static_cast<double>(small) < kEnglishStopWords * static_cast<double>(words)) {
        book.language = "und";
        book.warnings.emplace_back("its language is not given and does not look like English");
    }
}

}  // namespace

Result<Book> read_pdf_output(std::string_view info, std::string_view xml,
                             const ReadLimits& limits) {
    const Deadline deadline = Deadline::of_processor_time(limits.time);
    TRY(PdfDocument document, parse_pdf_xml(xml, deadline));
    TRY(check_readable(document));
    Book book;
    book.format = Format::pdf;
    read_pdf_info(info, book);
    const auto outline = std::move(document.outline);
    TRY(PdfLayout layout, lay_out(std::move(document), deadline));
    const auto contents = take_contents(layout.lines);
    std::vector<PdfBlock> blocks = blocks_of(std::move(layout), deadline);
    if (deadline.expired()) return fail(Errc::invalid, "reading it takes too long");
    crop_gutenberg_blocks(blocks, book);
    std::vector<PdfDivision> divisions = divisions_by_outline(outline, blocks);
    if (divisions.empty()) divisions = divisions_by_contents(contents, blocks);
    const std::size_t before_title = blocks.size();
    std::vector<Block> title_page =
        take_title_page(blocks, divisions.empty() ? blocks.size() : divisions.front().at, book);
    for (auto& division : divisions) division.at -= before_title - blocks.size();
    if (!title_page.empty()) {
        book.front_matter.push_back({book.title, "title_page", std::move(title_page), 0});
    }
    if (divisions.empty()) {
        by_sizes(std::move(blocks), book);
    } else {
        PdfAssembly(std::move(blocks), std::move(divisions), book).run();
    }
    TRY(finish(book));
    tell_language(book);
    return book;
}

}  // namespace books
