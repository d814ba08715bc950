// What a lead magnet of each type is called, wherever people read it: covers, the storefront, the
// library, the activity list. One table.
#pragma once

#include <optional>
#include <string_view>

#include "content/document.hpp"

namespace content {

struct MagnetWords {
    std::string_view name;   // in a sentence: "free chapter"
    std::string_view tag;    // on its cover: "A free chapter"
    std::string_view offer;  // the link to its landing page: "Read it free"
};

MagnetWords words_of(MagnetType type);

// The type that a key says: of "the-quiet-percent/quiz" quiz. Absent where it names none.
std::optional<MagnetType> magnet_type_of(std::string_view key);

}  // namespace content
