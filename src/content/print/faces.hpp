// The typefaces in the binary (assets/fonts-print) and the font map that finds them and nothing
// else, so that a document looks the same on every machine.
#pragma once

#include <string_view>

#include <pango/pango.h>

#include "content/brand.hpp"

namespace content::print {

// The pairing of LOOK.md.
struct Faces {
    const char* display;
    const char* text;
    int display_weight;  // of titles and headings
    int bold;            // what `strong` is set in
};
const Faces& faces_of(Theme theme);

// The theme's text face as a TrueType file.
std::string_view text_face_file(Theme theme);

// The calling thread's own; lives until the thread ends.
PangoFontMap* font_map();

}  // namespace content::print
