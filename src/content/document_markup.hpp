// A document's parts as XHTML that is also HTML: what the ePub and the preview share. Private to
// the room.
#pragma once

#include <string>

#include "base/result.hpp"
#include "content/document.hpp"
#include "content/document_look.hpp"

namespace content {

// Errors: invalid (no title; no part holds a word of its own, the author's page and the call not
// counted).
base::Result<> check_readable(const Document& document);

enum class SpanMarks { none, sources };

// Spans as text, <em> and <strong>; with `sources` each in a <span> that says where it comes from.
std::string markup(const Text& text, SpanMarks marks);

// Where a reader writes and ticks: real inputs, or space and boxes as on paper.
enum class Blanks { ruled, inputs };

// One part. Headings of level 1 become <h1>.
std::string markup(const Part& part, const DocumentLook& look, SpanMarks marks, Blanks blanks);

}  // namespace content
