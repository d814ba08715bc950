#include "books/html_tree.hpp"

#include <algorithm>

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>

#include "base/strings.hpp"

namespace books {

using base::Errc;
using base::fail;
using base::Result;

namespace {

// The parser looks through all open elements at every end tag, and through all attributes of a tag
// at every further one.
constexpr int kDeepestTree = 2000;
constexpr std::size_t kMostAttributes = 500;
// Elements and attributes; each takes some 200 bytes of memory.
constexpr std::size_t kMostNodes = 800'000;

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

bool is_html_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

// Tags without what stands behind their first few hundred attributes.
std::string with_few_attributes(std::string text) {
    std::size_t to = 0;
    std::size_t spaces = 0;
    bool in_tag = false;
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const char before = i > 0 ? text[i - 1] : ' ';
        if (!in_tag) {
            const char next = i + 1 < text.size() ? text[i + 1] : ' ';
            in_tag = c == '<' && ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'));
            spaces = 0;
        } else if (quote) {
            if (c == quote) quote = 0;
        } else if ((c == '"' || c == '\'') && before == '=') {
            quote = c;
        } else if (c == '>') {
            in_tag = false;
        } else if (is_html_space(c) && !is_html_space(before)) {
            ++spaces;
        }
        if (!in_tag || spaces <= kMostAttributes) text[to++] = c;
    }
    text.resize(to);
    return text;
}

// What the parser is stopped for.
struct Watch {
    const Deadline* deadline = nullptr;
    std::size_t seen = 0;
    std::size_t nodes = 0;
    bool late = false;
    bool deep = false;

    void look(htmlParserCtxt* parser) {
        if ((++seen & 0xFF) == 0 && deadline->expired()) late = true;
        if (parser->nameNr > kDeepestTree) deep = true;
        if (late || deep || nodes > kMostNodes) xmlStopParser(parser);
    }
};

Watch& watch_of(void* parser) {
    return *static_cast<Watch*>(static_cast<htmlParserCtxt*>(parser)->_private);
}

void on_start(void* parser, const xmlChar* name, const xmlChar** attributes) {
    Watch& watch = watch_of(parser);
    ++watch.nodes;
    for (const xmlChar** at = attributes; at && *at; at += 2) ++watch.nodes;
    watch.look(static_cast<htmlParserCtxt*>(parser));
    xmlSAX2StartElement(parser, name, attributes);
}

// End tags of what was never opened come here only.
void on_error(void* parser, const char*, ...) {
    watch_of(parser).look(static_cast<htmlParserCtxt*>(parser));
}

void on_warning(void*, const char*, ...) {}

}  // namespace

Result<HtmlTree> parse_html_tree(std::string_view text, const Deadline& deadline) {
    const std::string safe = with_few_attributes(without_internal_subset(text));
    const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
        htmlNewParserCtxt(), &htmlFreeParserCtxt);
    if (!parser) return fail(Errc::internal, "no memory to parse it");
    Watch watch{.deadline = &deadline};
    parser->_private = &watch;
    parser->sax->startElement = &on_start;
    parser->sax->error = &on_error;
    parser->sax->warning = &on_warning;
    HtmlTree tree(htmlCtxtReadMemory(parser.get(), safe.data(), static_cast<int>(safe.size()),
                                     nullptr, "UTF-8",
                                     HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_COMPACT));
    if (watch.late) return fail(Errc::invalid, "reading it takes too long");
    if (watch.nodes > kMostNodes) {
        return fail(Errc::invalid, "it has more than {} elements and attributes", kMostNodes);
    }
    if (watch.deep) return fail(Errc::invalid, "its elements are nested thousands deep");
    return tree;
}

std::string_view view(const xmlChar* text) {
    return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

bool is_element(const xmlNode* node) {
    return node->type == XML_ELEMENT_NODE;
}

std::string attribute(const xmlNode* node, std::string_view name) {
    for (const xmlAttr* at = node->properties; at; at = at->next) {
        if (view(at->name) == name && at->children) return std::string(view(at->children->content));
    }
    return {};
}

bool has_attribute(const xmlNode* node, std::string_view name) {
    for (const xmlAttr* at = node->properties; at; at = at->next) {
        if (view(at->name) == name) return true;
    }
    return false;
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
}

bool has_word(std::string_view words, std::string_view word) {
    for (const auto one : base::split(words, ' ')) {
        if (one == word) return true;
    }
    return false;
}

}  // namespace books
