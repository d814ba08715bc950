#include <chrono>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
// clang-format off: it needs the header above
#include <rapidcheck/gtest.h>
// clang-format on

#include "books/reader.hpp"
#include "books/readers.hpp"
#include "support/scratch.hpp"
#include "text/words.hpp"

namespace books {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Book html(std::string_view text) {
    auto read = read_html(text, {});
    EXPECT_TRUE(read) << read.error().message;
    return read ? std::move(read).value() : Book{};
}

std::vector<std::string> titles_in(const Book& book) {
    std::vector<std::string> out;
    for (const auto& chapter : book.chapters) out.push_back(chapter.title);
    return out;
}

std::vector<std::string> texts(const std::vector<Block>& blocks) {
    std::vector<std::string> out;
    for (const auto& block : blocks) out.push_back(block.text);
    return out;
}

void write_file(const fs::path& file, std::string_view text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

std::string encoded(const char* name, const std::string& utf8) {
    const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(utf8);
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name, &status);
    std::string out(static_cast<std::size_t>(wide.length()) * 8 + 16, '\0');
    const std::int32_t size =
        ucnv_fromUChars(converter, out.data(), static_cast<std::int32_t>(out.size()),
                        wide.getBuffer(), wide.length(), &status);
    ucnv_close(converter);
    EXPECT_TRUE(U_SUCCESS(status)) << name;
    out.resize(static_cast<std::size_t>(size));
    return out;
}

TEST(Html, HeadingsDivideAPageIntoChapters) {
    const Book book = html(
        "<!DOCTYPE html><html lang=en-GB><head><title>The Quiet Percent: A Book of Fees</title>"
        "</head><body><h1>The Quiet Percent</h1><h2>Copyright</h2><p>All rights.</p>"
        "<h2>Chapter 1: One</h2><p>Some <em>plain</em> words.<h3>Inside</h3><ol><li>First<li>Second"
        "</ol><h2>Chapter 2: Two</h2><blockquote><p>Said so.</blockquote><table><tr><th>A<th>B<tr>"
        "<td>1<td>2</table><h2>About the Author</h2><p>She writes.</body></html>");
    EXPECT_EQ(book.title, "The Quiet Percent");
    EXPECT_EQ(book.subtitle, "A Book of Fees");
    EXPECT_EQ(book.language, "en-GB");
    EXPECT_EQ(book.format, Format::html);
    EXPECT_THAT(titles_in(book), ElementsAre("One", "Two"));
    EXPECT_THAT(texts(book.chapters[0].blocks),
                ElementsAre("Some plain words.", "Inside", "First", "Second"));
    EXPECT_EQ(book.chapters[0].blocks[3].number, 2);
    EXPECT_THAT(texts(book.chapters[1].blocks), ElementsAre("Said so.", "A | B\n1 | 2"));
    ASSERT_EQ(book.front_matter.size(), 1u);
    ASSERT_EQ(book.back_matter.size(), 1u);
    EXPECT_EQ(book.back_matter[0].kind, "about_author");
}

TEST(Html, WhatIsNoTextIsLeftOut) {
    const Book book = html(
        "<html><body><div class='cookie-banner'>We value your privacy</div><nav>Home</nav>"
        "<div role=navigation>Up</div><a class='skip-link' href='#m'>Skip</a>"
        "<form><main id=m><h1>One</h1><p>Kept.</p><script>var a='<p>x</p>'</script>"
        "<style>p{}</style><p hidden>Hidden</p><p style='display: none'>Gone</p>"
        "<aside>Buy this</aside><h1>Two</h1><p>Kept too.</p></main></form>"
        "<footer>Site footer</footer></body></html>");
    EXPECT_THAT(titles_in(book), ElementsAre("One", "Two"));
    EXPECT_THAT(texts(book.chapters[0].blocks), ElementsAre("Kept."));
    EXPECT_THAT(texts(book.chapters[1].blocks), ElementsAre("Kept too."));
}

TEST(Html, APageThatIsAllNavigationKeepsItsText) {
    const Book book = html("<body><aside><p>Only here is a text of some words.</p></aside></body>");
    EXPECT_THAT(texts(book.chapters[0].blocks), ElementsAre("Only here is a text of some words."));
}

// Pandoc's, Word's and LibreOffice's ways of writing a footnote.
TEST(Html, FootnotesAreNotesAndTheirMarksAreNoWords) {
    for (const std::string_view page :
         {"<h1>One</h1><p>A fee<a href='#fn1' class='footnote-ref' role='doc-noteref'><sup>1</sup>"
          "</a> is paid.</p><section class='footnotes' role='doc-endnotes'><hr/><ol><li id='fn1'>"
          "<p>By you.<a href='#fnref1' class='footnote-back'>↩︎</a></p></li></ol></section>",
          "<h1>One</h1><p class=MsoNormal>A fee<a href='#_ftn1' name='_ftnref1'><span "
          "class=MsoFootnoteReference>[1]</span></a> is paid.</p><div id=ftn1><p "
          "class=MsoFootnoteText><a href='#_ftnref1' name='_ftn1'>[1]</a> By you.</p></div>",
          "<h1>One</h1><p>A fee<a class='sdfootnoteanc' href='#sdfootnote1sym'><sup>1</sup></a> is "
          "paid.</p><div id='sdfootnote1'><p><a class='sdfootnotesym' "
          "href='#sdfootnote1anc'>1</a> By you.</p></div>"}) {
        const Book book = html(page);
        ASSERT_THAT(texts(book.chapters[0].blocks), ElementsAre("A fee is paid.", "By you."));
        EXPECT_EQ(book.chapters[0].blocks[1].kind, BlockKind::note);
        EXPECT_EQ(book.chapters[0].words, 4u);
    }
}

TEST(Html, WhatAPageSaysAboutItselfIsRead) {
    const Book book = html(
        "<html lang=en><head><title>A Book | Some Site</title><meta name=author content='Site'>"
        "<meta property='og:title' content='Not this'><meta name=description content='About "
        "fees.'><script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Book\",\"name\":"
        "\"A Book\",\"author\":[{\"@type\":\"Person\",\"name\":\"Nora Vance\"},\"A. Friend\"],"
        "\"inLanguage\":\"en-US\",\"isbn\":\"9780306406157\",\"keywords\":\"Fees, Banks\"}]}"
        "</script></head><body><h1>One</h1><p>Words.</p><h1>Two</h1><p>Words.</p></body></html>");
    EXPECT_EQ(book.title, "A Book");
    EXPECT_THAT(book.authors, ElementsAre("Nora Vance", "A. Friend"));
    EXPECT_EQ(book.description, "About fees.");
    EXPECT_EQ(book.language, "en-US");
    EXPECT_EQ(book.isbn, "9780306406157");
    EXPECT_THAT(book.subjects, ElementsAre("Fees", "Banks"));
}

TEST(Html, OpenGraphAndDublinCoreNameTheBookToo) {
    const Book open_graph = html(
        "<head><meta property='og:title' content='By Graph'><meta property='book:author' "
        "content='https://a.example/nora'><meta name=author content='Nora Vance'>"
        "<meta property='og:locale' content='de_DE'></head><h1>Eins</h1><p>Text.</p>");
    EXPECT_EQ(open_graph.title, "By Graph");
    EXPECT_THAT(open_graph.authors, ElementsAre("Nora Vance"));
    EXPECT_EQ(open_graph.language, "de-DE");
    const Book core = html("<head><meta name='DC.title' content='By Core'></head><p>Text.</p>");
    EXPECT_EQ(core.title, "By Core");
}

TEST(Html, ATitleBlockNamesTheBook) {
    const Book book = html(
        "<body><header id='title-block-header'><h1 class='title'>Fees</h1><p class='subtitle'>Who "
        "Pays</p><p class='author'>by Nora Vance</p></header><h1>One</h1><p>Words.</p><h1>Two</h1>"
        "<p>Words.</p></body>");
    EXPECT_EQ(book.subtitle, "Who Pays");
    EXPECT_THAT(book.authors, ElementsAre("Nora Vance"));
    EXPECT_THAT(titles_in(book), ElementsAre("One", "Two"));
}

TEST(Html, TablesThatOnlyPlaceThingsAreNoTables) {
    const Book book = html(
        "<table><tr><td><h1>One</h1><p>First words.</p><h1>Two</h1><p>Last words.</p></td>"
        "</tr></table>");
    EXPECT_THAT(titles_in(book), ElementsAre("One", "Two"));
}

TEST(HtmlFolder, GoesInTheOrderOfItsContents) {
    const support::ScratchFolder scratch;
    const fs::path folder = scratch.path() / "fees-and-you";
    write_file(scratch.path() / "secret.html", "<h1>Secret</h1><p>Outside.</p>");
    write_file(folder / "index.html",
               "<title>Fees</title><h1>Fees</h1><p>What it is about.</p><nav><ol><li>Part One<ol>"
               "<li><a href='b.html'>Beta</a><li><a href='./a.html#x'>Alpha</a></ol><li><a "
               "href='../secret.html'>Out</a></ol></nav>");
    write_file(folder / "a.html", "<p class=crumb>Book</p><h1>Alpha</h1><p>Text of alpha.</p>");
    write_file(folder / "b.html", "<h2>Beta</h2><p>Text of beta.</p>");
    const auto read = read_book(folder);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read.value().title, "Fees");
    EXPECT_THAT(titles_in(read.value()), ElementsAre("Beta", "Alpha"));
    EXPECT_EQ(read.value().chapters[0].part, "Part One");
    EXPECT_TRUE(looks_like_book(folder));
}

