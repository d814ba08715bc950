#include "books/html_blocks.hpp"

#include <cstdlib>
#include <cstring>
#include <memory>

#include <libxml/HTMLparser.h>
#include <libxml/xmlerror.h>

#include "base/strings.hpp"
#include "text/unicode.hpp"

namespace books {

using base::Errc;
using base::fail;
using base::Result;

namespace {

std::string_view view(const xmlChar* text) {
    return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

std::string attribute(const xmlNode* node, const char* name) {
    for (const xmlAttr* at = node->properties; at; at = at->next) {
        if (view(at->name) == name && at->children) return std::string(view(at->children->content));
    }
    return {};
}

bool has_type(const std::string& types, std::string_view type) {
    for (const auto one : base::split(types, ' ')) {
        if (one == type) return true;
    }
    return false;
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    for (const auto one : names) {
        if (name == one) return true;
    }
    return false;
}

// The internal subset declares entities; without it they stay unexpanded names.
std::string without_internal_subset(std::string_view text) {
    const std::size_t doctype = text.substr(0, 4096).find("<!DOCTYPE");
    if (doctype == std::string_view::npos) return std::string(text);
    const std::size_t open = text.find('[', doctype);
    const std::size_t plain_end = text.find('>', doctype);
    if (open == std::string_view::npos || plain_end < open) return std::string(text);
    const std::size_t close = text.find("]>", open);
    if (close == std::string_view::npos) return std::string(text.substr(0, doctype));
    return std::string(text.substr(0, doctype)) + std::string(text.substr(close + 2));
}

class HtmlWalker {
  public:
    HtmlWalker(std::size_t depth, const Deadline& deadline)
        : deepest_(depth), deadline_(deadline) {}

    Result<HtmlDocument> walk(const xmlNode* root) {
        visit(root, 0);
        close();
        if (late_) return fail(Errc::invalid, "reading it takes too long");
        return std::move(out_);
    }

  private:
    void visit(const xmlNode* first, std::size_t depth) {
        if (depth > deepest_) return;
        for (const xmlNode* node = first; node && !late_; node = node->next) {
            if ((++visited_ & 0xFF) == 0 && deadline_.expired()) late_ = true;
            if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
                text_ += view(node->content);
            } else if (node->type == XML_ENTITY_REF_NODE) {
                text_ += ' ';
            } else if (node->type == XML_ELEMENT_NODE) {
                element(node, depth);
            }
        }
    }

    void element(const xmlNode* node, std::size_t depth) {
        const std::string_view name = view(node->name);
        const std::string type = attribute(node, "epub:type");
        if (is_one_of(name, {"script", "style", "noscript", "template", "object", "iframe", "svg",
                             "math", "audio", "video", "button", "select", "nav", "form"})) {
            return;
        }
        if (name == "title") {
            if (node->children) out_.title = text::collapse_space(view(node->children->content));
            return;
        }
        if (name == "head") {
            visit(node->children, depth + 1);
            text_.clear();
            return;
        }
        const bool marker =
            has_type(type, "noteref") || has_type(type, "pagebreak") || has_type(type, "backlink");
        const std::string role = attribute(node, "role");
        if (marker || role == "doc-noteref" || role == "doc-pagebreak" ||
            is_one_of(attribute(node, "class"),
                      {"headerlink", "footnote-reference", "fn-backref"})) {
            remember(node);
            return;
        }
        if (name == "body") out_.body_type = type;
        if (is_one_of(name, {"h1", "h2", "h3", "h4", "h5", "h6"})) {
            whole(node, depth, BlockKind::heading, name[1] - '0');
        } else if (name == "li") {
            list_item(node, depth);
        } else if (name == "ol" || name == "ul") {
            close();
            remember(node);
            lists_.push_back(
                {name == "ol", std::max(0, std::atoi(attribute(node, "start").c_str()) - 1)});
            visit(node->children, depth + 1);
            close();
            lists_.pop_back();
        } else if (name == "blockquote") {
            close();
            remember(node);
            ++quotes_;
            visit(node->children, depth + 1);
            close();
            --quotes_;
        } else if (name == "pre") {
            whole(node, depth, BlockKind::code, 0);
        } else if (name == "table") {
            close();
            remember(node);
            table(node, depth);
        } else if (name == "img") {
            image(node);
        } else if (name == "br") {
            text_ += in_code_ ? '\n' : ' ';
        } else if (is_one_of(name, {"b", "strong", "i", "em", "cite"})) {
            remember(node);
            const std::size_t begin = text_.size();
            visit(node->children, depth + 1);
            if (text_.size() > begin) {
                emphasis_.push_back({begin, text_.size(), name == "b" || name == "strong"});
            }
        } else if (is_one_of(name,
                             {"p",       "div",    "section", "article",    "aside",   "header",
                              "footer",  "main",   "figure",  "figcaption", "dl",      "dt",
                              "dd",      "body",   "html",    "hr",         "address", "details",
                              "summary", "center", "tr",      "td",         "th"})) {
            block_element(node, depth, name, type);
        } else {
            remember(node);
            visit(node->children, depth + 1);
        }
    }

    void block_element(const xmlNode* node, std::size_t depth, std::string_view name,
                       const std::string& type) {
        close();
        remember(node);
        if (!type.empty() && name != "p") type_ = type;
        const bool note =
            has_type(type, "footnote") || has_type(type, "endnote") || has_type(type, "rearnote");
        notes_ += note ? 1 : 0;
        visit(node->children, depth + 1);
        close();
        notes_ -= note ? 1 : 0;
    }

    void whole(const xmlNode* node, std::size_t depth, BlockKind kind, int level) {
        close();
        remember(node);
        in_code_ = kind == BlockKind::code;
        visit(node->children, depth + 1);
        in_code_ = false;
        push(kind, level, 0);
    }

    void list_item(const xmlNode* node, std::size_t depth) {
        close();
        remember(node);
        if (!lists_.empty()) ++lists_.back().count;
        item_ = true;
        visit(node->children, depth + 1);
        close();
        item_ = false;
    }

    void table(const xmlNode* node, std::size_t depth) {
        std::string rows;
        collect_rows(node->children, depth + 1, rows);
        text_.clear();
        emphasis_.clear();
        if (rows.empty()) return;
        RawBlock raw;
        raw.block.kind = BlockKind::table;
        raw.block.text = rows;
        emit(std::move(raw));
    }

    void collect_rows(const xmlNode* first, std::size_t depth, std::string& rows) {
        if (depth > deepest_) return;
        for (const xmlNode* node = first; node; node = node->next) {
            if (node->type != XML_ELEMENT_NODE) continue;
            if (view(node->name) != "tr") {
                collect_rows(node->children, depth + 1, rows);
                continue;
            }
            std::string row;
            for (const xmlNode* cell = node->children; cell; cell = cell->next) {
                if (cell->type != XML_ELEMENT_NODE) continue;
                std::string words;
                collect_text(cell->children, depth + 2, words);
                if (!row.empty()) row += " | ";
                row += text::collapse_space(words);
            }
            if (!rows.empty()) rows += '\n';
            rows += row;
        }
    }

    void collect_text(const xmlNode* first, std::size_t depth, std::string& out) {
        if (depth > deepest_) return;
        for (const xmlNode* node = first; node; node = node->next) {
            if (node->type == XML_TEXT_NODE) out += view(node->content);
            if (node->type != XML_ELEMENT_NODE) continue;
            if (is_one_of(view(node->name), {"script", "style"})) continue;
            collect_text(node->children, depth + 1, out);
            out += ' ';
        }
    }

    void image(const xmlNode* node) {
        const std::string alt = text::collapse_space(attribute(node, "alt"));
        if (!base::trim(text_).empty()) return;
        RawBlock raw;
        raw.block.kind = BlockKind::image;
        raw.block.text = alt;
        emit(std::move(raw));
    }

    void remember(const xmlNode* node) {
        for (const char* name : {"id", "name"}) {
            std::string id = attribute(node, name);
            if (!id.empty()) ids_.push_back(std::move(id));
        }
    }

    void close() {
        if (item_ && !lists_.empty()) {
            push(BlockKind::list_item, static_cast<int>(lists_.size()) - 1,
                 lists_.back().ordered ? lists_.back().count : 0);
        } else if (notes_ > 0) {
            push(BlockKind::note, 0, 0);
        } else {
            push(quotes_ > 0 ? BlockKind::quote : BlockKind::paragraph, 0, 0);
        }
    }

    void push(BlockKind kind, int level, int number) {
        RawBlock raw;
        raw.block.kind = kind;
        raw.block.level = level;
        raw.block.number = number;
        if (kind == BlockKind::code) {
            raw.block.text = std::string(base::trim(text_));
        } else {
            set_text(raw.block, text_, emphasis_);
        }
        text_.clear();
        emphasis_.clear();
        if (!raw.block.text.empty()) emit(std::move(raw));
    }

    void emit(RawBlock raw) {
        raw.ids = std::exchange(ids_, {});
        raw.type = std::exchange(type_, {});
        out_.blocks.push_back(std::move(raw));
    }

    struct List {
        bool ordered = false;
        int count = 0;
    };

    HtmlDocument out_;
    std::string text_;
    std::vector<Emphasis> emphasis_;
    std::vector<std::string> ids_;
    std::string type_;
    std::vector<List> lists_;
    int quotes_ = 0;
    int notes_ = 0;
    bool item_ = false;
    bool in_code_ = false;
    bool late_ = false;
    std::size_t visited_ = 0;
    std::size_t deepest_;
    const Deadline& deadline_;
};

}  // namespace

Result<HtmlDocument> parse_html(std::string_view text, std::size_t depth,
                                const Deadline& deadline) {
    const std::string safe = without_internal_subset(text);
    const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
        htmlReadMemory(safe.data(), static_cast<int>(safe.size()), nullptr, "UTF-8",
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_COMPACT),
        &xmlFreeDoc);
    if (!document) return HtmlDocument{};
    HtmlWalker walker(depth, deadline);
    return walker.walk(xmlDocGetRootElement(document.get()));
}

}  // namespace books
