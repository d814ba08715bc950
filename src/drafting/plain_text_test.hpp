// All copy of a draft as plain text, for reading it aloud. FRONTLIST_PRINT_DRAFTS=FILE makes the
// tests write the demo brand's drafts there.
#pragma once

#include <string>

#include "drafting/writer.hpp"

namespace drafting {

std::string plain_text(const Draft& draft);

}  // namespace drafting
