// The PDF being written: pages in order, the tagged structure, outline and metadata around them.
// One a rendering.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <cairo-pdf.h>

#include "base/result.hpp"
#include "content/document_look.hpp"
#include "content/print/page_style.hpp"
#include "content/print/strips.hpp"

namespace content::print {

class PdfPages {
  public:
    PdfPages(Typesetter& setter, const PageStyle& style);

    cairo_t* cr() { return cr_.get(); }
    void describe(const std::string& title, const std::string& author, const std::string& subject,
                  std::optional<base::Time> created);

    // One page drawn by hand, without running head or number.
    template <class Draw>
    void page(Draw draw) {
        draw(cr_.get());
        end_page();
    }
    // A chapter: a column on as many pages as it takes. `sunk` is the white above its first line.
    void column(const std::vector<Strip>& strips, double sunk, const std::string& head);
    // An entry of the outline for the page that comes next.
    void bookmark(const std::string& title, int level);

    // The whole file. No page may follow.
    base::Result<std::string> finish(const std::string& language);

  private:
    void end_page();
    void running_head(const std::string& head, bool opening);

    Typesetter& setter_;
    const PageStyle& style_;
    std::string bytes_;
    Handle<cairo_surface_t> surface_;
    Handle<cairo_t> cr_;
    int page_ = 1;
    int parent_ = CAIRO_PDF_OUTLINE_ROOT;
};

}  // namespace content::print
