// The pure half of codes.hpp: whether a code holds, what it takes off, how it reads.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "commerce/codes.hpp"

namespace commerce {

// A code with what its use so far decides.
struct CodeFacts {
    Code code;
    std::int64_t uses = 0;         // reserved and redeemed
    bool used_by_contact = false;  // by the contact that asks
};

enum class CodeRefusal { expired, withdrawn, used, used_by_you, not_yours, not_for_these };
BOOST_DESCRIBE_ENUM(CodeRefusal, expired, withdrawn, used, used_by_you, not_yours, not_for_these)

// `contact` empty: not known yet, so a personal code is taken on trust until it is. `products`
// empty: whatever is bought.
std::optional<CodeRefusal> refusal(const CodeFacts& facts, const ContactId& contact,
                                   std::span<const std::string> products, Time now);
// For the reader.
std::string explain(CodeRefusal refusal, const Code& code);

// Whether it takes something off a line that sells these products together. A fixed price is for
// lines of a single product.
bool covers(const Code& code, std::span<const std::string> products);

// What it takes off a line of `quantity` items at `unit_price`: a percentage of the line's amount,
// rounded half up once per line, or the difference to the fixed price. The line never falls below
// `quantity` times `floor`.
Money discount_on_line(const Code& code, const Money& unit_price, int quantity, const Money& floor);

// "20 % off", "any item for $10.00".
std::string describe(const Code& code, std::string_view currency);

// What two spellings of one code have in common.
std::string canonical_code(std::string_view text);
// PREFIX-XXXXXXXX in an alphabet without look-alikes; 40 random bits.
std::string make_code_text(std::string_view prefix, base::Random& random);

}  // namespace commerce
