// Whole small files.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace base {

namespace fs = std::filesystem;

// Errors: not_found, invalid (larger than `largest` bytes), internal.
Result<std::string> read_file(const fs::path& path, std::uintmax_t largest = UINTMAX_MAX);

// Through a temporary file beside it, flushed and renamed: the old or the new file, never half of
// one.
Result<> write_file(const fs::path& path, std::string_view data);

}  // namespace base
