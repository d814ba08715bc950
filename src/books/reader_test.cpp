#include "books/reader.hpp"

#include <chrono>
#include <fstream>
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zip.h>
// clang-format off: it needs the header above
#include <rapidcheck/gtest.h>
// clang-format on

#include "books/analysis.hpp"
#include "books/headings.hpp"
#include "books/readers.hpp"
#include "support/scratch.hpp"
#include "text/encoding.hpp"

namespace books {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> titles(const Book& book) {
    std::vector<std::string> out;
    for (const auto& chapter : book.chapters) out.push_back(chapter.title);
    return out;
}

void write(const fs::path& file, std::string_view text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

std::string words(int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += "The bank charges a fee for every account. ";
    return out;
}

TEST(Headings, SayTheirNumberAndTitle) {
    const Heading heading = parse_heading("CHAPTER IV. OF THE ORIGIN OF MONEY");
    EXPECT_TRUE(heading.is_chapter());
    EXPECT_EQ(heading.number, 4);
    EXPECT_EQ(heading.title, "OF THE ORIGIN OF MONEY");
    EXPECT_EQ(parse_heading("Chapter Twelve: Rest").number, 12);
    EXPECT_EQ(roman_number("XIV"), 14);
    EXPECT_EQ(roman_number("IIX"), 0);
    EXPECT_EQ(clean_title("HEALTH OF HOUSES.[7]"), "Health of Houses");
}

TEST(Headings, KnowFrontAndBackMatter) {
    EXPECT_EQ(matter_of_title("Table of Contents")->kind, "contents");
    EXPECT_EQ(matter_of_title("ABOUT THE AUTHOR.")->kind, "about_author");
    EXPECT_FALSE(matter_of_title("Introduction"));
    EXPECT_FALSE(matter_of_title("Notes on Nursing Well"));
}

TEST(Markdown, OneTitleThenChaptersOfTheSecondLevel) {
    const auto read = read_markdown(
        "---\ntitle: \"The Quiet Percent\"\nauthor: Nora Vance\nsubjects:\n  - Banks\n  - "
        "Fees\n---\n"
        "# The Quiet Percent\n\n## Copyright\n\nAll rights.\n\n## One\n\nText *here*.\n\n### "
        "Sub\n\n"
        "- item\n\n## Two\n\nMore text.\n",
        {});
    ASSERT_TRUE(read);
    const Book& book = read.value();
    EXPECT_EQ(book.title, "The Quiet Percent");
    EXPECT_THAT(book.subjects, ElementsAre("Banks", "Fees"));
    EXPECT_THAT(titles(book), ElementsAre("One", "Two"));
    ASSERT_EQ(book.front_matter.size(), 1u);
    EXPECT_EQ(book.front_matter[0].kind, "copyright");
    const Block& first = book.chapters[0].blocks[0];
    EXPECT_EQ(first.text, "Text here.");
    EXPECT_THAT(first.emphasis, ElementsAre(Emphasis{5, 9, false}));
    EXPECT_THAT(first.anchor, testing::StartsWith("c01p001-"));
}

TEST(Markdown, ScriptsAreNoText) {
    const auto read = read_markdown(
        "# One\n\nHello.\n\n<script>alert(1)</script>\n\n# Two\n\n[link](javascript:alert(2)) "
        "text.\n",
        {});
    ASSERT_TRUE(read);
    EXPECT_THAT(titles(read.value()), ElementsAre("One", "Two"));
    EXPECT_EQ(read.value().chapters[1].blocks[0].text, "link text.");
    EXPECT_EQ(read.value().chapters[0].blocks.size(), 1u);
}

TEST(MarkdownFolder, FollowsItsSummaryAndNothingOutside) {
    const support::ScratchFolder scratch;
    const fs::path folder = scratch.path() / "book";
    write(scratch.path() / "secret.md", "# Secret\n\nOutside.\n");
    write(folder / "SUMMARY.md",
          "# Summary\n\n## First Part\n\n* [Beta](b.md)\n* [Alpha](a.md)\n* [Out](../secret.md)\n");
    write(folder / "a.md", "# Alpha\n\nText of alpha.\n");
    write(folder / "b.md", "# Beta\n\nText of beta.\n");
    const auto read = read_book(folder);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_THAT(titles(read.value()), ElementsAre("Beta", "Alpha"));
    EXPECT_EQ(read.value().chapters[0].part, "First Part");
}

TEST(MarkdownFolder, ReadsNothingThatALinkLeadsTo) {
    const support::ScratchFolder scratch;
    const fs::path folder = scratch.path() / "book";
    write(scratch.path() / "secret.md", "# Secret\n\nby Somebody Else\n");
    write(scratch.path() / "elsewhere" / "c.md", "# Elsewhere\n\nOutside.\n");
    write(folder / "SUMMARY.md", "# Summary\n\n* [A](a.md)\n* [B](b.md)\n* [C](more/c.md)\n");
    write(folder / "a.md", "# Alpha\n\nText of alpha.\n");
    for (const char* name : {"b.md", "README.md", "cover.png"}) {
        fs::create_symlink(scratch.path() / "secret.md", folder / name);
    }
    fs::create_directory_symlink(scratch.path() / "elsewhere", folder / "more");
    const auto read = read_book(folder);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_THAT(titles(read.value()), ElementsAre("Alpha"));
    EXPECT_THAT(read.value().authors, testing::IsEmpty());
    EXPECT_FALSE(read.value().cover);
}

std::string times(int count, const std::function<std::string(int)>& make) {
    std::string out;
    for (int i = 0; i < count; ++i) out += make(i);
    return out;
}

struct EpubParts {
    std::string metadata;
    std::string manifest;
    std::string spine = "<itemref idref=\"c\"/>";
    std::string guide;
    std::string contents;  // of an NCX
    std::string chapter = "<h1>One</h1><p>Words.</p><h1>Two</h1><p>More words.</p>";
};

void write_epub(const fs::path& file, const EpubParts& parts) {
    const std::pair<const char*, std::string> entries[] = {
        {"META-INF/container.xml",
         "<container><rootfiles><rootfile full-path=\"p.opf\"/></rootfiles></container>"},
        {"p.opf",
         "<package><metadata><title>A Book</title>" + parts.metadata +
             "</metadata><manifest><item id=\"c\" href=\"c.html\" media-type=\"text/html\"/>"
             "<item id=\"n\" href=\"n.ncx\" media-type=\"application/x-dtbncx+xml\"/>" +
             parts.manifest + "</manifest><spine>" + parts.spine + "</spine><guide>" + parts.guide +
             "</guide></package>"},
        {"n.ncx", "<ncx><navMap>" + parts.contents + "</navMap></ncx>"},
        {"c.html", "<html><body>" + parts.chapter + "</body></html>"}};
    int error = 0;
    zip_t* archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    ASSERT_TRUE(archive);
    for (const auto& [name, text] : entries) {
        zip_source_t* source = zip_source_buffer(archive, text.data(), text.size(), 0);
        ASSERT_GE(zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8), 0);
    }
    ASSERT_EQ(zip_close(archive), 0);
}

// Fifteen seconds: what five of a plain build may become under a sanitizer.
void expect_read_in_time(const fs::path& file) {
    const auto started = std::chrono::steady_clock::now();
    const auto read = read_book(file);
    EXPECT_TRUE(read) << read.error().message;
    EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(15));
}

