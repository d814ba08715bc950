// Small helpers over ASCII text. Anything about language is in room `text`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace base {

std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string replace_all(std::string text, std::string_view from, std::string_view to);
std::string to_lower_ascii(std::string_view text);
bool starts_with_ignoring_case(std::string_view text, std::string_view prefix);

// Lower-case ASCII letters, digits and single hyphens, for addresses: "What's Next?" ->
// "whats-next". Letters outside ASCII are dropped; an empty result is the caller's to replace.
std::string slugify(std::string_view text, std::size_t longest = 60);

// A file's size for people: "512 bytes", "412 KB", "1.4 MB", in steps of 1024.
std::string format_size(std::uint64_t bytes);

}  // namespace base
