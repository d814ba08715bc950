// The room's tables: brands.
#pragma once

#include <vector>

#include "store/migrations.hpp"

namespace content {

std::vector<store::Migration> migrations();

}  // namespace content
