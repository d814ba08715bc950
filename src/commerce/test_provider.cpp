#include "commerce/test_provider.hpp"

#include <array>

#include "base/crypto.hpp"

namespace commerce {

using base::Errc;
using base::fail;
using base::Result;
using base::success;
using base::Time;
using store::Tx;

struct ChargeRow {
    std::string fingerprint;
    std::optional<std::string> ref;
    std::string method_ref;
    std::string card_brand;
    std::string last4;
    std::optional<DeclineCode> decline_code;
    std::string decline_message;
    std::string decline_field;
};
BOOST_DESCRIBE_STRUCT(ChargeRow, (),
                      (fingerprint, ref, method_ref, card_brand, last4, decline_code,
                       decline_message, decline_field))

struct MethodRow {
    std::string card_brand;
    std::string last4;
    int expiry_month;
    int expiry_year;
    bool fails_later;
};
BOOST_DESCRIBE_STRUCT(MethodRow, (), (card_brand, last4, expiry_month, expiry_year, fails_later))

struct RefundedRow {
    std::string charge_ref;
    std::int64_t amount_minor;
    std::string ref;
};
BOOST_DESCRIBE_STRUCT(RefundedRow, (), (charge_ref, amount_minor, ref))

struct ChargedRow {
    std::int64_t amount_minor;
    std::string currency;
};
BOOST_DESCRIBE_STRUCT(ChargedRow, (), (amount_minor, currency))

namespace {

struct TestCard {
    std::string_view number;
    std::optional<DeclineCode> refused_with;
    bool fails_later = false;
};

constexpr std::array<TestCard, 10> kTestCards = {{
    {"4242424242424242", std::nullopt},
    {"5555555555554444", std::nullopt},
    {"378282246310005", std::nullopt},
    {"4000000000000341", std::nullopt, true},
    {"4000000000000002", DeclineCode::declined},
    {"4000000000009995", DeclineCode::insufficient_funds},
    {"4000002500003155", DeclineCode::authentication_required},
    {"4000000000000069", DeclineCode::expired_card},
    {"4000000000000127", DeclineCode::incorrect_cvc},
    {"4000000000000119", DeclineCode::processing_error},
}};

Decline decline(DeclineCode code) {
    switch (code) {
        case DeclineCode::declined:
            return {code, "The card was declined", ""};
        case DeclineCode::insufficient_funds:
            return {code, "The card does not have enough money on it", ""};
        case DeclineCode::authentication_required:
            return {code,
                    "The bank asks you to confirm this payment, which the test provider "
                    "cannot do: use another test card",
                    ""};
        case DeclineCode::expired_card:
            return {code, "The card has expired", "card_expiry"};
        case DeclineCode::incorrect_number:
            return {code, "The card number is not right: check the digits", "card_number"};
        case DeclineCode::incorrect_cvc:
            return {code, "The security code is not right", "card_cvc"};
        case DeclineCode::processing_error:
            return {code, "The card could not be processed: try again in a moment", ""};
        case DeclineCode::not_a_test_card:
            return {code,
                    "This is a test: no money moves and real cards are refused. Use "
                    "4242 4242 4242 4242",
                    "card_number"};
        case DeclineCode::never_charged:
            return {code, "The payment was interrupted and nothing was charged: try again", ""};
    }
    return {};
}

// Good until the end of its month.
bool has_expired(int month, int year, Time now) {
    const auto today = std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(now)};
    return std::chrono::year{year} / month < today.year() / today.month();
}

struct Verdict {
    std::optional<Decline> refused;
    bool fails_later = false;
};

Verdict judge(const Card& card, Time now) {
    const auto no = [](DeclineCode code) { return Verdict{decline(code)}; };
    if (!passes_luhn(card.reveal_number())) return no(DeclineCode::incorrect_number);
    if (has_expired(card.expiry_month(), card.expiry_year(), now)) {
        return no(DeclineCode::expired_card);
    }
    if (card.reveal_cvc().size() != (card.brand() == "amex" ? 4u : 3u)) {
        return no(DeclineCode::incorrect_cvc);
    }
    for (const TestCard& test : kTestCards) {
        if (test.number != card.reveal_number()) continue;
        if (test.refused_with) return no(*test.refused_with);
        return {.refused = std::nullopt, .fails_later = test.fails_later};
    }
    return no(DeclineCode::not_a_test_card);
}

// What must be the same when a key comes again. Never the number.
std::string fingerprint(const ChargeRequest& request) {
    const auto* card = std::get_if<Card>(&request.method);
    const std::string method = card ? fmt::format("{} {} {} {}", card->brand(), card->last4(),
                                                  card->expiry_month(), card->expiry_year())
                                    : std::get<SavedMethod>(request.method).ref;
    return base::sha256_hex(fmt::format("{}\n{}\n{}\n{}", request.customer, request.amount.minor,
                                        request.amount.currency, method));
}

ChargeOutcome outcome_of(const ChargeRow& row) {
    if (row.decline_code) return Decline{*row.decline_code, row.decline_message, row.decline_field};
    return Charge{*row.ref, {row.method_ref, row.card_brand, row.last4}};
}

Result<std::optional<ChargeRow>> find_charge(Tx& tx, const base::BrandId& brand,
                                             const std::string& key) {
    return tx.query_one<ChargeRow>(
        "select c.fingerprint, c.ref, coalesce(c.method_ref, '') as method_ref, "
        "coalesce(m.card_brand, '') as card_brand, coalesce(m.last4, '') as last4, "
        "c.decline_code, coalesce(c.decline_message, '') as decline_message, "
        "coalesce(c.decline_field, '') as decline_field from test_provider_charges c "
        "left join test_provider_methods m on m.ref = c.method_ref "
        "where c.brand_id = $1 and c.key = $2",
        brand, key);
}

// The key is taken first: of two charges with one key the second waits and finds the row.
Result<bool> take_key(Tx& tx, const base::Env& env, const ChargeRequest& request) {
    const Decline closed = decline(DeclineCode::never_charged);
    TRY(const std::int64_t written,
        tx.execute("insert into test_provider_charges (brand_id, key, contact_id, fingerprint, "
                   "amount_minor, currency, decline_code, decline_message, decline_field, at) "
                   "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing",
                   request.brand, request.key, request.customer, fingerprint(request),
                   request.amount.minor, request.amount.currency, closed.code, closed.message,
                   closed.field, env.now()));
    return written > 0;
}

Result<> refuse(Tx& tx, const ChargeRequest& request, const Decline& with) {
    TRY(
        tx.execute("update test_provider_charges set decline_code = $3, decline_message = $4, "
                   "decline_field = $5 where brand_id = $1 and key = $2",
                   request.brand, request.key, with.code, with.message, with.field));
    return success();
}

Result<> accept(Tx& tx, const base::Env& env, const ChargeRequest& request,
                const std::string& method_ref) {
    TRY(
        tx.execute("update test_provider_charges set ref = $3, method_ref = $4, "
                   "decline_code = null, decline_message = null, decline_field = null "
                   "where brand_id = $1 and key = $2",
                   request.brand, request.key, "test_ch_" + env.ids.next_text(), method_ref));
    return success();
}

Result<> charge_card(Tx& tx, const base::Env& env, const ChargeRequest& request, const Card& card) {
    const Verdict verdict = judge(card, env.now());
    if (verdict.refused) return refuse(tx, request, *verdict.refused);
    const std::string ref = "test_pm_" + env.ids.next_text();
    TRY(
        tx.execute("insert into test_provider_methods (ref, brand_id, contact_id, card_brand, "
                   "last4, expiry_month, expiry_year, fails_later) "
                   "values ($1, $2, $3, $4, $5, $6, $7, $8)",
                   ref, request.brand, request.customer, card.brand(), card.last4(),
                   card.expiry_month(), card.expiry_year(), verdict.fails_later));
    return accept(tx, env, request, ref);
}

// A saved card belongs to the customer who saved it.
Result<> charge_saved(Tx& tx, const base::Env& env, const ChargeRequest& request,
                      const SavedMethod& saved) {
    TRY(const auto method,
        tx.query_one<MethodRow>("select card_brand, last4, expiry_month, expiry_year, fails_later "
                                "from test_provider_methods where ref = $1 and brand_id = $2 "
                                "and contact_id = $3",
                                saved.ref, request.brand, request.customer));
    if (!method || method->fails_later) {
        return refuse(tx, request, decline(DeclineCode::declined));
    }
    if (has_expired(method->expiry_month, method->expiry_year, env.now())) {
        return refuse(tx, request, decline(DeclineCode::expired_card));
    }
    return accept(tx, env, request, saved.ref);
}

Result<> perform(Tx& tx, const base::Env& env, const ChargeRequest& request) {
    if (const auto* card = std::get_if<Card>(&request.method)) {
        return charge_card(tx, env, request, *card);
    }
    return charge_saved(tx, env, request, std::get<SavedMethod>(request.method));
}

}  // namespace

