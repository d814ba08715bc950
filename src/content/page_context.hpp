// What a page is rendered with: everything that is not in the document because it belongs to the
// moment, the reader or the site. Plain data; the caller (room web) fills it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/money.hpp"
#include "content/brand.hpp"
#include "content/merge.hpp"

namespace content {

struct Image {
    std::string url;
    int width = 0;  // pixels, so that the page does not jump
    int height = 0;
    std::string alt;
};

// An offer as this reader would get it now.
struct OfferView {
    std::string key;
    std::string name;
    base::Money price;
    base::Money value;      // list prices of its parts, added up; shown struck through where higher
    bool several = false;   // more than one product: the value is "bought one by one"
    bool available = true;  // false: gone, declined or owned; the page says so without a button
    bool one_click = false;             // charged to the card kept at the provider
    std::string action;                 // where accepting posts to; empty: `url` is a plain link
    std::string url;                    // where accepting leads with a link (to the checkout)
    std::string decline_url;            // plain link
    std::string deadline;               // for people; or empty
    std::vector<std::string> products;  // keys, for covers
};

struct FormState {
    std::string action;
    std::string token;                          // anti-forgery, posted as `token`
    std::map<std::string, std::string> values;  // by field name, as the reader typed them
    std::map<std::string, std::string> errors;  // by field name; "" is about the form as a whole
};

struct MoneyLine {
    std::string name;
    std::string note;     // "order bump", "was $14.99"; or empty
    std::string product;  // key, for its cover; or empty
    int quantity = 1;
    base::Money amount;  // for the whole line; negative for a discount
    bool operator==(const MoneyLine&) const = default;
};

struct TestCard {
    std::string number;
    std::string meaning;  // "is paid", "is declined"
};

struct CheckoutView {
    std::vector<MoneyLine> lines;  // without the order bump's
    bool quantity_editable = false;
    bool bump_taken = false;  // its box is ticked
    std::vector<MoneyLine> discounts;
    std::string code;  // applied; or empty
    base::Money total;
    // Where a bump is offered: what is charged with its box ticked. Both stand in the page.
    std::vector<MoneyLine> discounts_with_bump;
    std::optional<base::Money> total_with_bump;
    // Not empty: the embedded test provider takes the payment, and the page says so unmistakably.
    std::vector<TestCard> test_cards;
};

struct DownloadFile {
    std::string label;  // "PDF", "ePub"
    std::string url;
    std::string size;  // "412 KB"; or empty
};

struct Download {
    std::string title;
    std::string product;  // key, for its cover; or empty
    std::vector<DownloadFile> files;
};

struct OrderView {
    std::string number;
    std::string date;  // for people
    std::string email;
    std::vector<MoneyLine> lines;
    std::vector<MoneyLine> discounts;
    base::Money total;
    std::vector<Download> downloads;
    bool test_mode = false;
};

struct SiteLink {
    std::string label;
    std::string url;
};

struct PageContext {
    Brand brand;
    Fields fields;
    std::set<std::string> facts;              // that hold; "x_closed" is where "x_open" is absent
    std::map<std::string, Image> covers;      // by product key
    std::map<std::string, OfferView> offers;  // by key
    FormState form;
    std::optional<CheckoutView> checkout;
    std::optional<OrderView> order;
    std::map<std::string, std::string> steps;  // address by step key, for hero targets
    std::string canonical_url;                 // absolute; or empty
    std::string share_image;                   // absolute, for Open Graph; or empty
    std::string home_url;                      // the brand's storefront
    std::vector<SiteLink> footer_links;        // privacy, imprint
    bool index = true;                         // false: noindex
    bool preview = false;                      // a bar says that it is not published
};

// Whether a block with this `when` shows.
bool holds(const std::string& when, const std::set<std::string>& facts);

}  // namespace content
