#include "support/corpus.hpp"

#include <cstdlib>

namespace support {

std::optional<std::filesystem::path> corpus() {
    const char* named = std::getenv("FRONTLIST_CORPUS");
    std::filesystem::path path = named && *named ? named : "../shared";
    if (!std::filesystem::is_directory(path / "books")) return std::nullopt;
    return path;
}

}  // namespace support
