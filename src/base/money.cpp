#include "base/money.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace base {
namespace {

std::int64_t scale_of(std::string_view currency) {
    std::int64_t scale = 1;
    for (int i = 0; i < currency_exponent(currency); ++i) scale *= 10;
    return scale;
}

void require_same_currency(const Money& a, const Money& b) {
    if (a.currency != b.currency) {
        throw std::logic_error(fmt::format("{} and {} do not add up", a.currency, b.currency));
    }
}

}  // namespace

// ISO 4217, list one, as of 2024: the exponents other than two.
int currency_exponent(std::string_view currency) {
    constexpr std::array<std::string_view, 16> kNone = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY",
                                                        "KMF", "KRW", "PYG", "RWF", "UGX", "UYI",
                                                        "VND", "VUV", "XAF", "XOF"};
    constexpr std::array<std::string_view, 7> kThree = {"BHD", "IQD", "JOD", "KWD",
                                                        "LYD", "OMR", "TND"};
    if (std::ranges::find(kNone, currency) != kNone.end()) return 0;
    if (std::ranges::find(kThree, currency) != kThree.end()) return 3;
    return 2;
}

Result<Money> parse_money(std::string_view decimal, std::string_view currency) {
    const auto wrong = [&] {
        return fail(Errc::invalid, "\"{}\" is not an amount in {} such as {}", decimal, currency,
                    format_decimal(Money{1499, std::string(currency)}));
    };
    if (currency.size() != 3 ||
        !std::ranges::all_of(currency, [](char c) { return c >= 'A' && c <= 'Z'; })) {
        return fail(Errc::invalid, "\"{}\" is not a currency code such as USD", currency);
    }
    const auto dot = decimal.find('.');
    const std::string_view whole = decimal.substr(0, dot);
    const std::string_view fraction =
        dot == std::string_view::npos ? std::string_view{} : decimal.substr(dot + 1);
    const auto digits = [](std::string_view text) {
        return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    };
    const auto exponent = static_cast<std::size_t>(currency_exponent(currency));
    if (whole.empty() || whole.size() > 12 || !digits(whole) || !digits(fraction) ||
        fraction.size() > exponent || (dot != std::string_view::npos && fraction.empty())) {
        return wrong();
    }
    std::string all(whole);
    all += fraction;
    all.append(exponent - fraction.size(), '0');
    std::int64_t minor = 0;
    std::from_chars(all.data(), all.data() + all.size(), minor);
    return Money{minor, std::string(currency)};
}

std::string format_decimal(const Money& money) {
    const std::int64_t scale = scale_of(money.currency);
    const std::int64_t absolute = money.minor < 0 ? -money.minor : money.minor;
    const std::string_view sign = money.minor < 0 ? "-" : "";
    const int exponent = currency_exponent(money.currency);
    if (exponent == 0) return fmt::format("{}{}", sign, absolute);
    return fmt::format("{}{}.{:0{}}", sign, absolute / scale, absolute % scale, exponent);
}

std::string format_money(const Money& money) {
    std::string amount = format_decimal(money);
    // Whole amounts read better without ".00" in copy: $39.
    if (currency_exponent(money.currency) == 2 && money.minor % 100 == 0) {
        amount.resize(amount.size() - 3);
    }
    const auto with_symbol = [&](std::string_view symbol) {
        return money.minor < 0 ? fmt::format("-{}{}", symbol, amount.substr(1))
                               : fmt::format("{}{}", symbol, amount);
    };
    if (money.currency == "USD") return with_symbol("$");
    if (money.currency == "EUR") return with_symbol("€");
    if (money.currency == "GBP") return with_symbol("£");
    return fmt::format("{} {}", amount, money.currency);
}

Money operator+(const Money& a, const Money& b) {
    require_same_currency(a, b);
    return {a.minor + b.minor, a.currency};
}

Money operator-(const Money& a, const Money& b) {
    require_same_currency(a, b);
    return {a.minor - b.minor, a.currency};
}

bool operator<(const Money& a, const Money& b) {
    require_same_currency(a, b);
    return a.minor < b.minor;
}

Money operator*(std::int64_t count, const Money& money) {
    return {count * money.minor, money.currency};
}

Money percent_of(const Money& money, int percent) {
    return {(money.minor * percent + 50) / 100, money.currency};
}

int saving_percent(const Money& before, const Money& now) {
    require_same_currency(before, now);
    if (before.minor <= 0 || now.minor >= before.minor) return 0;
    return static_cast<int>((before.minor - now.minor) * 100 / before.minor);
}

}  // namespace base
