// Text that every renderer can take, whatever a book or a person put in.
#pragma once

#include <string>
#include <string_view>

namespace content::print {

// Valid UTF-8 without control characters and noncharacters (so legal in XML 1.0), each run of white
// space one space; damaged bytes become U+FFFD. Spaces at the ends are kept: a span may need them.
std::string clean(std::string_view text);

// clean() and trimmed.
std::string clean_line(std::string_view text);

// The language (BCP 47) as given, or "en" where it cannot be one: it stands in PDF and XML syntax.
std::string language_tag(std::string_view language);

// & < > " as entities; `text` is clean.
std::string escape_xml(std::string_view text);

}  // namespace content::print
