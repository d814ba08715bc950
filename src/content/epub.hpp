// The ePub 3.3 container (https://www.w3.org/TR/epub-33/): package document, navigation for ePub 3
// and 2 readers, and the zip around them. Knows nothing of Documents; both the lead magnets and
// tools/make_epub write through it. Pure and thread-safe; the same book gives the same bytes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"

namespace content {

struct EpubSection {
    std::string title;
    std::string
        type;  // epub:type of the section: chapter, copyright-page, dedication, afterword ...
    std::string xhtml;  // inside <body>: well-formed, its ids unique in this section
    bool in_contents = true;
};

struct EpubBook {
    std::string identifier;  // a urn; stable
    std::string title;
    std::string subtitle;
    std::string author;
    std::string language = "en";
    std::string publisher;
    std::string description;
    std::vector<std::string> subjects;
    std::optional<base::Time> modified;
    std::string cover;  // the bytes of a PNG or JPEG
    std::string css;
    std::vector<EpubSection> sections;
};

// The file's bytes. Errors: invalid (no title or section, XHTML that is not well-formed, names the
// section), internal.
base::Result<std::string> write_epub(const EpubBook& book);

}  // namespace content
