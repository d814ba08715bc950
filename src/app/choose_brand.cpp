#include "app/choose_brand.hpp"

namespace app {

base::Result<content::Brand> choose_brand(store::Tx& tx, const std::string& slug) {
    if (!slug.empty()) return content::load_brand_by_slug(tx, slug);
    TRY(const auto brands, content::list_brands(tx));
    if (brands.empty()) {
        return base::fail(base::Errc::not_found,
                          "there is no brand here yet: run frontlist launch first");
    }
    if (brands.size() > 1) {
        std::string names;
        for (const auto& brand : brands) names += (names.empty() ? "" : ", ") + brand.slug;
        return base::fail_field("--brand", "there are several brands ({}): name one with --brand",
                                names);
    }
    return brands.front();
}

}  // namespace app