TEST(HtmlFolder, GoesInTheOrderOfItsNamesWithoutContents) {
    const support::ScratchFolder scratch;
    const fs::path folder = scratch.path() / "fees";
    write_file(folder / "10-last.html", "<h1>Last</h1><p>Text at the end.</p>");
    write_file(folder / "2-first.xhtml", "<h1>First</h1><p>Text at the start.</p>");
    const auto read = read_book(folder);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_THAT(titles_in(read.value()), ElementsAre("First", "Last"));
}

TEST(Encodings, TextMarkdownAndHtmlAreReadInWhatTheyWereSavedIn) {
    const support::ScratchFolder scratch;
    const std::string words =
        "Über die Gebühren schweigt die Bank größtenteils; für Käufer heißt das: selber zählen.";
    const std::string typed = "Kosten\n\nvon Nora Vance\n\n\n\nKapitel 1\n\n" + words +
                              "\n\n\n\nKapitel 2\n\n" + words + "\n";
    const std::string markdown = "# Eins\n\n" + words + "\n\n# Zwei\n\n" + words + "\n";
    for (const char* name : {"windows-1252", "macintosh", "UTF-16LE", "UTF-16BE", "UTF-32LE"}) {
        const std::pair<const char*, std::string> files[] = {
            {"a.txt", typed},
            {"a.md", markdown},
            {"a.html", "<html><body><h1>Eins</h1><p>" + words + "</p></body></html>"}};
        for (const auto& [file, text] : files) {
            write_file(scratch.path() / file, encoded(name, text));
            const auto read = read_book(scratch.path() / file);
            ASSERT_TRUE(read) << name << " " << file << ": " << read.error().message;
            EXPECT_THAT(texts(read.value().chapters[0].blocks), testing::Contains(words))
                << name << " " << file;
            EXPECT_THAT(read.value().warnings, testing::Contains(HasSubstr(name)))
                << name << " " << file;
        }
    }
}

