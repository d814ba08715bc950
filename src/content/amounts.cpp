#include "content/amounts.hpp"

namespace content {

std::string format_amount(const base::Money& money) {
    std::string text = base::format_money(money);
    const std::string decimal =
        base::format_decimal({money.minor < 0 ? -money.minor : money.minor, money.currency});
    const std::string whole = decimal.substr(0, decimal.find('.'));
    if (text.find(decimal) != std::string::npos) return text;
    const auto digits = text.find(whole);
    return digits == std::string::npos ? text : text.replace(digits, whole.size(), decimal);
}

std::string imprint_line(const Brand& brand) {
    if (brand.mail.postal_address.starts_with(brand.name)) return brand.mail.postal_address;
    return brand.name + ", " + brand.mail.postal_address;
}

}  // namespace content
