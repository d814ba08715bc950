// docs/formats/brand-toml.md describes the file; this reads it.
#define TOML_EXCEPTIONS 0
#include <algorithm>
#include <array>
#include <set>
#include <toml++/toml.h>

#include "base/files.hpp"
#include "base/json.hpp"
#include "base/strings.hpp"
#include "content/brand.hpp"
#include "content/brand_rules.hpp"

namespace content {
namespace {

// One table of the file. Remembers which keys were asked for; whatever is left over is unknown.
class Section {
  public:
    Section(const toml::table* table, std::string name) : table_(table), name_(std::move(name)) {}

    std::string path(std::string_view key) const {
        return name_.empty() ? std::string(key) : name_ + '.' + std::string(key);
    }

    // One line of text. `example` completes the error where the key is missing.
    base::Result<std::string> text(std::string_view key, std::string_view example) {
        const toml::node* node = find(key);
        if (!node) return missing(key, fmt::format("\"{}\"", example));
        const auto* value = node->as_string();
        if (!value) return wrong(key, fmt::format("text in quotes, such as \"{}\"", example));
        const std::string trimmed(base::trim(value->get()));
        if (trimmed.empty()) return wrong(key, fmt::format("filled, such as \"{}\"", example));
        // Values go into mail headers and page titles.
        if (std::ranges::any_of(trimmed,
                                [](char c) { return static_cast<unsigned char>(c) < 32; })) {
            return wrong(key, "one line without control characters");
        }
        return trimmed;
    }

    base::Result<std::string> text_or(std::string_view key, std::string fallback) {
        if (!has(key)) return fallback;
        return text(key, fallback.empty() ? "..." : fallback);
    }

    base::Result<int> whole_or(std::string_view key, int fallback, int least, int most) {
        const toml::node* node = find(key);
        if (!node) return fallback;
        const auto value = node->as_integer();
        if (!value || value->get() < least || value->get() > most) {
            return wrong(key,
                         fmt::format("a whole number from {} to {} without quotes", least, most));
        }
        return static_cast<int>(value->get());
    }

    base::Result<bool> flag_or(std::string_view key, bool fallback) {
        const toml::node* node = find(key);
        if (!node) return fallback;
        const auto value = node->as_boolean();
        if (!value) return wrong(key, "true or false");
        return value->get();
    }

    base::Result<base::Money> money(std::string_view key, const std::string& currency,
                                    std::string_view example) {
        const toml::node* node = find(key);
        if (!node) return missing(key, fmt::format("\"{}\"", example));
        const auto* value = node->as_string();
        if (!value) {
            return wrong(key, fmt::format("an amount in quotes, such as \"{}\"", example));
        }
        auto amount = base::parse_money(value->get(), currency);
        if (!amount)
            return base::fail_field(path(key), "{}: {}", path(key), amount.error().message);
        if (amount.value().minor <= 0) return wrong(key, "more than nothing");
        return amount;
    }

    base::Result<std::vector<std::string>> texts_or_none(std::string_view key) {
        std::vector<std::string> out;
        const toml::node* node = find(key);
        if (!node) return out;
        const auto* array = node->as_array();
        if (!array) return wrong(key, "a list of texts, such as [\"unlock\", \"secret\"]");
        for (const toml::node& item : *array) {
            const auto* value = item.as_string();
            if (!value || base::trim(value->get()).empty()) {
                return wrong(key, "a list of texts, none of them empty");
            }
            out.emplace_back(base::trim(value->get()));
        }
        return out;
    }

    // An absent section is an empty one: its keys then say what is missing.
    base::Result<Section> section(std::string_view key) {
        const toml::node* node = find(key);
        if (!node) return Section(nullptr, path(key));
        if (!node->as_table()) return wrong(key, fmt::format("a section, [{}]", key));
        return Section(node->as_table(), path(key));
    }

    base::Result<std::vector<Section>> sections(std::string_view key) {
        std::vector<Section> out;
        const toml::node* node = find(key);
        if (!node) return out;
        const auto* array = node->as_array();
        if (!array) return wrong(key, fmt::format("written as [[{}]], once for each", key));
        for (const toml::node& item : *array) {
            if (!item.as_table()) return wrong(key, fmt::format("written as [[{}]]", key));
            out.emplace_back(item.as_table(), fmt::format("{}[{}]", path(key), out.size()));
        }
        return out;
    }

