#include <gtest/gtest.h>

#include "base/files.hpp"
#include "base/strings.hpp"
#include "content/brand.hpp"
#include "support/scratch.hpp"

namespace content {
namespace {

constexpr std::string_view kGood = R"toml(
slug = "my_press"
name = "My Press"
tagline = "Short books."
audience = "people who sign things"
[author]
name = "Nora Vance"
[mail]
from_name = "Nora Vance"
from_email = "nora@press.example"
postal_address = "1 Example Street"
[prices]
book = "14.99"
low_ticket = "7.99"
order_bump = "7.00"
pack = "12.00"
bundle = "39.00"
collection = "59.00"
floor = "5.00"
[[reviews]]
book = "A Book"
quote = "It was good."
name = "Karen L."
source = "a letter"
)toml";

base::Result<Brand> read(const std::string& toml) {
    const support::ScratchFolder folder;
    const auto file = folder.path() / "brand.toml";
    EXPECT_TRUE(base::write_file(file, toml));
    return read_brand(file);
}

std::string with(std::string_view from, std::string_view to) {
    std::string toml = base::replace_all(std::string(kGood), from, to);
    EXPECT_NE(toml, kGood) << from;
    return toml;
}

void expect_error(const std::string& toml, std::string_view field, std::string_view words) {
    const auto brand = read(toml);
    ASSERT_FALSE(brand) << field;
    EXPECT_EQ(brand.error().code, base::Errc::invalid);
    EXPECT_EQ(brand.error().field, field) << brand.error().message;
    EXPECT_NE(brand.error().message.find(words), std::string::npos) << brand.error().message;
    EXPECT_TRUE(brand.error().message.starts_with("brand.toml: "));
}

TEST(BrandToml, ReadsTheLeastThatABrandNeeds) {
    const auto brand = read(std::string(kGood));
    ASSERT_TRUE(brand) << brand.error().message;
    EXPECT_EQ(brand.value().prices.low_ticket, (base::Money{799, "USD"}));
    EXPECT_FALSE(brand.value().prices.day_14_price);
    EXPECT_EQ(brand.value().prices.low_ticket_hours, 48);
    EXPECT_EQ(brand.value().mail.reply_to, "nora@press.example");
    EXPECT_EQ(brand.value().guarantee.days, 0);
    ASSERT_EQ(brand.value().testimonials.size(), 1U);
    EXPECT_FALSE(brand.value().testimonials.front().sample);
    EXPECT_EQ(read(std::string(kGood)).value().id, brand.value().id);
}

TEST(BrandToml, ReadsTheDemoBrand) {
    const auto brand = read_brand("demo/information-asymmetry/brand.toml");
    ASSERT_TRUE(brand) << brand.error().message;
    EXPECT_EQ(brand.value().slug, "information_asymmetry");
    EXPECT_EQ(brand.value().theme, Theme::ledger);
    EXPECT_GE(brand.value().testimonials.size(), 9U);
}

TEST(BrandToml, EveryMissingKeyIsNamedWithItsCure) {
    expect_error(with("slug = \"my_press\"\n", ""), "slug", "add slug = ");
    expect_error(with("floor = \"5.00\"\n", ""), "prices.floor", "under [prices]");
    expect_error(with("postal_address = \"1 Example Street\"\n", ""), "mail.postal_address",
                 "under [mail]");
    expect_error(with("source = \"a letter\"\n", ""), "reviews[0].source", "is missing");
}

TEST(BrandToml, AnUnknownKeyIsAnError) {
    expect_error(with("tagline =", "taglne = \"x\"\ntagline ="), "taglne",
                 "there is no key taglne");
    expect_error(with("pack =", "packs = \"1.00\"\npack ="), "prices.packs", "prices.packs");
    expect_error(std::string(kGood) + "[shop]\nx = 1\n", "shop", "there is no key shop");
    expect_error(std::string(kGood) + "[funnel]\nhours = 3\n", "funnel.hours", "funnel.hours");
}

TEST(BrandToml, WrongTypesSayWhatIsRight) {
    expect_error(with("\"14.99\"", "14.99"), "prices.book", "amount in quotes");
    expect_error(with("\"14.99\"", "\"14,99\""), "prices.book", "14,99");
    expect_error(with("\"14.99\"", "\"0\""), "prices.book", "more than nothing");
    expect_error(with("\"my_press\"", "\"My Press!\""), "slug", "lower-case");
    expect_error(with("nora@press.example", "nora at press"), "mail.from_email", "mail address");
    expect_error(with("\"My Press\"", "\"My\\nPress\""), "name", "one line");
    expect_error("theme = \"neon\"\n" + std::string(kGood), "theme", "folio, ledger, daylight");
    expect_error("language = \"English\"\n" + std::string(kGood), "language", "language tag");
    expect_error("domain = \"https://x.example\"\n" + std::string(kGood), "domain", "host name");
    expect_error("voice = 3\n" + std::string(kGood), "voice", "[voice]");
}

TEST(BrandToml, ColoursMustBeReadable) {
    const auto colors = [](std::string_view line) {
        return std::string(kGood) + "[colors]\n" + std::string(line) + "\n";
    };
    expect_error(colors("ink = \"#aaaaaa\""), "colors.ink", "would do");
    expect_error(colors("accent = \"#ffcc00\""), "colors.accent", "to 1 and needs 4.5");
    expect_error(colors("paper = \"white\""), "colors.paper", "#1d1f23");
}

TEST(BrandToml, PricesMustMakeSenseTogether) {
    expect_error(with("low_ticket = \"7.99\"", "low_ticket = \"15.99\""), "prices.low_ticket",
                 "less than prices.book");
    expect_error(with("bundle = \"39.00\"", "bundle = \"45.00\""), "prices.bundle", "three times");
    expect_error(with("floor = \"5.00\"", "floor = \"7.50\""), "prices.order_bump",
                 "less than prices.floor");
    expect_error(with("pack = \"12.00\"", "pack = \"12.00\"\ndownsell_percent = 80"),
                 "prices.downsell_percent", "prices.floor");
    expect_error(std::string(kGood) + "[discounts]\nwelcome_percent = 70\n",
                 "discounts.welcome_percent", "prices.floor");
}

TEST(BrandToml, AReviewTwiceAndABrokenFileAreErrors) {
    expect_error(std::string(kGood) +
                     "[[reviews]]\nbook = \"A Book\"\nquote = \"It was good.\"\n"
                     "name = \"Karen L.\"\nsource = \"elsewhere\"\n",
                 "reviews[1]", "already");
    const auto broken = read("slug = \"x\nname = 3");
    ASSERT_FALSE(broken);
    EXPECT_NE(broken.error().message.find("line 1"), std::string::npos) << broken.error().message;
    const auto absent = read_brand("/nonexistent/brand.toml");
    ASSERT_FALSE(absent);
    EXPECT_EQ(absent.error().code, base::Errc::not_found);
}

TEST(BrandToml, SaysWhatEachBookGivesAway) {
    const auto brand =
        read(std::string(kGood) + "[[book]]\ntitle = \"A Book\"\nmagnet = \"quiz\"\n" +
             "[[book]]\ntitle = \"Another\"\n");
    ASSERT_TRUE(brand) << brand.error().message;
    ASSERT_EQ(brand.value().books.size(), 2U);
    EXPECT_EQ(brand.value().books[0].title, "A Book");
    EXPECT_EQ(brand.value().books[0].magnet, MagnetType::quiz);
    EXPECT_EQ(brand.value().books[1].magnet, MagnetType::free_chapter);
}

TEST(BrandToml, RefusesAKindOfMagnetThatIsNoneAndABookTwice) {
    expect_error(std::string(kGood) + "[[book]]\ntitle = \"A Book\"\nmagnet = \"poster\"\n",
                 "book[0].magnet", "mini_guide");
    expect_error(
        std::string(kGood) + "[[book]]\ntitle = \"A Book\"\n[[book]]\ntitle = \"A Book\"\n",
        "book[1]", "remove one");
}

}  // namespace
}  // namespace content
