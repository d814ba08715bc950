#include "content/structured_data.hpp"

#include "base/json.hpp"

namespace content {
namespace {

base::JsonObject publisher(const Brand& brand) {
    return {{"@type", "Organization"}, {"name", brand.name}};
}

base::JsonObject price_of(const OfferView& offer, const PageContext& context) {
    base::JsonObject out{{"@type", "Offer"},
                         {"price", base::format_decimal(offer.price)},
                         {"priceCurrency", offer.price.currency},
                         {"availability", "https://schema.org/InStock"}};
    if (!context.canonical_url.empty()) out["url"] = context.canonical_url;
    return out;
}

base::JsonObject product(const OfferView& offer, const PageContext& context) {
    base::JsonObject out{{"@type", "Product"},
                         {"name", offer.name},
                         {"brand", publisher(context.brand)},
                         {"offers", price_of(offer, context)}};
    if (!context.share_image.empty()) out["image"] = context.share_image;
    return out;
}

base::JsonObject book(const PageContext& context, const std::string& title) {
    base::JsonObject out{
        {"@type", "Book"},
        {"name", title},
        {"bookFormat", "https://schema.org/EBook"},
        {"inLanguage", context.brand.language},
        {"author", base::JsonObject{{"@type", "Person"}, {"name", context.brand.author.name}}},
        {"publisher", publisher(context.brand)}};
    if (!context.share_image.empty()) out["image"] = context.share_image;
    return out;
}

}  // namespace

std::string structured_data(const Page& page, const PageContext& context) {
    base::JsonArray things;
    const auto title = context.fields.find("book.title");
    if (title != context.fields.end()) things.push_back(book(context, title->second));
    for (const PageBlock& block : page.blocks) {
        const auto* shown = std::get_if<OfferBlock>(&block);
        if (!shown || !holds(shown->when, context.facts)) continue;
        const auto offer = context.offers.find(shown->offer);
        // A price for one reader only, or one that is gone, is nothing to announce.
        if (offer == context.offers.end() || !offer->second.available || offer->second.one_click ||
            !offer->second.deadline.empty()) {
            continue;
        }
        things.push_back(product(offer->second, context));
    }
    if (things.empty()) return {};
    return base::compact(
        base::JsonObject{{"@context", "https://schema.org"}, {"@graph", std::move(things)}});
}

}  // namespace content
