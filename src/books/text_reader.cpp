// Plain text: Project Gutenberg's conventions, and what people type. Lines become paragraphs; the
// paragraphs that could be headings are tried style by style, strongest first.
#include <algorithm>
#include <array>

#include "base/strings.hpp"
#include "books/readers.hpp"
#include "books/text_lines.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace books {

using base::Errc;
using base::fail;
using base::Result;

namespace {

enum class Style {
    labelled,
    roman_title,
    roman,
    number,
    number_title,
    underlined,
    capitals,
    spaced
};
constexpr std::array<Style, 8> kStyles{Style::labelled,     Style::roman_title, Style::roman,
                                       Style::number,       Style::underlined,  Style::capitals,
                                       Style::number_title, Style::spaced};

// A paragraph that may be a heading; its title may take up the paragraph after it as well.
struct Candidate {
    std::size_t paragraph = 0;
    std::size_t paragraphs = 1;
    int number = 0;
    std::string label;
    std::string title;
};

constexpr std::size_t kTitleLength = 160;
// Chapters shorter than this on average are entries of a list.
constexpr std::size_t kChapterBytes = 400;

bool is_short(const Paragraph& paragraph) {
    return paragraph.lines <= 3 && paragraph.text.size() <= kTitleLength && !paragraph.indented;
}

bool ends_like_a_sentence(std::string_view text) {
    return text.ends_with('.') || text.ends_with(',') || text.ends_with(';') || text.ends_with(':');
}

bool may_be_title(const Paragraph& paragraph) {
    if (!is_short(paragraph) || paragraph.text.empty() || paragraph.text.front() == '[' ||
        paragraph.text.front() == '"' || paragraph.text.starts_with("“")) {
        return false;
    }
    if (text::all_caps(paragraph.text)) return true;
    return paragraph.lines <= 2 && !ends_like_a_sentence(paragraph.text) &&
           text::starts_upper(paragraph.text) && paragraph.text.front() != '_' &&
           text::word_count(paragraph.text) <= 14;
}

std::optional<Candidate> candidate(const std::vector<Paragraph>& all, std::size_t i, Style style) {
    const Paragraph& here = all[i];
    if (!is_short(here)) return std::nullopt;
    const Heading heading = parse_heading(here.text);
    Candidate out{i, 1, heading.number, heading.label, heading.title};
    const bool has_next = i + 1 < all.size();
    const auto with_next_title = [&]() -> std::optional<Candidate> {
        if (!has_next || !may_be_title(all[i + 1]) || all[i + 1].blank_before > 3) {
            return std::nullopt;
        }
        out.title = all[i + 1].text;
        out.paragraphs = 2;
        return out;
    };
    switch (style) {
        case Style::labelled:
            if (!heading.is_chapter()) return std::nullopt;
            // "Chapter 3 shows how ..." is a sentence.
            if (!heading.title.empty() && !text::starts_upper(heading.title)) return std::nullopt;
            if (heading.title.empty() && !with_next_title()) out.title = heading.label;
            return out;
        case Style::roman_title:
            if (!heading.roman || !heading.word.empty() || heading.title.empty())
                return std::nullopt;
            if (!text::all_caps(heading.title) &&
                (here.blank_before < 2 || ends_like_a_sentence(heading.title) || here.lines > 2))
                return std::nullopt;
            return out;
        case Style::roman:
            if (!heading.roman || !heading.word.empty() || !heading.title.empty())
                return std::nullopt;
            return with_next_title();
        case Style::number:
            if (heading.roman || heading.number == 0 || !heading.word.empty() ||
                !heading.title.empty()) {
                return std::nullopt;
            }
            return with_next_title();
        case Style::number_title:
            if (heading.roman || heading.number == 0 || !heading.word.empty() ||
                heading.title.empty() || here.blank_before < 2 || here.lines > 2 ||
                ends_like_a_sentence(heading.title)) {
                return std::nullopt;
            }
            return out;
        case Style::underlined:
            if (!here.underlined) return std::nullopt;
            out.title = heading.is_chapter() ? heading.title : here.text;
            return out;
        case Style::capitals:
            if (here.lines > 2 || !text::all_caps(here.text) || here.text.size() < 4 ||
                here.text.front() == '"' || here.text.front() == '[' || here.text.ends_with(',')) {
                return std::nullopt;
            }
            out.title = here.text;
            return out;
        case Style::spaced:
            if (here.blank_before < 2 || here.lines != 1 || !may_be_title(here))
                return std::nullopt;
            out.title = here.text;
            return out;
    }
    return std::nullopt;
}

std::size_t bytes_between(const std::vector<Paragraph>& all, std::size_t begin, std::size_t end) {
    std::size_t bytes = 0;
    for (std::size_t i = begin; i < end && i < all.size(); ++i) bytes += all[i].text.size();
    return bytes;
}

bool is_numbered(Style style) {
    return style != Style::capitals && style != Style::spaced && style != Style::underlined;
}

// Runs of 1, 2, 3 ...; a table of contents is a run whose entries lie close together.
std::vector<Candidate> numbered_chapters(const std::vector<Paragraph>& all,
                                         const std::vector<Candidate>& found) {
    struct Run {
        std::vector<Candidate> items;
        std::size_t gap = 0;
    };
    std::vector<Run> runs;
    for (const auto& item : found) {
        if (item.number == 1) {
            runs.emplace_back();
            runs.back().items.push_back(item);
        } else if (!runs.empty() && item.number == runs.back().items.back().number + 1) {
            runs.back().items.push_back(item);
        } else if (!runs.empty() && item.number == runs.back().items.back().number + 2) {
            // One heading is damaged or has another form; the rest still count.
            runs.back().items.push_back(item);
        }
    }
    std::size_t widest = 0;
    for (std::size_t r = 0; r < runs.size(); ++r) {
        const auto& items = runs[r].items;
        const std::size_t end =
            r + 1 < runs.size() ? runs[r + 1].items.front().paragraph : all.size();
        runs[r].gap = bytes_between(all, items.front().paragraph, end) / items.size();
        if (items.size() > 1) widest = std::max(widest, runs[r].gap);
    }
    std::vector<Candidate> out;
    for (const auto& run : runs) {
        if (run.gap * 4 < widest || run.gap < kChapterBytes) continue;
        out.insert(out.end(), run.items.begin(), run.items.end());
    }
    return out;
}

// A heading or two of the same kind whose room above was lost in typing.
void add_stragglers(const std::vector<Paragraph>& all, const std::vector<Candidate>& found,
                    std::vector<Candidate>& chapters) {
    std::vector<Candidate> more;
    for (const auto& item : found) {
        if (item.paragraph <= chapters.front().paragraph || all[item.paragraph].lines != 1 ||
            !text::all_caps(item.title) || text::word_count(item.title) < 4 ||
            matter_of_title(item.title)) {
            continue;
        }
        const bool there = std::ranges::any_of(chapters, [&](const Candidate& chapter) {
            return chapter.paragraph == item.paragraph;
        });
        if (!there) more.push_back(item);
    }
    if (more.empty() || more.size() * 5 > chapters.size()) return;
    chapters.insert(chapters.end(), more.begin(), more.end());
    std::ranges::sort(chapters, {}, &Candidate::paragraph);
}

// Headings without numbers: those with the most room above them, and enough text below.
std::vector<Candidate> plain_chapters(const std::vector<Paragraph>& all,
                                      const std::vector<Candidate>& found, const Book& book) {
    for (std::size_t room = 4; room >= 1; --room) {
        std::vector<Candidate> kept;
        for (const auto& item : found) {
            if (all[item.paragraph].blank_before < room) continue;
            if (matter_of_title(item.title) || title_key(item.title) == title_key(book.title))
                continue;
            kept.push_back(item);
        }
        // Title pages and contents: heading upon heading with nothing between.
        std::vector<Candidate> out;
        for (std::size_t i = 0; i < kept.size(); ++i) {
            const std::size_t end = i + 1 < kept.size() ? kept[i + 1].paragraph : all.size();
            if (bytes_between(all, kept[i].paragraph + 1, end) >= 150) out.push_back(kept[i]);
        }
        if (out.size() < 3) continue;
        const std::size_t bytes = bytes_between(all, out.front().paragraph, all.size());
        if (bytes / out.size() < kChapterBytes) continue;
        add_stragglers(all, found, out);
        return out;
    }
    return {};
}

struct Division {
    std::vector<Candidate> chapters;
    Style style = Style::labelled;
};

Division divide(const std::vector<Paragraph>& all, const Book& book, const Deadline& deadline) {
    for (const Style style : kStyles) {
        if (deadline.expired()) break;
        std::vector<Candidate> found;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (auto item = candidate(all, i, style)) {
                i += item->paragraphs - 1;
                found.push_back(std::move(*item));
            }
        }
        auto chapters =
            is_numbered(style) ? numbered_chapters(all, found) : plain_chapters(all, found, book);
        const std::size_t least = style == Style::labelled ? 2 : 3;
        if (chapters.size() >= least) return {std::move(chapters), style};
    }
    return {};
}

