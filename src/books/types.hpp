// A book as its reader left it: chapters of blocks of plain text, apart from the front and back
// matter. Values only; whoever holds a Book owns it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe.hpp>

namespace books {

enum class Format { epub, markdown, text, pdf, docx, html };
BOOST_DESCRIBE_ENUM(Format, epub, markdown, text, pdf, docx, html)

enum class BlockKind { paragraph, heading, list_item, quote, table, code, note, image };
BOOST_DESCRIBE_ENUM(BlockKind, paragraph, heading, list_item, quote, table, code, note, image)

// A stretch of a block's text in bytes, [begin, end).
struct Emphasis {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool strong = false;

    bool operator==(const Emphasis&) const = default;
};
BOOST_DESCRIBE_STRUCT(Emphasis, (), (begin, end, strong))

struct Block {
    BlockKind kind = BlockKind::paragraph;
    int level = 0;   // heading: 2 to 6, the chapter's own title being 1; list item: nesting from 0
    int number = 0;  // list item: its number, or 0 for a bullet
    // UTF-8 without mark-up or line breaks. Table and code: one line a row, cells parted by " | ".
    // Image: its alternative text.
    std::string text;
    std::string anchor;
    std::vector<Emphasis> emphasis;

    bool operator==(const Block&) const = default;
};
BOOST_DESCRIBE_STRUCT(Block, (), (kind, level, number, text, anchor, emphasis))

struct Chapter {
    std::string title;
    std::string label;  // "Chapter 3", "III", "7"; empty where the book does not number
    std::string part;   // the part it belongs to; empty where the book has none
    std::vector<Block> blocks;
    std::size_t words = 0;

    bool operator==(const Chapter&) const = default;
};
BOOST_DESCRIBE_STRUCT(Chapter, (), (title, label, part, blocks, words))

// Front or back matter. `kind` is one of cover, title_page, copyright, licence, dedication,
// epigraph, contents, foreword, preface, introduction, acknowledgements, transcriber, appendix,
// notes, glossary, bibliography, index, about_author, advertisement, other.
struct Section {
    std::string title;
    std::string kind;
    std::vector<Block> blocks;
    std::size_t words = 0;

    bool operator==(const Section&) const = default;
};
BOOST_DESCRIBE_STRUCT(Section, (), (title, kind, blocks, words))

// An image file as it lay in the book.
struct Cover {
    std::string mime;
    std::string bytes;

    bool operator==(const Cover&) const = default;
};

struct Book {
    std::string title;
    std::string subtitle;
    std::vector<std::string> authors;
    std::string language = "en";  // BCP 47
    std::string publisher;
    std::string isbn;
    std::string description;
    std::vector<std::string> subjects;
    Format format = Format::text;
    std::vector<std::string> parts;
    std::vector<Chapter> chapters;
    std::vector<Section> front_matter;
    std::vector<Section> back_matter;
    std::vector<std::string> warnings;
    std::optional<Cover> cover;  // not part of the JSON: bytes are kept beside it

    bool operator==(const Book&) const = default;
};
BOOST_DESCRIBE_STRUCT(Book, (),
                      (title, subtitle, authors, language, publisher, isbn, description, subjects,
                       format, parts, chapters, front_matter, back_matter, warnings))

// Null where no block has this anchor.
const Block* find_block(const Book& book, std::string_view anchor);

// The chapter's text that a reader reads: paragraphs, list items and quotes, parted by blank lines.
std::string prose(const Chapter& chapter);

std::size_t word_count(const Book& book);  // chapters only

// SHA-256 in hexadecimal over title, authors, chapters and cover: the same words are the same book
// whatever the file's time stamps say.
std::string fingerprint(const Book& book);

// Gives every block of a chapter its anchor, `c03p012-9f3a1c`: place and the start of a digest of
// its words. Sections get `f` or `b` in place of `c`.
void set_anchors(Book& book);

// For a book imported again after an edit: a block whose words are unchanged, wherever it moved
// to, gets the anchor that it had before. Anchors stay unique.
void keep_anchors(Book& edited, const Book& before);

// What `frontlist book inspect` shows.
struct ChapterSize {
    std::string title;
    std::size_t words = 0;
};
BOOST_DESCRIBE_STRUCT(ChapterSize, (), (title, words))

struct Inspection {
    std::string title;
    std::string subtitle;
    std::vector<std::string> authors;
    std::string language;
    Format format = Format::text;
    std::vector<ChapterSize> chapters;
    std::vector<ChapterSize> front_matter;
    std::vector<ChapterSize> back_matter;
    std::vector<std::string> warnings;
};
BOOST_DESCRIBE_STRUCT(Inspection, (),
                      (title, subtitle, authors, language, format, chapters, front_matter,
                       back_matter, warnings))

Inspection inspect(const Book& book);

}  // namespace books
