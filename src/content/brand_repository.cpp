#include "content/brand_repository.hpp"

#include "base/json.hpp"
#include "content/brand_rules.hpp"
#include "content/json.hpp"

namespace content {
namespace {

base::Result<std::optional<Brand>> read_document(const std::optional<std::string>& document) {
    if (!document) return std::optional<Brand>{};
    TRY(Brand brand, base::read_json<Brand>(*document));
    return std::optional<Brand>(std::move(brand));
}

base::Result<Brand> required(base::Result<std::optional<Brand>> found, std::string_view name) {
    if (!found) return base::fail(std::move(found).error());
    if (!found.value()) return base::fail(base::Errc::not_found, "there is no brand {}", name);
    return *std::move(found).value();
}

}  // namespace

base::Result<> save_brand(store::Tx& tx, const Brand& brand, base::Time now) {
    TRY(check_brand(brand));
    TRY(
        tx.execute("insert into brands (id, slug, name, document, created_at, updated_at) "
                   "values ($1, $2, $3, $4, $5, $5) "
                   "on conflict (id) do update set slug = excluded.slug, name = excluded.name, "
                   "document = excluded.document, updated_at = excluded.updated_at "
                   "where brands.document <> excluded.document",
                   brand.id, brand.slug, brand.name, base::write_json(brand), now));
    return base::success();
}

base::Result<std::optional<Brand>> find_brand(store::Tx& tx, const base::BrandId& id) {
    TRY(const auto document,
        tx.query_one<std::string>("select document from brands where id = $1", id));
    return read_document(document);
}

base::Result<std::optional<Brand>> find_brand_by_slug(store::Tx& tx, std::string_view slug) {
    TRY(const auto document,
        tx.query_one<std::string>("select document from brands where slug = $1", slug));
    return read_document(document);
}

base::Result<Brand> load_brand(store::Tx& tx, const base::BrandId& id) {
    return required(find_brand(tx, id), id.str());
}

base::Result<Brand> load_brand_by_slug(store::Tx& tx, std::string_view slug) {
    return required(find_brand_by_slug(tx, slug), slug);
}

base::Result<std::vector<Brand>> list_brands(store::Tx& tx) {
    TRY(const auto documents,
        tx.query<std::string>("select document from brands order by name, id"));
    std::vector<Brand> brands;
    for (const std::string& document : documents) {
        TRY(Brand brand, base::read_json<Brand>(document));
        brands.push_back(std::move(brand));
    }
    return brands;
}

}  // namespace content
