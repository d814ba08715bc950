#include "books/html_page.hpp"

#include <algorithm>
#include <array>

#include "base/json.hpp"
#include "base/strings.hpp"
#include "text/unicode.hpp"

namespace books {

namespace {

constexpr std::size_t kDeepestPage = 400;

std::string text_within(const xmlNode* first, std::size_t depth = 0) {
    std::string out;
    if (depth > kDeepestPage) return out;
    for (const xmlNode* node = first; node; node = node->next) {
        if (node->type == XML_TEXT_NODE) out += view(node->content);
        if (is_element(node)) out += text_within(node->children, depth + 1);
    }
    return out;
}

// Calls `each(node)` for the elements below, in document order; those below one for which it
// answers false are passed over.
template <class Each>
void each_element(const xmlNode* first, Each& each, std::size_t depth = 0) {
    if (depth > kDeepestPage) return;
    for (const xmlNode* node = first; node; node = node->next) {
        if (is_element(node) && each(node)) each_element(node->children, each, depth + 1);
    }
}

const xmlNode* ancestor(const xmlNode* node, std::initializer_list<std::string_view> names) {
    for (node = node->parent; node; node = node->parent) {
        if (is_element(node) && is_one_of(view(node->name), names)) return node;
    }
    return nullptr;
}

bool any_word(std::string_view list, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return has_word(list, word); });
}

// "1", "[12]", "*": what stands where a note belongs.
bool is_mark_text(std::string_view raw) {
    std::string text = text::collapse_space(raw);
    std::erase_if(text, [](char c) { return c == '[' || c == ']' || c == '(' || c == ')'; });
    if (text.empty() || text.size() > 4) return false;
    if (text == "*" || text == "**" || text == "†" || text == "‡" || text == "↩") return true;
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool leads_within(const xmlNode* node) {
    return attribute(node, "href").find('#') != std::string::npos;
}

}  // namespace

bool is_page_junk(const xmlNode* node) {
    const std::string_view name = view(node->name);
    if (is_one_of(name, {"html", "body", "main", "article", "h1", "h2", "h3", "h4", "h5", "h6"})) {
        return false;
    }
    if (has_attribute(node, "hidden") || attribute(node, "aria-hidden") == "true") return true;
    std::string style = base::to_lower_ascii(attribute(node, "style"));
    std::erase(style, ' ');
    if (style.find("display:none") != std::string::npos) return true;
    if (is_note(node)) return false;
    if (name == "aside") return true;
    if (name == "footer") return !ancestor(node, {"article", "main", "section", "blockquote"});
    if (is_one_of(attribute(node, "role"),
                  {"navigation", "banner", "contentinfo", "complementary", "search", "dialog",
                   "alertdialog", "menu", "menubar", "toolbar", "doc-toc", "doc-pagelist"})) {
        return true;
    }
    const std::string id = base::to_lower_ascii(attribute(node, "id"));
    const std::string classes = base::to_lower_ascii(attribute(node, "class"));
    for (const std::string_view notice : {"cookie", "gdpr", "consent-banner"}) {
        if (id.find(notice) != std::string::npos || classes.find(notice) != std::string::npos) {
            return true;
        }
    }
    if (is_one_of(id, {"toc", "table-of-contents", "sidebar", "navbar", "breadcrumbs"}))
        return true;
    return any_word(classes, {"toc",
                              "toc2",
                              "table-of-contents",
                              "toctree-wrapper",
                              "breadcrumb",
                              "breadcrumbs",
                              "navbar",
                              "navheader",
                              "navfooter",
                              "pagination",
                              "pg-boilerplate",
                              "sphinxsidebar",
                              "skip-link",
                              "sharing",
                              "share-buttons",
                              "newsletter",
                              "msotoc1",
                              "msotoc2",
                              "msotoc3",
                              "msotoc4"});
}

bool is_note_mark(const xmlNode* node) {
    const std::string_view name = view(node->name);
    if (name == "sup") {
        const xmlNode* link = node->children;
        while (link && !is_element(link)) link = link->next;
        const bool linked = link && view(link->name) == "a" && leads_within(link);
        return linked && is_mark_text(text_within(node->children));
    }
    if (name != "a") return false;
    const std::string role = attribute(node, "role");
    if (role == "doc-noteref" || role == "doc-backlink") return true;
    const std::string classes = base::to_lower_ascii(attribute(node, "class"));
    if (any_word(classes,
                 {"headerlink", "footnote-reference", "footnote-ref", "footnoteref", "noteref",
                  "fnref", "fn-backref", "footnote-back", "footnote-backref", "reversefootnote",
                  "sdfootnoteanc", "sdendnoteanc", "sdfootnotesym", "sdendnotesym"})) {
        return true;
    }
    const std::string href = attribute(node, "href");
    for (const std::string_view word : {"#_ftn", "#_edn", "#fn", "#note", "#endnote"}) {
        if (href.starts_with(word)) return is_mark_text(text_within(node->children));
    }
    return false;
}

