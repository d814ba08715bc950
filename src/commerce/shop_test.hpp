// A small shop for tests, on either engine: five books, a pack, one funnel with all of its offers,
// the test provider and the engine, on a clock that stands still. Every test ends with the money
// checked.
#pragma once

#include <gtest/gtest.h>

#include "commerce/check_money.hpp"
#include "commerce/checkout.hpp"
#include "commerce/entitlements.hpp"
#include "commerce/handlers.hpp"
#include "commerce/migrations.hpp"
#include "commerce/quote.hpp"
#include "commerce/refunds.hpp"
#include "commerce/test_provider.hpp"
#include "events/event_log.hpp"
#include "events/kinds.hpp"
#include "events/migrations.hpp"
#include "support/databases.hpp"

namespace commerce {

using base::Errc;
using store::Tx;
using namespace std::chrono_literals;

inline Money usd(std::int64_t minor) {
    return {minor, "USD"};
}

template <class T>
T ok(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(result).value();
}
inline void ok(Result<> result) {
    if (!result) throw std::runtime_error(result.error().message);
}

class Shop : public support::OnBothEngines {
  protected:
    static constexpr std::string_view kScope = "funnel:tax";

    void SetUp() override {
        auto all = events::migrations();
        for (auto& migration : migrations()) all.push_back(std::move(migration));
        migrate(all);
        provider_ = std::make_unique<TestProvider>(db(), env);
        engine_ = std::make_unique<events::Engine>(db(), clock);
        register_handlers(*engine_, db(), env, provider());
        ok(write([&](Tx& tx) { return stock(tx); }));
    }

    void TearDown() override {
        for (const Violation& violation : ok(read([](Tx& tx) { return check_money(tx); }))) {
            ADD_FAILURE() << violation.rule << ": " << violation.detail << " (" << violation.subject
                          << ")";
        }
    }

    template <class Fn>
    std::invoke_result_t<Fn&, Tx&> write(Fn&& fn) {
        return db().write(fn);
    }
    template <class Fn>
    std::invoke_result_t<Fn&, Tx&> read(Fn&& fn) {
        return db().read(fn);
    }

    virtual Provider& provider() { return *provider_; }
    void run_engine() { ok(engine_->run_due()); }

    ContactId reader(std::string_view name = "ada") const {
        return ContactId{base::derived_id("contact", name)};
    }
    static Card card(std::string_view number = "4242 4242 4242 4242") {
        return ok(read_card(number, "12 / 34", "123"));
    }
    static PaymentDetails agreeing_to(std::int64_t minor,
                                      std::string_view number = "4242 4242 4242 4242") {
        return {card(number), usd(minor)};
    }

    Cart cart_of(const ContactId& contact, std::string_view offer = kMain,
                 std::string_view visitor = "") {
        return ok(write([&](Tx& tx) {
            return start_cart(tx, env,
                              {.brand = brand,
                               .contact = contact,
                               .visitor = std::string(visitor),
                               .scope = std::string(kScope),
                               .offer_key = std::string(offer),
                               .source = {}});
        }));
    }
    void open_low_ticket(const ContactId& contact) {
        ok(write([&](Tx& tx) {
            return open_window(tx, env, brand, {contact, ""}, kScope, kLowTicket, 48);
        }));
    }
    Quote quoted(const CartId& id) {
        return ok(read([&](Tx& tx) -> Result<Quote> {
            TRY(const Cart cart, load_cart(tx, id));
            return quote_cart(tx, clock.now(), cart);
        }));
    }
    Code welcome_code(const ContactId& contact) {
        return ok(write([&](Tx& tx) {
            return issue_code(tx, env, brand, contact,
                              {.key = "welcome",
                               .percent = 20,
                               .fixed_price = {},
                               .valid_for = 48h,
                               .products = {}},
                              "welcome:" + contact.str());
        }));
    }
    Result<Cart> applied(const CartId& cart, std::string_view text) {
        return write([&](Tx& tx) { return apply_code(tx, env, cart, text); });
    }
    Result<Order> paid(const CartId& cart, const PaymentDetails& details, const std::string& key) {
        return pay(db(), env, provider(), cart, details, key);
    }
    Order bought(const ContactId& contact, std::string_view offer, std::int64_t minor) {
        return ok(paid(cart_of(contact, offer).id, agreeing_to(minor),
                       "key-" + contact.str() + std::string(offer)));
    }
    std::set<std::string> owned(const ContactId& contact) {
        return ok(read([&](Tx& tx) { return owned_products(tx, brand, contact); }));
    }
    std::vector<events::Event> happened(std::string_view kind) {
        return ok(read([&](Tx& tx) {
            return events::list_events(
                tx, brand, {.contact = {}, .kind = std::string(kind), .before_id = {}}, 500);
        }));
    }
    std::int64_t count(std::string_view sql) {
        return ok(read([&](Tx& tx) { return tx.load_one<std::int64_t>("count", sql); }));
    }
    std::int64_t charges() {
        return count("select count(*) from test_provider_charges where ref is not null");
    }

    base::ManualClock clock{base::parse_time("2026-03-02T09:00:00Z").value()};
    base::SeededRandom random{7};
    base::IdSource ids{clock, random};
    base::Env env{clock, ids, random};
    const BrandId brand{base::derived_id("brand", "information_asymmetry")};

  private:
    Result<> stock(Tx& tx) {
        for (const std::string slug : {"tax", "pay", "health", "loans", "sleep"}) {
            TRY(put_product(tx, env,
                            {.brand_id = brand,
                             .key = "book:" + slug,
                             .kind = ProductKind::book,
                             .name = "The " + slug + " book",
                             .book = slug,
                             .list_price = usd(1499),
                             .floor = usd(500),
                             .parts = {}}));
        }
        TRY(put_product(tx, env,
                        {.brand_id = brand,
                         .key = "pack:tax",
                         .kind = ProductKind::pack,
                         .name = "The tax workbook",
                         .book = "tax",
                         .list_price = usd(1200),
                         .floor = usd(0),
                         .parts = {}}));
        const auto put = [&](std::string_view key, std::vector<std::string> products,
                             std::int64_t minor, bool one_time, int hours) {
            return put_offer(tx, env, brand, kScope,
                             {.key = std::string(key),
                              .name = "Offer " + std::string(key),
                              .products = std::move(products),
                              .price = usd(minor),
                              .one_time = one_time,
                              .window_hours = hours});
        };
        TRY(put(kLowTicket, {"book:tax"}, 799, true, 48));
        TRY(put(kMain, {"book:tax"}, 1499, false, 0));
        TRY(put(kBump, {"book:pay"}, 700, false, 0));
        TRY(put(kUpsell, {"book:health", "book:loans", "book:sleep"}, 3900, true, 0));
        return put(kDownsell, {"book:health"}, 750, true, 0);
    }

    std::unique_ptr<TestProvider> provider_;
    std::unique_ptr<events::Engine> engine_;
};

}  // namespace commerce
