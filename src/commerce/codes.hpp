// Discount codes: personal ones, issued by a mail's CodeRule, and shared ones. A code really has
// its value, really expires, and its uses are counted by unique rows (`code_uses`), reserved when a
// payment starts and given back when it is refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "commerce/catalog.hpp"
#include "content/email.hpp"

namespace commerce {

using CodeId = base::Id<struct CodeTag>;

struct Code {
    CodeId id;
    BrandId brand_id;
    std::string text;                          // as readers type it: "WELCOME-7K3QM9TX"
    ContactId contact_id;                      // whose it is; empty: anybody's
    std::string rule_key;                      // "welcome", "recovery"; or empty
    int percent = 0;                           // or
    std::optional<std::int64_t> fixed_price;   // each item then costs this, minor units
    std::vector<std::string> products;         // empty: anything in the brand
    std::optional<std::int64_t> uses_allowed;  // absent: any number; each contact once anyhow
    Time issued_at;
    std::optional<Time> expires_at;
    std::optional<Time> withdrawn_at;

    bool operator==(const Code&) const = default;
};
BOOST_DESCRIBE_STRUCT(Code, (),
                      (id, brand_id, text, contact_id, rule_key, percent, fixed_price, products,
                       uses_allowed, issued_at, expires_at, withdrawn_at))

// The contact's personal, single-use code; valid from now for the rule's time. The same brand and
// `unique_key` give the same code, as it was first issued. Errors: invalid (a rule without a value
// or a time).
Result<Code> issue_code(store::Tx& tx, const base::Env& env, const BrandId& brand,
                        const ContactId& contact, const content::CodeRule& rule,
                        std::string_view unique_key);

struct NewCode {
    std::string text;  // as the owner wants it: "SPRING25"
    int percent = 0;
    std::optional<std::int64_t> fixed_price;
    std::vector<std::string> products;
    std::optional<std::int64_t> uses_allowed;
    std::optional<Time> expires_at;
};
// A code for anybody. Errors: invalid, conflict (the brand has a code that reads the same).
Result<Code> create_code(store::Tx& tx, const base::Env& env, const BrandId& brand,
                         const NewCode& code);

// Case, spaces and hyphens do not matter, nor O for 0, nor I or L for 1.
Result<std::optional<Code>> find_code(store::Tx& tx, const BrandId& brand, std::string_view text);
Result<std::optional<Code>> find_code_by_key(store::Tx& tx, const BrandId& brand,
                                             std::string_view unique_key);
// Errors: not_found.
Result<Code> load_code(store::Tx& tx, const CodeId& id);
// The newest first.
Result<std::vector<Code>> list_codes(store::Tx& tx, const BrandId& brand, const ContactId& contact);

// The code, if this contact (empty: not known yet) can use it now on these products. Errors:
// rejected, field "code", with a reason for the reader.
Result<Code> check_code(store::Tx& tx, Time now, const BrandId& brand, const ContactId& contact,
                        std::string_view text, const std::vector<std::string>& products);

}  // namespace commerce
