// openapi.json, linked in.
#pragma once

#include <string_view>

namespace web {

std::string_view openapi_document();

}  // namespace web
