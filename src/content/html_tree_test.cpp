#include "content/html_tree_test.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>

#include "base/strings.hpp"

namespace content {
namespace {

using XPathObject = std::unique_ptr<xmlXPathObject, decltype(&xmlXPathFreeObject)>;

XPathObject evaluate(xmlDoc* document, const std::string& xpath) {
    std::unique_ptr<xmlXPathContext, decltype(&xmlXPathFreeContext)> context(
        xmlXPathNewContext(document), xmlXPathFreeContext);
    XPathObject result(
        xmlXPathEvalExpression(reinterpret_cast<const xmlChar*>(xpath.c_str()), context.get()),
        xmlXPathFreeObject);
    if (!result) throw std::logic_error("not an XPath: " + xpath);
    return result;
}

}  // namespace

HtmlTree::HtmlTree(const std::string& html)
    : document_(htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "UTF-8",
                               HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET)) {}

HtmlTree::~HtmlTree() {
    xmlFreeDoc(document_);
}

int HtmlTree::count(const std::string& xpath) const {
    const auto result = evaluate(document_, xpath);
    return result->nodesetval ? result->nodesetval->nodeNr : 0;
}

std::vector<std::string> HtmlTree::texts(const std::string& xpath) const {
    std::vector<std::string> out;
    const auto result = evaluate(document_, xpath);
    for (int i = 0; result->nodesetval && i < result->nodesetval->nodeNr; ++i) {
        xmlChar* content = xmlNodeGetContent(result->nodesetval->nodeTab[i]);
        std::string words;
        for (const auto word : base::split(reinterpret_cast<const char*>(content), ' ')) {
            const auto trimmed = base::trim(word);
            if (trimmed.empty()) continue;
            if (!words.empty()) words += ' ';
            words += trimmed;
        }
        xmlFree(content);
        out.push_back(words);
    }
    return out;
}

}  // namespace content
