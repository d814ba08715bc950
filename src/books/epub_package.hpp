// The package of an ePub: metadata, manifest, reading order and table of contents
// (EPUB 3.3 sections 4 and 5; OPF 2.0.1 and NCX for ePub 2).
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "books/archive.hpp"
#include "books/headings.hpp"
#include "books/types.hpp"

namespace books {

struct TocEntry {
    std::string title;
    std::string file;      // path in the archive
    std::string fragment;  // without '#'
    std::vector<TocEntry> children;
};

struct SpineItem {
    std::string file;
    std::string media_type;
    bool linear = true;
    std::string guide_type;  // from the guide (ePub 2) or the landmarks (ePub 3)
};

struct Package {
    std::vector<SpineItem> spine;
    std::vector<TocEntry> contents;
    std::string nav_file;
};

// Fills the book's metadata and cover. Errors: invalid (no package, DRM).
base::Result<Package> read_package(Archive& archive, const ReadLimits& limits, Book& book);

}  // namespace books
