#include "support/scratch.hpp"

#include <stdexcept>
#include <stdlib.h>
#include <string>

namespace support {

ScratchFolder::ScratchFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "frontlist-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder: " + pattern);
    path_ = pattern;
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;  // nothing can be done about it here
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace support
