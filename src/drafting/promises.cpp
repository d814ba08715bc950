#include "drafting/promises.hpp"

#include "base/money.hpp"
#include "drafting/offers.hpp"
#include "drafting/phrases.hpp"

namespace drafting {

using base::Money;
using content::BackingKind;
using content::Promise;
using content::PromiseKind;

namespace {

std::string saving(const Money& list, const Money& price) {
    return fmt::format("{} instead of {} ({}% less)", base::format_money(price),
                       base::format_money(list), base::saving_percent(list, price));
}

class CatalogMaker {
  public:
    explicit CatalogMaker(const content::Brand& brand) : brand_(brand) {
        if (brand.guarantee.days > 0 && !brand.guarantee.text.empty()) {
            add("guarantee", PromiseKind::guarantee, brand.guarantee.text, BackingKind::guarantee,
                "guarantee");
        }
        for (const auto& review : brand.testimonials) {
            add(testimonial_promise(review.id), PromiseKind::testimonial,
                fmt::format("{} said this ({})", review.name, review.source),
                BackingKind::testimonial, review.id);
        }
    }

    void add(const std::string& id, PromiseKind kind, std::string statement, BackingKind backing,
             std::string ref) {
        catalog[id] = Promise{id, kind, std::move(statement), backing, std::move(ref)};
    }
    void price(const std::string& id, const std::string& offer, std::string statement) {
        add(id, PromiseKind::price, std::move(statement), BackingKind::offer, offer);
    }
    void code(const std::string& key, const std::string& id, std::string worth,
              std::int64_t hours) {
        add(id, PromiseKind::discount, std::move(worth), BackingKind::code, key);
        add(key + "_deadline", PromiseKind::deadline,
            fmt::format("the code ends {} hours after it is issued", hours), BackingKind::code,
            key);
    }

    Catalog catalog;

  private:
    const content::Brand& brand_;
};

}  // namespace

std::string testimonial_promise(const std::string& id) {
    return "testimonial:" + id;
}

Catalog book_promises(const Copy& copy) {
    const content::Brand& brand = copy.brand();
    const Material& material = copy.material();
    const content::Prices& prices = brand.prices;
    const Economy& economy = material.economy;
    CatalogMaker maker(brand);
    const std::string title = typeset(material.short_name);
    const auto title_at = [&](std::size_t book) { return typeset(copy.material(book).short_name); };

    maker.add("chapter_file", PromiseKind::delivery, "the chapter is sent as PDF and ePub",
              BackingKind::file, material.slug + "/free_chapter");
    maker.price("main_price", "main",
                fmt::format("{} for {}", title, base::format_money(prices.book)));
    if (economy.low_ticket) {
        maker.price("low_ticket_price", "low_ticket",
                    fmt::format("{} for {}", title, saving(prices.book, prices.low_ticket)));
        maker.add(
            "low_ticket_deadline", PromiseKind::deadline,
            fmt::format("the lower price holds for {} hours from the reader\u2019s first view",
                        prices.low_ticket_hours),
            BackingKind::window, "low_ticket");
    }
    if (economy.bump) {
        maker.price("bump_price", "bump",
                    fmt::format("{} for {}", title_at(*economy.bump),
                                saving(prices.book, prices.order_bump)));
    } else if (economy.bump_is_pack) {
        maker.price("bump_price", "bump",
                    fmt::format("the companion pack for {}", base::format_money(prices.pack)));
    }
    if (!economy.upsell.empty()) {
        const Money value = static_cast<std::int64_t>(economy.upsell.size()) * prices.book;
        maker.price("upsell_price", "upsell",
                    fmt::format("{} books for {}", economy.upsell.size(),
                                saving(value, economy.upsell_price)));
    }
    if (economy.second) {
        maker.price("second_price", "downsell",
                    fmt::format("{} for {}", title_at(*economy.second),
                                saving(prices.book, economy.second_price)));
    }
    const auto percent = [](int worth) {
        return fmt::format("{}% off, for this reader, once", worth);
    };
    maker.code("welcome", "welcome_code", percent(brand.discounts.welcome_percent),
               brand.discounts.welcome_hours);
    maker.code("recovery", "recovery_code", percent(brand.discounts.recovery_percent),
               brand.discounts.recovery_hours);
    if (economy.day_14) {
        maker.code("day_14", "day_14",
                   fmt::format("one other book for {}", saving(prices.book, *prices.day_14_price)),
                   kDay14Hours);
    }
    if (material.pack) {
        maker.add("bonus", PromiseKind::bonus,
                  "the companion pack is added free to a purchase through this mail",
                  BackingKind::product, "pack:" + material.slug);
    }
    const auto& related = copy.shelf().related(copy.book());
    if (!related.empty()) {
        maker.add(
            "bonus_chapter", PromiseKind::bonus,
            fmt::format("a chapter of {} is in the reader\u2019s library, review or no review",
                        title_at(related.front())),
            BackingKind::file, copy.view(related.front()).slug + "/free_chapter");
    }
    return maker.catalog;
}

Catalog offer_promises(const Shelf& shelf) {
    const content::Brand& brand = shelf.brand();
    CatalogMaker maker(brand);
    for (const auto kind : {content::OfferKind::bundle, content::OfferKind::tiers}) {
        for (const content::PricedOffer& offer : priced_offers(shelf, kind)) {
            const Money value = list_value(brand, offer);
            std::string statement = fmt::format(
                "{} for {}", offer.name,
                offer.price < value ? saving(value, offer.price) : base::format_money(offer.price));
            maker.price(offer.key + "_price", offer.key, std::move(statement));
        }
    }
    maker.add(
        "promotion", PromiseKind::discount,
        fmt::format("{}% off the list price of every book", brand.discounts.promotion_percent),
        BackingKind::offer, "promotion");
    maker.add("promotion_deadline", PromiseKind::deadline,
              fmt::format("the prices return {} days after the promotion is approved",
                          brand.discounts.promotion_days),
              BackingKind::offer, "promotion");
    return maker.catalog;
}

}  // namespace drafting
