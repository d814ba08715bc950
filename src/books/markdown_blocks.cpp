#include "books/markdown_blocks.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <memory>
#include <mutex>

#include "base/strings.hpp"
#include "books/html_blocks.hpp"
#include "text/unicode.hpp"

namespace books {

using base::Errc;
using base::fail;
using base::Result;

namespace {

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, FreeNode>;

Tree parse_tree(const std::string& text) {
    static std::once_flag once;
    std::call_once(once, cmark_gfm_core_extensions_ensure_registered);
    cmark_parser* parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES);
    for (const char* name : {"table", "strikethrough"}) {
        if (auto* extension = cmark_find_syntax_extension(name)) {
            cmark_parser_attach_syntax_extension(parser, extension);
        }
    }
    cmark_parser_feed(parser, text.data(), text.size());
    Tree tree(cmark_parser_finish(parser));
    cmark_parser_free(parser);
    return tree;
}

std::string_view type_of(cmark_node* node) {
    const char* name = cmark_node_get_type_string(node);
    return name ? name : "";
}

std::string_view literal(cmark_node* node) {
    const char* text = cmark_node_get_literal(node);
    return text ? text : "";
}

struct Inline {
    std::string text;
    std::vector<Emphasis> emphasis;
    bool only_images = true;
};

constexpr int kDeepest = 100;

void read_inline(cmark_node* parent, Inline& out, int depth) {
    if (depth > kDeepest) return;
    for (cmark_node* node = cmark_node_first_child(parent); node; node = cmark_node_next(node)) {
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
            out.text += literal(node);
            if (!base::trim(literal(node)).empty()) out.only_images = false;
        } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
            out.text += ' ';
        } else if (type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG) {
            const std::size_t begin = out.text.size();
            read_inline(node, out, depth + 1);
            out.emphasis.push_back({begin, out.text.size(), type == CMARK_NODE_STRONG});
        } else if (type == CMARK_NODE_HTML_INLINE) {
            if (literal(node).starts_with("<br")) out.text += ' ';
        } else if (type == CMARK_NODE_IMAGE) {
            Inline alt;
            read_inline(node, alt, depth + 1);
            if (out.only_images) out.text += alt.text;
        } else if (type == CMARK_NODE_FOOTNOTE_REFERENCE) {
            continue;
        } else {
            read_inline(node, out, depth + 1);
        }
    }
}

class MarkdownWalker {
  public:
    MarkdownWalker(MarkdownDocument& out, const Deadline& deadline)
        : out_(out), deadline_(deadline) {}

    void walk(cmark_node* parent, int depth) {
        if (depth > kDeepest) return;
        for (cmark_node* node = cmark_node_first_child(parent); node;
             node = cmark_node_next(node)) {
            if (deadline_.expired()) {
                late_ = true;
                return;
            }
            visit(node, depth);
        }
    }
    bool late() const { return late_; }

  private:
    void visit(cmark_node* node, int depth) {
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_HEADING) {
            leaf(node, BlockKind::heading, cmark_node_get_heading_level(node), 0);
        } else if (type == CMARK_NODE_PARAGRAPH) {
            paragraph(node);
        } else if (type == CMARK_NODE_LIST) {
            list(node, depth);
        } else if (type == CMARK_NODE_BLOCK_QUOTE) {
            ++quotes_;
            walk(node, depth + 1);
            --quotes_;
        } else if (type == CMARK_NODE_CODE_BLOCK) {
            RawBlock raw;
            raw.block.kind = BlockKind::code;
            raw.block.text = std::string(base::trim(literal(node)));
            if (!raw.block.text.empty()) out_.blocks.push_back(std::move(raw));
        } else if (type == CMARK_NODE_HTML_BLOCK) {
            html(node);
        } else if (type == CMARK_NODE_FOOTNOTE_DEFINITION) {
            ++notes_;
            walk(node, depth + 1);
            --notes_;
        } else if (type_of(node) == "table") {
            table(node);
        }
    }

    void list(cmark_node* node, int depth) {
        const bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
        int number = ordered ? cmark_node_get_list_start(node) : 0;
        ++lists_;
        for (cmark_node* item = cmark_node_first_child(node); item; item = cmark_node_next(item)) {
            number_ = number;
            cmark_node* first = cmark_node_first_child(item);
            cmark_node* link = first ? cmark_node_first_child(first) : nullptr;
            if (link && cmark_node_get_type(link) == CMARK_NODE_LINK && !cmark_node_next(link)) {
                ++out_.link_items;
            }
            walk(item, depth + 1);
            number += ordered ? 1 : 0;
        }
        --lists_;
    }

    void paragraph(cmark_node* node) {
        if (notes_ > 0) return leaf(node, BlockKind::note, 0, 0);
        if (lists_ > 0) return leaf(node, BlockKind::list_item, lists_ - 1, number_);
        leaf(node, quotes_ > 0 ? BlockKind::quote : BlockKind::paragraph, 0, 0);
    }

    void leaf(cmark_node* node, BlockKind kind, int level, int number) {
        Inline content;
        read_inline(node, content, 0);
        RawBlock raw;
        raw.block.kind =
            content.only_images && kind == BlockKind::paragraph ? BlockKind::image : kind;
        raw.block.level = level;
        raw.block.number = number;
        set_text(raw.block, content.text, content.emphasis);
        if (!raw.block.text.empty() || raw.block.kind == BlockKind::image) {
            out_.blocks.push_back(std::move(raw));
        }
    }

    void html(cmark_node* node) {
        auto parsed = parse_html(literal(node), 100, deadline_);
        if (!parsed) return;
        for (auto& raw : parsed.value().blocks) out_.blocks.push_back(std::move(raw));
    }

    void table(cmark_node* node) {
        RawBlock raw;
        raw.block.kind = BlockKind::table;
        for (cmark_node* row = cmark_node_first_child(node); row; row = cmark_node_next(row)) {
            if (!raw.block.text.empty()) raw.block.text += '\n';
            for (cmark_node* cell = cmark_node_first_child(row); cell;
                 cell = cmark_node_next(cell)) {
                Inline content;
                read_inline(cell, content, 0);
                if (cell != cmark_node_first_child(row)) raw.block.text += " | ";
                raw.block.text += text::collapse_space(content.text);
            }
        }
        out_.blocks.push_back(std::move(raw));
    }

    MarkdownDocument& out_;
    const Deadline& deadline_;
    int lists_ = 0;
    int number_ = 0;
    int quotes_ = 0;
    int notes_ = 0;
    bool late_ = false;
};

