// Files of the folder assets/ that are linked into the program.
#pragma once

#include <string_view>

namespace content {

// "styles/base.css", "fonts/fraunces-600.woff2". Empty where it is not one of them.
std::string_view find_embedded(std::string_view path);

}  // namespace content
