#include "books/folder.hpp"

#include <algorithm>

#include "base/files.hpp"
#include "text/unicode.hpp"

namespace books {

namespace fs = std::filesystem;
using base::Errc;
using base::fail;
using base::Result;

namespace {

constexpr int kDeepestFolder = 8;

bool is_within(const fs::path& folder, const fs::path& file) {
    std::error_code error;
    const fs::path home = fs::canonical(folder, error);
    const fs::path real = error ? fs::path() : fs::canonical(folder / file, error);
    return !error && *real.lexically_relative(home).begin() != "..";
}

}  // namespace

bool has_ending(const fs::path& file, Endings endings) {
    const std::string extension = text::to_lower(file.extension().string());
    return std::ranges::find(endings, extension) != endings.end();
}

Result<std::vector<fs::path>> list_files(const fs::path& folder, Endings endings,
                                         const ReadLimits& limits) {
    std::vector<fs::path> out;
    std::error_code error;
    std::size_t seen = 0;
    for (fs::recursive_directory_iterator
             at(folder, fs::directory_options::skip_permission_denied, error),
         end;
         !error && at != end; at.increment(error)) {
        if (++seen > limits.entries) return fail(Errc::invalid, "the folder holds too many files");
        if (at.depth() > kDeepestFolder) at.disable_recursion_pending();
        const std::string name = at->path().filename().string();
        if (name.starts_with('.')) {
            at.disable_recursion_pending();
            continue;
        }
        if (at->is_regular_file(error) && !at->is_symlink(error) &&
            has_ending(at->path(), endings)) {
            out.push_back(at->path().lexically_relative(folder));
        }
    }
    return out;
}

std::string natural_key(const fs::path& path) {
    std::string out;
    std::string digits;
    for (const char c : text::to_lower(path.generic_string()) + '\0') {
        if (c >= '0' && c <= '9') {
            digits += c;
            continue;
        }
        if (!digits.empty())
            out += std::string(digits.size() < 9 ? 9 - digits.size() : 0, '0') + digits;
        digits.clear();
        if (c) out += c;
    }
    return out;
}

Result<std::string> read_own(const fs::path& folder, const fs::path& file, std::uintmax_t largest) {
    if (!is_within(folder, file)) return fail(Errc::not_found, "it is not in the book's folder");
    return base::read_file(folder / file, largest);
}

std::optional<fs::path> inside(const fs::path& folder, std::string_view target, Endings endings) {
    const std::string clean(target.substr(0, target.find('#')));
    if (clean.empty() || clean.find("://") != std::string::npos) return std::nullopt;
    const fs::path path = fs::path(clean).lexically_normal();
    if (path.is_absolute() || path.string().starts_with("..")) return std::nullopt;
    std::error_code error;
    if (!fs::is_regular_file(folder / path, error) || !has_ending(path, endings)) {
        return std::nullopt;
    }
    return path;
}

}  // namespace books
