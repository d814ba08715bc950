// What `pdftohtml -xml` prints (poppler's pdf2xml.dtd): runs of characters with their place and
// font, and the outline. Read leniently; it is a converter's account of an untrusted file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "books/outline.hpp"
#include "books/reader.hpp"

namespace books {

struct PdfFont {
    int size = 0;  // in the page's units
    bool mono = false;
    bool math = false;    // of formulas: Computer Modern's italics and symbols, and their like
    bool extend = false;  // of tall signs, whose box says little
};

// Characters of one font, side by side. The page's units are 1/108 inch, y grows downwards.
struct PdfRun {
    double top = 0;
    double left = 0;
    double right = 0;
    double bottom = 0;
    std::size_t font = 0;  // index into PdfDocument::fonts
    std::string text;      // UTF-8; a soft hyphen may end it
    std::vector<Emphasis> emphasis;
    int link_page = 0;  // where its link leads within the document
    int letters = 0;    // characters that are not white space
};

struct PdfPage {
    int number = 0;
    double width = 0;
    double height = 0;
    std::vector<PdfRun> runs;  // in the order in which the page draws them
};

struct PdfOutlineItem {
    std::string title;
    int page = 0;
    int depth = 0;
};

struct PdfDocument {
    std::vector<PdfFont> fonts;
    std::vector<PdfPage> pages;
    std::vector<PdfOutlineItem> outline;
    std::size_t characters = 0;
    std::size_t unreadable = 0;  // characters whose letter the font does not tell
};

// Errors: invalid, where it takes too long.
base::Result<PdfDocument> parse_pdf_xml(std::string_view xml, const Deadline& deadline);

}  // namespace books
