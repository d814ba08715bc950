// Every type of lead magnet in every theme, as files. With FRONTLIST_PREVIEW=FOLDER in the
// environment they are written there, to be looked at.
#include <cstdlib>

#include <gtest/gtest.h>

#include "base/files.hpp"
#include "base/json.hpp"
#include "content/document_epub.hpp"
#include "content/document_html.hpp"
#include "content/document_pdf.hpp"
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
            keep_file(name + ".html", render_html_page(document, look, Sources::hidden));
        }
    }
}

}  // namespace
}  // namespace content
