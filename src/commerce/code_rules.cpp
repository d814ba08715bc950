#include "commerce/code_rules.hpp"

#include <algorithm>

namespace commerce {
namespace {

// Crockford's base 32: no I, L, O and U, so none is taken for another.
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int kRandomLetters = 8;

bool is_alphanumeric(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

std::optional<CodeRefusal> refusal(const CodeFacts& facts, const ContactId& contact,
                                   std::span<const std::string> products, Time now) {
    const Code& code = facts.code;
    if (code.withdrawn_at && *code.withdrawn_at <= now) return CodeRefusal::withdrawn;
    if (code.contact_id && contact && code.contact_id != contact) return CodeRefusal::not_yours;
    if (facts.used_by_contact) return CodeRefusal::used_by_you;
    if (code.uses_allowed && facts.uses >= *code.uses_allowed) return CodeRefusal::used;
    if (code.expires_at && *code.expires_at <= now) return CodeRefusal::expired;
    const bool fits = code.products.empty() || products.empty() ||
                      std::ranges::any_of(products, [&](const std::string& product) {
                          return std::ranges::find(code.products, product) != code.products.end();
                      });
    if (!fits) return CodeRefusal::not_for_these;
    return std::nullopt;
}

std::string explain(CodeRefusal refusal, const Code& code) {
    switch (refusal) {
        case CodeRefusal::expired:
            return fmt::format("The code {} ended on {}", code.text,
                               base::format_for_people(*code.expires_at));
        case CodeRefusal::withdrawn:
            return fmt::format("The code {} is no longer valid", code.text);
        case CodeRefusal::used:
            return fmt::format("The code {} has been used up", code.text);
        case CodeRefusal::used_by_you:
            return fmt::format("You have used the code {} already", code.text);
        case CodeRefusal::not_yours:
            return fmt::format("The code {} was issued to another address", code.text);
        case CodeRefusal::not_for_these:
            return fmt::format("The code {} is for other titles than these", code.text);
    }
    return "";
}

bool covers(const Code& code, std::span<const std::string> products) {
    if (products.empty() || (code.fixed_price && products.size() != 1)) return false;
    return code.products.empty() || std::ranges::all_of(products, [&](const std::string& product) {
               return std::ranges::find(code.products, product) != code.products.end();
           });
}

Money discount_on_line(const Code& code, const Money& unit_price, int quantity,
                       const Money& floor) {
    const Money amount = quantity * unit_price;
    const Money least = quantity * floor;
    const Money asked =
        code.fixed_price ? amount - quantity * Money{std::min(*code.fixed_price, unit_price.minor),
                                                     unit_price.currency}
                         : base::percent_of(amount, code.percent);
    if (!(least < amount)) return {0, amount.currency};
    const Money most = amount - least;
    return most < asked ? most : asked;
}

std::string describe(const Code& code, std::string_view currency) {
    if (code.fixed_price) {
        return fmt::format("any item for {}",
                           base::format_money({*code.fixed_price, std::string(currency)}));
    }
    return fmt::format("{} % off", code.percent);
}

std::string canonical_code(std::string_view text) {
    std::string canonical;
    for (const char typed : text) {
        const char c = upper(typed);
        if (!is_alphanumeric(c)) continue;
        canonical += c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
    }
    return canonical;
}

std::string make_code_text(std::string_view prefix, base::Random& random) {
    std::string text;
    for (const char c : prefix) {
        if (is_alphanumeric(upper(c))) text += upper(c);
    }
    if (!text.empty()) text += '-';
    for (int i = 0; i < kRandomLetters; ++i) text += kAlphabet[random.below(kAlphabet.size())];
    return text;
}

}  // namespace commerce
