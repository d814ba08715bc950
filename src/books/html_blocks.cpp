#include "books/html_blocks.hpp"

#include <cstdlib>
#include <utility>

#include "base/strings.hpp"
#include "text/unicode.hpp"

namespace books {

using base::Errc;
using base::fail;
using base::Result;

namespace {

class HtmlWalker {
  public:
    HtmlWalker(std::size_t depth, const Deadline& deadline, HtmlUse use)
        : deepest_(depth), deadline_(deadline), page_(use == HtmlUse::page) {}

    Result<HtmlDocument> walk(const xmlNode* root) {
        visit(root, 0);
        close();
        if (late_) return fail(Errc::invalid, "reading it takes too long");
        if (page_) {
            out_.links = links_of(root);
            out_.facts = std::move(own_facts_);
            const HtmlFacts head = facts_of(root);
            out_.facts.insert(out_.facts.end(), head.begin(), head.end());
        }
        return std::move(out_);
    }

  private:
    void visit(const xmlNode* first, std::size_t depth) {
        if (depth > deepest_) {
            out_.too_deep = out_.too_deep || first;
            return;
        }
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
                             "math", "audio", "video", "button", "select", "nav"}) ||
            (name == "form" && !holds_page(node))) {
            return;
        }
        if (page_ && leave_out(node, name)) return;
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
            has_word(type, "noteref") || has_word(type, "pagebreak") || has_word(type, "backlink");
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
        } else if (page_ && role == "heading") {
            const int level = std::atoi(attribute(node, "aria-level").c_str());
            whole(node, depth, BlockKind::heading, level >= 1 && level <= 6 ? level : 2);
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
        } else if (name == "table" && !(page_ && is_layout_table(node))) {
            close();
            remember(node);
            table(node, depth);
        } else if (name == "img") {
            image(node);
        } else if (name == "a") {
            remember(node);
            const std::size_t begin = text_.size();
            visit(node->children, depth + 1);
            if (text_.size() > begin) linked_ += text_.size() - begin;
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
                              "summary", "center", "tr",      "td",         "th",      "table"})) {
            block_element(node, depth, name, type);
        } else {
            remember(node);
            visit(node->children, depth + 1);
        }
    }

    // Junk, and what names the book rather than being its text.
    bool leave_out(const xmlNode* node, std::string_view name) {
        if (is_page_junk(node)) return true;
        if (is_note_mark(node)) {
            remember(node);
            return true;
        }
        if (texts_ > 0 || !is_one_of(name, {"p", "div", "h1", "h2", "span"})) return false;
        const std::string role = attribute(node, "role");
        const std::string classes = base::to_lower_ascii(attribute(node, "class"));
        const char* fact = nullptr;
        if (has_word(classes, "subtitle") || has_word(classes, "msosubtitle") ||
            role == "doc-subtitle") {
            fact = "subtitle";
        } else if (has_word(classes, "author") || has_word(classes, "byline")) {
            fact = "author";
        } else if ((has_word(classes, "title") || has_word(classes, "msotitle")) && name == "p") {
            fact = "title";
        }
        if (!fact) return false;
        std::string words;
        collect_text(node->children, 1, words);
        words = text::collapse_space(words);
        if (fact == std::string_view("author") && base::starts_with_ignoring_case(words, "by ")) {
            words.erase(0, 3);
        }
        if (words.empty() || words.size() > 300) return false;
        close();
        // Said on the page itself: before what its head says.
        own_facts_.emplace_back(fact, std::move(words));
        return true;
    }

    // Some servers wrap the whole page in a form.
    bool holds_page(const xmlNode* form) const {
        return page_ && form->parent && view(form->parent->name) == "body";
    }

    void block_element(const xmlNode* node, std::size_t depth, std::string_view name,
                       const std::string& type) {
        close();
        remember(node);
        if (!type.empty() && name != "p") type_ = type;
        const bool note = has_word(type, "footnote") || has_word(type, "endnote") ||
                          has_word(type, "rearnote") || (page_ && is_note(node));
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
        linked_ = 0;
        const bool note = page_ && is_note(node);
        notes_ += note ? 1 : 0;
        visit(node->children, depth + 1);
        const std::size_t words = text::collapse_space(text_).size();
        if (words > 0 && linked_ >= words) ++out_.link_items;
        close();
        notes_ -= note ? 1 : 0;
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
        if (page_ && notes_ > 0) {
            push(BlockKind::note, 0, 0);
        } else if (item_ && !lists_.empty()) {
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
        texts_ += raw.is_heading() || raw.block.kind == BlockKind::image ? 0 : 1;
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
    std::size_t linked_ = 0;  // bytes of the list item's text that are a link
    std::size_t texts_ = 0;   // blocks of text so far
    HtmlFacts own_facts_;
    std::size_t visited_ = 0;
    std::size_t deepest_;
    const Deadline& deadline_;
    bool page_;
};

}  // namespace

Result<HtmlDocument> parse_html(std::string_view text, std::size_t depth, const Deadline& deadline,
                                HtmlUse use) {
    TRY(const HtmlTree tree, parse_html_tree(text, deadline));
    if (!tree) return HtmlDocument{};
    HtmlWalker walker(depth, deadline, use);
    return walker.walk(xmlDocGetRootElement(tree.get()));
}

}  // namespace books
