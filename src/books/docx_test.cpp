#include <chrono>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zip.h>
// clang-format off: it needs the header above
#include <rapidcheck/gtest.h>
// clang-format on

#include "books/docx_package.hpp"
#include "books/reader.hpp"
#include "books/readers.hpp"
#include "support/docx_markup.hpp"
#include "support/scratch.hpp"

// Expected values are what ECMA-376 says that a word processor shows of the mark-up in each test.
namespace books {
namespace {

namespace fs = std::filesystem;
using support::p;
using support::part;
using support::run;
using support::say;
using testing::ElementsAre;
using testing::HasSubstr;

DocxParts docx(std::string_view body) {
    DocxParts out;
    out.document = part("document", fmt::format("<w:body>{}</w:body>", body));
    out.styles = support::styles();
    out.numbering = support::numbering();
    return out;
}

Book book_of(const DocxParts& parts) {
    auto read = read_docx(parts, {});
    EXPECT_TRUE(read) << read.error().message;
    return read ? std::move(read).value() : Book{};
}

// Two chapters, so that headings divide; the first has this in it.
std::vector<Block> blocks_of(std::string_view body) {
    const Book book = book_of(
        docx(say("One", "H1") + std::string(body) + say("Two", "H1") + say("The end of it.")));
    return book.chapters.empty() ? std::vector<Block>() : book.chapters[0].blocks;
}

std::vector<std::string> words_in(const std::vector<Block>& blocks) {
    std::vector<std::string> out;
    for (const auto& block : blocks) out.push_back(block.text);
    return out;
}

std::vector<std::string> names(const Book& book) {
    std::vector<std::string> out;
    for (const auto& chapter : book.chapters) out.push_back(chapter.title);
    return out;
}

TEST(Docx, StylesNameTheBookAndItsChapters) {
    DocxParts parts =
        docx(say("The Quiet Percent", "T") + say("Who Pays", "S") + say("Copyright", "H1") +
             say("All rights.") + say("One", "H1") + say("Words.") + say("Inside", "H2") +
             say("More.") + say("Two", "Own") + say("Last."));
    parts.core =
        "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:title>Document1</dc:title>"
        "<dc:creator>Nora Vance; A. Friend</dc:creator><dc:description>On fees.</dc:description>"
        "<cp:keywords>Fees, Banks</cp:keywords></cp:coreProperties>";
    const Book book = book_of(parts);
    EXPECT_EQ(book.title, "The Quiet Percent");
    EXPECT_EQ(book.subtitle, "Who Pays");
    EXPECT_THAT(book.authors, ElementsAre("Nora Vance", "A. Friend"));
    EXPECT_EQ(book.description, "On fees.");
    EXPECT_THAT(book.subjects, ElementsAre("Fees", "Banks"));
    EXPECT_EQ(book.language, "en-GB");
    EXPECT_EQ(book.format, Format::docx);
    EXPECT_THAT(names(book), ElementsAre("One", "Two"));
    ASSERT_EQ(book.front_matter.size(), 1u);
    EXPECT_EQ(book.front_matter[0].kind, "copyright");
    EXPECT_EQ(book.chapters[0].blocks[1].kind, BlockKind::heading);
}

TEST(Docx, ListsCountAsWordCounts) {
    const auto item = [](std::string_view text, int list, int level) {
        return p(run(text), "",
                 fmt::format("<w:numPr><w:ilvl w:val=\"{}\"/><w:numId w:val=\"{}\"/></w:numPr>",
                             level, list));
    };
    const auto blocks =
        blocks_of(item("a", 1, 0) + item("b", 1, 1) + item("c", 1, 1) + item("d", 1, 0) +
                  item("e", 1, 1) + item("f", 4, 0) + say("g", "LB") + item("h", 0, 0));
    std::vector<std::pair<int, int>> seen;
    for (const auto& block : blocks) seen.emplace_back(block.level, block.number);
    EXPECT_THAT(seen,
                ElementsAre(std::pair(0, 3), std::pair(1, 1), std::pair(1, 2), std::pair(0, 4),
                            std::pair(1, 1), std::pair(0, 1), std::pair(0, 0), std::pair(0, 0)));
    EXPECT_EQ(blocks[6].kind, BlockKind::list_item);
    EXPECT_EQ(blocks[7].kind, BlockKind::paragraph);
}

TEST(Docx, ANumberedHeadingSaysItsLabel) {
    const std::string list = "<w:numPr><w:numId w:val=\"3\"/></w:numPr>";
    const Book book =
        book_of(docx(p(run("Alpha"), "H1", list) + say("A.") + p(run("Beta"), "H1", list) +
                     say("B.") + p(run("Gamma"), "H1", list) + say("C.")));
    EXPECT_THAT(names(book), ElementsAre("Alpha", "Beta", "Gamma"));
    EXPECT_EQ(book.chapters[2].label, "Chapter 3");
}

TEST(Docx, EmphasisIsKeptThroughCharacterStyles) {
    const auto blocks =
        blocks_of(p(run("A ") + run("big", "<w:b/>") + run(" ger", "<w:b/>") + run(" and ") +
                    run("soft", "<w:rStyle w:val=\"Em\"/>") + run(" and ") +
                    run("own", "<w:rStyle w:val=\"St\"/>") + run(" word", "<w:b w:val=\"0\"/>")));
    ASSERT_EQ(blocks.size(), 1u);
    EXPECT_EQ(blocks[0].text, "A big ger and soft and own word");
    EXPECT_THAT(blocks[0].emphasis,
                ElementsAre(Emphasis{2, 9, true}, Emphasis{14, 18, false}, Emphasis{23, 26, true}));
}

TEST(Docx, WhatIsDeletedHiddenOrCodeIsNoText) {
    const auto field = [](std::string_view code, std::string_view result) {
        return fmt::format(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{}</w:instrText>"
            "</w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar "
            "w:fldCharType=\"end\"/></w:r>",
            code, result);
    };
    const auto blocks = blocks_of(
        p(run("Fees ") + "<w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins>" +
          run("always ") + "</w:ins><w:moveFrom>" + run("far ") + "</w:moveFrom>" +
          run("hidden ", "<w:vanish/>") + "<w:hyperlink r:id=\"x\">" + run("cost") +
          "</w:hyperlink><w:r><w:noBreakHyphen/><w:t>up</w:t><w:tab/><w:t>co</w:t>"
          "<w:softHyphen/><w:t>op</w:t><w:br/><w:t>end</w:t></w:r>" +
          field(" REF a ", run(" ten")) + field(" PAGE ", run(" 99"))) +
        p(field(" TOC \\o ", run("One 1") + "</w:p><w:p>" + run("Two 9"))) +
        say("Line of contents 7", "Toc") +
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>"
        "</w:docPartObj></w:sdtPr><w:sdtContent>" +
        say("Contents") + "</w:sdtContent></w:sdt>" +
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("Two in ") + "</w:p>" + say("one."));
    EXPECT_THAT(words_in(blocks), ElementsAre("Fees always cost-up coop end ten", "Two in one."));
}

TEST(Docx, ATextBoxIsReadOnce) {
    const auto blocks = blocks_of(
        p(run("Around ") +
          "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>"
          "<w:txbxContent>" +
          say("In the box.") +
          "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
          "<w:txbxContent>" +
          say("In the box.") +
          "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" +
          run("it.")));
    EXPECT_THAT(words_in(blocks), ElementsAre("Around it.", "In the box."));
}

TEST(Docx, TablesHaveRowsAndFramesDoNot) {
    const auto cell = [](std::string_view text) {
        return "<w:tc><w:tcPr/>" + say(text) + "</w:tc>";
    };
    const auto blocks = blocks_of(
        "<w:tbl><w:tr>" + cell("Fee") + cell("Sum") + "</w:tr><w:tr>" + cell("1 %") + cell("250") +
        "</w:tr><w:tr><w:trPr><w:del/>"
        "</w:trPr>" +
        cell("gone") + cell("gone") + "</w:tr></w:tbl><w:tbl><w:tr><w:tc>" + say("Framed.") +
        say("Too.") + "</w:tc></w:tr></w:tbl>");
    EXPECT_THAT(words_in(blocks), ElementsAre("Fee | Sum\n1 % | 250", "Framed.", "Too."));
    EXPECT_EQ(blocks[0].kind, BlockKind::table);
    EXPECT_EQ(blocks[1].kind, BlockKind::paragraph);
}

TEST(Docx, NotesStandAtTheEndOfTheirSection) {
    DocxParts parts =
        docx(say("One", "H1") +
             p(run("Paid") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" + run(" by you.")) +
             say("Next.") + say("Two", "H1") +
             p(run("End") + "<w:r><w:endnoteReference w:id=\"2\"/></w:r>"));
    parts.footnotes = part("footnotes",
                           "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote>"
                           "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r>" +
                               run(" Every year.") + "</w:p></w:footnote>");
    parts.endnotes =
        part("endnotes", "<w:endnote w:id=\"2\">" + say("At the end.") + "</w:endnote>");
    const Book book = book_of(parts);
    EXPECT_THAT(words_in(book.chapters[0].blocks),
                ElementsAre("Paid by you.", "Next.", "Every year."));
    EXPECT_EQ(book.chapters[0].blocks[2].kind, BlockKind::note);
    EXPECT_THAT(words_in(book.chapters[1].blocks), ElementsAre("End", "At the end."));
}

TEST(Docx, WithoutStylesBoldLinesOrChapterNumbersDivide) {
    std::string text;
    for (int i = 0; i < 30; ++i) text += "The bank charges a fee for every account it keeps. ";
    std::string bold;
    std::string labelled;
    for (const char* name : {"Fees", "Cards", "Loans"}) {
        bold += p(run(name, "<w:b/>")) + say(text);
    }
    for (int i = 1; i <= 3; ++i) labelled += say(fmt::format("Chapter {}", i)) + say(text);
    EXPECT_THAT(names(book_of(docx(say("A Book") + bold))), ElementsAre("Fees", "Cards", "Loans"));
    EXPECT_THAT(names(book_of(docx(say("A Book") + labelled))),
                ElementsAre("Chapter 1", "Chapter 2", "Chapter 3"));
}

// A package with these files, by libzip.
void write_package(const fs::path& file,
                   const std::vector<std::pair<std::string, std::string>>& files) {
    int error = 0;
    zip_t* archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    ASSERT_TRUE(archive);
    for (const auto& [name, bytes] : files) {
        zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        ASSERT_GE(zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8), 0);
    }
    ASSERT_EQ(zip_close(archive), 0);
}

std::string relations(std::string_view entries) {
    return fmt::format(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}"
        "</Relationships>",
        entries);
}

std::string relation(std::string_view id, std::string_view type, std::string_view target) {
    return fmt::format(
        "<Relationship Id=\"{}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
        "relationships/{}\" Target=\"{}\"/>",
        id, type, target);
}

void write_docx(const fs::path& file, const std::string& document, const std::string& picture) {
    write_package(
        file,
        {{"[Content_Types].xml", "<Types/>"},
         {"_rels/.rels", relations(relation("a", "officeDocument", "word/document.xml"))},
         {"word/document.xml", document},
         {"word/_rels/document.xml.rels", relations(relation("s", "styles", "styles.xml") +
                                                    relation("n", "numbering", "/word/n.xml") +
                                                    relation("p", "image", "media/cover.png"))},
         {"word/styles.xml", support::styles()},
         {"word/n.xml", support::numbering()},
         {"word/media/cover.png", picture}});
}

TEST(Docx, APictureOnTheFirstPageIsTheCover) {
    const support::ScratchFolder scratch;
    const fs::path file = scratch.path() / "book.docx";
    const std::string picture = "\x89PNG\r\n\x1a\n and pixels";
    write_docx(file,
               docx(p("<w:r><w:drawing><a:blip r:embed=\"p\"/></w:drawing></w:r>") +
                    say("One", "H1") + say("Words.") + say("Two", "H1") + say("Words."))
                   .document,
               picture);
    const auto read = read_book(file);
    ASSERT_TRUE(read) << read.error().message;
    ASSERT_TRUE(read.value().cover);
    EXPECT_EQ(read.value().cover->mime, "image/png");
    EXPECT_EQ(read.value().cover->bytes, picture);
    EXPECT_THAT(names(read.value()), ElementsAre("One", "Two"));
}

TEST(Docx, WhatCannotBeReadIsRefusedInOneSentence) {
    const support::ScratchFolder scratch;
    const fs::path file = scratch.path() / "a.docx";
    const auto refusal = [&] {
        const auto read = read_book(file);
        return read ? std::string("read") : read.error().message;
    };
    const auto write = [&](const std::string& bytes) {
        std::ofstream(file, std::ios::binary) << bytes;
    };
    const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    std::string name;
    for (const char c : std::string_view("EncryptedPackage")) name += {c, '\0'};
    write(ole + std::string(3 << 20, ' ') + name);
    EXPECT_THAT(refusal(), HasSubstr("password"));
    write(ole + "WordDocument");
    EXPECT_THAT(refusal(), HasSubstr(".doc"));
    write("PK\x03\x04 and no more");
    EXPECT_THAT(refusal(), HasSubstr("damaged"));
    write("");
    EXPECT_EQ(refusal(), "it is empty");
    write_docx(file, part("document", "<w:body><w:p/></w:body>"), "");
    EXPECT_THAT(refusal(), HasSubstr("no text"));
    write_docx(file, "not xml at all", "");
    EXPECT_THAT(refusal(), HasSubstr("damaged"));
    write_docx(file, "<!DOCTYPE a [<!ENTITY b \"x\">]>" + docx(say("x")).document, "");
    EXPECT_THAT(refusal(), HasSubstr("document type"));
    std::string deep;
    for (int i = 0; i < 240; ++i) deep += "<w:sdt><w:sdtContent>";
    write_docx(file, part("document", deep), "");
    EXPECT_THAT(refusal(), HasSubstr("nested"));
    write_docx(file, docx(say(std::string(30 << 20, 'a'))).document, "");
    EXPECT_THAT(refusal(), HasSubstr("MB allowed"));
    write_package(file, {{"[Content_Types].xml", "<Types/>"},
                         {"_rels/.rels", relations(relation("a", "officeDocument", "xl/w.xml"))}});
    EXPECT_THAT(refusal(), HasSubstr("spreadsheet"));
    write_package(file, {{"content.xml", "<a/>"}});
    EXPECT_THAT(refusal(), HasSubstr("OpenDocument"));
}

TEST(Docx, WhatStandsBeforeADamageIsReadWithAWarning) {
    DocxParts parts = docx(say("One", "H1") + say("Whole.") + say("Two", "H1") + say("Whole too."));
    parts.document.resize(parts.document.find("</w:body>"));
    for (int i = 0; i < 20; ++i) parts.document += say("More of it.");
    parts.document += "<w:p><w:r></w:p>";
    const Book book = book_of(parts);
    EXPECT_THAT(names(book), ElementsAre("One", "Two"));
    EXPECT_THAT(book.warnings, testing::Contains(HasSubstr("damage")));
}

std::string many(std::string_view text, std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += text;
    return out;
}

// Twice the limit of four seconds: a plain build under load.
TEST(Docx, WhatIsMadeToTakeLongIsReadOrRefusedInTime) {
    for (const std::string& body :
         {many("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", 4 << 20),
          "<w:p>" + many(run("x ", "<w:b/>") + run("y ", "<w:i/>"), 4 << 20) + "</w:p>",
          "<w:tbl>" + many("<w:tr><w:tc><w:p/></w:tc><w:tc/></w:tr>", 4 << 20) + "</w:tbl>",
          many("<w:p/>", 4 << 20)}) {
        const auto started = std::chrono::steady_clock::now();
        (void)read_docx(docx(body), {});
        EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(8));
    }
}

