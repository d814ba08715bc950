#include "drafting/promises.hpp"

#include "base/money.hpp"
#include "content/magnet_words.hpp"
#include "drafting/offers.hpp"
#include "drafting/phrases.hpp"
#include "text/inflection.hpp"
#include "text/unicode.hpp"

namespace drafting {

using base::Money;
using content::BackingKind;
using content::Promise;
using content::PromiseKind;

namespace {

std::string costs(std::string_view what, const Money& price) {
    return fmt::format("The price of {} is {}.", what, base::format_money(price));
}

std::string costs(std::string_view what, const Money& price, const Money& list) {
    return fmt::format("The price of {} is {} instead of {} ({}% less).", what,
                       base::format_money(price), base::format_money(list),
                       base::saving_percent(list, price));
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
                fmt::format("{} said this ({}).", review.name, review.source),
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
            fmt::format("The code ends {} hours after it is issued.", hours), BackingKind::code,
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

    const std::string file = content::magnet_key(material.slug, copy.gift().type);
    if (copy.gives_chapter()) {
        maker.add("chapter_file", PromiseKind::delivery, "The chapter is sent as PDF and ePub.",
                  BackingKind::file, file);
    } else {
        maker.add("gift_file", PromiseKind::delivery,
                  fmt::format("The reader gets {} {}.", content::plain(copy.slots().at("gift")),
                              content::plain(copy.slots().at("gift.files"))),
                  BackingKind::file, file);
    }
    maker.price("main_price", "main", costs(title, prices.book));
    if (economy.low_ticket) {
        maker.price("low_ticket_price", "low_ticket", costs(title, prices.low_ticket, prices.book));
        maker.add(
            "low_ticket_deadline", PromiseKind::deadline,
            fmt::format("The lower price holds for {} hours from the reader\u2019s first view.",
                        prices.low_ticket_hours),
            BackingKind::window, "low_ticket");
    }
    if (economy.bump) {
        maker.price("bump_price", "bump",
                    costs(title_at(*economy.bump), prices.order_bump, prices.book));
    } else if (economy.bump_is_pack) {
        maker.price("bump_price", "bump", costs("the companion pack", prices.pack));
    }
    if (!economy.upsell.empty()) {
        const Money value = static_cast<std::int64_t>(economy.upsell.size()) * prices.book;
        maker.price("upsell_price", "upsell",
                    costs(fmt::format("{} books together", economy.upsell.size()),
                          economy.upsell_price, value));
    }
    if (economy.second) {
        maker.price("second_price", "downsell",
                    costs(title_at(*economy.second), economy.second_price, prices.book));
    }
    const auto percent = [](int worth) {
        return fmt::format("This reader gets {}% off, once.", worth);
    };
    maker.code("welcome", "welcome_code", percent(brand.discounts.welcome_percent),
               brand.discounts.welcome_hours);
    maker.code("recovery", "recovery_code", percent(brand.discounts.recovery_percent),
               brand.discounts.recovery_hours);
    if (economy.day_14) {
        maker.code("day_14", "day_14", costs("one other book", *prices.day_14_price, prices.book),
                   kDay14Hours);
    }
    if (material.pack) {
        maker.add("bonus", PromiseKind::bonus,
                  "The companion pack is added free to a purchase through this mail.",
                  BackingKind::product, "pack:" + material.slug);
    }
    const auto& related = copy.shelf().related(copy.book());
    if (!related.empty()) {
        const auto type = copy.shelf().magnet(related.front());
        const std::string what = type == content::MagnetType::free_chapter
                                     ? "chapter"
                                     : std::string(content::words_of(type).name);
        maker.add(
            "bonus_chapter", PromiseKind::bonus,
            fmt::format("{} of {} is in the reader\u2019s library, review or no review.",
                        text::capitalize(text::with_article(what)), title_at(related.front())),
            BackingKind::file, content::magnet_key(copy.view(related.front()).slug, type));
    }
    return maker.catalog;
}

Catalog offer_promises(const Shelf& shelf) {
    const content::Brand& brand = shelf.brand();
    CatalogMaker maker(brand);
    for (const auto kind : {content::OfferKind::bundle, content::OfferKind::tiers}) {
        for (const content::PricedOffer& offer : priced_offers(shelf, kind)) {
            const Money value = list_value(brand, offer);
            const std::string name = fmt::format("\u201c{}\u201d", offer.name);
            std::string statement =
                offer.price < value ? costs(name, offer.price, value) : costs(name, offer.price);
            maker.price(offer.key + "_price", offer.key, std::move(statement));
        }
    }
    maker.add("promotion", PromiseKind::discount,
              fmt::format("Every book costs {}% less than its list price.",
                          brand.discounts.promotion_percent),
              BackingKind::offer, "promotion");
    maker.add("promotion_deadline", PromiseKind::deadline,
              fmt::format("The list prices return {} days after the promotion is approved.",
                          brand.discounts.promotion_days),
              BackingKind::offer, "promotion");
    return maker.catalog;
}

}  // namespace drafting