Result<ChargeOutcome> TestProvider::charge(const ChargeRequest& request) {
    return db_.write([&](Tx& tx) -> Result<ChargeOutcome> {
        TRY(const bool first, take_key(tx, env_, request));
        if (first) {
            TRY(perform(tx, env_, request));
        }
        TRY(const auto row, find_charge(tx, request.brand, request.key));
        const bool closed = row->decline_code == DeclineCode::never_charged;
        if (!closed && row->fingerprint != fingerprint(request)) {
            return fail(Errc::conflict, "the key was used for another charge");
        }
        return outcome_of(*row);
    });
}

Result<ChargeOutcome> TestProvider::conclude(const base::BrandId& brand, const std::string& key) {
    return db_.write([&](Tx& tx) -> Result<ChargeOutcome> {
        const Decline closed = decline(DeclineCode::never_charged);
        TRY(
            tx.execute("insert into test_provider_charges (brand_id, key, fingerprint, "
                       "amount_minor, currency, decline_code, decline_message, decline_field, at) "
                       "values ($1, $2, '', 0, '', $3, $4, $5, $6) on conflict do nothing",
                       brand, key, closed.code, closed.message, closed.field, env_.now()));
        TRY(const auto row, find_charge(tx, brand, key));
        return outcome_of(*row);
    });
}

