// Document -> ePub 3.3 with navigation (nav and NCX), cover, accessibility metadata and an
// identifier derived from what it is. Pure and thread-safe; the same input gives the same bytes.
#pragma once

#include <string>

#include "base/result.hpp"
#include "content/document.hpp"
#include "content/document_look.hpp"

namespace content {

// The file's bytes. Errors: invalid (no title, nothing to read), internal.
base::Result<std::string> render_epub(const Document& document, const DocumentLook& look);

}  // namespace content
