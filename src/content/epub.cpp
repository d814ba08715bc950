#include "content/epub.hpp"

#include <cctype>

#include <pugixml.hpp>
#include <zip.h>

#include "base/crypto.hpp"
#include "content/print/clean.hpp"
#include "content/print/cover_image.hpp"

namespace content {
namespace {

using print::clean_line;
using print::escape_xml;

constexpr std::string_view kNoDate = "2000-01-01T00:00:00Z";

struct File {
    std::string path;
    std::string bytes;
    bool stored = false;  // kept as it is
};

std::string xml(std::string_view text) {
    return escape_xml(clean_line(text));
}

std::string section_file(std::size_t index) {
    return fmt::format("section-{:03}.xhtml", index + 1);
}

std::string xhtml_page(const EpubBook& book, std::string_view title, std::string_view body_type,
                       std::string_view body) {
    return fmt::format(
        R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{0}" xml:lang="{0}">
<head>
<meta charset="UTF-8"/>
<title>{1}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body epub:type="{2}">
{3}
</body>
</html>
)",
        xml(book.language), title, body_type, body);
}

// EPUB 3.3 section 5: the package document.
std::string package_document(const EpubBook& book, const char* cover_mime,
                             const std::string& cover_file) {
    const auto modified = book.modified ? base::format_time(*book.modified).substr(0, 19) + "Z"
                                        : std::string(kNoDate);
    std::string meta;
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) meta += fmt::format("<dc:{0}>{1}</dc:{0}>\n", name, value);
    };
    meta += fmt::format("<dc:identifier id=\"id\">{}</dc:identifier>\n", xml(book.identifier));
    meta += fmt::format("<dc:title id=\"title\">{}</dc:title>\n", xml(book.title));
    meta += "<meta refines=\"#title\" property=\"title-type\">main</meta>\n";
    if (!clean_line(book.subtitle).empty()) {
        meta += fmt::format("<dc:title id=\"subtitle\">{}</dc:title>\n", xml(book.subtitle));
        meta += "<meta refines=\"#subtitle\" property=\"title-type\">subtitle</meta>\n";
    }
    if (!clean_line(book.author).empty()) {
        meta += fmt::format("<dc:creator id=\"author\">{}</dc:creator>\n", xml(book.author));
        meta += "<meta refines=\"#author\" property=\"role\" scheme=\"marc:relators\">aut</meta>\n";
    }
    add("language", xml(book.language));
    add("publisher", xml(book.publisher));
    add("description", xml(book.description));
    for (const auto& subject : book.subjects) add("subject", xml(subject));
    meta += fmt::format("<meta property=\"dcterms:modified\">{}</meta>\n", modified);
    if (!cover_file.empty()) meta += "<meta name=\"cover\" content=\"cover-image\"/>\n";
    // EPUB Accessibility 1.1 section 3.
    meta +=
        "<meta property=\"schema:accessMode\">textual</meta>\n"
        "<meta property=\"schema:accessModeSufficient\">textual</meta>\n"
        "<meta property=\"schema:accessibilityFeature\">structuralNavigation</meta>\n"
        "<meta property=\"schema:accessibilityFeature\">tableOfContents</meta>\n"
        "<meta property=\"schema:accessibilityFeature\">readingOrder</meta>\n"
        "<meta property=\"schema:accessibilityHazard\">none</meta>\n"
        "<meta property=\"schema:accessibilitySummary\">Text with headings, lists and a table of "
        "contents; the cover is its only image and is described.</meta>\n";

    std::string manifest;
    std::string spine;
    if (!cover_file.empty()) {
        manifest += fmt::format(
            "<item id=\"cover-image\" href=\"{}\" media-type=\"{}\" properties=\"cover-image\"/>\n"
            "<item id=\"cover\" href=\"cover.xhtml\" media-type=\"application/xhtml+xml\"/>\n",
            cover_file, cover_mime);
        spine += "<itemref idref=\"cover\"/>\n";
    }
    manifest +=
        "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" "
        "properties=\"nav\"/>\n"
        "<item id=\"ncx\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>\n"
        "<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n";
    for (std::size_t i = 0; i < book.sections.size(); ++i) {
        manifest +=
            fmt::format("<item id=\"s{0}\" href=\"{1}\" media-type=\"application/xhtml+xml\"/>\n",
                        i + 1, section_file(i));
        spine += fmt::format("<itemref idref=\"s{}\"/>\n", i + 1);
    }
    return fmt::format(
        R"(<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
{}</metadata>
<manifest>
{}</manifest>
<spine toc="ncx">
{}</spine>
</package>
)",
        xml(book.language), meta, manifest, spine);
}

