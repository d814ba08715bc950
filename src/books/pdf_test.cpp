// Pages are written here as poppler's pdf2xml.dtd describes them; what is expected follows from how
// printed books are set.
#include <cstdlib>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
// clang-format off: it needs the header above
#include <rapidcheck/gtest.h>
// clang-format on

#include "base/strings.hpp"
#include "books/analysis.hpp"
#include "books/pdf_xml.hpp"
#include "books/readers.hpp"
#include "support/scratch.hpp"
#include "text/words.hpp"

namespace books {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr int kLeft = 100;
constexpr int kWidth = 600;
constexpr int kLeading = 20;

enum PdfTestFont { kBody, kLarge, kLarger, kSmall, kBold, kMono, kMath };

// Letter pages in units of 1/108 inch.
class Pages {
  public:
    Pages& page() {
        close();
        xml_ += fmt::format(
            "<page number=\"{}\" top=\"0\" left=\"0\" height=\"1188\" "
            "width=\"918\">\n",
            ++number_);
        if (number_ == 1) {
            xml_ +=
                "<fontspec id=\"0\" size=\"16\" family=\"AAAAAA+Serif\"/>"
                "<fontspec id=\"1\" size=\"24\" family=\"AAAAAA+Serif\"/>"
                "<fontspec id=\"2\" size=\"32\" family=\"AAAAAA+Serif\"/>"
                "<fontspec id=\"3\" size=\"12\" family=\"AAAAAA+Serif\"/>"
                "<fontspec id=\"4\" size=\"16\" family=\"AAAAAB+Serif-Bold\"/>"
                "<fontspec id=\"5\" size=\"16\" family=\"AAAAAC+DejaVuSansMono\"/>"
                "<fontspec id=\"6\" size=\"16\" family=\"AAAAAD+CMMI12\"/>\n";
        }
        top_ = 180;
        return *this;
    }

    Pages& at(int top, int left, int width, std::string_view text, PdfTestFont font = kBody) {
        static constexpr int heights[] = {18, 27, 36, 13, 18, 18, 18};
        const bool bold = font == kBold;
        xml_ += fmt::format(
            "<text top=\"{}\" left=\"{}\" width=\"{}\" height=\"{}\" font=\"{}\">"
            "{}{}{}</text>\n",
            top, left, width, heights[font], static_cast<int>(font), bold ? "<b>" : "", text,
            bold ? "</b>" : "");
        return *this;
    }

    Pages& below(int top) {
        top_ = top;
        return *this;
    }
    // A line of full width below the last.
    Pages& line(std::string_view text) { return at(next(), kLeft, kWidth, text); }
    // The last line of a paragraph.
    Pages& last(std::string_view text) { return at(next(), kLeft, kWidth / 3, text); }
    Pages& heading(std::string_view text, PdfTestFont font = kLarge) {
        top_ += 2 * kLeading;
        at(next(), kLeft, 200, text, font);
        top_ += kLeading;
        return *this;
    }
    Pages& gap() {
        top_ += kLeading;
        return *this;
    }
    // Three full lines and a short one, with words that say where they are.
    Pages& prose(std::string_view word) {
        for (int i = 0; i < 3; ++i) {
            line(fmt::format("The {} of the house was on the table and by the side of it {}", word,
                             "there was a lamp that was lit"));
        }
        return last("and that was that.").gap();
    }
    Pages& outline(std::string_view items) {
        close();
        xml_ += fmt::format("<outline>\n{}</outline>\n", items);
        return *this;
    }

    std::string xml() {
        close();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<pdf2xml>\n" + xml_ + "</pdf2xml>\n";
    }
    Book book(std::string_view info = {}) {
        auto read = read_pdf_output(info, xml(), {});
        EXPECT_TRUE(read) << read.error().message;
        return read ? std::move(read.value()) : Book{};
    }

  private:
    int next() { return top_ += kLeading; }
    void close() {
        if (number_ > 0 && !closed()) xml_ += "</page>\n";
    }
    bool closed() const { return xml_.ends_with("</page>\n") || xml_.ends_with("</outline>\n"); }

