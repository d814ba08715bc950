// The style sheet of ePubs and previews: a reader's own settings come first, so it says little.
// Private to the room.
#pragma once

#include <string>

#include "content/document_look.hpp"

namespace content {

std::string reading_style(const DocumentLook& look);

}  // namespace content