// EPUB 3.3 section 7, and for older readers the NCX of EPUB 2.
std::string navigation(const EpubBook& book, bool cover) {
    std::string entries;
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < book.sections.size(); ++i) {
        const auto& section = book.sections[i];
        if (!section.in_contents) continue;
        if (!first && section.type == "chapter") first = i;
        entries +=
            fmt::format("<li><a href=\"{}\">{}</a></li>\n", section_file(i), xml(section.title));
    }
    std::string landmarks;
    if (cover) landmarks += "<li><a epub:type=\"cover\" href=\"cover.xhtml\">Cover</a></li>\n";
    landmarks += fmt::format("<li><a epub:type=\"bodymatter\" href=\"{}\">Text</a></li>\n",
                             section_file(first.value_or(0)));
    return xhtml_page(
        book, xml(book.title), "frontmatter",
        fmt::format("<nav epub:type=\"toc\" id=\"toc\" role=\"doc-toc\">\n<h1>Contents</h1>\n"
                    "<ol>\n{}</ol>\n</nav>\n"
                    "<nav epub:type=\"landmarks\" hidden=\"hidden\">\n<h2>Landmarks</h2>\n"
                    "<ol>\n{}</ol>\n</nav>",
                    entries, landmarks));
}

std::string ncx(const EpubBook& book) {
    std::string points;
    int order = 0;
    for (std::size_t i = 0; i < book.sections.size(); ++i) {
        if (!book.sections[i].in_contents) continue;
        ++order;
        points += fmt::format(
            "<navPoint id=\"n{0}\" playOrder=\"{0}\"><navLabel><text>{1}</text></navLabel>"
            "<content src=\"{2}\"/></navPoint>\n",
            order, xml(book.sections[i].title), section_file(i));
    }
    return fmt::format(
        R"(<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{}">
<head>
<meta name="dtb:uid" content="{}"/>
<meta name="dtb:depth" content="1"/>
<meta name="dtb:totalPageCount" content="0"/>
<meta name="dtb:maxPageNumber" content="0"/>
</head>
<docTitle><text>{}</text></docTitle>
<navMap>
{}</navMap>
</ncx>
)",
        xml(book.language), xml(book.identifier), xml(book.title), points);
}

base::Result<> check_sections(const EpubBook& book) {
    for (std::size_t i = 0; i < book.sections.size(); ++i) {
        const auto& section = book.sections[i];
        if (clean_line(section.title).empty()) {
            return base::fail_field("sections", "Section {} has no title", i + 1);
        }
        pugi::xml_document parsed;
        const auto whole = "<body>" + section.xhtml + "</body>";
        const auto result = parsed.load_buffer(whole.data(), whole.size(), pugi::parse_full);
        if (!result) {
            return base::fail_field("sections", "'{}' is not well-formed XHTML: {}", section.title,
                                    result.description());
        }
    }
    return base::success();
}

struct CloseZip {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};

base::Error zip_error_of(const char* what) {
    return {base::Errc::internal, fmt::format("the ePub could not be written ({})", what), {}};
}

