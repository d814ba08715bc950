// The tables of this room.
#pragma once

#include <vector>

#include "store/migrations.hpp"

namespace contacts {

std::vector<store::Migration> migrations();

}  // namespace contacts