TEST(Encodings, AnHtmlPageIsReadAsItDeclares) {
    const support::ScratchFolder scratch;
    const std::string words = "すべての人間は、生まれながらにして自由である。";
    const std::pair<const char*, const char*> pages[] = {
        {"Shift_JIS", "<html><head><meta charset=\"Shift_JIS\"></head><body><h1>A</h1><p>"},
        {"EUC-JP", "<?xml version=\"1.0\" encoding=\"EUC-JP\"?><html><body><h1>A</h1><p>"},
        {"ISO-2022-JP",
         "<html><head><meta http-equiv=Content-Type content='text/html; charset=iso-2022-jp'>"
         "</head><body><h1>A</h1><p>"}};
    for (const auto& [name, head] : pages) {
        write_file(scratch.path() / "a.html", encoded(name, head + words + "</p></body></html>"));
        const auto read = read_book(scratch.path() / "a.html");
        ASSERT_TRUE(read) << name << ": " << read.error().message;
        EXPECT_THAT(texts(read.value().chapters[0].blocks), ElementsAre(words)) << name;
        for (const auto& warning : read.value().warnings) {
            EXPECT_THAT(warning, testing::Not(HasSubstr("encoding"))) << name;
        }
    }
}

std::string repeated(std::string_view text, std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += text;
    return out;
}