// Deterministic: every entry bears the oldest date that a zip can hold.
base::Result<std::string> zipped(const std::vector<File>& files) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (!memory) return base::fail(zip_error_of("memory"));
    std::unique_ptr<zip_t, CloseZip> archive(zip_open_from_source(memory, ZIP_TRUNCATE, &error));
    if (!archive) {
        zip_source_free(memory);
        return base::fail(zip_error_of("opening"));
    }
    zip_source_keep(memory);
    const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> kept(memory, zip_source_free);
    for (const auto& file : files) {
        zip_source_t* source =
            zip_source_buffer(archive.get(), file.bytes.data(), file.bytes.size(), 0);
        if (!source) return base::fail(zip_error_of(file.path.c_str()));
        const auto index = zip_file_add(archive.get(), file.path.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(source);
            return base::fail(zip_error_of(file.path.c_str()));
        }
        const auto at = static_cast<zip_uint64_t>(index);
        zip_set_file_compression(archive.get(), at, file.stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 9);
        constexpr zip_uint16_t kMidnight = 0;
        constexpr zip_uint16_t kFirstOf1980 = 0x21;
        zip_file_set_dostime(archive.get(), at, kMidnight, kFirstOf1980, 0);
    }
    if (zip_close(archive.get()) != 0) return base::fail(zip_error_of("closing"));
    archive.release();
    std::string out;
    if (zip_source_open(memory) != 0) return base::fail(zip_error_of("reading back"));
    zip_source_seek(memory, 0, SEEK_END);
    const auto size = zip_source_tell(memory);
    zip_source_seek(memory, 0, SEEK_SET);
    out.resize(static_cast<std::size_t>(std::max<zip_int64_t>(size, 0)));
    const auto read = zip_source_read(memory, out.data(), out.size());
    zip_source_close(memory);
    if (read != size || size <= 0) return base::fail(zip_error_of("reading back"));
    return out;
}

}  // namespace

base::Result<std::string> write_epub(const EpubBook& book) {
    if (clean_line(book.title).empty()) return base::fail_field("title", "A book needs a title");
    if (clean_line(book.identifier).empty()) {
        return base::fail_field("identifier", "A book needs an identifier");
    }
    const auto listed = [](const EpubSection& section) { return section.in_contents; };
    if (std::none_of(book.sections.begin(), book.sections.end(), listed)) {
        return base::fail_field("sections", "A book needs a section in its contents");
    }
    TRY(check_sections(book));

    std::vector<File> files;
    files.push_back({"mimetype", "application/epub+zip", true});
    files.push_back({"META-INF/container.xml",
                     R"(<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
)"});
    const auto cover = print::image_kind(book.cover);
    const auto cover_file = cover ? fmt::format("cover.{}", cover->extension) : std::string();
    files.push_back(
        {"EPUB/package.opf", package_document(book, cover ? cover->mime : "", cover_file)});
    files.push_back({"EPUB/nav.xhtml", navigation(book, cover.has_value())});
    files.push_back({"EPUB/toc.ncx", ncx(book)});
    files.push_back({"EPUB/style.css", book.css});
    if (cover) {
        files.push_back(
            {"EPUB/cover.xhtml",
             xhtml_page(book, "Cover", "cover",
                        fmt::format("<section class=\"cover\"><img src=\"{}\" alt=\"Cover of {}\" "
                                    "role=\"doc-cover\"/></section>",
                                    cover_file, xml(book.title)))});
        files.push_back({"EPUB/" + cover_file, book.cover, true});
    }
    for (std::size_t i = 0; i < book.sections.size(); ++i) {
        const auto& section = book.sections[i];
        const auto body =
            fmt::format("<section epub:type=\"{}\">\n{}\n</section>",
                        xml(section.type.empty() ? "chapter" : section.type), section.xhtml);
        const bool front = section.type == "copyright-page" || section.type == "dedication" ||
                           section.type == "titlepage";
        const bool back =
            section.type == "endnotes" || section.type == "afterword" || section.type == "glossary";
        files.push_back({"EPUB/" + section_file(i), xhtml_page(book, xml(section.title),
                                                               front  ? "frontmatter"
                                                               : back ? "backmatter"
                                                                      : "bodymatter",
                                                               body)});
    }
    return zipped(files);
}

}  // namespace content
