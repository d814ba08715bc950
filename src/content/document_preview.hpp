// What a lead magnet looks like, as a picture: the cover with the first page of the content behind
// it; of a checklist the poster itself. Drawn from the same pages as the PDF. For the wide picture
// that is shared with links see cover.hpp. Pure and thread-safe; the same input gives the same
// bytes.
#pragma once

#include <string>

#include "base/result.hpp"
#include "content/document.hpp"
#include "content/document_look.hpp"

namespace content {

inline constexpr int kPreviewWidth = 800;

// A PNG, `width` pixels wide. Errors: invalid (as render_pdf; width outside 64 to 4096), internal.
base::Result<std::string> render_preview_png(const Document& document, const DocumentLook& look,
                                             int width = kPreviewWidth);

}  // namespace content
