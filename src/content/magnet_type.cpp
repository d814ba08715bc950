#include "content/magnet_type.hpp"

#include <fmt/format.h>

#include "base/json.hpp"

namespace content {

std::string magnet_key(std::string_view book, MagnetType type) {
    return fmt::format("{}/{}", book, base::enum_name(type));
}

}  // namespace content
