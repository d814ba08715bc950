#include "web/preview_context.hpp"

#include <algorithm>

#include "books/repository.hpp"
#include "commerce/catalog.hpp"
#include "commerce/offers.hpp"
#include "content/brand_repository.hpp"
#include "content/merge.hpp"

namespace web {
namespace {

using base::Money;
using base::Result;
using base::success;
using content::Fields;
using content::PricedOffer;
using review::DraftKind;
using store::Tx;

constexpr std::string_view kBook = "book:";
constexpr std::string_view kPack = "pack:";
constexpr std::string_view kReader = "Ana";
constexpr std::string_view kReaderEmail = "ana@example.org";
// Links of a preview lead nowhere.
constexpr std::string_view kNowhere = "#preview";
constexpr int kCoverWidth = 480;
constexpr int kCoverHeight = 720;

template <class T>
Result<std::optional<T>> latest(Tx& tx, const base::BrandId& brand, DraftKind kind,
                                const std::string& book, std::string_view key) {
    TRY(const auto drafts, review::list_drafts(tx, brand, {.kind = kind, .book = book}));
    for (const auto& draft : drafts) {
        if (!key.empty() && draft.key != key) continue;
        TRY(auto document, review::load_document(tx, draft, draft.version));
        if (auto* found = std::get_if<T>(&document)) return std::optional<T>{std::move(*found)};
    }
    return std::optional<T>{};
}

Money list_price(const PreviewScene& scene, const std::string& product) {
    if (const auto found = scene.prices.find(product); found != scene.prices.end()) {
        return found->second;
    }
    return product.starts_with(kPack) ? scene.brand.prices.pack : scene.brand.prices.book;
}

Money value_of(const PreviewScene& scene, const PricedOffer& offer) {
    Money value{0, scene.brand.currency};
    for (const auto& product : offer.products) value = value + list_price(scene, product);
    return value;
}

std::string deadline_of(const PreviewScene& scene, const PricedOffer& offer) {
    return offer.window_hours > 0
               ? base::format_for_people(scene.now + std::chrono::hours(offer.window_hours))
               : std::string{};
}

Fields common_fields(const PreviewScene& scene) {
    Fields fields = content::brand_fields(scene.brand);
    fields["first_name"] = kReader;
    if (const auto title = scene.titles.find(scene.draft.book); title != scene.titles.end()) {
        fields["book.title"] = title->second;
    }
    if (scene.magnet) fields["magnet.title"] = scene.magnet->title;
    for (const auto& offer : scene.offers()) {
        fields.merge(
            content::offer_fields(offer, value_of(scene, offer), deadline_of(scene, offer)));
    }
    if (const auto* offer = std::get_if<content::Offer>(&scene.document);
        offer && offer->kind == content::OfferKind::promotion) {
        fields["promotion.percent"] = std::to_string(offer->percent);
        fields["promotion.deadline"] =
            base::format_for_people(scene.now + std::chrono::days(offer->days));
    }
    return fields;
}

std::map<std::string, content::Image> covers_of(const PreviewScene& scene) {
    std::map<std::string, content::Image> covers;
    for (const auto& [slug, title] : scene.titles) {
        covers[std::string(kBook) + slug] = {.url = scene.cover_url(slug),
                                             .width = kCoverWidth,
                                             .height = kCoverHeight,
                                             .alt = "Cover of " + title};
    }
    return covers;
}

content::MoneyLine line_of(const PricedOffer& offer, std::string note = {}) {
    return {.name = offer.name,
            .note = std::move(note),
            .product = offer.products.empty() ? std::string{} : offer.products.front(),
            .quantity = 1,
            .amount = offer.price};
}

// The offer that a sample reader buys.
PricedOffer sample_offer(const PreviewScene& scene) {
    const auto offers = scene.offers();
    for (const std::string_view key : {commerce::kLowTicket, commerce::kMain}) {
        const auto found = std::ranges::find(offers, key, &PricedOffer::key);
        if (found != offers.end()) return *found;
    }
    if (!offers.empty()) return offers.front();
    const auto title = scene.titles.find(scene.draft.book);
    return {.key = "main",
            .name = title == scene.titles.end() ? scene.brand.name : title->second,
            .products = {std::string(kBook) + scene.draft.book},
            .price = scene.brand.prices.book};
}

content::CheckoutView sample_checkout(const PreviewScene& scene) {
    const PricedOffer offer = sample_offer(scene);
    content::CheckoutView view{.lines = {line_of(offer)}, .total = offer.price};
    const auto offers = scene.offers();
    const auto bump = std::ranges::find(offers, commerce::kBump, &PricedOffer::key);
    if (bump != offers.end()) view.total_with_bump = offer.price + bump->price;
    return view;
}

content::OrderView sample_order(const PreviewScene& scene) {
    const PricedOffer offer = sample_offer(scene);
    return {.number = "SAMPLE-0001",
            .date = base::format_for_people(scene.now),
            .email = std::string(kReaderEmail),
            .lines = {line_of(offer)},
            .discounts = {},
            .total = offer.price,
            .downloads = {{.title = offer.name,
                           .product = line_of(offer).product,
                           .files = {{"PDF", std::string(kNowhere), ""},
                                     {"ePub", std::string(kNowhere), ""}}}},
            .test_mode = false};
}

void add_order_fields(const PreviewScene& scene, Fields& fields) {
    const auto order = sample_order(scene);
    fields["order.number"] = order.number;
    fields["order.date"] = order.date;
    fields["order.total"] = base::format_money(order.total);
    fields["cart.total"] = fields["order.total"];
}

}  // namespace

std::vector<PricedOffer> PreviewScene::offers() const {
    if (const auto* offer = std::get_if<content::Offer>(&document)) return offer->offers;
    return funnel ? funnel->offers : std::vector<PricedOffer>{};
}

std::string PreviewScene::cover_url(std::string_view slug) const {
    return fmt::format("/api/v1/reviews/{}/files/cover-{}.png", draft.id, slug);
}

Result<PreviewScene> load_scene(Tx& tx, const base::DraftId& id, std::int64_t version,
                                const std::string& public_url, base::Time now) {
    PreviewScene scene;
    scene.public_url = public_url;
    scene.now = now;
    TRY(scene.draft, review::load_draft(tx, id));
    TRY(scene.document,
        review::load_document(tx, scene.draft, version > 0 ? version : scene.draft.version));
    TRY(scene.brand, content::load_brand(tx, scene.draft.brand_id));
    if (const auto* funnel = std::get_if<content::Funnel>(&scene.document)) {
        scene.funnel = *funnel;
    } else if (!scene.draft.book.empty()) {
        TRY(scene.funnel, latest<content::Funnel>(tx, scene.draft.brand_id, DraftKind::funnel,
                                                  scene.draft.book, {}));
    }
    if (const auto* magnet = std::get_if<content::LeadMagnet>(&scene.document)) {
        scene.magnet = *magnet;
    } else if (!scene.draft.book.empty()) {
        TRY(scene.magnet, latest<content::LeadMagnet>(
                              tx, scene.draft.brand_id, DraftKind::lead_magnet, scene.draft.book,
                              scene.funnel ? scene.funnel->magnet : std::string{}));
    }
    TRY(const auto books, books::list_books(tx, scene.draft.brand_id));
    for (const auto& book : books) scene.titles[book.slug] = book.title;
    TRY(const auto products, commerce::list_products(tx, scene.draft.brand_id));
    for (const auto& product : products) scene.prices[product.key] = product.list_price;
    return scene;
}

content::PageContext page_context(const PreviewScene& scene, const content::Page& page) {
    content::PageContext context;
    context.brand = scene.brand;
    context.fields = common_fields(scene);
    context.facts = {"low_ticket_open", "promotion_open", "confirmation_open"};
    context.covers = covers_of(scene);
    for (const auto& offer : scene.offers()) {
        context.offers[offer.key] = {.key = offer.key,
                                     .name = offer.name,
                                     .price = offer.price,
                                     .value = value_of(scene, offer),
                                     .several = offer.products.size() > 1,
                                     .available = true,
                                     .one_click = page.kind == content::PageKind::upsell ||
                                                  page.kind == content::PageKind::downsell,
                                     .action = {},
                                     .url = std::string(kNowhere),
                                     .decline_url = std::string(kNowhere),
                                     .deadline = deadline_of(scene, offer),
                                     .products = offer.products};
    }
    if (scene.funnel) {
        for (const auto& step : scene.funnel->steps) context.steps[step.key] = kNowhere;
        for (const auto& step : scene.funnel->steps) context.steps[step.path] = kNowhere;
    }
    if (scene.magnet && scene.magnet->quiz) context.steps["quiz"] = kNowhere;
    context.form.action = kNowhere;
    if (page.kind == content::PageKind::checkout) context.checkout = sample_checkout(scene);
    if (page.kind == content::PageKind::confirmation) {
        context.order = sample_order(scene);
        add_order_fields(scene, context.fields);
    }
    context.home_url = kNowhere;
    context.index = false;
    context.preview = true;
    return context;
}

content::EmailContext email_context(const PreviewScene& scene, const content::SequenceMail& mail) {
    content::EmailContext context;
    context.brand = scene.brand;
    context.fields = common_fields(scene);
    add_order_fields(scene, context.fields);
    context.facts = {"low_ticket_open", "has_bonus_chapter"};
    if (scene.brand.prices.day_14_price) context.facts.insert("day_14_allowed");
    if (mail.code) {
        context.facts.insert("has_code");
        context.fields["code"] = "ANA-SAMPLE";
        context.fields["code.percent"] = std::to_string(mail.code->percent);
        context.fields["code.list_price"] = base::format_money(scene.brand.prices.book);
        context.fields["code.price"] = base::format_money(
            mail.code->fixed_price
                ? Money{*mail.code->fixed_price, scene.brand.currency}
                : base::percent_of(scene.brand.prices.book, 100 - mail.code->percent));
        context.fields["code.deadline"] =
            base::format_for_people(scene.now + mail.delay + mail.code->valid_for);
    }
    for (const auto link :
         {content::Link::confirm, content::Link::download, content::Link::low_ticket,
          content::Link::main_offer, content::Link::cart, content::Link::library,
          content::Link::review, content::Link::store, content::Link::sign_in}) {
        context.links[link] = kNowhere;
    }
    context.order = sample_order(scene);
    context.cart = sample_checkout(scene);
    context.covers = covers_of(scene);
    for (const auto& [slug, title] : scene.titles) {
        if (slug == scene.draft.book) continue;
        context.books.push_back({.title = title,
                                 .subtitle = {},
                                 .url = std::string(kNowhere),
                                 .price = list_price(scene, std::string(kBook) + slug),
                                 .cover = context.covers.at(std::string(kBook) + slug)});
    }
    context.unsubscribe_url = kNowhere;
    context.home_url = kNowhere;
    return context;
}

}  // namespace web