bool is_note(const xmlNode* node) {
    const std::string role = attribute(node, "role");
    if (is_one_of(role, {"doc-footnote", "doc-endnote", "doc-endnotes"})) return true;
    const std::string type = attribute(node, "epub:type");
    if (any_word(type, {"footnote", "endnote", "rearnote", "footnotes", "endnotes"})) return true;
    const std::string classes = base::to_lower_ascii(attribute(node, "class"));
    if (any_word(classes, {"footnote", "footnotes", "endnote", "endnotes", "sidenote"})) {
        return view(node->name) != "a";
    }
    const std::string id = base::to_lower_ascii(attribute(node, "id"));
    if (view(node->name) != "div") return false;
    return id == "footnotes" || id.starts_with("sdfootnote") || id.starts_with("sdendnote") ||
           ((id.starts_with("ftn") || id.starts_with("edn")) && id.size() > 3 && id[3] >= '0' &&
            id[3] <= '9');
}

bool is_layout_table(const xmlNode* table) {
    if (is_one_of(attribute(table, "role"), {"presentation", "none"})) return true;
    std::size_t rows = 0;
    std::size_t wide_rows = 0;
    std::size_t paragraphs = 0;
    bool structure = false;
    auto look = [&](const xmlNode* node) {
        const std::string_view name = view(node->name);
        structure = structure ||
                    is_one_of(name, {"table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"});
        if (structure) return false;
        if (name == "tr") ++rows;
        if (name == "p") ++paragraphs;
        if (name == "td" || name == "th") {
            const xmlNode* next = node->next;
            while (next && !is_element(next)) next = next->next;
            if (next) ++wide_rows;
        }
        return true;
    };
    each_element(table->children, look);
    return structure || wide_rows == 0 || paragraphs > 4 * rows;
}

std::vector<HtmlLink> links_of(const xmlNode* root) {
    std::vector<HtmlLink> out;
    auto look = [&](const xmlNode* node) {
        if (view(node->name) != "a" || !has_attribute(node, "href")) return true;
        HtmlLink link{
            text::collapse_space(text_within(node->children)), attribute(node, "href"), {}};
        const xmlNode* item = ancestor(node, {"li"});
        const xmlNode* above = item ? ancestor(item, {"li"}) : nullptr;
        if (above) {
            for (const xmlNode* child = above->children; child; child = child->next) {
                if (is_element(child) && is_one_of(view(child->name), {"ol", "ul"})) break;
                if (child->type == XML_TEXT_NODE) link.part += view(child->content);
                if (is_element(child)) link.part += text_within(child->children);
            }
            link.part = text::collapse_space(link.part);
        }
        out.push_back(std::move(link));
        return false;
    };
    each_element(root, look);
    return out;
}

