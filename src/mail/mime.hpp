// Composes a message as it goes over the wire: RFC 5322 headers, multipart/alternative of plain
// text and HTML (RFC 2046 section 5.1.4), quoted-printable (RFC 2045 section 6.7), encoded words
// (RFC 2047), one-click unsubscribe (RFC 8058). Pure.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/time.hpp"

namespace mail {

struct Address {
    std::string name;  // UTF-8; or empty
    std::string email;
};

struct MimeMessage {
    Address from;
    Address to;
    Address reply_to;  // empty: replies go to From
    std::string subject;
    std::string text;  // LF or CRLF
    std::string html;
    std::string message_id;  // the part before the @; its domain is From's
    base::Time date;
    // Relational and promotional mail. Empty: none of the List- headers.
    std::string unsubscribe_url;
    std::string unsubscribe_email;  // a mailto beside it; or empty
    std::string list_id;            // "slug.domain" (RFC 2919); or empty
    std::string list_name;          // its display name; or empty
    bool auto_generated = false;    // Auto-Submitted: auto-generated (RFC 3834 section 5)
};

// CRLF line ends, no line above 76 characters of body or 998 of header (78 where words allow it).
// Errors: invalid, naming the field: a line break or another control character in a header field
// (header injection), text that is not UTF-8, an address that is none.
base::Result<std::string> compose(const MimeMessage& message);

// The pieces, for tests and for others who write headers.
std::string quoted_printable(std::string_view text);
// A header field's unstructured text: as it is where it is plain ASCII, else as encoded words, none
// longer than 75 characters, none with half a character.
std::string encoded_words(std::string_view text);
// "Name <email>" with the name as atoms, quoted or encoded.
std::string format_address(const Address& address);

}  // namespace mail
