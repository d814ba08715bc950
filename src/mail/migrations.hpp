// The tables of this room.
#pragma once

#include <vector>

#include "store/migrations.hpp"

namespace mail {

std::vector<store::Migration> migrations();

}  // namespace mail
