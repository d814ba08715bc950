// Markdown (CommonMark with GitHub's tables, and Leanpub's Markua markers) to blocks.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "books/outline.hpp"

namespace books {

struct MarkdownLink {
    std::string title;
    std::string target;  // empty for a list item that names a section only
    int depth = 0;       // nesting of the list, from 0
    std::string part;    // the heading it stands under
};

struct MarkdownDocument {
    std::vector<RawBlock> blocks;
    std::vector<std::pair<std::string, std::vector<std::string>>> metadata;  // YAML front matter
    std::size_t link_items = 0;  // list items that are nothing but a link
};

// `text` is UTF-8.
base::Result<MarkdownDocument> parse_markdown(std::string_view text, const Deadline& deadline);

// The lists of a SUMMARY.md in order.
std::vector<MarkdownLink> parse_summary(std::string_view text);

}  // namespace books
