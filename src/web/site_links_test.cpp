// Clicks, opens, brand domains, and what scanners of mail must not set off.
#include "web/site_world_test.hpp"

namespace web {
namespace {

class MailLinks : public SiteWorld {
  protected:
    base::MessageId sent_message(const contacts::Contact& contact) {
        return ok(write([&](Tx& tx) {
                   content::Email document;
                   document.subject = content::pattern("Hello");
                   return mail::enqueue(tx, env,
                                        {.brand = brand.id,
                                         .contact = contact.id,
                                         .dedup_key = "one",
                                         .purpose = "sequence",
                                         .document = document,
                                         .context = {},
                                         .send_at = env.now()});
               }))
            .value();
    }
};

TEST_P(MailLinks, AClickIsRecordedAndLeadsToItsTarget) {
    publish();
    Browser browser(router);
    const auto contact = opted_in(browser, "ada@example.org");
    const auto message = sent_message(contact);
    clock.advance(1h);
    const auto target = links->store(brand.slug);
    const auto went = browser.get(path_of(tracking.click_url(message, target, env.now())));
    EXPECT_EQ(went.status, 302);
    EXPECT_EQ(went.headers.value("Location"), target);
    EXPECT_EQ(happened("email.clicked"), 1);
    const auto pixel = browser.get(path_of(tracking.open_url(message, env.now())));
    EXPECT_EQ(pixel.headers.value("Content-Type"), "image/gif");
    EXPECT_EQ(pixel.body.size(), 43U);
    EXPECT_EQ(happened("email.opened"), 1);
    EXPECT_EQ(browser.get("/c/forged").status, 400);
    EXPECT_EQ(browser.get("/o/forged").status, 200);
}

TEST_P(MailLinks, AnExpiredConfirmLinkSaysSoAndConfirmsNobody) {
    publish();
    Browser browser(router);
    browser.get(at(""));
    browser.post(at(""),
                 {{"token", browser.token()}, {"email", "ada@example.org"}, {"consent", "yes"}});
    const auto contact = reader("ada@example.org");
    const auto link = links->confirm(contact.id, lead_of(contact.id).id.str(), env.now());
    clock.advance(24h * 15);
    EXPECT_EQ(browser.get(path_of(link)).status, 410);
    EXPECT_EQ(happened("lead.confirmed"), 0);
}

TEST_P(MailLinks, ABrandsOwnDomainIsAnAliasOfItsPages) {
    brand.domain = "books.example.org";
    ok(write([&](Tx& tx) { return content::save_brand(tx, brand, env.now()); }));
    publish();
    const net::Handler site =
        with_brand_domains([&](const net::Request& request) { return router(request); }, *services);
    const auto status = [&](const std::string& host, const std::string& path) {
        net::Request request;
        request.target = path;
        request.path = path;
        request.segments = net::decode_path(path).value();
        request.host = host;
        return site(request).status;
    };
    EXPECT_EQ(status("books.example.org", "/"), 200);
    EXPECT_EQ(status("books.example.org:8080", "/tax/offer"), 200);
    EXPECT_EQ(status("books.example.org", "/b/information_asymmetry/tax"), 200);
    EXPECT_EQ(status("books.example.org", "/robots.txt"), 200);
    EXPECT_EQ(status("other.example.org", "/tax/offer"), 404);
}

ON_BOTH_ENGINES(MailLinks);

}  // namespace
}  // namespace web
