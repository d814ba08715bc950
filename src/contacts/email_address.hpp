// E-mail addresses as people type them into a form: checked, explained and made comparable. Pure.
//
// Accepted is what mail servers of today deliver: a dot-atom local part (RFC 5321 section 4.1.2,
// with UTF-8 as RFC 6531 section 3.3 allows) at a domain name of two labels or more. Quoted local
// parts, comments and address literals are refused.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace contacts {

struct EmailAddress {
    std::string text;   // to write to: spaces trimmed, domain as lower-case A-labels (RFC 5890)
    std::string key;    // to compare by: the local part's case folded too
    bool ascii = true;  // false: needs SMTPUTF8 (RFC 6531)

    bool operator==(const EmailAddress&) const = default;
};

// Errors: invalid with field "email" and a sentence for the person who typed it.
base::Result<EmailAddress> parse_email(std::string_view typed);

}  // namespace contacts
