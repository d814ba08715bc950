// A brand: a publisher's imprint as its owner describes it in brand.toml
// (docs/formats/brand-toml.md). Everything that is drafted speaks in its voice, wears its look and
// uses its prices.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include "base/id.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "content/magnet_type.hpp"

namespace content {

enum class Theme { folio, ledger, daylight };
BOOST_DESCRIBE_ENUM(Theme, folio, ledger, daylight)

struct Colors {
    std::string ink = "#1d1f23";
    std::string paper = "#fbfaf7";
    std::string accent = "#1f5f5b";
};
BOOST_DESCRIBE_STRUCT(Colors, (), (ink, paper, accent))

struct Author {
    std::string name;
    std::string title;
    std::string bio;
};
BOOST_DESCRIBE_STRUCT(Author, (), (name, title, bio))

struct Voice {
    std::string person = "I";        // how the author speaks in mail: I or we
    std::vector<std::string> avoid;  // words that copy never uses
};
BOOST_DESCRIBE_STRUCT(Voice, (), (person, avoid))

struct MailIdentity {
    std::string from_name;
    std::string from_email;
    std::string reply_to;
    std::string
        postal_address;  // the law asks for it in every promotional mail (CAN-SPAM 7704(a)(5))
};
BOOST_DESCRIBE_STRUCT(MailIdentity, (), (from_name, from_email, reply_to, postal_address))

// All in the brand's currency.
struct Prices {
    base::Money book;
    base::Money low_ticket;
    base::Money order_bump;
    base::Money pack;
    base::Money bundle;
    base::Money collection;
    int downsell_percent = 50;
    std::optional<base::Money> day_14_price;  // absent: the owner does not allow it
    base::Money floor;                        // no offer goes below it
    int low_ticket_hours = 48;                // how long a reader's own window stays open
};
BOOST_DESCRIBE_STRUCT(Prices, (),
                      (book, low_ticket, order_bump, pack, bundle, collection, downsell_percent,
                       day_14_price, floor, low_ticket_hours))

struct Discounts {
    int welcome_percent = 20;
    int welcome_hours = 48;
    int recovery_percent = 10;
    int recovery_hours = 48;
    int promotion_percent = 20;
    int promotion_days = 7;
};
BOOST_DESCRIBE_STRUCT(Discounts, (),
                      (welcome_percent, welcome_hours, recovery_percent, recovery_hours,
                       promotion_percent, promotion_days))

struct Guarantee {
    int days = 0;  // 0: none is offered
    std::string text;
};
BOOST_DESCRIBE_STRUCT(Guarantee, (), (days, text))

// Supplied by the owner, with where it comes from. Never invented.
struct Testimonial {
    std::string id;    // derived from the quotation and the name
    std::string book;  // title
    std::string quote;
    std::string name;
    std::string source;
    bool sample = false;  // shown as a sample wherever it appears
};
BOOST_DESCRIBE_STRUCT(Testimonial, (), (id, book, quote, name, source, sample))

// What the owner decides about one book.
struct BookChoice {
    std::string title;  // exact
    MagnetType magnet = MagnetType::free_chapter;
};
BOOST_DESCRIBE_STRUCT(BookChoice, (), (title, magnet))

struct Brand {
    base::BrandId id;
    std::string slug;
    std::string name;
    std::string tagline;
    std::string niche;  // empty: found from the books
    std::string audience;
    std::string language = "en";
    std::string currency = "USD";
    Theme theme = Theme::folio;
    std::string domain;  // the public site's own host name, or empty
    Author author;
    Voice voice;
    Colors colors;
    MailIdentity mail;
    Prices prices;
    Discounts discounts;
    Guarantee guarantee;
    std::vector<Testimonial> testimonials;
    std::vector<BookChoice> books;  // those about which something is decided
};
BOOST_DESCRIBE_STRUCT(Brand, (),
                      (id, slug, name, tagline, niche, audience, language, currency, theme, domain,
                       author, voice, colors, mail, prices, discounts, guarantee, testimonials, books))

// Reads and checks FOLDER/brand.toml; the id is derived from the slug. Errors name the key and the
// cure.
base::Result<Brand> read_brand(const std::filesystem::path& file);

}  // namespace content
