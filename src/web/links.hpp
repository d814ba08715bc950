// The public addresses that mails and pages lead to, and the signed tokens in them. One place, so
// that who writes a link and who answers it agree.
#pragma once

#include <string>
#include <string_view>

#include "base/crypto.hpp"
#include "base/id.hpp"

namespace web {

using base::Time;

class Links {
  public:
    Links(const base::TokenSigner& signer, std::string public_url)
        : signer_(signer), url_(std::move(public_url)) {}

    std::string store(std::string_view brand) const;                            // /b/BRAND
    std::string funnel(std::string_view brand, std::string_view funnel) const;  // /b/BRAND/FUNNEL
    std::string step(std::string_view brand, std::string_view funnel, std::string_view path) const;
    std::string offer(std::string_view brand, std::string_view key) const;  // /b/BRAND/offers/KEY

    // /confirm/TOKEN; two weeks.
    std::string confirm(const base::ContactId& contact, std::string_view lead, Time now) const;
    // /d/TOKEN: the lead magnet's files; 30 days.
    std::string download(std::string_view lead, Time now) const;
    // /library/TOKEN signs the reader in; 30 days in receipts, 1 hour in sign-in mails.
    std::string library(const base::ContactId& contact, Time now, base::Duration valid) const;
    // /review/TOKEN; 90 days.
    std::string review(const base::ContactId& contact, std::string_view book, Time now) const;
    // /quiz/TOKEN: the result of an attempt; 90 days.
    std::string quiz_result(std::string_view attempt, Time now) const;
    // /cart/TOKEN: back to the checkout as it was left; applies the code; 30 days.
    std::string cart(std::string_view cart, std::string_view code, Time now) const;
    // /go/TOKEN: a mail's link to a step, which carries who reads, the code and the bonus with it.
    std::string go(const base::ContactId& contact, std::string_view brand, std::string_view funnel,
                   std::string_view path, std::string_view code, std::string_view bonus,
                   Time now) const;

    struct Confirm {
        base::ContactId contact;
        std::string lead;
    };
    struct Review {
        base::ContactId contact;
        std::string book;
    };
    struct Cart {
        std::string cart;
        std::string code;
    };
    struct Go {
        base::ContactId contact;
        std::string brand;
        std::string funnel;
        std::string path;
        std::string code;
        std::string bonus;
    };
    // Errors of all: invalid (damaged), rejected (expired; the message says when).
    base::Result<Confirm> read_confirm(std::string_view token, Time now) const;
    base::Result<std::string> read_download(std::string_view token, Time now) const;
    base::Result<base::ContactId> read_library(std::string_view token, Time now) const;
    base::Result<Review> read_review(std::string_view token, Time now) const;
    base::Result<std::string> read_quiz_result(std::string_view token, Time now) const;
    base::Result<Cart> read_cart(std::string_view token, Time now) const;
    base::Result<Go> read_go(std::string_view token, Time now) const;

  private:
    std::string signed_url(std::string_view path, std::string_view purpose,
                           const std::vector<std::string>& parts, Time now,
                           base::Duration valid) const;
    base::Result<std::vector<std::string>> read(std::string_view purpose, std::string_view token,
                                                std::size_t parts, Time now) const;

    const base::TokenSigner& signer_;
    std::string url_;
};

}  // namespace web
