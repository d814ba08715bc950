// Patterns for SQL's `like ... escape '!'`. Private to this room.
#pragma once

#include <string>
#include <string_view>

#include "base/strings.hpp"

namespace contacts {

// Matches what contains `query` anywhere, its wildcards taken literally; ASCII letters lowered.
inline std::string containing(std::string_view query) {
    std::string pattern = "%";
    for (const char c : base::to_lower_ascii(base::trim(query))) {
        if (c == '%' || c == '_' || c == '!') pattern += '!';
        pattern += c;
    }
    return pattern + '%';
}

}  // namespace contacts