// Twice the limit of four seconds: a plain build under load. Inputs that took minutes.
void expect_answer_in_time(const std::string& page) {
    const auto started = std::chrono::steady_clock::now();
    const auto read = read_html(page, {});
    if (!read) {
        EXPECT_THAT(read.error().message, testing::Not(IsEmpty()));
    }
    EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(8));
}

TEST(Html, WhatIsMadeToTakeLongIsReadOrRefusedInTime) {
    expect_answer_in_time(repeated("<div>", 4 << 20));
    expect_answer_in_time(repeated("<b>", 2 << 20) + repeated("</i>", 2 << 20));
    expect_answer_in_time("<p " + repeated("a b c d e f g h i j k l m n ", 4 << 20) + ">x</p>");
    std::string attributes = "<p ";
    for (int i = 0; i < 400'000; ++i) attributes += fmt::format("a{} ", i);
    expect_answer_in_time(attributes + ">x</p>");
    expect_answer_in_time("<p>" + repeated("<b>x</b> <i>y</i> ", 4 << 20) + "</p>");
    expect_answer_in_time(repeated("<table><tr><td>", 1 << 20));
    expect_answer_in_time(repeated("<ul><li>", 1 << 20));
}

TEST(Html, APageOfTooManyElementsIsRefused) {
    const auto read = read_html(repeated("<b>x</b>", 8 << 20), {});
    ASSERT_FALSE(read);
    EXPECT_THAT(read.error().message, HasSubstr("elements"));
}

TEST(Html, WhatIsNestedTooDeepIsReported) {
    std::string page = "<h1>One</h1><p>Words.</p>";
    for (int i = 0; i < 300; ++i) page += "<div>";
    const Book book = html(page + "<p>Lost</p>");
    EXPECT_THAT(book.warnings, testing::Contains(HasSubstr("nested")));
}

RC_GTEST_PROP(Html, NoWordOfAPageIsLostAndTheirOrderIsKept, ()) {
    const auto marks = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 12));
    std::string page = "<html><body><h1>Begin</h1>";
    std::vector<std::string> wanted;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const std::string word = fmt::format("word{}x", i);
        static constexpr std::array<const char*, 12> frames{
            "<p>{}</p>",
            "<div>{}</div>",
            "<p><b>{}</b></p>",
            "<ul><li>{}</li></ul>",
            "<blockquote><p>{}</p></blockquote>",
            "<table><tr><td>{}</td><td>2</td></tr></table>",
            "<pre>{}</pre>",
            "<dl><dt>{}</dt></dl>",
            "<section><p><a href='#a'>{}</a> and</p></section>",
            "<h2>{}</h2><p>Below.</p>",
            "{}<br>",
            "<div class='footnote'>{}</div>"};
        page += fmt::format(fmt::runtime(frames[static_cast<std::size_t>(marks[i])]), word);
        wanted.push_back(word);
    }
    const auto read = read_html(page + "<p>End.</p>", {});
    RC_ASSERT(read.has_value());
    std::string all;
    const auto add = [&](const auto& section) {
        all += section.title + "\n";
        for (const auto& block : section.blocks) all += block.text + "\n";
    };
    for (const auto& section : read.value().front_matter) add(section);
    for (const auto& chapter : read.value().chapters) add(chapter);
    std::size_t at = 0;
    for (const auto& word : wanted) {
        at = all.find(word, at);
        RC_ASSERT(at != std::string::npos);
    }
}

RC_GTEST_PROP(Html, AnyBytesAreABookOrAnError, (const std::string& bytes)) {
    for (const char* frame :
         {"{}", "<p>{}</p>", "<table><td {}>", "<script type=application/ld+json>{}"}) {
        (void)read_html(fmt::format(fmt::runtime(frame), bytes), {});
    }
}

}  // namespace
}  // namespace books