    std::string xml_;
    int number_ = 0;
    int top_ = 0;
};

std::vector<std::string> texts(const Book& book, BlockKind kind = BlockKind::paragraph) {
    std::vector<std::string> out;
    for (const auto& chapter : book.chapters) {
        for (const auto& block : chapter.blocks) {
            if (block.kind == kind) out.push_back(block.text);
        }
    }
    return out;
}

std::string all_text(const Book& book) {
    std::string out;
    for (const auto& chapter : book.chapters) {
        out += chapter.title + '\n';
        for (const auto& block : chapter.blocks) out += block.text + '\n';
    }
    return out;
}

std::vector<std::string> chapter_titles(const Book& book) {
    std::vector<std::string> out;
    for (const auto& chapter : book.chapters) out.push_back(chapter.title);
    return out;
}

TEST(PdfParagraphs, AreTheirLinesTogetherAndEndAtAGap) {
    const Book book = Pages()
                          .page()
                          .line("It was the custom of the town to")
                          .last("close at noon.")
                          .gap()
                          .line("Nobody knew who had begun with it and")
                          .last("nobody asked.")
                          .book();
    EXPECT_THAT(texts(book), ElementsAre("It was the custom of the town to close at noon.",
                                         "Nobody knew who had begun with it and nobody asked."));
}

TEST(PdfParagraphs, BeginWithAnIndentedLine) {
    Pages pages;
    pages.page();
    for (int i = 0; i < 8; ++i) {
        pages.at(100 + 40 * i, kLeft + 24, kWidth - 24, "The town was closed at noon on every day");
        pages.at(120 + 40 * i, kLeft, kWidth, "and it opened again at two in the afternoon.");
    }
    EXPECT_EQ(texts(pages.book()).size(), 8u);
}

TEST(PdfParagraphs, GoOnOverThePage) {
    const Book book = Pages()
                          .page()
                          .line("It was the custom of the town that all the shops")
                          .page()
                          .line("of the market closed at noon and nobody knew who")
                          .last("had begun with it.")
                          .book();
    EXPECT_THAT(texts(book), ElementsAre("It was the custom of the town that all the shops of the "
                                         "market closed at noon and nobody knew who had begun "
                                         "with it."));
}

TEST(PdfParagraphs, PutDividedWordsTogetherAsTheBookWritesThem) {
    const Book book = Pages()
                          .page()
                          .line("We meet to-day in the depart-")
                          .line("ment and not again till after to-")
                          .line("day, as Anglo-")
                          .line("Saxon people do, for govern\xC2\xAD")
                          .last("ment is slow.")
                          .book();
    EXPECT_THAT(texts(book),
                ElementsAre("We meet to-day in the department and not again till after to-day, as "
                            "Anglo-Saxon people do, for government is slow."));
}

TEST(PdfParagraphs, KeepTheirEmphasis) {
    Pages pages;
    pages.page();
    pages.at(100, kLeft, 60, "You are");
    pages.at(100, kLeft + 66, 40, "<i>never</i>");
    pages.at(100, kLeft + 112, 488, "alone in the town.");
    const Book book = pages.book();
    ASSERT_EQ(texts(book).size(), 1u);
    const Block& block = book.chapters[0].blocks[0];
    EXPECT_EQ(block.text, "You are never alone in the town.");
    EXPECT_THAT(block.emphasis, ElementsAre(Emphasis{8, 13, false}));
}

TEST(PdfParagraphs, BeginWithALargeLetter) {
    Pages pages;
    pages.page();
    pages.at(98, kLeft, 28, "T", kLarger);
    pages.at(100, kLeft + 30, kWidth - 30, "he town was closed at noon on every day and");
    pages.at(120, kLeft + 30, kWidth - 30, "it opened again at two in the afternoon when");
    pages.at(140, kLeft, kWidth, "the heat was over and people came out again.");
    EXPECT_THAT(texts(pages.book()),
                ElementsAre("The town was closed at noon on every day and it opened again at two "
                            "in the afternoon when the heat was over and people came out again."));
}

TEST(PdfCharacters, LigaturesAndSymbolFontsBecomeLettersAndBullets) {
    const Book book = Pages()
                          .page()
                          .line("The ﬁrst ﬂat of the oﬃce &amp; its &#34;hall&#34;")
                          .gap()
                          .last("\xEF\x82\xB7 a bullet of Symbol")
                          .gap()
                          .last("\xE2\x80\xA2 another one")
                          .book();
    EXPECT_THAT(texts(book), ElementsAre("The first flat of the office & its \"hall\""));
    EXPECT_THAT(texts(book, BlockKind::list_item),
                ElementsAre("a bullet of Symbol", "another one"));
}

TEST(PdfCharacters, OfAFractionStandInTheLine) {
    Pages pages;
    pages.page();
    pages.at(200, kLeft, 80, "the rate is").at(189, kLeft + 86, 18, "dy", kMath);
    pages.at(211, kLeft + 86, 18, "dx", kMath).at(200, kLeft + 108, 492, "of what was spent on it");
    pages.at(220, kLeft, 200, "on every day.");
    EXPECT_THAT(texts(pages.book()),
                ElementsAre("the rate is dy/dx of what was spent on it on every day."));
}

TEST(PdfFurniture, RunningHeadsOfOddAndEvenPagesAndTheirNumbersAreNoText) {
    Pages pages;
    for (int i = 1; i <= 12; ++i) {
        pages.page();
        if (i % 2 == 0) {
            pages.at(40, kLeft, 20, std::to_string(i)).at(40, 300, 200, "THE QUIET TOWN");
        } else {
            // The last chapter has a single page: its head is seen once.
            pages.at(40, 300, 200, i < 11 ? "A WALK AT NOON" : "THE LAST EVENING");
            pages.at(40, 680, 20, std::to_string(i));
        }
        pages.prose(fmt::format("{}th cup", i));
    }
    const std::string text = all_text(pages.book());
    EXPECT_THAT(text, Not(HasSubstr("QUIET")));
    EXPECT_THAT(text, Not(HasSubstr("WALK")));
    EXPECT_THAT(text, Not(HasSubstr("EVENING")));
    EXPECT_THAT(text, HasSubstr("The 12th cup of the house"));
}

TEST(PdfFurniture, PageNumbersAtTheFootAreNoText) {
    Pages pages;
    for (int i = 1; i <= 6; ++i) {
        pages.page().prose("cup").at(1120, 450, 20, fmt::format("- {} -", i + 4));
    }
    for (const auto& text : texts(pages.book())) EXPECT_THAT(text, testing::EndsWith("was that."));
}

TEST(PdfFurniture, ChapterHeadingsAtTheHeadOfTheirPagesStay) {
    Pages pages;
    for (int i = 1; i <= 5; ++i) {
        pages.page().at(60, kLeft, 90, fmt::format("Chapter {}", i)).prose("cup").prose("jug");
        pages.page().prose("mug").prose("pot");
    }
    EXPECT_THAT(chapter_titles(pages.book()),
                ElementsAre("Chapter 1", "Chapter 2", "Chapter 3", "Chapter 4", "Chapter 5"));
}

TEST(PdfColumns, AreReadOneAfterTheOther) {
    Pages pages;
    pages.page();
    for (int i = 0; i < 10; ++i) {
        pages.at(100 + 20 * i, 100, 330, fmt::format("left words of the line number {} end", i));
        pages.at(100 + 20 * i, 460, 330, fmt::format("right words of the line number {} end", i));
    }
    const std::string text = all_text(pages.book());
    EXPECT_LT(text.find("left words of the line number 9"),
              text.find("right words of the line number 0"));
    EXPECT_THAT(text, HasSubstr("left words of the line number 0 end left words of the line"));
}

TEST(PdfColumns, OfATableAreRows) {
    Pages pages;
    pages.page().prose("cup");
    for (int i = 0; i < 8; ++i) {
        pages.at(300 + 20 * i, 100, 40, fmt::format("key{}", i));
        pages.at(300 + 20 * i, 300, 200, fmt::format("what it does {}", i));
    }
    const Book book = pages.book();
    ASSERT_EQ(texts(book, BlockKind::table).size(), 1u);
    EXPECT_THAT(texts(book, BlockKind::table)[0],
                testing::StartsWith("key0 | what it does 0\nkey1 | what it does 1\n"));
}

TEST(PdfNotes, AtTheFootOfAPageAreOutOfTheTextAndTheirMarksAreGone) {
    Pages pages;
    pages.page();
    pages.at(100, kLeft, 200, "It was the custom");
    pages.at(97, kLeft + 200, 6, "1", kSmall);
    pages.at(100, kLeft + 212, kWidth - 212, "of the town that all the shops of");
    pages.below(100).line("the market closed at noon, and nobody");
    pages.line("knew who had begun with it or why or");
    pages.at(1000, kLeft, 6, "1", kSmall).at(1000, kLeft + 10, 300, "An old custom.", kSmall);
    pages.page().line("when it would end, if at all, in our").last("own time.");
    const Book book = pages.book();
    EXPECT_THAT(texts(book),
                ElementsAre("It was the custom of the town that all the shops of the market closed "
                            "at noon, and nobody knew who had begun with it or why or when it "
                            "would end, if at all, in our own time."));
    EXPECT_THAT(texts(book, BlockKind::note), ElementsAre("1 An old custom."));
}

TEST(PdfNotes, InTheMarginAreOutOfTheText) {
    Pages pages;
    pages.page();
    for (int i = 0; i < 8; ++i) {
        pages.at(100 + 20 * i, kLeft, kWidth, "the town was closed at noon on every single day of");
    }
    pages.at(100, 730, 90, "Of the town.").at(180, 760, 40, "[Pg 7]");
    const Book book = pages.book();
    EXPECT_THAT(texts(book, BlockKind::note), ElementsAre("Of the town."));
    EXPECT_EQ(texts(book).size(), 1u);
    EXPECT_THAT(all_text(book), Not(HasSubstr("Pg")));
}

TEST(PdfChapters, ComeFromTheOutlineWithTheTitlesThatThePagesShow) {
    const Book book = Pages()
                          .page()
                          .heading("THE QUIET TOWN", kLarger)
                          .page()
                          .heading("PREFACE.")
                          .prose("cup")
                          .page()
                          .heading("CHAPTER I.")
                          .heading("OF THE MORNING.")
                          .prose("jug")
                          .heading("Exercises I.")
                          .prose("mug")
                          .page()
                          .heading("CHAPTER II.")
                          .heading("OF THE EVENING.")
                          .prose("pot")
                          .page()
                          .heading("ANSWERS.")
                          .prose("pan")
                          .outline(
                              "<item page=\"2\">Front Matter</item>\n<outline>\n"
                              "<item page=\"2\">Preface</item>\n</outline>\n"
                              "<item page=\"3\">Main Matter</item>\n<outline>\n"
                              "<item page=\"3\">Chapter I</item>\n<outline>\n"
                              "<item page=\"3\">Exercises I</item>\n</outline>\n"
                              "<item page=\"4\">Chapter II</item>\n</outline>\n"
                              "<item page=\"5\">Back Matter</item>\n<outline>\n"
                              "<item page=\"5\">Answers</item>\n</outline>\n")
                          .book();
    EXPECT_EQ(book.title, "The Quiet Town");
    EXPECT_THAT(chapter_titles(book), ElementsAre("Of the Morning", "Of the Evening"));
    EXPECT_EQ(book.chapters[0].label, "Chapter I");
    EXPECT_THAT(texts(book, BlockKind::heading), ElementsAre("Exercises I"));
    ASSERT_EQ(book.front_matter.size(), 2u);
    EXPECT_EQ(book.front_matter[0].kind, "title_page");
    EXPECT_EQ(book.front_matter[1].kind, "preface");
    ASSERT_EQ(book.back_matter.size(), 1u);
    EXPECT_EQ(book.back_matter[0].title, "Answers");
}

TEST(PdfChapters, ComeFromTheContentsWhereThereIsNoOutline) {
    Pages pages;
    pages.page().heading("CONTENTS");
    pages.at(300, 100, 100, "The Morning").at(300, 680, 10, "1");
    pages.at(330, 100, 100, "The Noon . . . . . . . . . . 2");
    pages.at(360, 100, 100, "The Evening").at(360, 680, 10, "3");
    // Nothing but the contents says that these lines are headings of chapters and the others not.
    pages.page().heading("The Morning").prose("cup").heading("A Walk").prose("jug");
    pages.page().heading("The Noon").prose("mug").heading("A Rest").prose("pot");
    pages.page().heading("The Evening").prose("pan");
    const Book book = pages.book();
    EXPECT_THAT(chapter_titles(book), ElementsAre("The Morning", "The Noon", "The Evening"));
    EXPECT_THAT(texts(book, BlockKind::heading), ElementsAre("A Walk", "A Rest"));
    EXPECT_THAT(all_text(book), Not(HasSubstr(". . .")));
}

TEST(PdfChapters, ComeFromTheSizesOfHeadingsWhereNothingElseTells) {
    const Book book = Pages()
                          .page()
                          .heading("The Morning", kLarger)
                          .prose("cup")
                          .heading("A Walk")
                          .prose("jug")
                          .heading("The Noon", kLarger)
                          .prose("mug")
                          .page()
                          .heading("The Evening", kLarger)
                          .prose("pot")
                          .heading("Index", kLarger)
                          .prose("pan")
                          .book();
    EXPECT_THAT(chapter_titles(book), ElementsAre("The Morning", "The Noon", "The Evening"));
    EXPECT_THAT(texts(book, BlockKind::heading), ElementsAre("A Walk"));
    ASSERT_EQ(book.back_matter.size(), 1u);
    EXPECT_EQ(book.back_matter[0].kind, "index");
}

TEST(PdfInfo, GivesTitleAndAuthorsUnlessAProgramLeftThem) {
    const auto with = [](std::string_view info) { return Pages().page().prose("cup").book(info); };
    const Book told = with("Title:   The Quiet Town\nAuthor:  Nora Vance and Ada Hill\nPages: 3\n");
    EXPECT_EQ(told.title, "The Quiet Town");
    EXPECT_THAT(told.authors, ElementsAre("Nora Vance", "Ada Hill"));
    EXPECT_THAT(with("Title: Microsoft Word - town.docx\nAuthor: admin\n").title,
                Not(HasSubstr("Word")));
    EXPECT_THAT(with("Author: admin\n").authors, IsEmpty());
    EXPECT_EQ(with("Title: The Project Gutenberg eBook of Walden, by Henry D. Thoreau.\n").title,
              "Walden");
}

TEST(PdfErrors, SayWhatToDo) {
    const auto refusal = [](const std::string& xml) {
        const auto read = read_pdf_output({}, xml, {});
        return read ? std::string("read") : read.error().message;
    };
    EXPECT_THAT(refusal(""), HasSubstr("no pages"));
    EXPECT_THAT(refusal(Pages().page().page().xml()), HasSubstr("OCR"));
    Pages scan;
    scan.page().prose("cup");
    for (int i = 0; i < 19; ++i) scan.page();
    EXPECT_THAT(refusal(scan.xml()), HasSubstr("19 of its 20 pages are pictures"));
    Pages private_use;
    private_use.page();
    for (int i = 0; i < 20; ++i) private_use.line("\xEE\x80\x81\xEE\x80\x82\xEE\x80\x83");
    EXPECT_THAT(refusal(private_use.xml()), HasSubstr("fonts do not say"));
}

// A document of one Type 1 font, its cross-reference table as ISO 32000-1 section 7.5.4 says.
std::string small_pdf() {
    const std::string content =
        "BT /F1 12 Tf 72 700 Td (The shops of the town) Tj 0 -14 Td (close at noon.) Tj ET";
    const std::vector<std::string> objects{
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>",
        fmt::format("<</Length {}>>stream\n{}\nendstream", content.size(), content),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<</Title(The Quiet Town)/Author(Nora Vance)>>"};
    std::string out = "%PDF-1.4\n";
    std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
    for (std::size_t i = 0; i < objects.size(); ++i) {
        table += fmt::format("{:010} 00000 n \n", out.size());
        out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
    }
    const std::size_t at = out.size();
    return out + table +
           fmt::format("trailer\n<</Size {}/Root 1 0 R/Info 6 0 R>>\nstartxref\n{}\n%%EOF\n",
                       objects.size() + 1, at);
}

TEST(PdfPrograms, ReadAFileWhateverItsName) {
    if (std::system("command -v pdftohtml >/dev/null") != 0) GTEST_SKIP() << "no poppler-utils";
    const support::ScratchFolder scratch;
    const auto file = scratch.path() / "-opw $(id) \"x\".pdf";
    std::ofstream(file, std::ios::binary) << small_pdf();
    const auto read = read_book(file);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read.value().title, "The Quiet Town");
    EXPECT_THAT(read.value().authors, ElementsAre("Nora Vance"));
    EXPECT_EQ(read.value().format, Format::pdf);
    EXPECT_THAT(texts(read.value()), ElementsAre("The shops of the town close at noon."));
}

TEST(PdfPrograms, ThatAreMissingAreNamedWithTheirPackage) {
    const support::ScratchFolder scratch;
    std::ofstream(scratch.path() / "a.pdf", std::ios::binary) << small_pdf();
    const std::string path = std::getenv("PATH");
    ::setenv("PATH", scratch.path().c_str(), 1);
    const auto read = read_book(scratch.path() / "a.pdf");
    ::setenv("PATH", path.c_str(), 1);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, base::Errc::unavailable);
    EXPECT_THAT(read.error().message, HasSubstr("poppler-utils"));
}

