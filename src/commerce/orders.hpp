// Orders as they are read: by pages, receipts, the library and the dashboard. They are made in
// checkout.hpp and refunds.hpp only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "commerce/cart.hpp"
#include "commerce/order_state.hpp"
#include "commerce/provider.hpp"
#include "commerce/quote.hpp"

namespace commerce {

struct Order {
    OrderId id;
    std::string number;  // for people: "7K3QM-9TXAB"
    BrandId brand_id;
    ContactId contact_id;
    OrderState state = OrderState::pending;
    OrderId parent_id;  // a one-click addition's first order; or empty
    CartId cart_id;     // empty for an addition
    std::string scope;
    base::JsonObject source;
    std::vector<QuoteLine> lines;
    std::vector<QuoteDiscount> discounts;
    Money subtotal;
    Money discount;
    Money total;
    Money refunded;
    SavedMethod method;  // empty ref: nothing was charged
    bool test_mode = true;
    Time created_at;
    std::optional<Time> paid_at;
    std::optional<Time> failed_at;
    std::string failure;        // for the reader
    std::string failure_field;  // card_number ...; or empty

    std::vector<std::string> products() const;  // each once, bonuses included, in order of lines
};

// Errors: not_found.
Result<Order> load_order(store::Tx& tx, const OrderId& id);
// The one-click additions to it that were paid, the oldest first.
Result<std::vector<Order>> list_additions(store::Tx& tx, const OrderId& parent);

struct OrderFilter {
    ContactId contact;                 // empty: everyone's
    bool unpaid = false;               // also pending and failed ones
    std::optional<OrderId> before_id;  // the page after the one that ended with this id
};
// The newest first.
Result<std::vector<Order>> list_orders(store::Tx& tx, const BrandId& brand,
                                       const OrderFilter& filter, int limit);

// Paid orders (additions included) and what is left of their money after refunds, in minor units.
struct OrderTotals {
    std::int64_t orders = 0;
    std::int64_t revenue_minor = 0;
};
BOOST_DESCRIBE_STRUCT(OrderTotals, (), (orders, revenue_minor))
Result<OrderTotals> order_totals(store::Tx& tx, const BrandId& brand, const ContactId& contact);

// Ten characters from the id's digest, so that it tells nothing of how many orders there are.
std::string order_number(const OrderId& id);

}  // namespace commerce
