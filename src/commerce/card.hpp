// A payment card as a reader typed it. It goes from the form to the provider and nowhere else: it
// cannot be printed, logged, compared or turned into JSON, and it wipes what it held.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace commerce {

class Card {
  public:
    Card(std::string number, int expiry_month, int expiry_year, std::string cvc);
    // No moves: a moved-from string keeps what it held.
    Card(const Card&) = default;
    Card& operator=(const Card& other);
    ~Card();

    // For providers only. Digits without spaces.
    const std::string& reveal_number() const { return number_; }
    const std::string& reveal_cvc() const { return cvc_; }

    int expiry_month() const { return expiry_month_; }
    int expiry_year() const { return expiry_year_; }  // four digits
    std::string brand() const;                        // "visa", "mastercard", "amex", "card"
    std::string last4() const;

    friend std::ostream& operator<<(std::ostream&, const Card&) = delete;

  private:
    std::string number_;
    int expiry_month_;
    int expiry_year_;
    std::string cvc_;
};

// From the form's fields: "4242 4242 4242 4242", "12 / 34" (or "12/2034"), "123". Errors: invalid,
// field card_number, card_expiry or card_cvc, never quoting what was typed. Whether the card is
// good is the provider's to say.
base::Result<Card> read_card(std::string_view number, std::string_view expiry,
                             std::string_view cvc);

// ISO/IEC 7812-1, annex B.
bool passes_luhn(std::string_view digits);

}  // namespace commerce