std::string_view unquoted(std::string_view value) {
    value = base::trim(value);
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
        value.back() == value.front()) {
        value = value.substr(1, value.size() - 2);
    }
    return value;
}

// The small part of YAML that front matter uses: scalars, quoted scalars, folded text, lists.
std::size_t read_front_matter(std::string_view text, MarkdownDocument& out) {
    if (!text.starts_with("---\n")) return 0;
    const std::size_t end = text.find("\n---", 3);
    if (end == std::string_view::npos) return 0;
    for (const auto line : base::split(text.substr(4, end > 4 ? end - 4 : 0), '\n')) {
        const std::string_view bare = base::trim(line);
        if (bare.empty() || bare.starts_with('#')) continue;
        const bool nested = line.starts_with(' ') || bare.starts_with("- ");
        if (nested && !out.metadata.empty()) {
            auto& values = out.metadata.back().second;
            if (bare.starts_with("- ")) {
                values.emplace_back(unquoted(bare.substr(2)));
            } else if (values.empty()) {
                values.emplace_back(bare);
            } else {
                values.back() += ' ' + std::string(bare);
            }
            continue;
        }
        const std::size_t colon = bare.find(':');
        if (colon == std::string_view::npos) continue;
        std::vector<std::string> values;
        std::string_view value = base::trim(bare.substr(colon + 1));
        if (value.starts_with('[') && value.ends_with(']')) {
            for (const auto item : base::split(value.substr(1, value.size() - 2), ',')) {
                values.emplace_back(unquoted(item));
            }
        } else if (!value.empty() && value != ">" && value != "|" && value != ">-" &&
                   value != "|-") {
            values.emplace_back(unquoted(value));
        }
        out.metadata.emplace_back(text::to_lower(base::trim(bare.substr(0, colon))), values);
    }
    const std::size_t line_end = text.find('\n', end + 1);
    return line_end == std::string_view::npos ? text.size() : line_end + 1;
}

// Leanpub's attribute lists and blurb markers stand alone on a line: "{id: intro}", "{/blurb}".
std::string without_markua(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool fenced = false;
    for (const auto line : base::split(text, '\n')) {
        const std::string_view bare = base::trim(line);
        if (bare.starts_with("```") || bare.starts_with("~~~")) fenced = !fenced;
        const bool marker = !fenced && bare.size() > 2 && bare.front() == '{' &&
                            bare.back() == '}' && bare.find('{', 1) == std::string_view::npos;
        const bool aside = !fenced && line.size() > 3 && line[1] == '>' && line[2] == ' ' &&
                           std::string_view("AWTIQDXCE").find(line[0]) != std::string_view::npos;
        if (!marker) out += aside ? line.substr(1) : line;
        out += '\n';
    }
    return out;
}

void read_list(cmark_node* list, int depth, const std::string& part,
               std::vector<MarkdownLink>& out) {
    if (depth > 20) return;
    for (cmark_node* item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
        for (cmark_node* child = cmark_node_first_child(item); child;
             child = cmark_node_next(child)) {
            if (cmark_node_get_type(child) == CMARK_NODE_LIST) {
                read_list(child, depth + 1, part, out);
                continue;
            }
            MarkdownLink link;
            link.depth = depth;
            link.part = part;
            Inline content;
            read_inline(child, content, 0);
            link.title = text::collapse_space(content.text);
            for (cmark_node* at = cmark_node_first_child(child); at; at = cmark_node_next(at)) {
                if (cmark_node_get_type(at) == CMARK_NODE_LINK) {
                    const char* url = cmark_node_get_url(at);
                    link.target = url ? url : "";
                    break;
                }
            }
            out.push_back(std::move(link));
        }
    }
}

}  // namespace

Result<MarkdownDocument> parse_markdown(std::string_view text, const Deadline& deadline) {
    MarkdownDocument out;
    const std::size_t body = read_front_matter(text, out);
    const Tree tree = parse_tree(without_markua(text.substr(body)));
    MarkdownWalker walker(out, deadline);
    if (tree) walker.walk(tree.get(), 0);
    if (walker.late()) return fail(Errc::invalid, "reading it takes too long");
    return out;
}

std::vector<MarkdownLink> parse_summary(std::string_view text) {
    std::vector<MarkdownLink> out;
    const Tree tree = parse_tree(std::string(text));
    std::string part;
    for (cmark_node* node = tree ? cmark_node_first_child(tree.get()) : nullptr; node;
         node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) == CMARK_NODE_HEADING &&
            cmark_node_get_heading_level(node) > 1) {
            Inline content;
            read_inline(node, content, 0);
            part = text::collapse_space(content.text);
        } else if (cmark_node_get_type(node) == CMARK_NODE_LIST) {
            read_list(node, 0, part, out);
        }
    }
    return out;
}

}  // namespace books
