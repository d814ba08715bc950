#include "web/site_order.hpp"

#include <algorithm>

#include "base/strings.hpp"
#include "commerce/entitlements.hpp"
#include "contacts/contacts.hpp"
#include "funnels/files.hpp"

namespace web {

std::vector<std::string> OrderSet::products() const {
    std::vector<std::string> out = order.products();
    for (const auto& addition : additions) {
        for (const auto& product : addition.products()) {
            if (std::ranges::find(out, product) == out.end()) out.push_back(product);
        }
    }
    return out;
}

Result<std::optional<OrderSet>> find_order_at_hand(Site& site, const Request& request,
                                                   const Shop& shop) {
    const auto id = order_cookie(site.services, request);
    if (!id) return std::optional<OrderSet>{};
    return site.services.db.read([&](Tx& tx) -> Result<std::optional<OrderSet>> {
        auto order = commerce::load_order(tx, *id);
        if (!order) {
            if (order.error().code == Errc::not_found) return std::optional<OrderSet>{};
            return fail(order.error());
        }
        const bool fits = order.value().brand_id == shop.live->brand.id &&
                          order.value().scope == shop.scope && order.value().paid_at;
        if (!fits) return std::optional<OrderSet>{};
        TRY(auto additions, commerce::list_additions(tx, *id));
        return std::optional(OrderSet{std::move(order).value(), std::move(additions)});
    });
}

Result<content::OrderView> order_view(Tx& tx, const LiveBrand& live, const OrderSet& set) {
    TRY(const auto contact, contacts::load_contact(tx, set.order.contact_id));
    content::OrderView view{
        .number = set.order.number,
        .date = base::format_for_people(set.order.paid_at.value_or(set.order.created_at)),
        .email = contact.email,
        .total = set.order.total,
        .test_mode = set.order.test_mode};
    const auto add = [&](const commerce::Order& order) {
        for (const auto& line : order.lines) view.lines.push_back(money_line(line));
        for (const auto& discount : order.discounts) view.discounts.push_back(money_line(discount));
    };
    add(set.order);
    for (const auto& addition : set.additions) {
        add(addition);
        view.total = view.total + addition.total;
    }
    // What was given back to the shop is not handed out.
    TRY(const auto owned, commerce::owned_products(tx, live.brand.id, set.order.contact_id));
    for (const auto& product : set.products()) {
        if (!owned.contains(product)) continue;
        TRY(auto download, download_of(tx, live, product));
        if (download) view.downloads.push_back(std::move(*download));
    }
    return view;
}

Result<std::optional<content::Download>> download_of(Tx& tx, const LiveBrand& live,
                                                     const std::string& key) {
    TRY(const auto product, commerce::find_product(tx, live.brand.id, key));
    TRY(const auto files, funnels::list_files(tx, live.brand.id, key));
    if (!product || files.empty()) return std::optional<content::Download>{};
    content::Download download{.title = product->name, .product = key};
    for (const auto& file : files) {
        download.files.push_back(
            {format_name(file.format),
             fmt::format("/library/files/{}/{}?brand={}", net::encode_component(key), file.format,
                         live.brand.slug),
             base::format_size(static_cast<std::uint64_t>(file.size))});
    }
    return std::optional(std::move(download));
}

content::MoneyLine money_line(const commerce::QuoteLine& line) {
    return {.name = line.name,
            .note = line.note,
            .product = line.products.empty() ? std::string{} : line.products.front(),
            .quantity = line.quantity,
            .amount = line.amount};
}

content::MoneyLine money_line(const commerce::QuoteDiscount& discount) {
    return {.name = discount.name, .amount = {-discount.amount.minor, discount.amount.currency}};
}

std::string format_name(std::string_view format) {
    if (format == "pdf") return "PDF";
    if (format == "epub") return "ePub";
    if (format == "vtt") return "Captions (WebVTT)";
    if (format == "srt") return "Captions (SRT)";
    return std::string(format);
}

std::string formats_name(content::MagnetType type) {
    switch (type) {
        case content::MagnetType::quiz:
            return "Quiz and PDF";
        case content::MagnetType::worksheet:
            return "PDF to fill in";
        case content::MagnetType::video_script:
            return "PDF and captions";
        default:
            return "PDF and ePub";
    }
}

}  // namespace web