TEST(Epub, AuthorsAndTheirRolesAreReadInTimeHoweverManyThereAre) {
    const support::ScratchFolder scratch;
    write_epub(scratch.path() / "a.epub",
               {.metadata = times(60'000, [](int i) {
                    return fmt::format(
                        "<creator id=\"p{}\">N</creator><meta refines=\"#q{}\" "
                        "property=\"role\">aut</meta>",
                        i, i);
                })});
    expect_read_in_time(scratch.path() / "a.epub");
}

TEST(Epub, TheGuideIsReadInTimeHoweverLongItAndTheReadingOrderAre) {
    const support::ScratchFolder scratch;
    write_epub(
        scratch.path() / "a.epub",
        {.manifest = times(60'000,
                           [](int i) {
                               return fmt::format(
                                   "<item id=\"i{0}\" href=\"a-file-of-the-book-{0}\" "
                                   "media-type=\"image/png\"/>",
                                   i);
                           }),
         .spine = "<itemref idref=\"c\"/>" +
                  times(60'000, [](int i) { return fmt::format("<itemref idref=\"i{}\"/>", i); }),
         .guide = times(60'000, [](int i) {
             return fmt::format("<reference href=\"a-file-of-the-book-x{}\"/>", i);
         })});
    expect_read_in_time(scratch.path() / "a.epub");
}