bool stands_out(const Paragraph& paragraph) {
    return is_short(paragraph) && paragraph.lines <= 2 &&
           (paragraph.blank_before >= 2 || text::all_caps(paragraph.text) || paragraph.underlined);
}

Block to_block(const Paragraph& paragraph) {
    Block out;
    out.kind = paragraph.kind;
    out.number = paragraph.number;
    out.level = paragraph.level;
    if (out.kind == BlockKind::table || out.kind == BlockKind::code) {
        out.text = paragraph.text;
    } else {
        set_text(out, paragraph.text, paragraph.emphasis);
    }
    return out;
}

// Short lines in capitals or with much room within a chapter are its sections.
bool is_section_heading(const Paragraph& paragraph, Style style) {
    if (paragraph.kind != BlockKind::paragraph || !is_short(paragraph) || paragraph.lines > 1) {
        return false;
    }
    if (paragraph.underlined) return true;
    if (text::all_caps(paragraph.text) && text::word_count(paragraph.text) >= 2 &&
        style != Style::capitals) {
        return !paragraph.text.starts_with('"') && !ends_like_a_sentence(paragraph.text);
    }
    return paragraph.blank_before >= 2 && may_be_title(paragraph) &&
           text::word_count(paragraph.text) >= 2 && style != Style::spaced;
}

