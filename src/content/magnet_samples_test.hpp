// One lead magnet of each type in words of our own, for tests and for looking at.
#pragma once

#include <map>
#include <string>

#include "content/document.hpp"
#include "content/document_look.hpp"

namespace content {

Quiz sample_quiz();
VideoScript sample_script();
Document sample_magnet(MagnetType type);
// "A checklist" and so on, in the theme's colours.
DocumentLook sample_look(Theme theme, MagnetType type);

}  // namespace content
