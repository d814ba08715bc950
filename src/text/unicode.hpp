// Letter case, and small repairs of typed text, all in UTF-8; encoding.hpp makes it so.
#pragma once

#include <string>
#include <string_view>

namespace text {

bool is_valid_utf8(std::string_view bytes);

std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);
// For comparing: case folded, quotes and dashes in their ASCII forms, white space single.
std::string fold(std::string_view text);
// The first letter, past opening quotes and brackets.
std::string capitalize(std::string_view text);
bool starts_upper(std::string_view text);
// At least one letter and none in lower case.
bool all_caps(std::string_view text);
bool has_letter(std::string_view text);

// White space runs, no-break spaces among them, to one space; ends trimmed; soft hyphens,
// zero-width characters and control characters dropped.
std::string collapse_space(std::string_view text);

// Joins the hard-wrapped lines of one paragraph; "govern-\nment" becomes "government" where the
// second half goes on in lower case and the halves are not words of their own.
std::string join_lines(std::string_view paragraph);

}  // namespace text