// Paragraphs of invented words, set in lines and pages by the test: not one is lost or moved.
RC_GTEST_PROP(PdfReading, KeepsEveryWordInItsPlace, (const std::vector<std::uint8_t>& lengths)) {
    Pages pages;
    pages.page();
    std::vector<std::string> wanted;
    int number = 0;
    int lines = 0;
    for (const auto length : lengths) {
        std::string line;
        for (int i = 0; i < length % 60 + 1; ++i) {
            // Letters only: "w7" would be a number to whoever looks for running heads.
            std::string word = "w";
            for (int left = number++; left > 0; left /= 26)
                word += static_cast<char>('a' + left % 26);
            wanted.push_back(word + "z");
            line += wanted.back() + ' ';
            if (line.size() < 60) continue;
            pages.line(line);
            line.clear();
            if (++lines % 30 == 0) pages.page();
        }
        if (!line.empty()) pages.last(line + "end.");
        if (!line.empty()) wanted.push_back("end.");
        pages.gap();
        if (++lines % 30 == 0) pages.page();
    }
    const auto read = read_pdf_output({}, pages.xml(), {});
    if (!read) return;  // no words at all
    std::vector<std::string> got;
    for (const auto& chapter : read.value().chapters) {
        for (const auto& block : chapter.blocks) {
            for (const auto word : base::split(block.text, ' ')) got.emplace_back(word);
        }
    }
    RC_ASSERT(got == wanted);
}

RC_GTEST_PROP(PdfReading, AnyBytesAreABookOrAnError,
              (const std::string& noise, const std::vector<int>& places)) {
    Pages pages;
    pages.page();
    for (std::size_t i = 0; i + 3 < places.size(); i += 4) {
        pages.at(places[i], places[i + 1], places[i + 2], noise,
                 static_cast<PdfTestFont>(static_cast<unsigned>(places[i + 3]) % 6));
    }
    for (const std::string& xml : {noise, "<page number=\"1\"><text>" + noise, pages.xml()}) {
        const auto read = read_pdf_output(noise, xml, {});
        if (read) (void)analyze(read.value());
    }
}

}  // namespace
}  // namespace books
