// What is live and what is not, with its offers in commerce and its files.
#include "funnels/publish.hpp"

#include "funnels/visits.hpp"
#include "funnels/world_test.hpp"

namespace funnels {
namespace {

class Publishing : public World {
  protected:
    std::optional<LiveFunnel> live(std::string_view key = "tax") {
        return ok(read([&](Tx& tx) { return find_funnel(tx, brand.id, key); }));
    }
    std::vector<content::PricedOffer> offers(const std::string& scope) {
        return ok(read([&](Tx& tx) { return commerce::list_offers(tx, brand.id, scope); }));
    }
    Result<> try_publish(const content::Funnel& funnel) {
        return write([&](Tx& tx) { return publish_funnel(tx, env, brand, funnel, {}); });
    }
};
ON_BOTH_ENGINES(Publishing);

TEST_P(Publishing, NothingIsLiveBeforeItIsPublished) {
    EXPECT_FALSE(live());
    EXPECT_TRUE(ok(read([&](Tx& tx) { return list_funnels(tx, brand.id); })).empty());
    EXPECT_FALSE(ok(read([&](Tx& tx) { return find_magnet(tx, brand.id, "tax/free_chapter"); })));
}

TEST_P(Publishing, APublishedFunnelIsLiveWithItsOffers) {
    const auto funnel = sample_funnel("tax");
    publish(funnel);
    ASSERT_TRUE(live());
    EXPECT_EQ(live()->document, funnel);
    EXPECT_EQ(live()->version, 1);
    EXPECT_EQ(offers("funnel:tax").size(), 5u);
    const auto of_book = ok(read([&](Tx& tx) { return find_funnel_of_book(tx, brand.id, "tax"); }));
    EXPECT_EQ(of_book->document.key, "tax");
    const auto magnets = ok(read([&](Tx& tx) { return list_magnets(tx, brand.id); }));
    ASSERT_EQ(magnets.size(), 1u);
    EXPECT_EQ(magnets[0].document.title, "Chapter 3 of tax");
}

TEST_P(Publishing, ANewVersionTakesThePlaceOfTheOldWithItsOffers) {
    auto funnel = sample_funnel("tax");
    publish(funnel);
    funnel.name = "A better name";
    funnel.offers.pop_back();
    funnel.steps.erase(funnel.steps.begin() + 4);
    funnel.steps[3].declined = "confirmation";
    publish(funnel);
    EXPECT_EQ(live()->version, 2);
    EXPECT_EQ(live()->document.name, "A better name");
    EXPECT_EQ(offers("funnel:tax").size(), 4u);
}

TEST_P(Publishing, WithdrawnItIsOffLineAndNothingOfItCanBeBought) {
    publish(sample_funnel("tax"));
    const auto withdraw = [&] {
        return ok(write([&](Tx& tx) { return withdraw_funnel(tx, env, brand.id, "tax"); }));
    };
    EXPECT_TRUE(withdraw());
    EXPECT_FALSE(withdraw());
    EXPECT_FALSE(live());
    EXPECT_TRUE(offers("funnel:tax").empty());
    EXPECT_TRUE(
        ok(write([&](Tx& tx) { return withdraw_magnet(tx, env, brand.id, "tax/free_chapter"); })));
    EXPECT_TRUE(ok(read([&](Tx& tx) { return list_magnets(tx, brand.id); })).empty());
    publish(sample_funnel("tax"));
    EXPECT_TRUE(live());
    EXPECT_EQ(offers("funnel:tax").size(), 5u);
}

TEST_P(Publishing, AFunnelThatCannotBeSoldIsRefusedWhole) {
    auto below_the_floor = sample_funnel("tax");
    below_the_floor.offers[0].price.minor = 100;
    auto unknown_product = sample_funnel("tax");
    unknown_product.offers[2].products = {"book:nowhere"};
    auto broken_path = sample_funnel("tax");
    broken_path.steps[0].accepted = "nowhere";
    for (const auto& funnel : {below_the_floor, unknown_product, broken_path}) {
        EXPECT_FALSE(try_publish(funnel));
        EXPECT_FALSE(live());
        EXPECT_TRUE(offers("funnel:tax").empty());
    }
}

TEST_P(Publishing, ACompanionPackBecomesAProductAtTheBrandsPrice) {
    auto funnel = sample_funnel("tax");
    funnel.pack.emplace();
    funnel.pack->title = "The tax workbook";
    ok(write([&](Tx& tx) {
        return publish_funnel(tx, env, brand, funnel, {sample_file("pack:tax", "pdf", "pages")});
    }));
    const auto pack =
        ok(read([&](Tx& tx) { return commerce::load_product(tx, brand.id, "pack:tax"); }));
    EXPECT_EQ(pack.name, "The tax workbook");
    EXPECT_EQ(pack.list_price, brand.prices.pack);
    EXPECT_TRUE(ok(read([&](Tx& tx) { return find_file(tx, brand.id, "pack:tax", "pdf"); })));
}

TEST_P(Publishing, APromotionRunsFromTheMomentItIsPublished) {
    content::Offer promotion;
    promotion.kind = content::OfferKind::promotion;
    promotion.key = "spring";
    promotion.name = "Spring";
    promotion.percent = 20;
    promotion.days = 7;
    ok(write([&](Tx& tx) { return publish_offer(tx, env, brand, promotion); }));
    publish(sample_funnel("tax"));
    const auto price = [&] {
        return ok(read([&](Tx& tx) {
                   return commerce::offer_facts(tx, clock.now(), brand.id, "funnel:tax", "main");
               }))
            .price.minor;
    };
    // 20 % off $14.99, to the cent.
    EXPECT_EQ(price(), 1199);
    clock.advance(7 * 24h);
    EXPECT_EQ(price(), 1499);
    EXPECT_TRUE(ok(write([&](Tx& tx) { return withdraw_offer(tx, env, brand.id, "spring"); })));
    EXPECT_FALSE(ok(read([&](Tx& tx) { return find_offer_page(tx, brand.id, "spring"); })));
}

TEST_P(Publishing, MendingTheWordsOfARunningPromotionDoesNotMoveItsEnd) {
    content::Offer promotion;
    promotion.kind = content::OfferKind::promotion;
    promotion.key = "spring";
    promotion.percent = 20;
    promotion.days = 7;
    const auto put = [&] {
        ok(write([&](Tx& tx) { return publish_offer(tx, env, brand, promotion); }));
        return ok(
            read([&](Tx& tx) { return commerce::running_promotion(tx, brand.id, clock.now()); }));
    };
    const Time start = clock.now();
    EXPECT_EQ(put()->ends_at, start + 7 * 24h);
    clock.advance(3 * 24h);
    promotion.name = "Spring, spelled right";
    EXPECT_EQ(put()->ends_at, start + 7 * 24h);
    // A longer run is a decision that somebody approved; it counts from the same start.
    promotion.days = 10;
    EXPECT_EQ(put()->ends_at, start + 10 * 24h);
    // Over, it may run once more.
    clock.advance(30 * 24h);
    EXPECT_EQ(put()->starts_at, clock.now());
}

TEST_P(Publishing, AFileTakesThePlaceOfTheOneBeforeAndKeepsEveryByte) {
    std::string all_bytes;
    for (int i = 0; i < 256; ++i) all_bytes.push_back(static_cast<char>(i));
    const auto put = [&](const std::string& bytes) {
        ok(write([&](Tx& tx) {
            auto file = sample_file("book:tax", "epub", "book");
            file.bytes = bytes;
            return put_file(tx, env, brand.id, file);
        }));
    };
    put("an older edition");
    put(all_bytes);
    const auto file = ok(read([&](Tx& tx) { return find_file(tx, brand.id, "book:tax", "epub"); }));
    ASSERT_TRUE(file);
    EXPECT_EQ(file->bytes, all_bytes);
    const auto infos = ok(read([&](Tx& tx) { return list_files(tx, brand.id, "book:tax"); }));
    ASSERT_EQ(infos.size(), 1u);
    EXPECT_EQ(infos[0].size, 256);
}

TEST_P(Publishing, AVisitIsAnEventWithItsPlace) {
    ok(write([&](Tx& tx) {
        return record_visit(tx, env,
                            {.brand = brand.id,
                             .contact = {},
                             .visitor = "v1",
                             .funnel = "tax",
                             .step = "opt_in",
                             .book = "tax",
                             .source = "direct",
                             .bot = true});
    }));
    const auto log = events_of({}, kinds::kPageVisited);
    ASSERT_EQ(log.size(), 1u);
    EXPECT_EQ(log[0].props.at("step").as_string(), "opt_in");
    EXPECT_TRUE(log[0].props.at("bot").as_bool());
}

}  // namespace
}  // namespace funnels