bool closes_book(const std::string& title) {
    const std::string key = title_key(title);
    return key == "conclusion" || key == "epilogue" || key == "afterword";
}

void assemble(const std::vector<Paragraph>& all, const Division& division, Book& book) {
    Assembler to(book);
    to.section("Introduction", {"introduction", Place::front});
    std::size_t next = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Paragraph& here = all[i];
        const bool last_passed = next >= division.chapters.size();
        if (!last_passed && division.chapters[next].paragraph == i) {
            const Candidate& chapter = division.chapters[next++];
            to.chapter(chapter.title.empty() ? chapter.label : chapter.title, chapter.label);
            i += chapter.paragraphs - 1;
            continue;
        }
        const bool outside = !to.in_chapter() || last_passed;
        if (outside && stands_out(here)) {
            const auto matter = matter_of_title(here.text);
            if (matter) {
                Matter where = *matter;
                if (to.chapters() == 0) where.place = Place::front;
                if (last_passed && to.chapters() > 0) where.place = Place::back;
                to.section(clean_title(here.text), where);
                continue;
            }
            if (to.chapters() > 0 && !to.in_back_matter() && closes_book(here.text)) {
                to.chapter(here.text, {});
                continue;
            }
            if (to.chapters() == 0 && here.blank_before >= 2 && may_be_title(here) &&
                !base::starts_with_ignoring_case(here.text, "by ") && i + 1 < all.size() &&
                all[i + 1].lines > 2) {
                to.section(clean_title(here.text), {"introduction", Place::front});
                continue;
            }
            const Heading heading = parse_heading(here.text);
            if (heading.is_part()) {
                to.part(here.text);
                to.section(clean_title(here.text), {"introduction", Place::front});
                continue;
            }
        }
        Block block = to_block(here);
        if (to.in_chapter() && is_section_heading(here, division.style)) {
            block.kind = BlockKind::heading;
            block.level = 2;
            block.text = clean_title(block.text);
            block.emphasis.clear();
        }
        to.add(std::move(block));
    }
}

// Without a header: the first lines are the title, what explains it, and "by" whom.
void guess_title(std::vector<Paragraph>& all, Book& book) {
    std::size_t used = 0;
    for (; used < std::min<std::size_t>(all.size(), 6); ++used) {
        const Paragraph& here = all[used];
        if (!is_short(here) || (used > 0 && here.underlined)) break;
        const Heading heading = parse_heading(here.text);
        if (heading.number > 0 || matter_of_title(here.text)) break;
        if (base::starts_with_ignoring_case(here.text, "by ")) {
            if (book.authors.empty()) book.authors.push_back(clean_title(here.text.substr(3)));
        } else if (book.title.empty()) {
            book.title = clean_title(here.text);
        } else if (book.subtitle.empty() && title_key(here.text) != title_key(book.title) &&
                   used == 1) {
            book.subtitle = clean_title(here.text);
        } else if (title_key(here.text) != title_key(book.title)) {
            break;
        }
    }
    all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(used));
}

}  // namespace

std::string language_tag(std::string_view language) {
    const std::string lower = text::to_lower(base::trim(language));
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> names{
        {{"english", "en"},
         {"german", "de"},
         {"french", "fr"},
         {"spanish", "es"},
         {"italian", "it"},
         {"dutch", "nl"},
         {"portuguese", "pt"},
         {"hebrew", "he"},
         {"latin", "la"}}};
    for (const auto& [name, tag] : names) {
        if (lower == name) return std::string(tag);
    }
    return lower.empty() ? "en" : std::string(base::trim(language));
}

void outline_by_typing(std::vector<Paragraph> paragraphs, Book& book, const Deadline& deadline) {
    read_text_header(paragraphs, book);
    if (book.title.empty()) guess_title(paragraphs, book);
    const Division division = divide(paragraphs, book, deadline);
    if (division.chapters.empty()) {
        Assembler to(book);
        to.section(book.title, {"other", Place::front});
        for (const auto& paragraph : paragraphs) to.add(to_block(paragraph));
    } else {
        assemble(paragraphs, division, book);
    }
}

Result<Book> read_plain_text(std::string_view text, const ReadLimits& limits) {
    const Deadline deadline(limits.time);
    Book book;
    book.format = Format::text;
    const std::string_view body = crop_gutenberg(text, book);
    std::vector<Paragraph> paragraphs = paragraphs_of(body, deadline);
    if (deadline.expired()) return fail(Errc::invalid, "reading it takes too long");
    outline_by_typing(std::move(paragraphs), book, deadline);
    book.language = language_tag(book.language);
    TRY(finish(book));
    return book;
}

}  // namespace books
