#include "content/document_html.hpp"

#include "content/document_markup.hpp"
#include "content/print/clean.hpp"
#include "content/reading_style.hpp"

namespace content {
namespace {

using print::clean_line;
using print::escape_xml;

constexpr std::string_view kPage = R"(
body { max-width: 38rem; margin: 3rem auto; padding: 0 1.25rem; color: #1d1f23; background: #ffffff; }
.document-head { border-bottom: 1px solid #9a9a9a; padding-bottom: 1.5rem; }
.document-head h1 { margin-top: 0; }
.field input, .field textarea { box-sizing: border-box; width: 100%; margin-top: 0.4rem; padding: 0.45rem 0.6rem; font: inherit; color: inherit; background: #ffffff; border: 1px solid #767676; border-radius: 3px; }
.checklist input { width: 1.05em; height: 1.05em; margin: 0 0.65em 0 0; vertical-align: -0.12em; }
.show-sources .from-source { background: #e3f0e6; box-shadow: 0 1px 0 #3d7a4c; }
.show-sources .from-template { background: #f1f1ee; }
.show-sources .from-ai { background: #fbeecb; box-shadow: 0 1px 0 #8a6100; }
.show-sources .from-human { background: #e2ebf7; box-shadow: 0 1px 0 #31588f; }
)";

}  // namespace

std::string render_html_fragment(const Document& document, const DocumentLook& look) {
    std::string out = fmt::format("<article class=\"document\" lang=\"{}\">\n",
                                  print::language_tag(document.language));
    out += fmt::format("<header class=\"document-head\">\n<h1>{}</h1>\n",
                       escape_xml(clean_line(document.title)));
    for (const auto& line : {document.subtitle, document.author}) {
        const auto words = escape_xml(clean_line(line));
        if (!words.empty()) out += fmt::format("<p>{}</p>\n", words);
    }
    out += "</header>\n";
    for (const auto& part : document.parts) {
        out += markup(part, look, SpanMarks::sources, Blanks::inputs);
    }
    return out + "</article>\n";
}

std::string render_html_page(const Document& document, const DocumentLook& look, Sources sources) {
    return fmt::format(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{}</title>\n<style>{}{}</style>\n</head>\n<body{}>\n{}</body>\n</html>\n",
        print::language_tag(document.language), escape_xml(clean_line(document.title)),
        reading_style(look), kPage, sources == Sources::shown ? " class=\"show-sources\"" : "",
        render_html_fragment(document, look));
}

}  // namespace content
