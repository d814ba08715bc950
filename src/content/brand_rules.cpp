#include "content/brand_rules.hpp"

#include <cmath>
#include <regex>
#include <set>

#include "content/contrast.hpp"

namespace content {
namespace {

base::Result<> matches(const std::string& value, const std::string& key, const char* pattern,
                       std::string_view cure) {
    if (std::regex_match(value, std::regex(pattern))) return base::success();
    return base::fail_field(key, "{} is \"{}\"; it must be {}", key, value, cure);
}

base::Result<> check_names(const Brand& brand) {
    TRY(matches(brand.slug, "slug", "[a-z0-9][a-z0-9_-]{0,59}",
                "lower-case letters, digits, hyphens and underscores, such as my_press"));
    TRY(matches(brand.language, "language", "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*",
                "a language tag such as en or en-GB"));
    if (!brand.domain.empty()) {
        TRY(matches(brand.domain, "domain", "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}",
                    "a host name such as books.example.org, without https://"));
    }
    constexpr const char* kAddress = "[^\\s@<>\",;:\\\\()\\[\\]]+@[A-Za-z0-9.-]+\\.[A-Za-z0-9-]+";
    TRY(matches(brand.mail.from_email, "mail.from_email", kAddress,
                "a mail address such as nora@example.org"));
    return matches(brand.mail.reply_to, "mail.reply_to", kAddress,
                   "a mail address such as nora@example.org");
}

base::Result<Rgb> color(const std::string& value, const std::string& key) {
    if (const auto parsed = parse_color(value)) return *parsed;
    return base::fail_field(key, "{} is \"{}\"; it must be a colour such as #1d1f23", key, value);
}

base::Result<> readable(const Rgb& foreground, const Rgb& paper, const std::string& key) {
    constexpr double kAa = 4.5;
    const double ratio = contrast_ratio(foreground, paper);
    if (ratio >= kAa) return base::success();
    // Rounded down: 4.49 must not read as 4.5.
    return base::fail_field(
        key, "{} {} on paper {} has a contrast of {:.1f} to 1 and needs {:.1f}; {} would do", key,
        format_color(foreground), format_color(paper), std::floor(ratio * 10) / 10, kAa,
        format_color(nearest_with_contrast(foreground, paper, kAa)));
}

base::Result<> check_colors(const Colors& colors) {
    TRY(const Rgb ink, color(colors.ink, "colors.ink"));
    TRY(const Rgb paper, color(colors.paper, "colors.paper"));
    TRY(const Rgb accent, color(colors.accent, "colors.accent"));
    TRY(readable(ink, paper, "colors.ink"));
    return readable(accent, paper, "colors.accent");
}

base::Result<> below(const base::Money& price, const std::string& key, const base::Money& limit,
                     std::string_view limit_name) {
    if (price < limit) return base::success();
    return base::fail_field(key, "{} is {}; it must be less than {}, {}", key,
                            base::format_decimal(price), limit_name, base::format_decimal(limit));
}

base::Result<> not_below_floor(const base::Money& price, const std::string& key,
                               const Prices& prices) {
    if (!(price < prices.floor)) return base::success();
    return base::fail_field(
        key, "{} comes to {}, less than prices.floor, {}; raise it or lower the floor", key,
        base::format_decimal(price), base::format_decimal(prices.floor));
}

base::Result<> check_relations(const Prices& prices) {
    TRY(below(prices.low_ticket, "prices.low_ticket", prices.book, "prices.book"));
    TRY(below(prices.order_bump, "prices.order_bump", prices.book, "prices.book"));
    TRY(below(prices.bundle, "prices.bundle", 3 * prices.book, "three times prices.book"));
    TRY(below(prices.book, "prices.book", prices.bundle, "prices.bundle"));
    TRY(below(prices.bundle, "prices.bundle", prices.collection, "prices.collection"));
    if (prices.day_14_price) {
        TRY(below(*prices.day_14_price, "prices.day_14_price", prices.book, "prices.book"));
    }
    return base::success();
}

base::Result<> check_floor(const Prices& prices, const Discounts& discounts) {
    const auto book_less = [&](int percent) {
        return prices.book - base::percent_of(prices.book, percent);
    };
    TRY(not_below_floor(prices.low_ticket, "prices.low_ticket", prices));
    TRY(not_below_floor(prices.order_bump, "prices.order_bump", prices));
    TRY(not_below_floor(prices.pack, "prices.pack", prices));
    TRY(not_below_floor(book_less(prices.downsell_percent), "prices.downsell_percent", prices));
    if (prices.day_14_price) {
        TRY(not_below_floor(*prices.day_14_price, "prices.day_14_price", prices));
    }
    TRY(not_below_floor(book_less(discounts.welcome_percent), "discounts.welcome_percent", prices));
    TRY(not_below_floor(book_less(discounts.recovery_percent), "discounts.recovery_percent",
                        prices));
    return not_below_floor(book_less(discounts.promotion_percent), "discounts.promotion_percent",
                           prices);
}

base::Result<> check_testimonials(const std::vector<Testimonial>& testimonials) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < testimonials.size(); ++i) {
        const Testimonial& testimonial = testimonials[i];
        const std::string key = fmt::format("reviews[{}]", i);
        if (testimonial.source.empty()) {
            return base::fail_field(key + ".source",
                                    "{}.source is missing; say where the review comes from", key);
        }
        if (!seen.insert(testimonial.id).second) {
            return base::fail_field(key, "{} stands in the file already; remove one of the two",
                                    key);
        }
    }
    return base::success();
}

base::Result<> check_books(const std::vector<BookChoice>& books) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < books.size(); ++i) {
        if (!seen.insert(books[i].title).second) {
            const std::string key = fmt::format("book[{}]", i);
            return base::fail_field(key,
                                    "{} is about \"{}\", as one before it; remove one of the two",
                                    key, books[i].title);
        }
    }
    return base::success();
}

}  // namespace

base::Result<> check_brand(const Brand& brand) {
    TRY(check_names(brand));
    TRY(check_colors(brand.colors));
    TRY(check_relations(brand.prices));
    TRY(check_floor(brand.prices, brand.discounts));
    TRY(check_testimonials(brand.testimonials));
    return check_books(brand.books);
}

}  // namespace content