Result<std::string> TestProvider::refund(const RefundRequest& request) {
    return db_.write([&](Tx& tx) -> Result<std::string> {
        TRY(const auto charged,
            tx.query_one<ChargedRow>("select amount_minor, currency from test_provider_charges "
                                     "where brand_id = $1 and ref = $2 for update",
                                     request.brand, request.charge_ref));
        if (!charged) return fail(Errc::rejected, "there is no such charge");
        TRY(const auto same, tx.query_one<RefundedRow>("select charge_ref, amount_minor, ref "
                                                       "from test_provider_refunds "
                                                       "where brand_id = $1 and key = $2",
                                                       request.brand, request.key));
        if (same) {
            const bool equal = same->charge_ref == request.charge_ref &&
                               same->amount_minor == request.amount.minor;
            if (!equal) return fail(Errc::conflict, "the key was used for another refund");
            return same->ref;
        }
        TRY(const auto before,
            tx.load_one<std::int64_t>("sum",
                                      "select cast(coalesce(sum(amount_minor), 0) as bigint) "
                                      "from test_provider_refunds where charge_ref = $1",
                                      request.charge_ref));
        if (request.amount.currency != charged->currency || request.amount.minor <= 0 ||
            before + request.amount.minor > charged->amount_minor) {
            return fail(Errc::rejected, "more than was charged cannot be refunded");
        }
        const std::string ref = "test_re_" + env_.ids.next_text();
        TRY(tx.execute(
            "insert into test_provider_refunds (brand_id, key, charge_ref, "
            "amount_minor, ref, at) values ($1, $2, $3, $4, $5, $6)",
            request.brand, request.key, request.charge_ref, request.amount.minor, ref, env_.now()));
        return ref;
    });
}

}  // namespace commerce
