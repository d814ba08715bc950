// Word documents (DOCX) to books.
#include <algorithm>
#include <map>
#include <set>

#include "base/strings.hpp"
#include "books/docx_body.hpp"
#include "books/docx_package.hpp"
#include "books/readers.hpp"
#include "books/text_lines.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace books {

using base::Errc;
using base::fail;
using base::Result;

namespace {

using Notes = std::map<std::string, std::string>;

// A document has a cover where a picture comes before this many words.
constexpr std::size_t kWordsBeforeCover = 60;

struct DocxText {
    std::vector<DocxParagraph> paragraphs;
    Notes notes;        // "f3" and "e3" to words
    std::string cover;  // relationship id; empty where the first page shows no picture
};

bool is_heading_of(const DocxParagraph& paragraph) {
    return paragraph.block.kind == BlockKind::heading;
}

Result<DocxText> read_text(const DocxParts& parts, const ReadLimits& limits,
                           const Deadline& deadline, Book& book) {
    TRY(const DocxStyles styles, DocxStyles::parse(parts.styles, limits.depth, deadline));
    TRY(DocxLists lists, DocxLists::parse(parts.numbering, limits.depth, deadline));
    TRY(DocxBody body, parse_docx(parts.document, styles, lists, limits.depth, deadline));
    DocxText out;
    out.paragraphs = std::move(body.paragraphs);
    const std::pair<char, const std::string*> sources[] = {{'f', &parts.footnotes},
                                                           {'e', &parts.endnotes}};
    for (const auto& [kind, xml] : sources) {
        TRY(auto notes, parse_docx_notes(*xml, styles, limits.depth, deadline));
        for (auto& [id, words] : notes) out.notes.emplace(kind + id, std::move(words));
    }
    if (deadline.expired()) return fail(Errc::invalid, "reading it takes too long");
    if (body.damaged) {
        if (out.paragraphs.empty()) return fail(Errc::invalid, "the text in it is damaged");
        book.warnings.emplace_back("its text is damaged; what stands before the damage was read");
    }
    if (body.imports) {
        book.warnings.emplace_back(
            "parts that Word imports from other files were left out; save it again in Word");
    }
    if (book.language.empty()) book.language = styles.language();
    return out;
}

void take_cover(DocxText& text) {
    std::size_t words = 0;
    for (auto at = text.paragraphs.begin(); at != text.paragraphs.end(); ++at) {
        if ((at->new_page && words > 0) || is_heading_of(*at) || words > kWordsBeforeCover) return;
        if (!at->image.empty()) {
            text.cover = at->image;
            text.paragraphs.erase(at);
            return;
        }
        words += text::word_count(at->block.text);
    }
}

// The style "Title" names the book, unless an author gave it to each chapter.
void take_title(std::vector<DocxParagraph>& all, Book& book) {
    std::size_t groups = 0;
    bool before = false;
    for (const auto& one : all) {
        const bool title = one.style == "title" && one.block.kind == BlockKind::paragraph;
        groups += title && !before ? 1 : 0;
        before = title;
    }
    if (groups > 1) {
        for (auto& one : all) {
            Block& block = one.block;
            if (is_heading_of(one)) block.level = std::min(block.level + 1, 6);
            if (one.style == "title" && block.kind == BlockKind::paragraph) {
                block.kind = BlockKind::heading;
                block.level = 1;
                block.emphasis.clear();
            }
        }
        return;
    }
    if (groups == 0) return;
    std::string title;
    std::string subtitle;
    std::vector<std::string> authors;
    std::erase_if(all, [&](const DocxParagraph& one) {
        if (one.block.kind != BlockKind::paragraph || !one.notes.empty()) return false;
        std::string* where = one.style == "title"      ? &title
                             : one.style == "subtitle" ? &subtitle
                                                       : nullptr;
        if (where) {
            if (!where->empty()) *where += ' ';
            *where += one.block.text;
        } else if (one.style == "author") {
            authors.push_back(one.block.text);
        }
        return where != nullptr || one.style == "author";
    });
    if (!title.empty()) book.title = title;
    if (!subtitle.empty()) book.subtitle = subtitle;
    if (book.authors.empty()) book.authors = std::move(authors);
}

// The notes that a paragraph refers to, each where it is first referred to.
class NoteKeeper {
  public:
    explicit NoteKeeper(const Notes& notes) : notes_(notes) {}

    void meet(const DocxParagraph& paragraph) {
        for (const auto& id : paragraph.notes) {
            const auto found = notes_.find(id);
            if (found == notes_.end() || !met_.insert(id).second) continue;
            Block note;
            note.kind = BlockKind::note;
            note.text = found->second;
            waiting_.push_back(std::move(note));
        }
    }
    std::vector<Block> take() { return std::exchange(waiting_, {}); }

