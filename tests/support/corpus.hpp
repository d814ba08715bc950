// The real books and data sets that some tests read; they are not part of the project.
#pragma once

#include <filesystem>
#include <optional>

namespace support {

// FRONTLIST_CORPUS, or ../shared beside the project; nothing where neither is there.
std::optional<std::filesystem::path> corpus();

}  // namespace support

#define REQUIRE_CORPUS(name)                                                            \
    const auto name##_found = support::corpus();                                        \
    if (!name##_found) GTEST_SKIP() << "no corpus: set FRONTLIST_CORPUS to its folder"; \
    const std::filesystem::path& name = *name##_found
