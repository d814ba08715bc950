// What must be true of a brand, wherever it was edited.
#pragma once

#include "base/result.hpp"
#include "content/brand.hpp"

namespace content {

// Names usable in addresses and headers, colours that everyone can read (WCAG 2.2, 1.4.3), prices
// that make sense together and never pass the floor, no review twice. Errors: invalid, naming the
// key as in brand.toml and the cure.
base::Result<> check_brand(const Brand& brand);

}  // namespace content