  private:
    const Notes& notes_;
    std::set<std::string> met_;
    std::vector<Block> waiting_;
};

// A section's notes stand at its end.
std::vector<RawBlock> with_notes(DocxText text) {
    std::vector<RawBlock> out;
    NoteKeeper notes(text.notes);
    const auto place = [&] {
        for (auto& note : notes.take()) out.push_back({std::move(note), {}, {}});
    };
    for (auto& one : text.paragraphs) {
        if (is_heading_of(one)) place();
        notes.meet(one);
        out.push_back({std::move(one.block), {}, {}});
    }
    place();
    return out;
}

int body_size(const std::vector<DocxParagraph>& all) {
    std::map<int, std::size_t> letters;
    for (const auto& one : all) letters[one.size] += one.block.text.size();
    const auto most = std::ranges::max_element(
        letters, [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == letters.end() ? 0 : most->first;
}

// Without headings by style: bold lines, large letters and new pages are what a typist shows by
// underlining and room.
std::vector<Paragraph> as_typed(DocxText text) {
    constexpr std::size_t kLine = 80;
    constexpr std::size_t kRoomOfPage = 3;
    constexpr std::size_t kRoomOfSize = 2;
    constexpr std::size_t kNoHeading = 9;
    const int size = body_size(text.paragraphs);
    std::vector<Paragraph> out;
    NoteKeeper notes(text.notes);
    const auto add = [&](Block block, std::size_t lines) -> Paragraph& {
        Paragraph paragraph;
        paragraph.text = std::move(block.text);
        paragraph.emphasis = std::move(block.emphasis);
        paragraph.kind = block.kind;
        paragraph.number = block.number;
        paragraph.level = block.level;
        paragraph.lines = lines;
        out.push_back(std::move(paragraph));
        return out.back();
    };
    for (auto& one : text.paragraphs) {
        notes.meet(one);
        const bool heading = is_heading_of(one);
        if (heading) one.block.kind = BlockKind::paragraph;
        const bool prose = one.block.kind == BlockKind::paragraph;
        const std::size_t lines = prose ? 1 + one.block.text.size() / kLine : kNoHeading;
        const bool larger = prose && size > 0 && one.size > size;
        const std::size_t room = 1 + std::min<std::size_t>(one.empty_before, 3) +
                                 (one.new_page ? kRoomOfPage : 0) + (larger ? kRoomOfSize : 0);
        Paragraph& typed = add(std::move(one.block), lines);
        typed.blank_before = room;
        typed.underlined = prose && (heading || one.bold) && lines <= 2 &&
                           !typed.text.ends_with('.') && !typed.text.ends_with(',');
        for (auto& note : notes.take()) add(std::move(note), kNoHeading).blank_before = 1;
    }
    return out;
}

std::string image_type(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG\r\n")) return "image/png";
    if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
    if (bytes.starts_with("GIF8")) return "image/gif";
    return {};
}

Result<Book> read_office(Archive archive, const ReadLimits& limits) {
    TRY(const DocxParts parts, read_docx_parts(archive, limits));
    std::string cover;
    TRY(Book book, read_docx(parts, limits, &cover));
    const auto image = parts.images.find(cover);
    if (image == parts.images.end()) return book;
    auto bytes = archive.read(image->second, limits.cover_bytes);
    if (!bytes) {
        book.warnings.push_back("its cover was left out: " + bytes.error().message);
    } else if (std::string type = image_type(bytes.value()); !type.empty()) {
        book.cover = Cover{std::move(type), std::move(bytes).value()};
    }
    return book;
}

}  // namespace

Result<Book> read_docx(const DocxParts& parts, const ReadLimits& limits, std::string* cover) {
    const Deadline deadline(limits.time);
    Book book;
    book.format = Format::docx;
    book.language.clear();
    TRY(read_core(parts.core, limits, book));
    TRY(DocxText text, read_text(parts, limits, deadline, book));
    take_cover(text);
    if (cover) *cover = text.cover;
    take_title(text.paragraphs, book);
    const auto headings = std::ranges::count_if(text.paragraphs, is_heading_of);
    if (headings >= 2) {
        outline_by_headings(with_notes(std::move(text)), book);
    } else {
        outline_by_typing(as_typed(std::move(text)), book, deadline);
    }
    book.language = language_tag(book.language);
    TRY(finish(book));
    divide_title(book);
    return book;
}

Result<Book> read_docx(const std::filesystem::path& file, const ReadLimits& limits) {
    TRY(Archive archive, Archive::open(file, limits));
    return read_office(std::move(archive), limits);
}

Result<Book> read_docx_bytes(std::string_view bytes, const ReadLimits& limits) {
    TRY(Archive archive, Archive::open_bytes(bytes, limits));
    return read_office(std::move(archive), limits);
}

}  // namespace books