TEST(Epub, ContentsThatNameTheWholeBookAgainAndAgainAreReadInTime) {
    const support::ScratchFolder scratch;
    write_epub(scratch.path() / "a.epub",
               {.contents = times(5'000,
                                  [](int) {
                                      return "<navPoint><navLabel><text>Part 1</text></navLabel>"
                                             "<content src=\"c.html#a\"/><navPoint><navLabel>"
                                             "<text>U</text></navLabel><content "
                                             "src=\"c.html#z\"/></navPoint></navPoint>";
                                  }),
                .chapter = "<p id=\"a\">First.</p>" +
                           times(10'000, [](int) { return "<p>" + words(4) + "</p>"; }) +
                           "<p id=\"z\">Last.</p>"});
    expect_read_in_time(scratch.path() / "a.epub");
}

TEST(PlainText, AContentsListIsNotTheChapters) {
    const std::string text =
        "TITLE: none\n\nCONTENTS\n\nCHAPTER I\n\nCHAPTER II\n\n\n\nCHAPTER I\n\nThe Start\n\n" +
        words(30) + "\n\n\n\nCHAPTER II\n\nThe End\n\n" + words(30) + "\n";
    const auto read = read_plain_text(text, {});
    ASSERT_TRUE(read);
    EXPECT_THAT(titles(read.value()), ElementsAre("The Start", "The End"));
    EXPECT_EQ(read.value().chapters[0].label, "CHAPTER I");
}

TEST(PlainText, OneLongLineIsOneChapter) {
    const auto read = read_plain_text(words(2000), {});
    ASSERT_TRUE(read);
    EXPECT_EQ(read.value().chapters.size(), 1u);
    EXPECT_FALSE(read.value().warnings.empty());
}

TEST(Reading, RefusesWhatItCannotReadInOneSentence) {
    const support::ScratchFolder scratch;
    const auto refusal = [&](const char* name, std::string_view bytes) {
        write(scratch.path() / name, bytes);
        const auto read = read_book(scratch.path() / name);
        return read ? std::string("read") : read.error().message;
    };
    EXPECT_THAT(refusal("a.pdf", "%PDF-1.7 ..."), HasSubstr("damaged or incomplete"));
    EXPECT_THAT(refusal("pdf-named.txt", "%PDF-1.7 ..."), HasSubstr("damaged or incomplete"));
    EXPECT_EQ(refusal("empty.txt", ""), "it is empty");
    EXPECT_THAT(refusal("picture.txt", "\x89PNG\r\n\x1a\n...."), HasSubstr("not text"));
    EXPECT_THAT(refusal("broken.epub", "PK\x03\x04 and no more"),
                HasSubstr("damaged or incomplete"));
    EXPECT_THAT(refusal("words.epub", "Just words."), HasSubstr("not an ePub"));
    EXPECT_THAT(refusal("page.html", "<!DOCTYPE html><html></html>"), HasSubstr("no text"));
    EXPECT_EQ(read_book(scratch.path() / "absent.md").error().code, base::Errc::not_found);
}

TEST(Anchors, OfUnchangedParagraphsOutliveAnEdit) {
    const Book before = read_markdown("# A\n\nFirst.\n\nSecond.\n\n# B\n\nThird.\n", {}).value();
    Book edited =
        read_markdown("# A\n\nNew words.\n\nFirst.\n\nSecond.\n\n# B\n\nThird.\n", {}).value();
    keep_anchors(edited, before);
    EXPECT_EQ(edited.chapters[0].blocks[1].anchor, before.chapters[0].blocks[0].anchor);
    EXPECT_EQ(edited.chapters[1].blocks[0].anchor, before.chapters[1].blocks[0].anchor);
    EXPECT_NE(edited.chapters[0].blocks[0].anchor, before.chapters[0].blocks[0].anchor);
    EXPECT_EQ(find_block(edited, before.chapters[0].blocks[1].anchor)->text, "Second.");
}

RC_GTEST_PROP(Reading, AnyTextIsABookOrAnError, (const std::string& bytes)) {
    const std::string text = text::to_utf8(bytes).text;
    for (const auto& read : {read_markdown(text, {}), read_plain_text(text, {})}) {
        if (read) (void)analyze(read.value());
    }
    RC_ASSERT(!read_epub_bytes("PK\x03\x04" + bytes, {}));
}

}  // namespace
}  // namespace books
