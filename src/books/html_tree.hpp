// libxml2's lenient HTML parser within limits, and the few questions that readers ask its tree.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include <libxml/tree.h>

#include "base/result.hpp"
#include "books/outline.hpp"

namespace books {

struct FreeHtml {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using HtmlTree = std::unique_ptr<xmlDoc, FreeHtml>;

// `text` is UTF-8. Entities of a document's own are never expanded. Null where there is nothing.
// Error: invalid where elements are nested thousands deep or number
// hundreds of thousands, or the time is over.
base::Result<HtmlTree> parse_html_tree(std::string_view text, const Deadline& deadline);

std::string_view view(const xmlChar* text);
bool is_element(const xmlNode* node);
// Empty where there is none.
std::string attribute(const xmlNode* node, std::string_view name);
bool has_attribute(const xmlNode* node, std::string_view name);

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names);
// Whether the list of words, parted by spaces, holds this one.
bool has_word(std::string_view words, std::string_view word);

}  // namespace books