    base::Result<> no_other_keys() const {
        if (!table_) return base::success();
        for (const auto& [key, node] : *table_) {
            if (!asked_.contains(std::string(key.str()))) {
                return base::fail_field(
                    path(key.str()),
                    "there is no key {} (line {}); remove it, or see docs/formats/brand-toml.md",
                    path(key.str()), node.source().begin.line);
            }
        }
        return base::success();
    }

    bool present() const { return table_ != nullptr; }
    bool has(std::string_view key) { return find(key) != nullptr; }

  private:
    const toml::node* find(std::string_view key) {
        asked_.emplace(key);
        return table_ ? table_->get(key) : nullptr;
    }

    base::Error missing_error(std::string_view key, std::string_view example) const {
        return {base::Errc::invalid,
                fmt::format("{} is missing; add {} = {}{}", path(key), key, example,
                            name_.empty() ? "" : fmt::format(" under [{}]", name_)),
                path(key)};
    }
    decltype(base::fail(base::Error{})) missing(std::string_view key,
                                                std::string_view example) const {
        return base::fail(missing_error(key, example));
    }
    decltype(base::fail(base::Error{})) wrong(std::string_view key, std::string_view what) const {
        return base::fail(base::Error{base::Errc::invalid,
                                      fmt::format("{} must be {}", path(key), what), path(key)});
    }

