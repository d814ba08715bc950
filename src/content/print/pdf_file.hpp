// Sheets into a PDF: Cairo draws the pages with their tags, links and outline; QPDF adds what Cairo
// 1.16 does not write.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "content/brand.hpp"
#include "content/print/sheets.hpp"

namespace content::print {

struct PdfFacts {
    std::string title;
    std::string author;
    std::string subject;
    std::string language;  // BCP 47
    std::optional<base::Time> created;
    Theme theme = Theme::folio;  // in its text face readers fill in
    Rgb ink;
    Rgb accent;
    Rgb rule;
};

// The file's bytes, the same for the same sheets (one at least) and facts. Errors: internal.
base::Result<std::string> write_pdf(const std::vector<Sheet>& sheets, const PdfFacts& facts);

}  // namespace content::print
