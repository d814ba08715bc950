#include "content/document_pdf.hpp"

#include "content/document_markup.hpp"
#include "content/print/block_setter.hpp"
#include "content/print/clean.hpp"
#include "content/print/front_pages.hpp"
#include "content/print/pdf_pages.hpp"

namespace content {
namespace {

using print::BlockSetter;
using print::PdfPages;

struct Job {
    const Document& document;
    const DocumentLook& look;
    print::Typesetter& setter;
    const print::PageStyle& style;
    PdfPages& pages;
    std::string title;
    BlockSetter blocks;
    std::string head;  // the running head of the section at hand

    void end_section() {
        if (!blocks.empty()) pages.column(blocks.take(), style.sink, head);
    }

    void operator()(const HeadingPart& part) {
        if (part.level > 1) return blocks.heading(part.text, part.level);
        end_section();
        head = print::clean_line(plain(part.text));
        if (!head.empty()) pages.bookmark(head, 1);
        blocks.chapter(part.text);
    }
    void operator()(const ParagraphPart& part) { blocks.paragraph(part.text); }
    void operator()(const ListPart& part) { blocks.list(part); }
    void operator()(const QuotePart& part) { blocks.quote(part.text); }
    void operator()(const TablePart& part) { blocks.table(part); }
    void operator()(const ChecklistPart& part) { blocks.checklist(part); }
    void operator()(const FieldPart& part) { blocks.paragraph(part.label); }
    void operator()(const AuthorPart& part) {
        end_section();
        auto heading = print::clean_line(plain(part.heading));
        if (heading.empty()) heading = look.author.name;
        head = title;
        pages.bookmark(heading, 1);
        blocks.author(heading, look.author);
        end_section();
    }
    void operator()(const CallPart& part) {
        end_section();
        pages.bookmark(print::clean_line(plain(part.heading)), 1);
        pages.page([&](cairo_t* cr) { print::draw_call(cr, setter, style, part, look); });
    }
};

}  // namespace

base::Result<std::string> render_pdf(const Document& document, const DocumentLook& look) {
    const auto title = print::clean_line(document.title);
    if (title.empty()) return base::fail_field("title", "A document needs a title");
    if (is_blank(document)) return base::fail_field("parts", "There is nothing in the document");

    auto style = print::page_style(look);
    // A list to tick begins high on the page.
    const auto is_checklist = [](const Part& part) {
        return std::holds_alternative<ChecklistPart>(part);
    };
    if (std::any_of(document.parts.begin(), document.parts.end(), is_checklist)) {
        style.sink = 0;
        ++style.lines;
    }
    const auto language = print::language_tag(document.language);
    print::Typesetter setter(language);
    PdfPages pages(setter, style);
    const auto author = print::clean_line(document.author);
    pages.describe(title, author, print::clean_line(document.subtitle), look.created);

    pages.page([&](cairo_t* cr) { print::draw_front(cr, setter, style, document, look); });
    pages.page([&](cairo_t* cr) { print::draw_title_page(cr, setter, style, document, look); });
    Job job{document, look, setter, style, pages, title, BlockSetter(setter, style), title};
    for (const auto& part : document.parts) std::visit(job, part);
    job.end_section();
    return pages.finish(language);
}

}  // namespace content
