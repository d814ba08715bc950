#include "commerce/test_provider.hpp"

#include "commerce/shop_test.hpp"

namespace commerce {
namespace {

class Provided : public Shop {
  protected:
    ChargeRequest request(std::string key, std::string_view number = "4242424242424242") const {
        return {.key = std::move(key),
                .brand = brand,
                .customer = reader(),
                .amount = usd(1499),
                .description = "Order",
                .method = card(number)};
    }
    ChargeOutcome charged(const ChargeRequest& wanted) { return ok(provider().charge(wanted)); }
    Decline declined(const ChargeRequest& wanted) { return std::get<Decline>(charged(wanted)); }
    Result<std::string> refunded(std::string key, const std::string& charge, std::int64_t minor) {
        return provider().refund(
            {.key = std::move(key), .brand = brand, .charge_ref = charge, .amount = usd(minor)});
    }
};
ON_BOTH_ENGINES(Provided);

TEST_P(Provided, EveryTestCardDoesWhatItIsFor) {
    using enum DeclineCode;
    const std::vector<std::pair<std::string, DeclineCode>> refused = {
        {"4000 0000 0000 0002", DeclineCode::declined},
        {"4000 0000 0000 9995", insufficient_funds},
        {"4000 0025 0000 3155", authentication_required},
        {"4000 0000 0000 0069", expired_card},
        {"4000 0000 0000 0127", incorrect_cvc},
        {"4000 0000 0000 0119", processing_error},
        {"4242 4242 4242 4241", incorrect_number},
        {"4111 1111 1111 1111", not_a_test_card},
    };
    int key = 0;
    for (const auto& [number, code] : refused) {
        EXPECT_EQ(this->declined(request(std::to_string(++key), number)).code, code) << number;
    }
    for (const std::string number : {"4242 4242 4242 4242", "5555 5555 5555 4444"}) {
        EXPECT_TRUE(
            std::holds_alternative<Charge>(charged(request(std::to_string(++key), number))));
    }
    ChargeRequest amex = request("amex");
    amex.method = ok(read_card("3782 822463 10005", "12/34", "1234"));
    EXPECT_EQ(std::get<Charge>(charged(amex)).method.brand, "amex");
    amex.key = "amex-2";
    amex.method = ok(read_card("3782 822463 10005", "12/34", "123"));
    EXPECT_EQ(this->declined(amex).field, "card_cvc");
}

TEST_P(Provided, ACardIsGoodUntilTheEndOfItsMonth) {
    ChargeRequest this_month = request("a");
    this_month.method = ok(read_card("4242424242424242", "03/26", "123"));
    clock.set(base::parse_time("2026-03-31T23:59:59Z").value());
    EXPECT_TRUE(std::holds_alternative<Charge>(charged(this_month)));
    clock.set(base::parse_time("2026-04-01T00:00:00Z").value());
    this_month.key = "b";
    EXPECT_EQ(declined(this_month).code, DeclineCode::expired_card);
    EXPECT_EQ(declined(this_month).field, "card_expiry");
}

TEST_P(Provided, OneKeyHasOneAnswer) {
    const auto first = charged(request("key"));
    EXPECT_EQ(charged(request("key")), first);
    EXPECT_EQ(ok(provider().conclude(brand, "key")), first);
    EXPECT_EQ(charges(), 1);
    ChargeRequest other = request("key");
    other.amount = usd(799);
    EXPECT_EQ(provider().charge(other).error().code, Errc::conflict);

    const auto refused = charged(request("bad", "4000000000000002"));
    EXPECT_EQ(charged(request("bad", "4000000000000002")), refused);
    EXPECT_EQ(ok(provider().conclude(brand, "bad")), refused);
}

TEST_P(Provided, AConcludedKeyIsClosedForLaterCharges) {
    const auto closed = ok(provider().conclude(brand, "key"));
    EXPECT_EQ(std::get<Decline>(closed).code, DeclineCode::never_charged);
    EXPECT_EQ(charged(request("key")), closed);
    EXPECT_EQ(charges(), 0);
}

TEST_P(Provided, ASavedCardIsTheCustomersOwn) {
    const auto saved = std::get<Charge>(charged(request("a"))).method;
    EXPECT_EQ(saved.last4, "4242");
    ChargeRequest again = request("b");
    again.method = saved;
    EXPECT_EQ(std::get<Charge>(charged(again)).method, saved);
    again.key = "c";
    again.customer = reader("bob");
    EXPECT_EQ(declined(again).code, DeclineCode::declined);
}

TEST_P(Provided, OneCardFailsWhenItIsChargedAgain) {
    ChargeRequest again = request("b");
    again.method = std::get<Charge>(charged(request("a", "4000000000000341"))).method;
    EXPECT_EQ(declined(again).code, DeclineCode::declined);
}

TEST_P(Provided, NoMoreIsRefundedThanWasCharged) {
    const std::string charge = std::get<Charge>(charged(request("a"))).ref;
    const std::string first = ok(refunded("r1", charge, 1000));
    EXPECT_EQ(ok(refunded("r1", charge, 1000)), first);
    EXPECT_EQ(refunded("r1", charge, 400).error().code, Errc::conflict);
    EXPECT_EQ(refunded("r2", charge, 500).error().code, Errc::rejected);
    EXPECT_TRUE(refunded("r3", charge, 499));
    EXPECT_EQ(refunded("r4", "nothing", 1).error().code, Errc::rejected);
}

TEST_P(Provided, NoCardNumberIsStored) {
    charged(request("a"));
    charged(request("b", "4000000000000002"));
    const auto texts = ok(read([](Tx& tx) -> Result<std::vector<std::string>> {
        TRY(auto methods, tx.query<std::string>("select ref || card_brand || last4 || "
                                                "cast(expiry_month as text) || "
                                                "cast(expiry_year as text) "
                                                "from test_provider_methods"));
        TRY(const auto all,
            tx.query<std::string>("select key || fingerprint || coalesce(ref, '') || "
                                  "coalesce(method_ref, '') || coalesce(decline_message, '') "
                                  "from test_provider_charges"));
        methods.insert(methods.end(), all.begin(), all.end());
        return methods;
    }));
    ASSERT_EQ(texts.size(), 3u);
    for (const std::string& text : texts) {
        EXPECT_EQ(text.find("424242424242"), std::string::npos);
        EXPECT_EQ(text.find("400000000000"), std::string::npos);
    }
}

}  // namespace
}  // namespace commerce
