// The tables of this room.
#pragma once

#include <vector>

#include "store/migrations.hpp"

namespace events {

std::vector<store::Migration> migrations();

}  // namespace events