    const toml::table* table_;
    std::string name_;
    std::set<std::string> asked_;
};

base::Result<Theme> read_theme(Section& root) {
    TRY(const std::string name, root.text_or("theme", "folio"));
    return base::from_json<Theme>(base::Json(name), "theme");
}

base::Result<Author> read_author(Section section) {
    Author author;
    TRY(author.name, section.text("name", "Nora Vance"));
    TRY(author.title, section.text_or("title", ""));
    TRY(author.bio, section.text_or("bio", ""));
    TRY(section.no_other_keys());
    return author;
}

base::Result<Voice> read_voice(Section section) {
    Voice voice;
    TRY(voice.person, section.text_or("person", "I"));
    if (voice.person != "I" && voice.person != "we") {
        return base::fail_field("voice.person", "voice.person must be \"I\" or \"we\"");
    }
    TRY(voice.avoid, section.texts_or_none("avoid"));
    TRY(section.no_other_keys());
    return voice;
}

base::Result<Colors> read_colors(Section section) {
    Colors colors;
    TRY(colors.ink, section.text_or("ink", colors.ink));
    TRY(colors.paper, section.text_or("paper", colors.paper));
    TRY(colors.accent, section.text_or("accent", colors.accent));
    TRY(section.no_other_keys());
    return colors;
}

base::Result<MailIdentity> read_mail(Section section) {
    MailIdentity mail;
    TRY(mail.from_name, section.text("from_name", "Nora Vance"));
    TRY(mail.from_email, section.text("from_email", "nora@example.org"));
    TRY(mail.reply_to, section.text_or("reply_to", mail.from_email));
    TRY(mail.postal_address, section.text("postal_address", "1 Example Street, Town, Country"));
    TRY(section.no_other_keys());
    return mail;
}

base::Result<Prices> read_prices(Section section, const std::string& currency) {
    Prices prices;
    TRY(prices.book, section.money("book", currency, "14.99"));
    TRY(prices.low_ticket, section.money("low_ticket", currency, "7.99"));
    TRY(prices.order_bump, section.money("order_bump", currency, "7.00"));
    TRY(prices.pack, section.money("pack", currency, "12.00"));
    TRY(prices.bundle, section.money("bundle", currency, "39.00"));
    TRY(prices.collection, section.money("collection", currency, "59.00"));
    TRY(prices.floor, section.money("floor", currency, "5.00"));
    TRY(prices.downsell_percent,
        section.whole_or("downsell_percent", prices.downsell_percent, 1, 90));
    if (section.has("day_14_price")) {
        TRY(prices.day_14_price, section.money("day_14_price", currency, "10.00"));
    }
    TRY(section.no_other_keys());
    return prices;
}

base::Result<Discounts> read_discounts(Section section) {
    constexpr int kYear = 365;
    Discounts out;
    TRY(out.welcome_percent, section.whole_or("welcome_percent", out.welcome_percent, 1, 90));
    TRY(out.welcome_hours, section.whole_or("welcome_hours", out.welcome_hours, 1, kYear * 24));
    TRY(out.recovery_percent, section.whole_or("recovery_percent", out.recovery_percent, 1, 90));
    TRY(out.recovery_hours, section.whole_or("recovery_hours", out.recovery_hours, 1, kYear * 24));
    TRY(out.promotion_percent, section.whole_or("promotion_percent", out.promotion_percent, 1, 90));
    TRY(out.promotion_days, section.whole_or("promotion_days", out.promotion_days, 1, kYear));
    TRY(section.no_other_keys());
    return out;
}

base::Result<Guarantee> read_guarantee(Section section) {
    Guarantee guarantee;
    if (!section.present()) return guarantee;
    TRY(guarantee.days, section.whole_or("days", 0, 0, 3650));
    if (guarantee.days > 0) {
        TRY(guarantee.text, section.text("text", "Write within 30 days and I refund the price."));
    } else {
        TRY(guarantee.text, section.text_or("text", ""));
    }
    TRY(section.no_other_keys());
    return guarantee;
}

base::Result<Testimonial> read_testimonial(Section section) {
    Testimonial out;
    TRY(out.book, section.text("book", "The book's exact title"));
    TRY(out.quote, section.text("quote", "The reader's words"));
    TRY(out.name, section.text("name", "Karen L."));
    TRY(out.source, section.text("source", "where it was published or how you received it"));
    TRY(out.sample, section.flag_or("sample", false));
    TRY(section.no_other_keys());
    out.id = base::derived_id("testimonial", out.quote + '\n' + out.name);
    return out;
}

base::Result<BookChoice> read_book_choice(Section section) {
    BookChoice out;
    TRY(out.title, section.text("title", "The book's exact title"));
    TRY(const std::string magnet,
        section.text_or("magnet", std::string(base::enum_name(out.magnet))));
    TRY(out.magnet, base::from_json<MagnetType>(base::Json(magnet), section.path("magnet")));
    TRY(section.no_other_keys());
    return out;
}

base::Result<Brand> read_root(const toml::table& table) {
    Section root(&table, "");
    Brand brand;
    TRY(brand.slug, root.text("slug", "my_press"));
    brand.id = base::BrandId{base::derived_id("brand", brand.slug)};
    TRY(brand.name, root.text("name", "My Press"));
    TRY(brand.tagline, root.text("tagline", "What the books do, in one line."));
    TRY(brand.niche, root.text_or("niche", ""));
    TRY(brand.audience, root.text("audience", "people who ..."));
    TRY(brand.language, root.text_or("language", brand.language));
    TRY(brand.currency, root.text_or("currency", brand.currency));
    TRY(brand.theme, read_theme(root));
    TRY(brand.domain, root.text_or("domain", ""));

    TRY(auto author, root.section("author"));
    TRY(brand.author, read_author(std::move(author)));
    TRY(auto voice, root.section("voice"));
    TRY(brand.voice, read_voice(std::move(voice)));
    TRY(auto colors, root.section("colors"));
    TRY(brand.colors, read_colors(std::move(colors)));
    TRY(auto mail, root.section("mail"));
    TRY(brand.mail, read_mail(std::move(mail)));
    TRY(auto prices, root.section("prices"));
    TRY(brand.prices, read_prices(std::move(prices), brand.currency));
    TRY(auto funnel, root.section("funnel"));
    TRY(brand.prices.low_ticket_hours,
        funnel.whole_or("low_ticket_hours", brand.prices.low_ticket_hours, 1, 720));
    TRY(funnel.no_other_keys());
    TRY(auto discounts, root.section("discounts"));
    TRY(brand.discounts, read_discounts(std::move(discounts)));
    TRY(auto guarantee, root.section("guarantee"));
    TRY(brand.guarantee, read_guarantee(std::move(guarantee)));
    TRY(auto reviews, root.sections("reviews"));
    for (Section& review : reviews) {
        TRY(auto testimonial, read_testimonial(std::move(review)));
        brand.testimonials.push_back(std::move(testimonial));
    }
    TRY(auto books, root.sections("book"));
    for (Section& book : books) {
        TRY(auto choice, read_book_choice(std::move(book)));
        brand.books.push_back(std::move(choice));
    }
    TRY(root.no_other_keys());
    TRY(check_brand(brand));
    return brand;
}

}  // namespace

base::Result<Brand> read_brand(const std::filesystem::path& file) {
    constexpr std::uintmax_t kLargest = 1 << 20;
    TRY(const std::string text, base::read_file(file, kLargest));
    const std::string prefix = file.filename().string() + ": ";
    const toml::parse_result parsed = toml::parse(text);
    if (!parsed) {
        return base::fail(base::Errc::invalid, "{}line {}: {}", prefix,
                          parsed.error().source().begin.line, parsed.error().description());
    }
    auto brand = read_root(parsed.table());
    if (!brand) return base::fail(base::prefixed(prefix, std::move(brand).error()));
    return brand;
}

}  // namespace content
