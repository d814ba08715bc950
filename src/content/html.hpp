// Escaping by context. Whatever comes from a book, an owner or a reader passes through one of these
// on its way into a page or a mail.
#pragma once

#include <string>
#include <string_view>

namespace content {

// For text between tags and for attribute values in double or single quotes. Characters that HTML
// and XML 1.0 forbid (controls other than tab, line feed and carriage return) are left out.
std::string escape_html(std::string_view text);

// For href, src and action, already escaped for the attribute: http, https, mailto and addresses on
// this site pass; anything else (javascript:, data:, a scheme hidden behind white space) becomes
// "#".
std::string escape_url(std::string_view url);

// One component of a path or query (RFC 3986 section 2.3: all but unreserved characters are
// percent-encoded).
std::string percent_encode(std::string_view text);

// A JSON text for inside <script type="application/ld+json">: no "<" can end the element.
std::string escape_json_script(std::string json);

}  // namespace content
