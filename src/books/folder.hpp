// The files of a book that is a folder of pages. Nothing outside it is read, wherever symbolic
// links and ".." lead.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "books/reader.hpp"

namespace books {

// In lower case, with the point.
using Endings = std::span<const std::string_view>;

inline constexpr std::array<std::string_view, 2> kMarkdownEndings{".md", ".markdown"};
inline constexpr std::array<std::string_view, 3> kHtmlEndings{".html", ".htm", ".xhtml"};

bool has_ending(const std::filesystem::path& file, Endings endings);

// Relative to the folder; hidden ones and links left out. Error: invalid where they are too many.
base::Result<std::vector<std::filesystem::path>> list_files(const std::filesystem::path& folder,
                                                            Endings endings,
                                                            const ReadLimits& limits);

// For sorting: "2-Setup" before "10-Use".
std::string natural_key(const std::filesystem::path& path);

// Error: not_found, also where the file lies outside.
base::Result<std::string> read_own(const std::filesystem::path& folder,
                                   const std::filesystem::path& file, std::uintmax_t largest);

// What a link written in a file at the folder's top leads to; nothing where that is no file with
// one of these endings within the folder.
std::optional<std::filesystem::path> inside(const std::filesystem::path& folder,
                                            std::string_view target, Endings endings);

}  // namespace books
