#include "markdown.hpp"

#include <memory>

extern "C" {
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
}

namespace make_epub {
namespace {

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

std::string words_of(cmark_node* node) {
    std::string words;
    cmark_iter* at = cmark_iter_new(node);
    for (auto event = cmark_iter_next(at); event != CMARK_EVENT_DONE; event = cmark_iter_next(at)) {
        cmark_node* now = cmark_iter_get_node(at);
        if (event != CMARK_EVENT_ENTER) continue;
        if (cmark_node_get_type(now) == CMARK_NODE_TEXT ||
            cmark_node_get_type(now) == CMARK_NODE_CODE) {
            words += cmark_node_get_literal(now);
        } else if (cmark_node_get_type(now) == CMARK_NODE_SOFTBREAK) {
            words += ' ';
        }
    }
    cmark_iter_free(at);
    return words;
}

}  // namespace

Chapter read_chapter(std::string_view markdown) {
    cmark_gfm_core_extensions_ensure_registered();
    constexpr int kOptions =
        CMARK_OPT_SMART | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_TABLE_PREFER_STYLE_ATTRIBUTES;
    const std::unique_ptr<cmark_parser, FreeNode> parser(cmark_parser_new(kOptions));
    if (auto* tables = cmark_find_syntax_extension("table")) {
        cmark_parser_attach_syntax_extension(parser.get(), tables);
    }
    cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
    const std::unique_ptr<cmark_node, FreeNode> root(cmark_parser_finish(parser.get()));

    Chapter chapter;
    for (auto* node = cmark_node_first_child(root.get()); node; node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) != CMARK_NODE_HEADING) continue;
        chapter.title = words_of(node);
        break;
    }
    const std::unique_ptr<char, void (*)(void*)> html(
        cmark_render_html(root.get(), kOptions, cmark_parser_get_syntax_extensions(parser.get())),
        [](void* text) { cmark_get_default_mem_allocator()->free(text); });
    chapter.xhtml = html.get();
    return chapter;
}

}  // namespace make_epub
