// Money: an integer count of minor units and its currency. No floating point anywhere.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include <boost/describe.hpp>

#include "base/result.hpp"

namespace base {

struct Money {
    std::int64_t minor = 0;
    std::string currency = "USD";  // ISO 4217

    bool operator==(const Money&) const = default;
};
BOOST_DESCRIBE_STRUCT(Money, (), (minor, currency))

// "14.99" in a currency with two decimals, "1500" in one with none (ISO 4217's exponents).
Result<Money> parse_money(std::string_view decimal, std::string_view currency);
std::string format_decimal(const Money& money);  // 14.99
std::string format_money(const Money& money);    // $14.99, €14.99, 14.99 CHF

// REQUIRES the same currency.
Money operator+(const Money& a, const Money& b);
Money operator-(const Money& a, const Money& b);
bool operator<(const Money& a, const Money& b);
Money operator*(std::int64_t count, const Money& money);

// A share of an amount in whole per cent, rounded half up to a minor unit: 50 % of 14.99 is 7.50.
Money percent_of(const Money& money, int percent);

// How much lower `now` is than `before`, in whole per cent, rounded down so that copy never claims
// more than is true: 7.99 against 14.99 is 46. Zero where it is not lower.
int saving_percent(const Money& before, const Money& now);

int currency_exponent(std::string_view currency);

}  // namespace base
