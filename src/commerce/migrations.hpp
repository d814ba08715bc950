// The tables of this room.
#pragma once

#include <vector>

#include "store/migrations.hpp"

namespace commerce {

std::vector<store::Migration> migrations();

}  // namespace commerce
