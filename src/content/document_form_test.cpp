// Forms, contents and posters in the PDF, as qpdf and poppler see them.
#include <algorithm>

#include <gtest/gtest.h>

#include "base/json.hpp"
#include "content/cover.hpp"
#include "content/document_html.hpp"
#include "content/document_pdf.hpp"
#include "content/document_preview.hpp"
#include "content/magnet_samples_test.hpp"
#include "content/pdf_tools_test.hpp"
#include "content/print/strips.hpp"

namespace content {
namespace {

std::string pdf_of(MagnetType type, Theme theme = Theme::folio) {
    return render_pdf(sample_magnet(type), sample_look(theme, type)).value();
}

// The fields as qpdf lists them.
boost::json::array fields_of(const std::string& pdf) {
    const auto listed = boost::json::parse(told(pdf, "qpdf --json --json-key=acroform FILE"));
    return listed.at("acroform").at("fields").as_array();
}

std::size_t count_of(const std::string& text, std::string_view wanted) {
    std::size_t found = 0;
    for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) {
        ++found;
    }
    return found;
}

std::string text_of(const boost::json::value& value, std::string_view key) {
    return std::string(value.at(key).as_string());
}

TEST(Form, HasAFieldForEachThatTheWorksheetNames) {
    NEEDS_PROGRAM("qpdf");
    std::vector<std::string> texts;
    std::vector<std::string> boxes;
    for (const auto& field : fields_of(pdf_of(MagnetType::worksheet))) {
        auto& kind = field.at("istext").as_bool() ? texts : boxes;
        kind.push_back(text_of(field, "fullname") + ": " + text_of(field, "alternativename"));
        EXPECT_EQ(field.at("ischeckbox").as_bool(), !field.at("istext").as_bool());
    }
    // In the order of magnet_samples_test.cpp.
    EXPECT_EQ(texts, (std::vector<std::string>{"year: The year the letter is about",
                                               "number: The number in its corner",
                                               "demand: What they want you to do, in their words",
                                               "reason: Why the figure is wrong",
                                               "proof: What proves it", "date: When I post it"}));
    EXPECT_EQ(boxes, (std::vector<std::string>{
                         "check_1: Compare the notice with the return you filed, line by line",
                         "check_2: Copy both sides of every sheet"}));
}

TEST(Form, TakesSeveralLinesWhereThereIsRoomForThem) {
    NEEDS_PROGRAM("qpdf");
    for (const auto& field : fields_of(pdf_of(MagnetType::worksheet))) {
        const auto name = text_of(field, "fullname");
        const bool several = name == "demand" || name == "reason" || name == "proof";
        // Bit 13 is "multiline" (ISO 32000-1, table 228).
        EXPECT_EQ(field.at("fieldflags").as_int64() == 1 << 12, several) << name;
    }
}

TEST(Form, StandsInTheTaggedStructureFieldByField) {
    NEEDS_PROGRAM("qpdf");
    NEEDS_PROGRAM("pdfinfo");
    const auto pdf = pdf_of(MagnetType::worksheet);
    EXPECT_EQ(count_of(told(pdf, "pdfinfo -struct FILE"), "Form"), 8u);
    const auto objects = told(pdf, "qpdf --qdf --object-streams=disable FILE -");
    EXPECT_EQ(count_of(objects, "/Subtype /Widget"), 8u);
    // Each widget is a kid of its element (14.7.4.3), besides the links.
    EXPECT_EQ(count_of(objects, "/Type /OBJR"), 8 + count_of(objects, "/Subtype /Link"));
    EXPECT_NE(objects.find("/Tabs /S"), std::string::npos);
}

TEST(Form, IsSoundAndEmbedsItsFontInEveryTheme) {
    NEEDS_PROGRAM("qpdf");
    NEEDS_PROGRAM("pdffonts");
    for (const Theme theme : {Theme::folio, Theme::ledger, Theme::daylight}) {
        const auto pdf = pdf_of(MagnetType::worksheet, theme);
        const auto report = told(pdf, "qpdf --check FILE");
        EXPECT_NE(report.find("No syntax or stream encoding errors found"), std::string::npos);
        EXPECT_EQ(report.find("WARNING"), std::string::npos) << report;
        // Columns of pdffonts: embedded, subset, unicode.
        const auto fonts = told(pdf, "pdffonts FILE");
        EXPECT_EQ(fonts.find(" no  yes"), std::string::npos) << fonts;
        EXPECT_EQ(fonts.find(" no  no"), std::string::npos) << fonts;
        const auto objects = told(pdf, "qpdf --qdf --object-streams=disable FILE -");
        EXPECT_EQ(count_of(objects, "/FontFile2 "), count_of(objects, "/Type /FontDescriptor"));
        EXPECT_NE(objects.find("/Typed 11 Tf"), std::string::npos);
        EXPECT_EQ(pdf, pdf_of(MagnetType::worksheet, theme));
    }
}

TEST(Form, NamesNoFieldTwice) {
    NEEDS_PROGRAM("qpdf");
    Document document{.title = "T", .parts = {}};
    for (const char* name : {"a", "a", "a.b", "", "", "a_2"}) {
        document.parts.push_back(FieldPart{name, pattern("Label"), {}, 1});
    }
    std::vector<std::string> names;
    for (const auto& field : fields_of(render_pdf(document, {}).value())) {
        names.push_back(text_of(field, "fullname"));
    }
    EXPECT_EQ(names, (std::vector<std::string>{"a", "a_2", "a_b", "text_1", "text_2", "a_2_2"}));
}

TEST(Form, IsRealInTheBrowserToo) {
    const auto html = render_html_fragment(sample_magnet(MagnetType::worksheet),
                                           sample_look(Theme::folio, MagnetType::worksheet));
    EXPECT_EQ(count_of(html, "<input type=\"checkbox\""), 2u);
    EXPECT_EQ(count_of(html, "<input type=\"text\""), 3u);
    EXPECT_NE(html.find("<textarea name=\"reason\" rows=\"6\"></textarea>"), std::string::npos);
}

TEST(Contents, LeadToEachChapterOfALongDocument) {
    NEEDS_PROGRAM("pdftotext");
    NEEDS_PROGRAM("qpdf");
    const auto pdf = pdf_of(MagnetType::mini_guide);
    // The printed numbers are those of the pages on which poppler finds the headings.
    const auto contents = told(pdf, "pdftotext -layout -f 3 -l 3 FILE -");
    for (const auto& [heading, page] :
         {std::pair{"Numbers in the corner", 4}, std::pair{"How to disagree on one page", 6}}) {
        const auto at = contents.find(heading);
        ASSERT_NE(at, std::string::npos) << contents;
        const auto line = contents.substr(at, contents.find('\n', at) - at);
        EXPECT_EQ(std::stoi(line.substr(line.find_last_of(' ') + 1)), page) << line;
        const auto text = told(pdf, fmt::format("pdftotext -f {0} -l {0} FILE -", page));
        const std::string first(heading, std::string_view(heading).find(' '));
        EXPECT_EQ(text.find(first), 0u) << text;
    }
    const auto objects = told(pdf, "qpdf --qdf --object-streams=disable FILE -");
    EXPECT_EQ(count_of(objects, "/Dest (page-"), 7u);  // six chapters and the author
}

TEST(Contents, AreSparedAShortDocument) {
    NEEDS_PROGRAM("pdftotext");
    EXPECT_EQ(told(pdf_of(MagnetType::free_chapter), "pdftotext FILE -").find("Contents"),
              std::string::npos);
}

TEST(Poster, HoldsAChecklistOnOneSheet) {
    NEEDS_PROGRAM("pdfinfo");
    NEEDS_PROGRAM("pdftotext");
    for (const Theme theme : {Theme::folio, Theme::ledger, Theme::daylight}) {
        const auto pdf = pdf_of(MagnetType::checklist, theme);
        const auto info = told(pdf, "pdfinfo FILE");
        EXPECT_NE(info.find("612 x 792"), std::string::npos) << info;
        EXPECT_EQ(info.find("Pages:           3"), info.find("Pages:")) << info;
        const auto sheet = told(pdf, "pdftotext -f 1 -l 1 FILE -");
        EXPECT_NE(sheet.find("The Letter Checklist"), std::string::npos);
        EXPECT_NE(sheet.find("The letter on the table"), std::string::npos);
        EXPECT_NE(sheet.find("Penalties, and the word"), std::string::npos);
    }
}

TEST(Poster, GoesOnWhereAChecklistIsLongAndLosesNoItem) {
    NEEDS_PROGRAM("pdfinfo");
    NEEDS_PROGRAM("qpdf");
    Document document{.title = "Two Hundred Things", .parts = {}};
    for (int group = 0; group < 10; ++group) {
        ChecklistPart part{.heading = pattern(fmt::format("Chapter {}", group)), .items = {}};
        for (int item = 0; item < 20; ++item) {
            part.items.push_back({pattern(fmt::format("Item {} of {}", item, group)),
                                  pattern("Because it was found in the book")});
        }
        document.parts.push_back(std::move(part));
    }
    const auto pdf = render_pdf(document, {}).value();
    EXPECT_EQ(fields_of(pdf).size(), 200u);
    const auto text = told(pdf, "pdftotext FILE -");
    EXPECT_NE(text.find("Item 19 of 9"), std::string::npos);
}

TEST(Columns, AreAsEvenAsTheirStripsAllow) {
    std::vector<print::Strip> strips(10);
    for (auto& strip : strips) {
        strip.height = 10;
        strip.draw = [](cairo_t*, double) {};
    }
    const auto two = print::cut_columns(strips, 2, 100);
    ASSERT_EQ(two.size(), 2u);
    EXPECT_EQ(two[0].end, 5u);
    // A column of 30 holds three: four are needed where two are wished for.
    EXPECT_EQ(print::cut_columns(strips, 2, 30).size(), 4u);
    strips[4].keep = true;  // stays with the next
    EXPECT_EQ(print::cut_columns(strips, 2, 100)[0].end, 6u);
}

TEST(PreviewPicture, IsAPngOfItsWidthForEveryType) {
    for (const MagnetType type : {MagnetType::checklist, MagnetType::worksheet}) {
        const auto look = sample_look(Theme::folio, type);
        const auto png = render_preview_png(sample_magnet(type), look);
        ASSERT_TRUE(png) << png.error().message;
        EXPECT_EQ(png.value().substr(1, 3), "PNG");
        EXPECT_EQ(png.value().substr(16, 4), std::string("\0\0\x03\x20", 4));  // 800
        EXPECT_LT(png.value().size(), 150'000u);
        EXPECT_EQ(png.value(), render_preview_png(sample_magnet(type), look).value());
    }
}

TEST(PreviewPicture, ShowsTheBooksOwnCover) {
    auto look = sample_look(Theme::folio, MagnetType::worksheet);
    const auto document = sample_magnet(MagnetType::worksheet);
    const auto designed = render_preview_png(document, look).value();
    look.cover = render_cover_png({.title = "Own"}, 600, 900).value();
    EXPECT_NE(render_preview_png(document, look).value(), designed);
    // What only begins like a JPEG is not worn.
    look.cover =
        std::string("\xFF\xD8\xFF\xC0\x00\x11\x08\x01\x00\x01\x00\x03", 12) + std::string(100, 'x');
    EXPECT_TRUE(render_preview_png(document, look));
}

TEST(PreviewPicture, RefusesWhatIsNoPicture) {
    const auto document = sample_magnet(MagnetType::checklist);
    EXPECT_EQ(render_preview_png(document, {}, 10).error().field, "width");
    EXPECT_EQ(render_preview_png({}, {}).error().field, "title");
}

}  // namespace
}  // namespace content
