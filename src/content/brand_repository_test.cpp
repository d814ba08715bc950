#include "content/brand_repository.hpp"

#include <gtest/gtest.h>

#include "content/json.hpp"
#include "content/migrations.hpp"
#include "content/samples_test.hpp"
#include "support/databases.hpp"

namespace content {
namespace {

class BrandRepository : public support::OnBothEngines {
  protected:
    void SetUp() override { migrate(migrations()); }

    static Brand valid_brand() {
        Brand brand = sample_brand(Theme::ledger);
        brand.id = base::BrandId{base::derived_id("brand", brand.slug)};
        const auto usd = [](std::int64_t minor) { return base::Money{minor, "USD"}; };
        brand.prices.low_ticket = usd(799);
        brand.prices.order_bump = usd(700);
        brand.prices.bundle = usd(3900);
        brand.prices.collection = usd(5900);
        brand.prices.floor = usd(500);
        return brand;
    }
    static base::Time at(std::int64_t seconds) { return base::from_micros(seconds * 1'000'000); }

    base::Result<> save(const Brand& brand, base::Time now) {
        return db().write([&](store::Tx& tx) { return save_brand(tx, brand, now); });
    }
};

TEST_P(BrandRepository, ABrandComesBackWholeWithItsTestimonials) {
    const Brand brand = valid_brand();
    ASSERT_TRUE(save(brand, at(1)));
    const auto loaded =
        db().read([&](store::Tx& tx) { return load_brand_by_slug(tx, brand.slug); });
    ASSERT_TRUE(loaded) << loaded.error().message;
    EXPECT_EQ(base::write_json(loaded.value()), base::write_json(brand));
    EXPECT_EQ(loaded.value().testimonials.size(), 2U);
}

TEST_P(BrandRepository, SavingAnEditReplacesAndSavingTheSameChangesNothing) {
    Brand brand = valid_brand();
    ASSERT_TRUE(save(brand, at(1)));
    const auto updated_at = [&] {
        return db()
            .read([&](store::Tx& tx) {
                return tx.load_one<std::int64_t>(
                    "brand", "select updated_at from brands where id = $1", brand.id);
            })
            .value();
    };
    ASSERT_TRUE(save(brand, at(2)));
    EXPECT_EQ(updated_at(), 1'000'000);
    brand.tagline = "Another line.";
    ASSERT_TRUE(save(brand, at(3)));
    EXPECT_EQ(updated_at(), 3'000'000);
    const auto all = db().read([](store::Tx& tx) { return list_brands(tx); });
    ASSERT_TRUE(all);
    ASSERT_EQ(all.value().size(), 1U);
    EXPECT_EQ(all.value().front().tagline, "Another line.");
}

TEST_P(BrandRepository, AnUnknownBrandIsNotFoundByName) {
    const auto loaded = db().read([](store::Tx& tx) { return load_brand_by_slug(tx, "nobody"); });
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code, base::Errc::not_found);
    EXPECT_NE(loaded.error().message.find("nobody"), std::string::npos);
    const auto found =
        db().read([](store::Tx& tx) { return find_brand(tx, base::BrandId{"none"}); });
    ASSERT_TRUE(found);
    EXPECT_FALSE(found.value());
}

TEST_P(BrandRepository, TwoBrandsCannotShareASlug) {
    const Brand brand = valid_brand();
    ASSERT_TRUE(save(brand, at(1)));
    Brand other = brand;
    other.id = base::BrandId{base::derived_id("brand", "other")};
    const auto saved = save(other, at(2));
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().code, base::Errc::conflict);
}

ON_BOTH_ENGINES(BrandRepository);

}  // namespace
}  // namespace content
