// A brand with three books and one live funnel, the site's router, and a browser that keeps
// cookies: everything in process, on either engine.
#pragma once

#include <gtest/gtest.h>

#include "books/migrations.hpp"
#include "books/repository.hpp"
#include "commerce/check_money.hpp"
#include "commerce/codes.hpp"
#include "commerce/entitlements.hpp"
#include "commerce/handlers.hpp"
#include "commerce/migrations.hpp"
#include "commerce/offers.hpp"
#include "commerce/test_provider.hpp"
#include "contacts/consent.hpp"
#include "contacts/contacts.hpp"
#include "contacts/may_mail.hpp"
#include "contacts/migrations.hpp"
#include "content/brand_repository.hpp"
#include "content/migrations.hpp"
#include "content/quiz.hpp"
#include "events/event_log.hpp"
#include "events/migrations.hpp"
#include "funnels/leads.hpp"
#include "funnels/publish.hpp"
#include "mail/messages.hpp"
#include "mail/migrations.hpp"
#include "support/databases.hpp"
#include "web/links.hpp"
#include "web/site.hpp"
#include "web/site_review.hpp"

namespace web {

using store::Tx;
using namespace std::chrono_literals;

template <class T>
T ok(base::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(result).value();
}
inline void ok(base::Result<> result) {
    if (!result) throw std::runtime_error(result.error().message);
}

// One person's browser.
class Browser {
  public:
    explicit Browser(const net::Router& router) : router_(router) {}

    net::Response get(const std::string& target) { return send(net::Method::get, target, {}); }
    net::Response post(const std::string& target, const net::Fields& form) {
        return send(net::Method::post, target, net::encode_form(form));
    }
    // The page after one redirect.
    net::Response follow(const net::Response& response) {
        return get(std::string(response.headers.value("Location")));
    }
    // The anti-forgery token of the page that was shown last.
    std::string token() const {
        const std::string mark = "name=\"token\" value=\"";
        const auto start = page_.find(mark);
        if (start == std::string::npos) throw std::runtime_error("no form in: " + page_);
        const auto from = start + mark.size();
        return page_.substr(from, page_.find('"', from) - from);
    }
    const std::string& page() const { return page_; }
    bool shows(std::string_view text) const { return page_.find(text) != std::string::npos; }

  private:
    net::Response send(net::Method method, const std::string& target, std::string body);

    const net::Router& router_;
    std::map<std::string, std::string> cookies_;
    std::string page_;
};

class SiteWorld : public support::OnBothEngines {
  protected:
    static constexpr std::string_view kBase = "/b/information_asymmetry/tax";

    void SetUp() override;
    void TearDown() override;

    void publish();
    // The same funnel, giving away a quiz.
    void publish_quiz(const content::Quiz& quiz);

    template <class Fn>
    std::invoke_result_t<Fn&, Tx&> write(Fn&& fn) {
        return db().write(fn);
    }
    template <class Fn>
    std::invoke_result_t<Fn&, Tx&> read(Fn&& fn) {
        return db().read(fn);
    }

    std::string at(std::string_view path) const { return std::string(kBase) + std::string(path); }
    contacts::Contact reader(const std::string& email);
    funnels::Lead lead_of(const base::ContactId& contact);
    std::int64_t count(std::string_view sql);
    std::int64_t happened(std::string_view kind);
    std::vector<mail::Message> mails(std::string_view purpose);
    // The path of an address of this site.
    std::string path_of(const std::string& url) const;

    // Opts in and confirms.
    contacts::Contact opted_in(Browser& browser, const std::string& email);
    net::Fields payment(const Browser& browser, const std::string& email,
                        const std::string& card = "4242 4242 4242 4242") const;

    base::ManualClock clock{base::parse_time("2026-03-02T09:00:00Z").value()};
    base::SeededRandom random{7};
    base::IdSource ids{clock, random};
    base::Env env{clock, ids, random};
    base::TokenSigner signer{"a key for tests"};
    mail::Tracking tracking{signer, "http://site.test", true};
    content::Brand brand;
    std::unique_ptr<commerce::TestProvider> provider;
    std::unique_ptr<Services> services;
    std::unique_ptr<Links> links;
    net::Router router;
};

}  // namespace web
