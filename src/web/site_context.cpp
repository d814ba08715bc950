#include "web/site_context.hpp"

#include <algorithm>

namespace web {
namespace {

constexpr int kCoverWidth = 480;
constexpr int kCoverHeight = 720;

void add_offer(const Shop& shop, const commerce::OfferFacts& facts, content::PageContext& context) {
    const auto& key = facts.offer.key;
    content::PricedOffer priced = facts.offer;
    priced.price = facts.price;
    context.fields.merge(content::offer_fields(priced, facts.value, deadline_of(facts)));
    content::OfferView view{.key = key,
                            .name = facts.offer.name,
                            .price = facts.charged(),
                            .value = facts.value,
                            .several = facts.offer.products.size() > 1,
                            .available = facts.open(),
                            .deadline = deadline_of(facts),
                            .products = facts.offer.products};
    view.url = fmt::format("{}?offer={}", shop.checkout_path(), net::encode_component(key));
    context.offers[key] = std::move(view);
    if (key == commerce::kLowTicket && facts.open()) context.facts.insert("low_ticket_open");
    add_covers(*shop.live, facts.offer.products, context);
}

void add_book(const Shop& shop, content::PageContext& context) {
    if (!shop.funnel) return;
    if (const auto* magnet = shop.live->magnet(shop.funnel->magnet)) {
        context.fields["magnet.title"] = magnet->title;
    }
    const BookInfo* book = shop.live->book(shop.funnel->book);
    if (!book) return;
    context.fields["book.title"] = book->title;
    if (!book->subtitle.empty()) context.fields["book.subtitle"] = book->subtitle;
    add_covers(*shop.live, {"book:" + book->slug}, context);
}

}  // namespace

const content::PricedOffer* Shop::find(std::string_view key) const {
    const auto found = std::ranges::find(offers(), key, &content::PricedOffer::key);
    return found == offers().end() ? nullptr : &*found;
}

std::string Shop::main_offer() const {
    if (find(commerce::kMain)) return std::string(commerce::kMain);
    return offers().empty() ? std::string{} : offers().front().key;
}

Result<Shop> funnel_shop(Site& site, const Request& request) {
    TRY(auto live, live_of(site, request));
    const auto* funnel = live->funnel(request.param("funnel"));
    if (!funnel) return fail(Errc::not_found, "there is no such funnel");
    Shop shop{
        .live = std::move(live), .funnel = funnel, .scope = commerce::funnel_scope(funnel->key)};
    shop.path = fmt::format("/b/{}/{}", shop.live->brand.slug, funnel->key);
    return shop;
}

Result<Shop> offer_shop(Site& site, const Request& request) {
    TRY(auto live, live_of(site, request));
    const auto* offer = live->offer(request.param("key"));
    if (!offer) return fail(Errc::not_found, "there is no such offer");
    Shop shop{.live = std::move(live), .offer = offer, .scope = commerce::offer_scope(offer->key)};
    shop.path = fmt::format("/b/{}/offers/{}", shop.live->brand.slug, offer->key);
    return shop;
}

Result<Facts> load_facts(Tx& tx, base::Time now, const Shop& shop, const commerce::Reader& reader) {
    TRY(auto all, commerce::list_offer_facts(tx, now, shop.live->brand.id, shop.scope, reader));
    Facts out;
    for (auto& offer : all) {
        // Published since the snapshot: its page shows it next time.
        if (!shop.find(offer.offer.key)) continue;
        std::string key = offer.offer.key;
        out.emplace(std::move(key), std::move(offer));
    }
    return out;
}

std::set<std::string> gone(const Facts& facts) {
    std::set<std::string> out;
    for (const auto& [key, offer] : facts) {
        if (!offer.open()) out.insert(key);
    }
    return out;
}

content::PageContext shop_context(const Site& site, const Shop& shop, const Facts& facts) {
    auto context = frame_context(site, shop.live->brand);
    for (const auto& [key, offer] : facts) add_offer(shop, offer, context);
    add_book(shop, context);
    if (shop.offer) {
        for (const auto& [slug, book] : shop.live->books) {
            add_covers(*shop.live, {"book:" + slug}, context);
        }
    }
    context.canonical_url = site.services.public_url + shop.path;
    if (shop.funnel) {
        for (const auto& step : shop.funnel->steps) {
            context.steps[step.key] = step.path.empty() ? shop.path : shop.path + "/" + step.path;
        }
        const auto* magnet = shop.live->magnet(shop.funnel->magnet);
        if (magnet && magnet->quiz) context.steps["quiz"] = shop.path + "/quiz";
        const bool low = context.facts.contains("low_ticket_open");
        context.steps["checkout"] =
            fmt::format("{}?offer={}", shop.checkout_path(),
                        low ? std::string(commerce::kLowTicket) : shop.main_offer());
        context.share_image = fmt::format("{}/b/{}/share/{}.png", site.services.public_url,
                                          shop.live->brand.slug, shop.funnel->book);
    }
    return context;
}

Result<> add_promotion(Tx& tx, base::Time now, const Shop& shop, content::PageContext& context) {
    TRY(const auto promotion, commerce::running_promotion(tx, shop.live->brand.id, now));
    if (!promotion) {
        if (shop.offer && shop.offer->kind == content::OfferKind::promotion) {
            context.fields["promotion.percent"] = fmt::to_string(shop.offer->percent);
        }
        return success();
    }
    context.facts.insert("promotion_open");
    context.fields["promotion.percent"] = fmt::to_string(promotion->percent);
    context.fields["promotion.deadline"] = base::format_for_people(promotion->ends_at);
    return success();
}

content::Image cover_image(const content::Brand& brand, const BookInfo& book) {
    return {.url = fmt::format("/b/{}/covers/{}.png", brand.slug, book.slug),
            .width = kCoverWidth,
            .height = kCoverHeight,
            .alt = "Cover of " + book.title};
}

void add_covers(const LiveBrand& live, const std::vector<std::string>& products,
                content::PageContext& context) {
    for (const auto& product : products) {
        if (const auto* book = live.book(commerce::book_of(product))) {
            context.covers.insert_or_assign(product, cover_image(live.brand, *book));
        }
    }
}

std::string deadline_of(const commerce::OfferFacts& facts) {
    return facts.window && facts.window->closes_at
               ? base::format_for_people(*facts.window->closes_at)
               : std::string{};
}

}  // namespace web
