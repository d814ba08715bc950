// The list of merge fields, and the values that come from a brand and an offer.
#include <algorithm>
#include <array>

#include "base/strings.hpp"
#include "content/merge.hpp"

namespace content {
namespace {

constexpr std::string_view kOffer = "OFFER.";

bool is_offer_key(std::string_view key) {
    constexpr std::array<std::string_view, 7> kKeys = {"low_ticket", "main",   "bump",     "upsell",
                                                       "downsell",   "bundle", "promotion"};
    return std::ranges::find(kKeys, key) != kKeys.end() ||
           (key.starts_with("tier_") && key.size() > 5);
}

}  // namespace

const std::vector<FieldDescription>& known_fields() {
    static const std::vector<FieldDescription> kFields = {
        {"first_name", "the reader's first name; give a fallback"},
        {"brand.name", "the brand's name"},
        {"brand.tagline", "the line under the name"},
        {"brand.audience", "whom the books are for"},
        {"author.name", "the author's name"},
        {"author.title", "what the author is"},
        {"book.title", "the book at hand"},
        {"book.subtitle", "its subtitle"},
        {"magnet.title", "the lead magnet at hand"},
        {"OFFER.name", "the offer's name"},
        {"OFFER.count", "how many products are in it"},
        {"OFFER.price", "what it costs now"},
        {"OFFER.list_price", "the list prices of its parts, added up"},
        {"OFFER.value", "the same"},
        {"OFFER.saving", "value less price"},
        {"OFFER.saving_percent", "the saving in whole per cent, rounded down, without the sign"},
        {"OFFER.deadline", "when the reader's window closes"},
        {"promotion.percent", "per cent off during the promotion"},
        {"pack.price", "what a companion pack costs"},
        {"pack.value", "what a companion pack sells for"},
        {"day_14.price", "any other book two weeks after a purchase"},
        {"guarantee.days", "length of the guarantee"},
        {"discount.welcome_percent", "worth of the welcome code"},
        {"discount.welcome_hours", "how long it holds"},
        {"discount.recovery_percent", "worth of the recovery code"},
        {"discount.recovery_hours", "how long it holds"},
        {"discount.promotion_percent", "worth of a promotion"},
        {"discount.promotion_days", "how long it runs"},
        {"code", "the reader's personal code"},
        {"code.percent", "per cent off with it"},
        {"code.price", "the price with it"},
        {"code.list_price", "the price without it"},
        {"code.deadline", "until when it holds"},
        {"order.number", "number of the order at hand"},
        {"order.total", "what was paid"},
        {"order.date", "when"},
        {"cart.total", "what the cart costs today"},
    };
    return kFields;
}

bool is_known_field(std::string_view name) {
    const auto listed = [](std::string_view wanted) {
        return std::ranges::find(known_fields(), wanted, &FieldDescription::name) !=
               known_fields().end();
    };
    const auto dot = name.find('.');
    if (dot != std::string_view::npos && is_offer_key(name.substr(0, dot)) &&
        listed(std::string(kOffer) + std::string(name.substr(dot + 1)))) {
        return true;
    }
    return listed(name) && !name.starts_with(kOffer);
}

Fields brand_fields(const Brand& brand) {
    Fields fields{
        {"brand.name", brand.name},
        {"brand.tagline", brand.tagline},
        {"brand.audience", brand.audience},
        {"author.name", brand.author.name},
        {"author.title", brand.author.title},
        {"pack.price", base::format_money(brand.prices.pack)},
        {"pack.value", base::format_money(brand.prices.pack)},
        {"discount.welcome_percent", fmt::to_string(brand.discounts.welcome_percent)},
        {"discount.welcome_hours", fmt::to_string(brand.discounts.welcome_hours)},
        {"discount.recovery_percent", fmt::to_string(brand.discounts.recovery_percent)},
        {"discount.recovery_hours", fmt::to_string(brand.discounts.recovery_hours)},
        {"discount.promotion_percent", fmt::to_string(brand.discounts.promotion_percent)},
        {"discount.promotion_days", fmt::to_string(brand.discounts.promotion_days)},
    };
    if (brand.guarantee.days > 0) {
        fields["guarantee.days"] = fmt::to_string(brand.guarantee.days);
    }
    if (brand.prices.day_14_price) {
        fields["day_14.price"] = base::format_money(*brand.prices.day_14_price);
    }
    return fields;
}

Fields offer_fields(const PricedOffer& offer, const base::Money& value,
                    const std::string& deadline) {
    const std::string prefix = offer.key + '.';
    Fields fields{
        {prefix + "name", offer.name},
        {prefix + "count", fmt::to_string(offer.products.size())},
        {prefix + "price", base::format_money(offer.price)},
        {prefix + "list_price", base::format_money(value)},
        {prefix + "value", base::format_money(value)},
    };
    // Without a saving there is no such field, so that copy cannot claim one.
    if (offer.price < value) {
        fields[prefix + "saving"] = base::format_money(value - offer.price);
        fields[prefix + "saving_percent"] =
            fmt::to_string(base::saving_percent(value, offer.price));
    }
    if (!deadline.empty()) fields[prefix + "deadline"] = deadline;
    return fields;
}

}  // namespace content
