// make_epub FOLDER OUT.epub [BRAND.toml]: the ePub of a book kept as metadata.toml and Markdown
// chapters, with a designed cover in the brand's look. Builds the demo's books.

#include <cstdio>
#include <toml++/toml.h>

#include "base/files.hpp"
#include "base/id.hpp"
#include "base/strings.hpp"
#include "content/brand.hpp"
#include "content/cover.hpp"
#include "content/epub.hpp"
#include "content/reading_style.hpp"
#include "markdown.hpp"

namespace make_epub {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargest = 4 << 20;

base::Result<std::string> words(const toml::table& table, std::string_view key) {
    const auto found = table[key].value<std::string>();
    if (!found || base::trim(*found).empty()) {
        return base::fail_field(std::string(key), "metadata.toml needs {} = \"...\"", key);
    }
    return *found;
}

std::vector<std::string> list(const toml::table& table, std::string_view key) {
    std::vector<std::string> out;
    if (const auto* array = table[key].as_array()) {
        for (const auto& item : *array) {
            if (const auto text = item.value<std::string>()) out.push_back(*text);
        }
    }
    return out;
}

// What a section is (EPUB 3 Structural Semantics), from its file's name.
std::string type_of(const std::string& file) {
    static const std::vector<std::pair<std::string, std::string>> kTypes{
        {"copyright", "copyright-page"}, {"dedication", "dedication"}, {"glossary", "glossary"},
        {"notes", "endnotes"},           {"about", "afterword"},
    };
    for (const auto& [word, type] : kTypes) {
        if (file.find(word) != std::string::npos) return type;
    }
    return "chapter";
}

base::Result<content::EpubBook> load(const fs::path& folder, content::DocumentLook look) {
    TRY(const auto text, base::read_file(folder / "metadata.toml", kLargest));
    toml::table table;
    try {
        table = toml::parse(text);
    } catch (const toml::parse_error& error) {
        return base::fail(base::Errc::invalid, "metadata.toml, line {}: {}",
                          error.source().begin.line, std::string(error.description()));
    }
    content::EpubBook book;
    TRY(book.title, words(table, "title"));
    TRY(book.author, words(table, "author"));
    TRY(book.language, words(table, "language"));
    book.subtitle = table["subtitle"].value_or(std::string());
    book.publisher = table["publisher"].value_or(look.brand);
    book.description = table["description"].value_or(std::string());
    book.subjects = list(table, "subjects");
    book.identifier = "urn:uuid:" + base::derived_id("book", book.publisher + "\n" + book.author +
                                                                 "\n" + book.title);
    book.css = content::reading_style(look);
    const content::CoverRequest cover{
        book.title,     book.subtitle, book.author, "",
        book.publisher, look.colors,   look.theme,  content::cover_seed(book.title)};
    TRY(book.cover, content::render_cover_png(cover, 800, 1200));

    const auto chapters = list(table, "chapters");
    if (chapters.empty()) return base::fail_field("chapters", "metadata.toml lists no chapters");
    for (const auto& file : chapters) {
        TRY(const auto markdown, base::read_file(folder / file, kLargest));
        auto chapter = read_chapter(markdown);
        if (chapter.title.empty()) {
            return base::fail(base::Errc::invalid, "{} has no heading", file);
        }
        content::EpubSection section;
        section.title = std::move(chapter.title);
        section.type = type_of(file);
        section.xhtml = std::move(chapter.xhtml);
        book.sections.push_back(std::move(section));
    }
    return book;
}

base::Result<> run(const fs::path& folder, const fs::path& out, const fs::path& brand_file) {
    content::DocumentLook look;
    if (!brand_file.empty()) {
        TRY(const auto brand, content::read_brand(brand_file));
        look = content::look_of(brand);
    }
    TRY(const auto book, load(folder, std::move(look)));
    TRY(const auto bytes, content::write_epub(book));
    std::error_code ignored;  // write_file reports the folder that is not there
    fs::create_directories(out.parent_path(), ignored);
    return base::write_file(out, bytes);
}

}  // namespace
}  // namespace make_epub

int main(int count, char** arguments) {
    if (count < 3 || count > 4) {
        std::fputs("usage: make_epub FOLDER OUT.epub [BRAND.toml]\n", stderr);
        return 2;
    }
    const auto done = make_epub::run(arguments[1], arguments[2], count == 4 ? arguments[3] : "");
    if (done) return 0;
    std::fprintf(stderr, "make_epub: %s: %s\n", arguments[1], done.error().message.c_str());
    return 1;
}
