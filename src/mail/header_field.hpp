// One header field: checked, encoded, folded. Private to this room.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "mail/mime.hpp"

namespace mail {

// "Name: value" CRLF, folded at spaces so that lines have at most 78 characters where they can (RFC
// 5322 section 2.1.1). Spaces are kept as they are.
std::string header_field(std::string_view name, std::string_view value);

// A display name: atoms, a quoted string or encoded words (RFC 5322 section 3.2.5, RFC 2047 section
// 5 (3)).
std::string format_phrase(std::string_view text);

// Errors: invalid, naming the field. A line break here would let text become a header.
base::Result<> check_field_text(const std::string& field, std::string_view text);
base::Result<> check_address(const std::string& field, const Address& address);
// Without spaces or brackets.
base::Result<> check_token(const std::string& field, std::string_view token);

}  // namespace mail
