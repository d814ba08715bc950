// What this build is.
#pragma once

#include <string_view>

namespace app {

inline constexpr std::string_view kVersion = FRONTLIST_VERSION;

}  // namespace app
