// Bytes of any encoding to UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace text {

struct Decoded {
    std::string text;      // valid UTF-8, line ends as "\n", no byte order mark, no NUL
    std::string encoding;  // "UTF-8", "UTF-16LE", "windows-1252" ...
    bool guessed = false;  // neither a mark, a declaration nor valid UTF-8 said so
};

// By byte order mark (UTF-8, -16, -32), by the zero bytes of UTF-16 and UTF-32 without one, as
// UTF-8 where valid, as `declared` where ICU knows that name, else by what ICU's detector finds.
// Valid UTF-8 goes before what is declared: a wrong label is common, and words of another encoding
// that happen to be valid UTF-8 throughout do not occur, except in the seven-bit encodings
// (ISO-2022, HZ), whose declaration is believed.
Decoded to_utf8(std::string_view bytes, std::string_view declared = {});

// What the XML declaration or an HTML <meta> within the first 4 KB says, or empty. UTF-16 and
// UTF-32 are not believed: the declaration could not have been read (HTML Standard, 13.2.3.2).
std::string declared_encoding(std::string_view bytes);

// Pictures, archives, programs: control characters or a known signature, whatever the name says.
bool looks_binary(std::string_view bytes);

}  // namespace text
