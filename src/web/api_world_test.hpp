// Two books of the demo brand, launched in process: their drafts wait for review, and a client of
// the admin API asks about them, on either engine.
#pragma once

#include <map>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "commerce/test_provider.hpp"
#include "support/databases.hpp"
#include "web/api.hpp"
#include "web/auth.hpp"

namespace web {

// The value, or a failure that says why.
template <class T>
T must(base::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(result).value();
}

struct Reply {
    int status = 0;
    std::string body;
    net::Headers headers;

    base::Json json() const { return must(base::parse_json(body)); }
    // A member of the answer, which is an object.
    base::Json at(std::string_view name) const { return json().at(name); }
};

class ApiWorld : public support::OnBothEngines {
  protected:
    void SetUp() override;

    // Reads and drafts; slow, so only where a test needs drafts.
    void launch();

    Reply send(net::Method method, const std::string& target, const std::string& body = {});
    Reply get(const std::string& target) { return send(net::Method::get, target); }
    Reply post(const std::string& target, const base::Json& body) {
        return send(net::Method::post, target, base::compact(body));
    }
    Reply put(const std::string& target, const base::Json& body) {
        return send(net::Method::put, target, base::compact(body));
    }

    std::string link_for(const std::string& email, Role role);
    // By a one-time link; from then on with its cookie and CSRF token.
    void sign_in_as(Role role);
    // Of the queue: the first draft of that kind.
    base::Json draft_of(std::string_view kind);

    static constexpr std::string_view kBrand = "/api/v1/brands/information_asymmetry";

    base::ManualClock clock{base::parse_time("2026-03-02T09:00:00Z").value()};
    base::SeededRandom random{7};
    base::IdSource ids{clock, random};
    base::Env env{clock, ids, random};
    base::TokenSigner signer{"a key for tests"};
    mail::Tracking tracking{signer, "http://site.test", true};
    std::unique_ptr<commerce::TestProvider> provider;
    std::unique_ptr<Services> services;
    net::Router router;

    std::string peer = "192.0.2.7";
    std::map<std::string, std::string> cookies;
    std::string csrf;
    std::string bearer;
};

}  // namespace web
