#include "content/document_pdf.hpp"

#include "content/document_markup.hpp"
#include "content/print/clean.hpp"
#include "content/print/document_sheets.hpp"
#include "content/print/pdf_file.hpp"

namespace content {

base::Result<std::string> render_pdf(const Document& document, const DocumentLook& look) {
    TRY(check_readable(document));
    const print::DocumentSheets laid_out(document, look);
    const auto style = print::page_style(look);
    return print::write_pdf(laid_out.sheets(), {.title = print::clean_line(document.title),
                                                .author = print::clean_line(document.author),
                                                .subject = print::clean_line(document.subtitle),
                                                .language = print::language_tag(document.language),
                                                .created = look.created,
                                                .theme = look.theme,
                                                .ink = style.ink,
                                                .accent = style.accent,
                                                .rule = style.rule});
}

}  // namespace content
