#include "content/document_epub.hpp"

#include <gtest/gtest.h>
#include <pugixml.hpp>
#include <zip.h>

#include "content/document_html.hpp"
#include "content/epub.hpp"

namespace content {
namespace {

Text words(std::string text) {
    return {Span{std::move(text), Origin::source, "book/c01p001-abcdef"}};
}

Document sample() {
    Document document;
    document.title = "Loans & Letters";
    document.author = "Nora Vance";
    document.book = "loans";
    document.parts.push_back(HeadingPart{1, words("One <first>")});
    document.parts.push_back(ParagraphPart{words("A \"quoted\" line\x01.")});
    document.parts.push_back(ChecklistPart{words("Do"), {{words("This"), words("Because")}}});
    document.parts.push_back(AuthorPart{words("About the author")});
    document.parts.push_back(CallPart{words("Read on"), words("It goes on."), "Get it"});
    return document;
}

DocumentLook look() {
    DocumentLook look;
    look.brand = "Imprint";
    look.author = {"Nora Vance", "analyst", "Bio."};
    look.call_url = "https://example.com/offer?a=1&b=2";
    return look;
}

// The entries in the order of the archive.
std::vector<std::pair<std::string, std::string>> unzip(const std::string& bytes) {
    zip_error_t error;
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    std::vector<std::pair<std::string, std::string>> out;
    if (!archive) {
        zip_source_free(source);
        return out;
    }
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t stat;
        zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat);
        std::string data(stat.size, '\0');
        zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        zip_fread(file, data.data(), data.size());
        zip_fclose(file);
        out.emplace_back(stat.name, std::move(data));
    }
    zip_discard(archive);
    return out;
}

std::string entry(const std::string& bytes, std::string_view name) {
    for (const auto& [path, data] : unzip(bytes)) {
        if (path == name) return data;
    }
    ADD_FAILURE() << "no " << name;
    return {};
}

// EPUB OCF 3.3 section 4.3: the file begins so that `file` and readers know it.
TEST(Epub, BeginsWithItsStoredMimetype) {
    const auto epub = render_epub(sample(), look());
    ASSERT_TRUE(epub) << epub.error().message;
    EXPECT_EQ(epub.value().substr(30, 28), "mimetypeapplication/epub+zip");
    EXPECT_EQ(unzip(epub.value()).front().first, "mimetype");
}

TEST(Epub, ListsItsSectionsInNavAndNcx) {
    const auto epub = render_epub(sample(), look()).value();
    pugi::xml_document nav;
    ASSERT_TRUE(nav.load_string(entry(epub, "EPUB/nav.xhtml").c_str()));
    std::vector<std::string> titles;
    for (const auto& found : nav.select_nodes("//nav[@id='toc']/ol/li/a")) {
        titles.emplace_back(found.node().text().get());
        EXPECT_FALSE(
            entry(epub, std::string("EPUB/") + found.node().attribute("href").value()).empty());
    }
    EXPECT_EQ(titles, (std::vector<std::string>{"One <first>", "About the author", "Read on"}));
    pugi::xml_document ncx;
    ASSERT_TRUE(ncx.load_string(entry(epub, "EPUB/toc.ncx").c_str()));
    EXPECT_EQ(ncx.select_nodes("//navPoint").size(), 3u);
}

TEST(Epub, IsTheSameBytesForTheSameInputAndAnotherIdForAnotherBook) {
    const auto once = render_epub(sample(), look()).value();
    EXPECT_EQ(once, render_epub(sample(), look()).value());
    auto other = sample();
    other.title = "Another";
    const auto id = [](const std::string& epub) {
        pugi::xml_document package;
        package.load_string(entry(epub, "EPUB/package.opf").c_str());
        return std::string(package.select_node("//dc:identifier").node().text().get());
    };
    EXPECT_TRUE(id(once).starts_with("urn:uuid:"));
    EXPECT_NE(id(once), id(render_epub(other, look()).value()));
}

TEST(Epub, LinksTheCallAndEscapesWords) {
    const auto epub = render_epub(sample(), look()).value();
    EXPECT_NE(entry(epub, "EPUB/section-004.xhtml").find("https://example.com/offer?a=1&amp;b=2"),
              std::string::npos);
    EXPECT_NE(entry(epub, "EPUB/section-002.xhtml").find("One &lt;first&gt;"), std::string::npos);
}

TEST(Epub, OfNothingIsAnError) {
    EXPECT_EQ(render_epub(Document{}, look()).error().field, "title");
    Document empty;
    empty.title = "T";
    EXPECT_EQ(render_epub(empty, look()).error().field, "parts");
}

TEST(Epub, RefusesBrokenMarkupAndNamesTheSection) {
    EpubBook book;
    book.title = "T";
    book.identifier = "urn:x";
    book.sections.push_back({"Broken", "chapter", "<p>open", true});
    const auto written = write_epub(book);
    ASSERT_FALSE(written);
    EXPECT_NE(written.error().message.find("Broken"), std::string::npos);
}

TEST(Epub, SurvivesHostileText) {
    for (const std::string& text :
         {std::string("\xff\xfe"), std::string("a\0b", 3), std::string("\x1b]]>--"),
          std::string("שלום \U0001F600 \uFFFE"), std::string(100'000, 'W')}) {
        Document document;
        document.title = "T" + text;
        document.subtitle = text;
        document.language = "en";
        document.parts.push_back(HeadingPart{1, words(text)});
        document.parts.push_back(TablePart{{{words(text)}, {}}});
        document.parts.push_back(ChecklistPart{words(text), {{words(text), words(text)}}});
        const auto epub = render_epub(document, look());
        ASSERT_TRUE(epub) << epub.error().message;
        EXPECT_GT(unzip(epub.value()).size(), 6u);
    }
}

TEST(Preview, ShowsWhereEachSpanComesFrom) {
    auto document = sample();
    document.parts.push_back(
        ParagraphPart{{Span{"By a pattern"}, Span{"by a model", Origin::ai, "", {"a/1", "a/2"}}}});
    const auto html = render_html_fragment(document, look());
    EXPECT_NE(html.find("<span class=\"from-source\" data-anchor=\"book/c01p001-abcdef\">"),
              std::string::npos);
    EXPECT_NE(html.find("<span class=\"from-template\">By a pattern</span>"), std::string::npos);
    EXPECT_NE(html.find("<span class=\"from-ai\" data-cites=\"a/1 a/2\">"), std::string::npos);
    EXPECT_NE(render_html_page(document, look(), Sources::shown).find("class=\"show-sources\""),
              std::string::npos);
}

TEST(Preview, NeverLetsWordsBecomeMarkup) {
    auto document = sample();
    document.title = "<script>alert(1)</script>";
    auto wears = look();
    wears.call_url = "javascript:alert(1)";
    wears.colors.accent = "red;}</style><script>";
    const auto html = render_html_page(document, wears, Sources::hidden);
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_EQ(html.find("javascript:"), std::string::npos);
}

}  // namespace
}  // namespace content
