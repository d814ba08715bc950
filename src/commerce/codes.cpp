#include "commerce/codes.hpp"

#include "commerce/code_facts.hpp"
#include "commerce/stored.hpp"

namespace commerce {

using base::Errc;
using base::Error;
using base::fail;
using base::fail_field;
using base::success;
using store::Tx;

struct CodeRow {
    CodeId id;
    BrandId brand_id;
    std::string text;
    ContactId contact_id;
    std::string rule_key;
    int percent;
    std::optional<std::int64_t> fixed_price;
    base::Json products;
    std::optional<std::int64_t> uses_allowed;
    Time issued_at;
    std::optional<Time> expires_at;
    std::optional<Time> withdrawn_at;
};
BOOST_DESCRIBE_STRUCT(CodeRow, (),
                      (id, brand_id, text, contact_id, rule_key, percent, fixed_price, products,
                       uses_allowed, issued_at, expires_at, withdrawn_at))

struct UseCount {
    std::int64_t uses;
    std::int64_t by_contact;
};
BOOST_DESCRIBE_STRUCT(UseCount, (), (uses, by_contact))

namespace {

constexpr std::string_view kCodeColumns =
    "select id, brand_id, text, contact_id, rule_key, percent, fixed_price, products, "
    "uses_allowed, issued_at, expires_at, withdrawn_at from codes ";

// Two texts out of 2^40 that read alike are a wonder; eight in a row are a fault.
constexpr int kMostTexts = 8;

Code code_of(CodeRow row) {
    return {.id = std::move(row.id),
            .brand_id = std::move(row.brand_id),
            .text = std::move(row.text),
            .contact_id = std::move(row.contact_id),
            .rule_key = std::move(row.rule_key),
            .percent = row.percent,
            .fixed_price = row.fixed_price,
            .products = stored<std::vector<std::string>>(row.products),
            .uses_allowed = row.uses_allowed,
            .issued_at = row.issued_at,
            .expires_at = row.expires_at,
            .withdrawn_at = row.withdrawn_at};
}

template <class... Args>
Result<std::optional<Code>> query_code(Tx& tx, std::string_view where, const Args&... args) {
    TRY(auto row, tx.query_one<CodeRow>(fmt::format("{}{}", kCodeColumns, where), args...));
    if (!row) return std::optional<Code>{};
    return std::optional(code_of(std::move(*row)));
}

Result<> check_value(int percent, const std::optional<std::int64_t>& fixed_price) {
    if (fixed_price ? *fixed_price < 0 || percent != 0 : percent < 1 || percent > 100) {
        return fail_field("percent",
                          "a code takes 1 to 100 per cent off, or sets a price of zero or more");
    }
    return success();
}

// False where the text or the key is taken.
Result<bool> insert(Tx& tx, const Code& code, std::optional<std::string_view> unique_key) {
    TRY(const std::int64_t written,
        tx.execute("insert into codes (id, brand_id, text, canonical, contact_id, rule_key, "
                   "unique_key, percent, fixed_price, products, uses_allowed, issued_at, "
                   "expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) "
                   "on conflict do nothing",
                   code.id, code.brand_id, code.text, canonical_code(code.text), code.contact_id,
                   code.rule_key, unique_key, code.percent, code.fixed_price,
                   base::to_json(code.products), code.uses_allowed, code.issued_at,
                   code.expires_at));
    return written > 0;
}

auto refused(std::string message) {
    return fail(Error{Errc::rejected, std::move(message), "code"});
}

}  // namespace

Result<Code> issue_code(Tx& tx, const base::Env& env, const BrandId& brand,
                        const ContactId& contact, const content::CodeRule& rule,
                        std::string_view unique_key) {
    TRY(check_value(rule.percent, rule.fixed_price));
    if (rule.valid_for <= base::Duration{0} || !contact || unique_key.empty()) {
        return fail_field("code", "a personal code needs a reader, a key and a time");
    }
    Code code{.brand_id = brand,
              .contact_id = contact,
              .rule_key = rule.key,
              .percent = rule.percent,
              .fixed_price = rule.fixed_price,
              .products = rule.products,
              .uses_allowed = 1,
              .issued_at = env.now(),
              .expires_at = env.now() + rule.valid_for};
    for (int i = 0; i < kMostTexts; ++i) {
        TRY(auto issued, find_code_by_key(tx, brand, unique_key));
        if (issued) return std::move(*issued);
        code.id = env.ids.next<CodeId>();
        code.text = make_code_text(rule.key, env.random);
        TRY(const bool written, insert(tx, code, unique_key));
        if (written) return code;
    }
    return fail(Errc::internal, "no free code text was found");
}

Result<Code> create_code(Tx& tx, const base::Env& env, const BrandId& brand,
                         const NewCode& wanted) {
    TRY(check_value(wanted.percent, wanted.fixed_price));
    if (canonical_code(wanted.text).size() < 3) {
        return fail_field("text", "a code has three letters or digits at least");
    }
    if (wanted.uses_allowed && *wanted.uses_allowed < 1) {
        return fail_field("uses_allowed", "a code can be used once at least");
    }
    Code code{.id = env.ids.next<CodeId>(),
              .brand_id = brand,
              .text = wanted.text,
              .percent = wanted.percent,
              .fixed_price = wanted.fixed_price,
              .products = wanted.products,
              .uses_allowed = wanted.uses_allowed,
              .issued_at = env.now(),
              .expires_at = wanted.expires_at};
    TRY(const bool written, insert(tx, code, std::nullopt));
    if (!written) {
        return fail(Errc::conflict, "there is a code already that reads like \"{}\"", wanted.text);
    }
    return code;
}

Result<std::optional<Code>> find_code(Tx& tx, const BrandId& brand, std::string_view text) {
    return query_code(tx, "where brand_id = $1 and canonical = $2", brand, canonical_code(text));
}

Result<std::optional<Code>> find_code_by_key(Tx& tx, const BrandId& brand,
                                             std::string_view unique_key) {
    return query_code(tx, "where brand_id = $1 and unique_key = $2", brand, unique_key);
}

Result<Code> load_code(Tx& tx, const CodeId& id) {
    TRY(auto code, query_code(tx, "where id = $1", id));
    if (!code) return fail(Errc::not_found, "there is no code {}", id);
    return std::move(*code);
}

Result<std::vector<Code>> list_codes(Tx& tx, const BrandId& brand, const ContactId& contact) {
    TRY(auto rows,
        tx.query<CodeRow>(fmt::format("{} where brand_id = $1 and contact_id = $2 order by id desc",
                                      kCodeColumns),
                          brand, contact));
    std::vector<Code> codes;
    for (CodeRow& row : rows) codes.push_back(code_of(std::move(row)));
    return codes;
}

Result<CodeFacts> load_code_facts(Tx& tx, const Code& code, const ContactId& contact,
                                  const CartId& besides) {
    TRY(const UseCount count,
        tx.load_one<UseCount>(
            "code use",
            "select count(*) as uses, count(case when contact_id = $2 then 1 end) as by_contact "
            "from code_uses where code_id = $1 and not exists (select 1 from orders "
            "where orders.id = code_uses.order_id and orders.cart_id = $3)",
            code.id, contact, besides));
    return CodeFacts{.code = code, .uses = count.uses, .used_by_contact = count.by_contact > 0};
}

Result<Code> check_code(Tx& tx, Time now, const BrandId& brand, const ContactId& contact,
                        std::string_view text, const std::vector<std::string>& products) {
    TRY(auto code, find_code(tx, brand, text));
    if (!code) return refused("There is no such code: check how it is spelled in the mail");
    TRY(const CodeFacts facts, load_code_facts(tx, *code, contact, {}));
    if (const auto no = refusal(facts, contact, products, now)) {
        return refused(explain(*no, *code));
    }
    return std::move(*code);
}

}  // namespace commerce
