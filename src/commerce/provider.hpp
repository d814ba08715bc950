// A payment provider: an outside party that moves money. Implementations are thread-safe; calls are
// made outside of transactions and may be slow.
//
// Every charge and refund carries a key. The provider gives one answer per key for ever: a repeated
// call with the same key and the same parameters does nothing and answers the same; the same key
// with other parameters is the error conflict. That is what makes a crash at any instruction
// harmless: ask again.
#pragma once

#include <string>
#include <variant>

#include "base/id.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "commerce/card.hpp"

namespace commerce {

// A card that the provider keeps for the customer; what we keep of it.
struct SavedMethod {
    std::string ref;
    std::string brand;
    std::string last4;

    bool operator==(const SavedMethod&) const = default;
};
BOOST_DESCRIBE_STRUCT(SavedMethod, (), (ref, brand, last4))

// Keys are a brand's own: two brands may use the same.
struct ChargeRequest {
    std::string key;
    base::BrandId brand;
    base::ContactId customer;
    base::Money amount;       // positive
    std::string description;  // for statements: "Order 7K3QM-9TXAB"
    // A card is saved for the customer when the charge succeeds.
    std::variant<Card, SavedMethod> method;
};

struct Charge {
    std::string ref;
    SavedMethod method;

    bool operator==(const Charge&) const = default;
};

enum class DeclineCode {
    declined,
    insufficient_funds,
    authentication_required,
    expired_card,
    incorrect_number,
    incorrect_cvc,
    processing_error,
    not_a_test_card,
    never_charged,  // the key was closed before a charge came
};
BOOST_DESCRIBE_ENUM(DeclineCode, declined, insufficient_funds, authentication_required,
                    expired_card, incorrect_number, incorrect_cvc, processing_error,
                    not_a_test_card, never_charged)

struct Decline {
    DeclineCode code = DeclineCode::declined;
    std::string message;  // for the reader
    std::string field;    // card_number, card_expiry, card_cvc; empty: the card as a whole

    bool operator==(const Decline&) const = default;
};

using ChargeOutcome = std::variant<Charge, Decline>;

struct RefundRequest {
    std::string key;
    base::BrandId brand;
    std::string charge_ref;
    base::Money amount;
};

class Provider {
  public:
    virtual ~Provider() = default;

    virtual std::string name() const = 0;
    // No money moves: pages must say so.
    virtual bool is_test() const = 0;

    // Errors: unavailable (the outcome is unknown: ask `conclude`), conflict.
    virtual base::Result<ChargeOutcome> charge(const ChargeRequest& request) = 0;

    // The outcome of the charge with this key. Where none was made the key is closed: a charge that
    // comes later is declined with never_charged. Errors: unavailable.
    virtual base::Result<ChargeOutcome> conclude(const base::BrandId& brand,
                                                 const std::string& key) = 0;

    // The refund's reference. Errors: rejected (more than was charged, unknown charge), conflict,
    // unavailable (unknown: ask again with the same key).
    virtual base::Result<std::string> refund(const RefundRequest& request) = 0;
};

}  // namespace commerce
