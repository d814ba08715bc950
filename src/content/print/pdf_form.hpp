// Completes what Cairo 1.16 wrote: the language and the window's title (ISO 32000-1 sections 14.9.2
// and 12.2), words for pictures (14.9.3), and the form that readers fill in (12.7), its fields in
// the tagged structure (14.7.4.3).
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "content/print/pdf_file.hpp"

namespace content::print {

// `sheets` are the file's pages. Errors: internal, where the file is not as Cairo writes it.
base::Result<std::string> complete_pdf(const std::string& bytes, const std::vector<Sheet>& sheets,
                                       const PdfFacts& facts);

}  // namespace content::print
