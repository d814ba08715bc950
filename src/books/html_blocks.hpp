// HTML and XHTML, however damaged, to blocks. Entities of a document's own are never expanded.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "books/outline.hpp"

namespace books {

struct HtmlDocument {
    std::vector<RawBlock> blocks;
    std::string title;      // <title>
    std::string body_type;  // epub:type of <body>
    bool damaged = false;   // the parser had to repair it
};

// `text` is UTF-8. Deeper than `depth` elements, contents are left out.
base::Result<HtmlDocument> parse_html(std::string_view text, std::size_t depth,
                                      const Deadline& deadline);

}  // namespace books
