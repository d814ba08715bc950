// What a mail is rendered with. Plain data; the caller (room mail) fills it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "content/brand.hpp"
#include "content/email.hpp"
#include "content/merge.hpp"
#include "content/page_context.hpp"

namespace content {

struct EmailBook {
    std::string title;
    std::string subtitle;
    std::string url;
    base::Money price;
    std::optional<Image> cover;
};

struct EmailContext {
    Brand brand;
    Fields fields;
    std::set<std::string> facts;
    std::map<Link, std::string> links;  // absolute and, where wanted, tracked
    std::optional<OrderView> order;     // receipt and downloads
    std::optional<CheckoutView> cart;
    std::vector<EmailBook> books;
    std::map<std::string, Image> covers;  // by product key; absolute addresses
    std::string unsubscribe_url;          // REQUIRED unless the mail is transactional
    std::string preferences_url;          // or empty
    std::string home_url;                 // the brand's storefront; or empty
    std::string tracking_pixel_url;       // or empty
    std::string reason;                   // why the reader gets this; empty: by message class
};

struct RenderedEmail {
    std::string subject;  // one line
    std::string preview;
    std::string html;
    std::string text;
};

}  // namespace content
