// Brands in the database, whole documents with their testimonials.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "content/brand.hpp"
#include "store/tx.hpp"

namespace content {

// Inserts, or replaces the one with this id. Saving what is there already changes nothing, not even
// updated_at. Errors: conflict (another brand has the slug), those of check_brand.
base::Result<> save_brand(store::Tx& tx, const Brand& brand, base::Time now);

base::Result<std::optional<Brand>> find_brand(store::Tx& tx, const base::BrandId& id);
base::Result<std::optional<Brand>> find_brand_by_slug(store::Tx& tx, std::string_view slug);
// Errors: not_found, naming the brand.
base::Result<Brand> load_brand(store::Tx& tx, const base::BrandId& id);
base::Result<Brand> load_brand_by_slug(store::Tx& tx, std::string_view slug);
// By name.
base::Result<std::vector<Brand>> list_brands(store::Tx& tx);

}  // namespace content
