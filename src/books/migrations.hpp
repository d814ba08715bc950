// The tables of room `books`.
#pragma once

#include <vector>

#include "store/migrations.hpp"

namespace books {

std::vector<store::Migration> migrations();

}  // namespace books
