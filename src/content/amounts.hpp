// How money and senders are written in pages and mails. Private to the room.
#pragma once

#include <string>

#include "base/money.hpp"
#include "content/brand.hpp"

namespace content {

// For columns, where "$7" above "$11.99" would not line up: always with the currency's decimals.
std::string format_amount(const base::Money& money);

// Name and postal address on one line; the name once, also where the owner wrote it into both.
std::string imprint_line(const Brand& brand);

}  // namespace content
