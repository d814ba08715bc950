// Many threads, one truth.
#include <atomic>
#include <thread>

#include "commerce/shop_test.hpp"

namespace commerce {
namespace {

class Races : public Shop {
  protected:
    // How many of the calls succeeded. Each runs on a thread of its own, let go together.
    int all_at_once(int threads, const std::function<bool(int)>& call) {
        std::atomic<bool> go = false;
        std::atomic<int> succeeded = 0;
        std::vector<std::thread> running;
        for (int i = 0; i < threads; ++i) {
            running.emplace_back([&, i] {
                go.wait(false);
                if (call(i)) ++succeeded;
            });
        }
        go = true;
        go.notify_all();
        for (std::thread& thread : running) thread.join();
        return succeeded;
    }
};
ON_BOTH_ENGINES(Races);

TEST_P(Races, OfTwoHundredCheckoutsWithOneSingleUseCodeExactlyOneSucceeds) {
    constexpr int kReaders = 200;
    ok(write([&](Tx& tx) {
        return create_code(tx, env, brand,
                           {.text = "ONCE",
                            .percent = 50,
                            .fixed_price = {},
                            .products = {},
                            .uses_allowed = 1,
                            .expires_at = {}});
    }));
    std::vector<CartId> carts;
    for (int i = 0; i < kReaders; ++i) {
        carts.push_back(cart_of(reader("reader " + std::to_string(i))).id);
        ok(applied(carts.back(), "ONCE"));
    }
    std::atomic<int> refused = 0;
    const int succeeded = all_at_once(kReaders, [&](int i) {
        const auto order = paid(carts[static_cast<std::size_t>(i)], agreeing_to(749),
                                "key-" + std::to_string(10'000 + i));
        const bool by_code = !order && (order.error().code == Errc::conflict ||
                                        order.error().code == Errc::rejected);
        if (by_code) ++refused;
        return order.has_value();
    });
    EXPECT_EQ(succeeded, 1);
    EXPECT_EQ(refused, kReaders - 1);
    EXPECT_EQ(charges(), 1);
    EXPECT_EQ(count("select count(*) from code_uses"), 1);
    EXPECT_EQ(happened(events::kinds::kPurchaseCompleted).size(), 1u);
}

TEST_P(Races, AClickedTwentyTimesFormIsPaidOnce) {
    const Cart cart = cart_of(reader());
    std::atomic<int> other_orders = 0;
    OrderId id;
    std::mutex mutex;
    all_at_once(20, [&](int) {
        const auto order = paid(cart.id, agreeing_to(1499), "key-00000001");
        if (!order) return false;
        const std::lock_guard lock(mutex);
        if (id && id != order.value().id) ++other_orders;
        id = order.value().id;
        return true;
    });
    EXPECT_EQ(other_orders, 0);
    EXPECT_EQ(ok(paid(cart.id, agreeing_to(1499), "key-00000001")).id, id);
    EXPECT_EQ(charges(), 1);
    EXPECT_EQ(happened(events::kinds::kPurchaseCompleted).size(), 1u);
}

TEST_P(Races, ManyTabsOfOneCartPayOnce) {
    const Cart cart = cart_of(reader());
    all_at_once(12, [&](int i) {
        return paid(cart.id, agreeing_to(1499), "key-0000000" + std::to_string(i)).has_value();
    });
    // Tabs may have closed each other's keys; who tries again pays, or finds it paid.
    ok(paid(cart.id, agreeing_to(1499), "key-the-last"));
    EXPECT_EQ(charges(), 1);
    EXPECT_EQ(count("select count(*) from captures"), 1);
    EXPECT_EQ(happened(events::kinds::kPurchaseCompleted).size(), 1u);
}

TEST_P(Races, TwoCartsDoNotSellOneBookToOneReaderTwice) {
    std::vector<CartId> carts;
    for (int i = 0; i < 8; ++i) {
        carts.push_back(cart_of(reader(), kMain, "device " + std::to_string(i)).id);
    }
    const int succeeded = all_at_once(8, [&](int i) {
        return paid(carts[static_cast<std::size_t>(i)], agreeing_to(1499),
                    "key-0000000" + std::to_string(i))
            .has_value();
    });
    EXPECT_EQ(succeeded, 1);
    EXPECT_EQ(charges(), 1);
}

TEST_P(Races, AOneTimeOfferIsTakenOnceFromTwoCarts) {
    open_low_ticket(reader());
    const CartId first = cart_of(reader(), kLowTicket, "phone").id;
    const CartId second = cart_of(reader(), kLowTicket, "laptop").id;
    const int succeeded = all_at_once(2, [&](int i) {
        return paid(i == 0 ? first : second, agreeing_to(799), "key-0000000" + std::to_string(i))
            .has_value();
    });
    EXPECT_EQ(succeeded, 1);
    EXPECT_EQ(charges(), 1);
}

TEST_P(Races, AnUpsellClickedTwiceIsBoughtOnce) {
    const Order order = bought(reader(), kMain, 1499);
    all_at_once(10, [&](int i) {
        return add_to_order(db(), env, provider(), {order.id, std::string(kUpsell), usd(3900)},
                            "key-upsell-" + std::to_string(i % 2))
            .has_value();
    });
    ok(add_to_order(db(), env, provider(), {order.id, std::string(kUpsell), usd(3900)},
                    "key-upsell-last"));
    EXPECT_EQ(charges(), 2);
    EXPECT_EQ(count("select count(*) from orders where parent_id is not null "
                    "and paid_at is not null"),
              1);
}

TEST_P(Races, AWindowHasOneDeadlineHoweverManyOpenIt) {
    std::mutex mutex;
    std::set<Time> deadlines;
    all_at_once(16, [&](int) {
        const auto window = write([&](Tx& tx) {
            return open_window(tx, env, brand, {reader(), "v1"}, kScope, kLowTicket, 48);
        });
        if (!window) return false;
        const std::lock_guard lock(mutex);
        deadlines.insert(*window.value().closes_at);
        return true;
    });
    EXPECT_EQ(deadlines.size(), 1u);
}

TEST_P(Races, OnlySoMuchIsGivenBack) {
    const Order order = bought(reader(), kMain, 1499);
    const int succeeded = all_at_once(6, [&](int i) {
        return refund_order(db(), env, provider(),
                            {.order = order.id, .amount = usd(600), .reason = "", .who = "owner"},
                            "refund-000" + std::to_string(i))
            .has_value();
    });
    EXPECT_EQ(succeeded, 2);
}

}  // namespace
}  // namespace commerce
