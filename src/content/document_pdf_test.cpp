#include "content/document_pdf.hpp"

#include <gtest/gtest.h>

#include "content/cover.hpp"
#include "content/pdf_tools_test.hpp"
#include "content/print/hyphenation.hpp"
#include "content/print/line_breaks.hpp"
#include "content/print/strips.hpp"

namespace content {
namespace {

Text words(std::string text) {
    return {Span{std::move(text), Origin::source, "book/c01p001-abcdef"}};
}

const std::string kProse =
    "Which would you rather have, a $1,000 deduction or a $1,000 credit? Most people answer "
    "whichever "
    "is bigger, which is a fair response to a question that seems to offer two words for one "
    "thing. "
    "They are not one thing, and the difference is worth an afternoon of anybody's attention.";

Document sample() {
    Document document;
    document.title = "What the Tax Office Already Knows";
    document.subtitle = "Explained from behind the counter";
    document.author = "Nora Vance";
    document.book = "tax";
    document.parts.push_back(HeadingPart{1, words("A Deduction Is a Discount")});
    for (int i = 0; i < 24; ++i) document.parts.push_back(ParagraphPart{words(kProse)});
    document.parts.push_back(HeadingPart{2, words("The hurdle")});
    document.parts.push_back(ListPart{true, {words("Exclusions."), words("Credits.")}});
    document.parts.push_back(QuotePart{words("A deduction is a coupon.")});
    document.parts.push_back(TablePart{{{words("Tool"), words("Saves")},
                                        {words("Credit"), words("$1,000")},
                                        {words("Deduction"), words("$220")}}});
    document.parts.push_back(ChecklistPart{
        words("Do this"), {{words("Read the list of credits"), words("No one will")}}});
    document.parts.push_back(AuthorPart{words("About the author")});
    document.parts.push_back(
        CallPart{words("Read the rest"), words("Nine chapters."), "Get the book"});
    return document;
}

DocumentLook look(Theme theme = Theme::folio) {
    DocumentLook look;
    look.theme = theme;
    look.brand = "Information Asymmetry";
    look.postal_address = "1 Example Street, Sampleton";
    look.author = {"Nora Vance", "former analyst", "She writes short books."};
    look.call_url = "https://example.com/o'ffer(1)?a=1";
    return look;
}

class EveryTheme : public testing::TestWithParam<Theme> {};
INSTANTIATE_TEST_SUITE_P(Themes, EveryTheme,
                         testing::Values(Theme::folio, Theme::ledger, Theme::daylight));

TEST_P(EveryTheme, IsAWholePdfThatQpdfFindsNoFaultIn) {
    const auto pdf = render_pdf(sample(), look(GetParam()));
    ASSERT_TRUE(pdf) << pdf.error().message;
    const auto report = told(pdf.value(), "qpdf --check FILE");
    EXPECT_NE(report.find("No syntax or stream encoding errors found"), std::string::npos)
        << report;
    EXPECT_EQ(report.find("WARNING"), std::string::npos) << report;
}

TEST_P(EveryTheme, EmbedsEveryFont) {
    const auto fonts = told(render_pdf(sample(), look(GetParam())).value(), "pdffonts FILE");
    std::size_t lines = 0;
    for (std::size_t at = fonts.find('\n'); at != std::string::npos;) {
        const auto end = fonts.find('\n', at + 1);
        if (end == std::string::npos) break;
        const auto line = fonts.substr(at + 1, end - at - 1);
        if (line.find("---") == std::string::npos) {
            ++lines;
            EXPECT_NE(line.find(" yes yes yes "), std::string::npos) << line;
        }
        at = end;
    }
    EXPECT_GE(lines, 2u) << fonts;
}

TEST(Pdf, SaysItsTitleAuthorLanguageAndThatItIsTagged) {
    const auto pdf = render_pdf(sample(), look()).value();
    const auto info = told(pdf, "pdfinfo -isodates FILE");
    EXPECT_NE(info.find("What the Tax Office Already Knows"), std::string::npos) << info;
    EXPECT_NE(info.find("Nora Vance"), std::string::npos) << info;
    EXPECT_NE(info.find("Tagged:          yes"), std::string::npos) << info;
    EXPECT_NE(info.find("432 x 648 pts"), std::string::npos) << info;
    EXPECT_NE(info.find("CreationDate:    2000-01-01"), std::string::npos) << info;
    const auto objects = told(pdf, "qpdf --qdf --object-streams=disable FILE -");
    EXPECT_NE(objects.find("/Lang (en)"), std::string::npos);
}

TEST(Pdf, HasTheStructureOfItsParts) {
    const auto structure = told(render_pdf(sample(), look()).value(), "pdfinfo -struct FILE");
    for (const char* type : {"Document", "H1", "H2", "P", "L", "LI", "BlockQuote", "Table", "TR",
                             "TH", "TD", "Link"}) {
        EXPECT_NE(structure.find(type), std::string::npos) << type << "\n" << structure;
    }
}

TEST(Pdf, LinksItsCallToAction) {
    const auto urls = told(render_pdf(sample(), look()).value(), "pdfinfo -url FILE");
    EXPECT_NE(urls.find("https://example.com/o%27ffer%281%29?a=1"), std::string::npos) << urls;
}

TEST(Pdf, HoldsEveryWordInReadingOrder) {
    const auto text = told(render_pdf(sample(), look(Theme::ledger)).value(), "pdftotext FILE -");
    const auto first = text.find("Which would you rather have");
    const auto list = text.find("Exclusions.");
    const auto author = text.find("She writes short books.");
    ASSERT_NE(first, std::string::npos) << text;
    ASSERT_NE(list, std::string::npos);
    ASSERT_NE(author, std::string::npos);
    EXPECT_LT(first, list);
    EXPECT_LT(list, author);
}

TEST(Pdf, IsTheSameBytesForTheSameInput) {
    const auto once = render_pdf(sample(), look()).value();
    EXPECT_EQ(once, render_pdf(sample(), look()).value());
    std::string other;
    std::thread([&] { other = render_pdf(sample(), look()).value(); }).join();
    EXPECT_EQ(once, other);
}

TEST(Pdf, OfNothingIsAnError) {
    EXPECT_EQ(render_pdf(Document{}, look()).error().code, base::Errc::invalid);
    Document untitled = sample();
    untitled.title = " \t ";
    EXPECT_EQ(render_pdf(untitled, look()).error().field, "title");
    Document empty;
    empty.title = "A title";
    EXPECT_EQ(render_pdf(empty, look()).error().field, "parts");
    empty.parts = {ParagraphPart{words(" ")}, ListPart{}, CallPart{words("Buy"), {}, "Now"}};
    EXPECT_EQ(render_pdf(empty, look()).error().field, "parts");
}

TEST(Pdf, SurvivesHostileText) {
    for (const std::string& text :
         {std::string("\xff\xfe broken \xc3"), std::string("nul\0inside", 10),
          std::string(3000, 'W'), std::string("שלום עולם, מה שלומך היום בבוקר?"),
          std::string("👩‍👩‍👧‍👦 family \U0001F600"),
          std::string("a\x01\x1b[31mb\u202Ec\u200B"), std::string("{{first_name|there}} <b>&amp;"),
          std::string(" ")}) {
        Document document;
        document.parts.push_back(HeadingPart{1, words(text)});
        document.parts.push_back(ParagraphPart{words(text + " words")});
        document.parts.push_back(FieldPart{text, words(text), words(text), 1'000'000});
        document.parts.push_back(ListPart{false, {words(text), {}}});
        document.parts.push_back(QuotePart{words(text)});
        document.parts.push_back(TablePart{{{words(text), words(text)}, {}}});
        document.parts.push_back(ChecklistPart{words(text), {{words(text), words(text)}, {}}});
        document.parts.push_back(CallPart{words(text), words(text), text});
        document.title = fmt::format("T{}", text);
        document.subtitle = text;
        for (const auto theme : {Theme::folio, Theme::ledger, Theme::daylight}) {
            auto wears = look(theme);
            wears.brand = text;
            wears.author = {text, text, text};
            wears.call_url = text;
            document.language = text;
            wears.cover = "\x89PNG\r\n\x1a\n not a picture";
            const auto pdf = render_pdf(document, wears);
            ASSERT_TRUE(pdf) << pdf.error().message;
        }
        told(render_pdf(document, look()).value(), "qpdf --check FILE");
    }
}

TEST(Pdf, WearsTheBooksOwnCover) {
    auto wears = look();
    wears.cover = render_cover_png({"Own", "", "", "", "", {}, Theme::ledger, 1}, 600, 900).value();
    const auto images = told(render_pdf(sample(), wears).value(), "pdfimages -list FILE");
    EXPECT_NE(images.find("600   900"), std::string::npos) << images;
}

TEST(Cover, IsAPngOfItsSizeAndSmall) {
    for (const auto theme : {Theme::folio, Theme::ledger, Theme::daylight}) {
        for (std::uint64_t seed = 0; seed < 10; ++seed) {
            const CoverRequest request{"The Ten-Minute Patient",
                                       "What your doctor would say",
                                       "Nora Vance",
                                       "",
                                       "Imprint",
                                       {},
                                       theme,
                                       seed};
            const auto png = render_cover_png(request, 480, 720);
            ASSERT_TRUE(png);
            EXPECT_EQ(png.value().substr(1, 3), "PNG");
            EXPECT_LT(png.value().size(), 40'000u) << seed;
            EXPECT_EQ(png.value(), render_cover_png(request, 480, 720).value());
        }
    }
}

TEST(Cover, RefusesWhatItCannotDraw) {
    EXPECT_EQ(render_cover_png({}, 480, 720).error().field, "title");
    CoverRequest request;
    request.title = "A";
    EXPECT_EQ(render_cover_png(request, 0, 720).error().field, "size");
    EXPECT_EQ(render_cover_png(request, 480, 100000).error().field, "size");
}

TEST(Cover, SurvivesHostileTitles) {
    for (const std::string& title :
         {std::string(2000, 'M'), std::string("\xff"), std::string("שלום"),
          std::string("👩‍👩‍👧"),
          std::string("a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g h i j"),
          std::string("the of and")}) {
        for (std::uint64_t seed = 0; seed < 5; ++seed) {
            const CoverRequest request{title, title, title,           title,
                                       title, {},    Theme(seed % 3), seed};
            EXPECT_TRUE(render_cover_png(request, 240, 360)) << title.substr(0, 20);
            EXPECT_TRUE(render_cover_png(request, 600, 315));
        }
    }
}

// The words of TeX's own example (D. E. Knuth, "The TeXbook", appendix H).
TEST(Hyphenation, DividesAsTexDoes) {
    const auto divided = [](std::string word) {
        const auto points = print::hyphen_points(word);
        for (auto at = points.rbegin(); at != points.rend(); ++at) word.insert(*at, 1, '-');
        return word;
    };
    EXPECT_EQ(divided("hyphenation"), "hy-phen-ation");
    EXPECT_EQ(divided("concatenation"), "con-cate-na-tion");
    EXPECT_EQ(divided("supercalifragilisticexpialidocious"),
              "su-per-cal-ifrag-ilis-tic-ex-pi-ali-do-cious");
    EXPECT_EQ(divided("table"), "ta-ble");
    EXPECT_EQ(divided("naïve"), "naïve");
}

TEST(Pages, KeepAHeadingWithWhatItIsAbove) {
    std::vector<print::Strip> strips(10);
    for (auto& strip : strips) {
        strip.height = 10;
        strip.draw = [](cairo_t*, double) {};
    }
    strips[3].keep = true;
    const auto pages = print::cut_pages(strips, 40, 0, 0);
    ASSERT_EQ(pages.size(), 3u);
    EXPECT_EQ(pages[0].end, 3u);
    EXPECT_EQ(pages[1].begin, 3u);
}

TEST(Pages, AreNeverEndlessWhenNothingFits) {
    std::vector<print::Strip> strips(3);
    for (auto& strip : strips) {
        strip.height = 900;
        strip.draw = [](cairo_t*, double) {};
        strip.keep = true;
    }
    EXPECT_EQ(print::cut_pages(strips, 500, 100, 50).size(), 3u);
}

TEST(Pages, AreNotBegunForWhiteAlone) {
    std::vector<print::Strip> strips(5);
    for (auto& strip : strips) strip.height = 10;
    for (int i = 0; i < 4; ++i) strips[i].draw = [](cairo_t*, double) {};
    EXPECT_EQ(print::cut_pages(strips, 40, 0, 0).size(), 1u);
}

}  // namespace
}  // namespace content
