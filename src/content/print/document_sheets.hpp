// A document's pages: cover, title page, contents where there are many chapters, the chapters, the
// author's page and the call. A checklist is a poster instead: one sheet where its size can be
// chosen so, columns of groups under a title.
#pragma once

#include <vector>

#include "content/document.hpp"
#include "content/document_look.hpp"
#include "content/print/sheets.hpp"
#include "content/print/typesetter.hpp"

namespace content::print {

// More chapters than this make a table of contents worth its page.
inline constexpr std::size_t kChaptersWithoutContents = 4;

// Nothing but checklists, the headings and opening words above them, the author's page and the
// call.
bool is_poster(const Document& document);

class DocumentSheets {
  public:
    // Both must outlive this. The document is not blank (document_markup.hpp).
    DocumentSheets(const Document& document, const DocumentLook& look);
    DocumentSheets(const DocumentSheets&) = delete;
    DocumentSheets& operator=(const DocumentSheets&) = delete;

    const std::vector<Sheet>& sheets() const { return sheets_; }
    // The first that shows what is in the document, an index.
    std::size_t first_content() const { return first_content_; }

  private:
    struct Section {
        std::string title;  // its bookmark and running head; or empty
        Cut cut;
        const CallPart* call = nullptr;  // drawn by hand instead of the cut
        bool is_chapter = false;
    };

    std::vector<Section> sections(bool closing_only);
    void add(Sheets& sheets, const Section& section);
    void add_contents(Sheets& sheets, const std::vector<Section>& sections);
    void lay_out_book();
    void lay_out_poster();

    const Document& document_;
    const DocumentLook& look_;
    Typesetter setter_;
    PageStyle style_;         // of a book's page, and of the author's page behind a poster
    PageStyle poster_style_;  // of a poster's column
    PageStyle poster_frame_;  // of its title and foot
    std::vector<Sheet> sheets_;
    std::size_t first_content_ = 0;
};

}  // namespace content::print
