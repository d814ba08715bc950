#include "commerce/card.hpp"

#include <algorithm>
#include <charconv>

#include "base/strings.hpp"

namespace commerce {

using base::fail_field;

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Writes that the compiler may not leave out, though nobody reads them.
void wipe(std::string& secret) {
    volatile char* bytes = secret.data();
    for (std::size_t i = 0; i < secret.size(); ++i) bytes[i] = 0;
}

std::string digits_of(std::string_view text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
    return digits;
}

bool only(std::string_view text, std::string_view besides_digits) {
    return std::ranges::all_of(text, [&](char c) {
        return is_digit(c) || besides_digits.find(c) != std::string_view::npos;
    });
}

int number_of(std::string_view digits) {
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc{} && end == digits.data() + digits.size() ? number : -1;
}

}  // namespace

Card::Card(std::string number, int expiry_month, int expiry_year, std::string cvc)
    : number_(std::move(number)),
      expiry_month_(expiry_month),
      expiry_year_(expiry_year),
      cvc_(std::move(cvc)) {}

Card& Card::operator=(const Card& other) {
    if (this == &other) return *this;
    wipe(number_);
    wipe(cvc_);
    number_ = other.number_;
    cvc_ = other.cvc_;
    expiry_month_ = other.expiry_month_;
    expiry_year_ = other.expiry_year_;
    return *this;
}

Card::~Card() {
    wipe(number_);
    wipe(cvc_);
}

std::string Card::brand() const {
    if (number_.starts_with('4')) return "visa";
    if (number_.starts_with("34") || number_.starts_with("37")) return "amex";
    const int head = number_of(std::string_view(number_).substr(0, 2));
    if ((head >= 51 && head <= 55) || (head >= 22 && head <= 27)) return "mastercard";
    return "card";
}

std::string Card::last4() const {
    return number_.size() <= 4 ? number_ : number_.substr(number_.size() - 4);
}

base::Result<Card> read_card(std::string_view number, std::string_view expiry,
                             std::string_view cvc) {
    std::string digits = digits_of(number);
    if (digits.size() < 12 || digits.size() > 19 || !only(number, " -")) {
        return fail_field("card_number", "enter the 12 to 19 digits of the card number");
    }
    const auto slash = expiry.find('/');
    const std::string_view month_text = base::trim(expiry.substr(0, slash));
    const std::string_view year_text =
        slash == std::string_view::npos ? "" : base::trim(expiry.substr(slash + 1));
    const int month = month_text.size() <= 2 ? number_of(month_text) : -1;
    int year = year_text.size() == 2 || year_text.size() == 4 ? number_of(year_text) : -1;
    if (month < 1 || month > 12 || year < 0) {
        return fail_field("card_expiry", "enter the expiry date as month / year, such as 08 / 31");
    }
    if (year_text.size() == 2) year += 2000;
    const std::string_view code = base::trim(cvc);
    if (code.size() < 3 || code.size() > 4 || !only(code, "")) {
        return fail_field("card_cvc", "enter the three or four digits of the security code");
    }
    return Card(std::move(digits), month, year, std::string(code));
}

bool passes_luhn(std::string_view digits) {
    int sum = 0;
    bool doubled = false;
    for (std::size_t i = digits.size(); i-- > 0; doubled = !doubled) {
        if (!is_digit(digits[i])) return false;
        const int digit = digits[i] - '0';
        const int counted = doubled ? 2 * digit : digit;
        sum += counted > 9 ? counted - 9 : counted;
    }
    return !digits.empty() && sum % 10 == 0;
}

}  // namespace commerce
