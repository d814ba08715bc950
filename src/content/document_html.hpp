// Document -> HTML for review and the dashboard. Every span says where it comes from:
// `<span class="from-source" data-anchor="...">`, `from-template`, `from-ai` (data-cites) or
// `from-human`. The marks are invisible until an element around them has the class `show-sources`.
// Pure and thread-safe.
#pragma once

#include <string>

#include "content/document.hpp"
#include "content/document_look.hpp"

namespace content {

// One <article class="document">, without style.
std::string render_html_fragment(const Document& document, const DocumentLook& look);

enum class Sources { hidden, shown };

// A whole page with its style, readable by itself.
std::string render_html_page(const Document& document, const DocumentLook& look, Sources sources);

}  // namespace content
