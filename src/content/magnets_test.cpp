// Every type of lead magnet in every theme, as files. With FRONTLIST_PREVIEW=FOLDER in the
// environment they are written there, to be looked at.
#include <cstdlib>

#include <gtest/gtest.h>

#include "base/files.hpp"
#include "base/json.hpp"
#include "content/document_epub.hpp"
#include "content/document_html.hpp"
#include "content/document_pdf.hpp"
#include "content/document_preview.hpp"
#include "content/magnet_samples_test.hpp"

namespace content {
namespace {

void keep_file(const std::string& name, const std::string& bytes) {
    const char* folder = std::getenv("FRONTLIST_PREVIEW");
    if (!folder) return;
    ASSERT_TRUE(base::write_file(std::filesystem::path(folder) / name, bytes));
}

constexpr std::array kTypes = {MagnetType::free_chapter, MagnetType::checklist,
                               MagnetType::mini_guide,   MagnetType::quiz,
                               MagnetType::worksheet,    MagnetType::video_script};

TEST(Magnets, OfEveryTypeRenderInEveryTheme) {
    for (const Theme theme : {Theme::folio, Theme::ledger, Theme::daylight}) {
        for (const MagnetType type : kTypes) {
            const auto name = fmt::format("{}-{}", base::enum_name(theme), base::enum_name(type));
            const auto document = sample_magnet(type);
            const auto look = sample_look(theme, type);
            const auto pdf = render_pdf(document, look);
            ASSERT_TRUE(pdf) << name << ": " << pdf.error().message;
            keep_file(name + ".pdf", pdf.value());
            const auto epub = render_epub(document, look);
            ASSERT_TRUE(epub) << name << ": " << epub.error().message;
            keep_file(name + ".epub", epub.value());
            const auto preview = render_preview_png(document, look);
            ASSERT_TRUE(preview) << name << ": " << preview.error().message;
            keep_file(name + ".png", preview.value());
            keep_file(name + ".html", render_html_page(document, look, Sources::hidden));
        }
    }
}

ChecklistPart group_of(int items, const std::string& words) {
    ChecklistPart group{.heading = pattern(words), .items = {}};
    for (int i = 0; i < items; ++i) {
        group.items.push_back({pattern(fmt::format("{} {}", words, i + 1)), pattern(words)});
    }
    return group;
}

// What books really bring: titles as long as a paragraph, one item, two hundred, other scripts,
// parts without words.
std::vector<Document> odd_documents() {
    const std::string rambling =
        "The Complete and Entirely Practical Companion to Answering Every Letter That Any Office "
        "Has Ever Sent, With Notes on Envelopes";
    const std::string hebrew = "מה לעשות לפני שעונים על המכתב";
    const std::string greek = "Τι να κάνετε πριν απαντήσετε στο γράμμα";
    std::vector<Document> odd;
    odd.push_back({.title = rambling,
                   .subtitle = rambling,
                   .author = rambling,
                   .parts = {HeadingPart{1, pattern(rambling)}, ParagraphPart{pattern(rambling)},
                             group_of(3, rambling),
                             FieldPart{"a", pattern(rambling), pattern(rambling), 40}}});
    odd.push_back({.title = "One Thing", .parts = {group_of(1, "Open the letter")}});
    odd.push_back({.title = rambling, .subtitle = rambling, .author = rambling, .parts = {}});
    for (int i = 0; i < 10; ++i) odd.back().parts.push_back(group_of(20, "Ask for it in writing"));
    odd.push_back({.title = hebrew,
                   .subtitle = hebrew,
                   .author = hebrew,
                   .language = "he",
                   .parts = {HeadingPart{1, pattern(hebrew)}, ParagraphPart{pattern(hebrew)},
                             group_of(2, hebrew), ListPart{true, {pattern(hebrew)}},
                             FieldPart{"a", pattern(hebrew), {}, 2}}});
    odd.push_back({.title = greek,
                   .language = "el",
                   .parts = {HeadingPart{1, pattern(greek)}, ParagraphPart{pattern(greek)},
                             group_of(2, greek)}});
    odd.push_back({.title = "Gaps",
                   .parts = {HeadingPart{1, {}}, ParagraphPart{}, ListPart{}, ChecklistPart{},
                             FieldPart{}, TablePart{}, group_of(0, "Nothing in it"),
                             ParagraphPart{pattern("The only words.")}}});
    return odd;
}

TEST(Magnets, OfOddDocumentsRenderInEveryTheme) {
    for (const Theme theme : {Theme::folio, Theme::ledger, Theme::daylight}) {
        int number = 0;
        for (const Document& document : odd_documents()) {
            const auto name = fmt::format("{}-odd-{}", base::enum_name(theme), ++number);
            const auto look = sample_look(theme, MagnetType::worksheet);
            const auto pdf = render_pdf(document, look);
            ASSERT_TRUE(pdf) << name << ": " << pdf.error().message;
            keep_file(name + ".pdf", pdf.value());
            const auto epub = render_epub(document, look);
            ASSERT_TRUE(epub) << name << ": " << epub.error().message;
            keep_file(name + ".epub", epub.value());
            ASSERT_TRUE(render_preview_png(document, look)) << name;
        }
    }
}

}  // namespace
}  // namespace content
