#include "content/document_epub.hpp"

#include "base/crypto.hpp"
#include "base/id.hpp"
#include "content/cover.hpp"
#include "content/document_markup.hpp"
#include "content/epub.hpp"
#include "content/print/clean.hpp"
#include "content/print/cover_image.hpp"
#include "content/reading_style.hpp"

namespace content {
namespace {

using print::clean_line;

EpubSection section_of(const Part& part, const std::string& title) {
    EpubSection section;
    section.type = "chapter";
    section.title = title;
    if (const auto* heading = std::get_if<HeadingPart>(&part)) {
        section.title = clean_line(plain(heading->text));
    } else if (const auto* author = std::get_if<AuthorPart>(&part)) {
        section.title = clean_line(plain(author->heading));
        section.type = "afterword";
    } else if (const auto* call = std::get_if<CallPart>(&part)) {
        section.title = clean_line(plain(call->heading));
        section.type = "afterword";
    }
    if (section.title.empty()) section.title = title;
    return section;
}

bool begins_section(const Part& part) {
    const auto* heading = std::get_if<HeadingPart>(&part);
    return (heading && heading->level <= 1) || std::holds_alternative<AuthorPart>(part) ||
           std::holds_alternative<CallPart>(part);
}

EpubSection title_page(const Document& document, const DocumentLook& look) {
    EpubSection section;
    section.title = clean_line(document.title);
    section.type = "titlepage";
    section.in_contents = false;
    const auto line = [&](const char* tag, const char* name, std::string_view words) {
        const auto clean = print::escape_xml(clean_line(words));
        if (!clean.empty()) {
            section.xhtml += fmt::format("<{0} class=\"{1}\">{2}</{0}>\n", tag, name, clean);
        }
    };
    line("p", "tag", look.cover_tag);
    line("h1", "title", document.title);
    line("p", "subtitle", document.subtitle);
    line("p", "author", document.author);
    line("p", "imprint", look.brand);
    line("p", "imprint", look.postal_address);
    return section;
}

}  // namespace

base::Result<std::string> render_epub(const Document& document, const DocumentLook& look) {
    TRY(check_readable(document));
    const auto title = clean_line(document.title);

    EpubBook book;
    book.identifier =
        "urn:uuid:" +
        base::derived_id("document", fmt::format("{}\n{}\n{}\n{}", look.brand, document.book, title,
                                                 document.author));
    book.title = title;
    book.subtitle = document.subtitle;
    book.author = document.author;
    book.language = print::language_tag(document.language);
    book.publisher = look.brand;
    book.modified = look.created;
    book.css = reading_style(look);
    book.cover = look.cover;
    if (!print::image_kind(book.cover)) {
        const CoverRequest request{title,          document.subtitle, document.author,
                                   look.cover_tag, look.brand,        look.colors,
                                   look.theme,     cover_seed(title)};
        TRY(book.cover, render_cover_png(request, 800, 1200));
    }
    book.sections.push_back(title_page(document, look));
    for (const auto& part : document.parts) {
        if (begins_section(part) || book.sections.size() == 1) {
            book.sections.push_back(section_of(part, title));
        }
        book.sections.back().xhtml += markup(part, look, SpanMarks::none, Blanks::ruled);
    }
    return write_epub(book);
}

}  // namespace content
