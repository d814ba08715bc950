// A document's parts as XHTML that is also HTML: what the ePub and the preview share. Private to
// the room.
#pragma once

#include <string>

#include "content/document.hpp"
#include "content/document_look.hpp"

namespace content {

// True where no part holds a word of its own; the author's page and the call do not count.
bool is_blank(const Document& document);

enum class SpanMarks { none, sources };

// Spans as text, <em> and <strong>; with `sources` each in a <span> that says where it comes from.
std::string markup(const Text& text, SpanMarks marks);

// One part. Headings of level 1 become <h1>.
std::string markup(const Part& part, const DocumentLook& look, SpanMarks marks);

}  // namespace content
