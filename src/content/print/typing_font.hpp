// The face in which readers fill in a PDF form: embedded with all letters of Windows-1252, since
// nobody knows what they will write.
#pragma once

#include <qpdf/QPDF.hh>

#include "content/brand.hpp"

namespace content::print {

// A simple TrueType font with WinAnsiEncoding (ISO 32000-1 section 9.6.3). Throws std::exception
// where HarfBuzz cannot take the face apart.
QPDFObjectHandle embed_typing_font(QPDF& pdf, Theme theme);

}  // namespace content::print
