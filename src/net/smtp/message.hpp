// A message's bytes on their way through SMTP. Pure functions.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace net::smtp {

// What the transaction must declare for it.
struct MessageTraits {
    std::size_t size = 0;    // RFC 1870 section 3: with CRLF, without the stuffed dots
    bool eight_bit = false;  // has bytes past 127: RFC 6152
    bool utf8_head = false;  // has them in the header: RFC 6531 section 3.1
};

// Errors: invalid, where a CR or LF stands alone (RFC 5321 section 2.3.8): readers differ about
// what ends a line there, and such a message could smuggle a second one.
base::Result<MessageTraits> inspect(std::string_view message);

// RFC 5321 section 4.5.2: a dot more where a line starts with one. Ends in CRLF, which is added
// where it is missing; the final dot is not part of it.
std::string dot_stuffed(std::string_view message);

// Whether it can stand between < and > in MAIL and RCPT: printable, without spaces and brackets.
bool is_safe_address(std::string_view address);
bool is_ascii(std::string_view text);

}  // namespace net::smtp