RC_GTEST_PROP(Docx, NoWordOfADocumentIsLostAndTheirOrderIsKept, ()) {
    const auto marks = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 11));
    std::string body;
    std::vector<std::string> wanted;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const std::string word = fmt::format("word{}x", i);
        const std::string one = say(word);
        const std::string list = "<w:numPr><w:numId w:val=\"1\"/></w:numPr>";
        switch (marks[i]) {
            case 0:
                body += say(word, "H1") + say("Below.");
                break;
            case 1:
                body += say(word, "H2") + say("Under.");
                break;
            case 2:
                body += p(run(word, "<w:b/>"));
                break;
            case 3:
                body += p(run(word), "", list);
                break;
            case 4:
                body += "<w:tbl><w:tr><w:tc>" + one + "</w:tc></w:tr></w:tbl>";
                break;
            case 5:
                body += "<w:tbl><w:tr><w:tc>" + one + "</w:tc><w:tc/></w:tr></w:tbl>";
                break;
            case 6:
                body += p("<w:ins>" + run(word) + "</w:ins>");
                break;
            case 7:
                body += "<w:sdt><w:sdtContent>" + one + "</w:sdtContent></w:sdt>";
                break;
            case 8:
                body += p("<w:r><w:drawing><w:txbxContent>" + one +
                          "</w:txbxContent></w:drawing></w:r>");
                break;
            case 9:
                body += p(run(word), "Loop");
                break;
            default:
                body += one + "<w:p/>";
        }
        wanted.push_back(word);
    }
    const auto read = read_docx(
        docx(say("Begin", "H1") + body + say("End.") + say("Last", "H1") + say("Last words.")), {});
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

RC_GTEST_PROP(Docx, AnyBytesAreABookOrAnError, (const std::string& bytes)) {
    DocxParts parts = docx(bytes);
    parts.numbering = bytes;
    parts.styles = bytes;
    parts.core = bytes;
    (void)read_docx(parts, {});
    RC_ASSERT(!read_docx_bytes("PK\x03\x04" + bytes, {}));
}

}  // namespace
}  // namespace books
