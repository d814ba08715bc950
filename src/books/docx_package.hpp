// The parts of a Word document that its text is in (ECMA-376 parts 1 and 2: Office Open XML).
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/result.hpp"
#include "books/archive.hpp"
#include "books/types.hpp"

namespace books {

// The parts as XML in UTF-8; empty where the package has none.
struct DocxParts {
    std::string document;
    std::string styles;
    std::string numbering;
    std::string footnotes;
    std::string endnotes;
    std::string core;                           // docProps/core.xml
    std::map<std::string, std::string> images;  // relationship id to name in the package
};

// Whether the archive is an Office package at all.
bool is_office(const Archive& archive);

// Whether an OLE container holds an Office document that a password protects.
bool is_encrypted_office(const std::filesystem::path& file);

// Errors: invalid where it is a spreadsheet or slides, is damaged, or larger than the limits.
base::Result<DocxParts> read_docx_parts(Archive& archive, const ReadLimits& limits);

// Title, authors, language, description and keywords of core.xml into the book.
base::Result<> read_core(std::string_view xml, const ReadLimits& limits, Book& book);

}  // namespace books
