// The brand that a command is about.
#pragma once

#include "content/brand_repository.hpp"

namespace app {

// By its slug; without one the only brand there is. Errors: not_found, invalid (several: name one).
base::Result<content::Brand> choose_brand(store::Tx& tx, const std::string& slug);

}  // namespace app