namespace {

void add_value(HtmlFacts& facts, const char* name, std::string_view value) {
    std::string text = text::collapse_space(value);
    if (!text.empty()) facts.emplace_back(name, std::move(text));
}

// A string, an object with a name, or a list of these.
void add_json(HtmlFacts& facts, const char* name, const base::Json& value, int depth = 0) {
    if (value.is_string()) {
        add_value(facts, name, std::string_view(value.get_string()));
    } else if (value.is_array() && depth < 2) {
        for (const auto& item : value.get_array()) add_json(facts, name, item, depth + 1);
    } else if (value.is_object()) {
        const auto* inner = value.get_object().if_contains("name");
        if (inner && inner->is_string()) add_json(facts, name, *inner, depth + 1);
    }
}

bool is_work(const base::Json& type) {
    if (type.is_array()) return std::ranges::any_of(type.get_array(), is_work);
    if (!type.is_string()) return false;
    return is_one_of(std::string_view(type.get_string()),
                     {"Book", "Article", "BlogPosting", "TechArticle", "ScholarlyArticle", "Report",
                      "CreativeWork", "WebPage"});
}

void add_schema_org(HtmlFacts& facts, const base::Json& json, int depth = 0) {
    if (depth > 3) return;
    if (json.is_array()) {
        for (const auto& item : json.get_array()) add_schema_org(facts, item, depth + 1);
        return;
    }
    if (!json.is_object()) return;
    const auto& object = json.get_object();
    if (const auto* graph = object.if_contains("@graph")) add_schema_org(facts, *graph, depth + 1);
    const auto* type = object.if_contains("@type");
    if (!type || !is_work(*type)) return;
    static constexpr std::array<std::pair<const char*, const char*>, 9> keys{
        {{"name", "title"},
         {"headline", "title"},
         {"alternativeHeadline", "subtitle"},
         {"author", "author"},
         {"description", "description"},
         {"inLanguage", "language"},
         {"publisher", "publisher"},
         {"isbn", "isbn"},
         {"keywords", "subject"}}};
    for (const auto& [key, name] : keys) {
        if (const auto* value = object.if_contains(key)) add_json(facts, name, *value);
    }
}

struct MetaName {
    std::string_view name;
    const char* fact;
    int rank;  // Dublin Core 0, Open Graph 1, plain 2
};

constexpr std::array<MetaName, 26> kMetaNames{{{"dc.title", "title", 0},
                                               {"dcterms.title", "title", 0},
                                               {"dc.creator", "author", 0},
                                               {"dcterms.creator", "author", 0},
                                               {"dc.description", "description", 0},
                                               {"dcterms.description", "description", 0},
                                               {"dc.language", "language", 0},
                                               {"dcterms.language", "language", 0},
                                               {"dc.publisher", "publisher", 0},
                                               {"dcterms.publisher", "publisher", 0},
                                               {"dc.subject", "subject", 0},
                                               {"dcterms.subject", "subject", 0},
                                               {"citation_title", "title", 0},
                                               {"citation_author", "author", 0},
                                               {"citation_isbn", "isbn", 0},
                                               {"og:title", "title", 1},
                                               {"og:description", "description", 1},
                                               {"og:locale", "language", 1},
                                               {"og:isbn", "isbn", 1},
                                               {"book:isbn", "isbn", 1},
                                               {"book:author", "author", 1},
                                               {"article:author", "author", 1},
                                               {"author", "author", 2},
                                               {"description", "description", 2},
                                               {"keywords", "subject", 2},
                                               {"language", "language", 2}}};

void add_meta(std::array<HtmlFacts, 3>& ranked, const xmlNode* meta) {
    std::string name = base::to_lower_ascii(attribute(meta, "name"));
    if (name.empty()) name = base::to_lower_ascii(attribute(meta, "property"));
    for (const auto& known : kMetaNames) {
        if (name != known.name) continue;
        const std::string value = attribute(meta, "content");
        // Open Graph names authors by the address of their page as well.
        if (value.find("://") == std::string::npos ||
            known.fact == std::string_view("description")) {
            add_value(ranked[static_cast<std::size_t>(known.rank)], known.fact, value);
        }
    }
}

}  // namespace

HtmlFacts facts_of(const xmlNode* root) {
    HtmlFacts out;
    std::array<HtmlFacts, 3> ranked;
    HtmlFacts last;
    auto look = [&](const xmlNode* node) {
        const std::string_view name = view(node->name);
        if (name == "html") {
            add_value(last, "language", attribute(node, "lang"));
            add_value(last, "language", attribute(node, "xml:lang"));
        } else if (name == "meta") {
            add_meta(ranked, node);
        } else if (name == "title" && !ancestor(node, {"svg", "body"})) {
            add_value(last, "page-title", text_within(node->children));
        } else if (name == "script" && attribute(node, "type") == "application/ld+json") {
            std::string text;
            for (const xmlNode* child = node->children; child; child = child->next) {
                text += view(child->content);
            }
            if (const auto json = base::parse_json(text)) add_schema_org(out, json.value());
        }
        return true;
    };
    each_element(root, look);
    // An unnamed fact stands where another source begins.
    for (const auto* facts : {&ranked[0], &ranked[1], &ranked[2], &last}) {
        out.emplace_back();
        out.insert(out.end(), facts->begin(), facts->end());
    }
    return out;
}

void add_facts(const HtmlFacts& facts, Book& book) {
    // One source names all authors; the next may write the same names in another way.
    bool authors_open = book.authors.empty();
    for (const auto& [name, value] : facts) {
        if (name.empty()) authors_open = book.authors.empty();
        const auto fill = [](std::string& where, const std::string& with) {
            if (where.empty()) where = with;
        };
        if (name == "title") fill(book.title, value);
        if (name == "subtitle") fill(book.subtitle, value);
        if (name == "description") fill(book.description, value);
        if (name == "publisher") fill(book.publisher, value);
        if (name == "isbn") fill(book.isbn, value);
        if (name == "language") {
            std::string tag = value;
            std::ranges::replace(tag, '_', '-');
            if (tag.size() <= 35) fill(book.language, tag);
        }
        if (name == "author" && authors_open &&
            std::ranges::find(book.authors, value) == book.authors.end()) {
            book.authors.push_back(value);
        }
        if (name == "subject" && book.subjects.empty()) {
            for (const auto subject : base::split(value, ',')) {
                if (const auto trimmed = base::trim(subject); !trimmed.empty()) {
                    book.subjects.emplace_back(trimmed);
                }
            }
        }
    }
}

}  // namespace books
