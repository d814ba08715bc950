// HTML and XHTML, however damaged, to blocks. Entities of a document's own are never expanded.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "books/html_page.hpp"
#include "books/outline.hpp"

namespace books {

// Where the document comes from: a chapter of an ePub is all text, a page of the web has parts that
// are not, and says what it is in its head (html_page.hpp).
enum class HtmlUse { chapter, page };

struct HtmlDocument {
    std::vector<RawBlock> blocks;
    std::string title;            // <title>
    std::string body_type;        // epub:type of <body>
    bool too_deep = false;        // what was nested too deep is missing
    HtmlFacts facts;              // of a page
    std::vector<HtmlLink> links;  // of a page
    std::size_t link_items = 0;   // of a page: list items that are nothing but a link
};

// `text` is UTF-8. Deeper than `depth` elements, contents are left out.
base::Result<HtmlDocument> parse_html(std::string_view text, std::size_t depth,
                                      const Deadline& deadline, HtmlUse use = HtmlUse::chapter);

}  // namespace books
