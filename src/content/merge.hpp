// Merge fields: {{name}} and {{name|fallback}} in the text of spans. Numbers in copy are always
// fields, filled from what commerce would charge at that moment.
//
//   first_name                      the reader's; give a fallback
//   brand.name .tagline .audience   author.name .title
//   book.title .subtitle            magnet.title
//   OFFER.price                     what the offer costs now
//   OFFER.list_price OFFER.value    the list prices of its parts, added up
//   OFFER.saving .saving_percent    value less price; whole per cent, rounded down, without "%"
//   OFFER.deadline                  when this reader's window for it closes
//   OFFER.name .count               its name; how many products are in it
//       OFFER is low_ticket, main, bump, upsell, downsell, bundle, promotion or tier_NAME
//   promotion.percent .deadline     pack.price .value        day_14.price
//   guarantee.days                  discount.welcome_percent and so on as in brand.toml
//   code .percent .price .deadline  the reader's personal code: code, code.percent ...
//   order.number .total .date       cart.total
//
// A field's value is text, never markup: renderers escape after merging.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.hpp"
#include "base/result.hpp"
#include "content/brand.hpp"
#include "content/email.hpp"
#include "content/funnel.hpp"
#include "content/page.hpp"

namespace content {

using Fields = std::map<std::string, std::string>;

// Errors: invalid, naming the field that has neither a value nor a fallback, or a brace that does
// not close. Nothing is ever printed raw; a value that looks like a field is not merged again.
base::Result<std::string> merge(std::string_view text, const Fields& fields);
// The plain words of a text, merged.
base::Result<std::string> merge(const Text& text, const Fields& fields);

// One of the list above.
bool is_known_field(std::string_view name);
struct FieldDescription {
    std::string name;  // OFFER stands for an offer's key
    std::string meaning;
};
const std::vector<FieldDescription>& known_fields();

struct FieldUse {
    std::string name;
    bool has_fallback = false;
    bool operator==(const FieldUse&) const = default;
};
// In order of appearance, each name once (without a fallback where any use has none).
std::vector<FieldUse> merge_fields_in(std::string_view text);
std::vector<FieldUse> merge_fields_in(const Page& page);
std::vector<FieldUse> merge_fields_in(const Email& email);

// Errors: invalid, naming the first field that is not in the list.
base::Result<> check_fields(const Page& page);
base::Result<> check_fields(const Email& email);

// brand.*, author.*, guarantee.*, discount.*, pack.* and day_14.price.
Fields brand_fields(const Brand& brand);
// OFFER.* for one offer; `value` is the sum of its parts' list prices, `deadline` for people or
// empty.
Fields offer_fields(const PricedOffer& offer, const base::Money& value,
                    const std::string& deadline);

}  // namespace content
