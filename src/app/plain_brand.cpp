#include "app/plain_brand.hpp"

#include "base/strings.hpp"

namespace app {

content::Brand plain_brand(const books::Book& book) {
    content::Brand brand;
    brand.author.name = book.authors.empty() ? "The author" : book.authors.front();
    brand.name = brand.author.name;
    brand.slug = base::slugify(brand.name);
    if (brand.slug.empty()) brand.slug = "brand";
    brand.language = book.language;
    brand.mail.from_name = brand.name;
    // A writer asks for prices to know what may be offered: any that hang together will do, since
    // the files name none.
    const auto money = [&](std::int64_t minor) { return base::Money{minor, brand.currency}; };
    brand.prices = {.book = money(1499),
                    .low_ticket = money(799),
                    .order_bump = money(700),
                    .pack = money(1200),
                    .bundle = money(3900),
                    .collection = money(5900),
                    .floor = money(500)};
    return brand;
}

}  // namespace app
