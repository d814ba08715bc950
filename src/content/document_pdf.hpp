// Document -> PDF, set as a small press would: 6 by 9 inches, total-fit lines with hyphens where
// the theme justifies, no widows or orphans, a cover, a title page, contents with links where there
// are more than four chapters, running heads, an author page and one call to action with a link. A
// checklist is a poster on one Letter sheet where it fits. Boxes to tick and places to write are
// form fields (section 12.7). Tagged (ISO 32000-1 section 14.8) with outline and metadata; fonts are
// embedded from the binary, none need be installed.
//
// Pure and thread-safe: a font map belongs to each thread; the same input gives the same bytes.
#pragma once

#include <string>

#include "base/result.hpp"
#include "content/document.hpp"
#include "content/document_look.hpp"

namespace content {

// The file's bytes. Errors: invalid (no title, nothing to set), internal.
base::Result<std::string> render_pdf(const Document& document, const DocumentLook& look);

}  // namespace content
