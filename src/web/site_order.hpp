// An order as its confirmation page and the library show it. Private to the site.
#pragma once

#include "commerce/orders.hpp"
#include "web/site_context.hpp"

namespace web {

// An order with what was added to it by one click.
struct OrderSet {
    commerce::Order order;
    std::vector<commerce::Order> additions;

    std::vector<std::string> products() const;  // each once
};

// The paid order of this browser's cookie, of the shop's brand and scope; or nothing.
Result<std::optional<OrderSet>> find_order_at_hand(Site& site, const Request& request,
                                                   const Shop& shop);

Result<content::OrderView> order_view(Tx& tx, const LiveBrand& live, const OrderSet& set);
// The files of a product, as /library/files serves them; nothing where there are none.
Result<std::optional<content::Download>> download_of(Tx& tx, const LiveBrand& live,
                                                     const std::string& product);

content::MoneyLine money_line(const commerce::QuoteLine& line);
content::MoneyLine money_line(const commerce::QuoteDiscount& discount);
std::string format_name(std::string_view format);
// All that a lead magnet is downloaded as, in one label: "PDF and ePub".
std::string formats_name(content::MagnetType type);

}  // namespace web
