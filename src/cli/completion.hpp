// Shell completion.
#pragma once

#include <string>
#include <string_view>

namespace cli {

// The script to source, for "bash", "zsh" or "fish"; empty for another shell.
std::string completion_script(std::string_view shell);

}  // namespace cli
