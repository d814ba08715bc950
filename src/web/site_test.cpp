// A reader's way through the site, from the opt-in to the library.
#include "base/strings.hpp"
#include "web/site_world_test.hpp"

namespace web {
namespace {

class PublicSite : public SiteWorld {};

TEST_P(PublicSite, NothingIsReachableBeforeItIsApproved) {
    Browser browser(router);
    for (const std::string& path :
         {at(""), at("/thank-you"), at("/checkout"), at("/offer"), at("/bundle"),
          std::string("/b/information_asymmetry"),
          std::string("/b/information_asymmetry/offers/bundle"),
          std::string("/b/information_asymmetry/offers/bundle/checkout"), std::string("/b/no")}) {
        EXPECT_EQ(browser.get(path).status, 404) << path;
    }
    EXPECT_EQ(browser.post(at(""), {{"email", "ada@example.org"}}).status, 404);
    EXPECT_EQ(count("select count(*) from contacts"), 0);
}

TEST_P(PublicSite, TheWholeWayFromTheOptInToTheLibrary) {
    publish();
    Browser browser(router);
    ASSERT_EQ(browser.get(at("?utm_source=newsletter")).status, 200);
    auto sent = browser.post(at(""), {{"token", browser.token()},
                                      {"email", "ada@example.org"},
                                      {"first_name", "Ada"},
                                      {"consent", "yes"}});
    ASSERT_EQ(sent.status, 303) << browser.page();
    EXPECT_EQ(sent.headers.value("Location"), at("/thank-you"));
    const auto contact = reader("ada@example.org");
    const auto lead = lead_of(contact.id);
    EXPECT_EQ(mails("confirm").size(), 1U);
    EXPECT_EQ(base::compact(lead.source), R"({"utm_source":"newsletter"})");

    const std::string confirm = path_of(links->confirm(contact.id, lead.id.str(), env.now()));
    EXPECT_EQ(browser.get(confirm).headers.value("Location"), at("/thank-you"));
    EXPECT_EQ(browser.get(confirm).status, 303);
    EXPECT_EQ(happened("lead.confirmed"), 1);
    ASSERT_EQ(browser.get(at("/thank-you")).status, 200);
    EXPECT_TRUE(browser.shows("Offer low_ticket for $7.99"));
    EXPECT_TRUE(browser.shows("/checkout?offer=low_ticket"));

    const auto code = ok(write([&](Tx& tx) {
        return commerce::issue_code(
            tx, env, brand.id, contact.id,
            {.key = "welcome", .percent = 10, .fixed_price = {}, .valid_for = 48h, .products = {}},
            "welcome");
    }));
    ASSERT_EQ(browser.get(at("/checkout?offer=low_ticket")).status, 200);
    EXPECT_TRUE(browser.shows("Test mode: no money moves"));
    auto applied = browser.post(at("/checkout"), {{"token", browser.token()},
                                                  {"quantity", "1"},
                                                  {"bump", "yes"},
                                                  {"code", code.text},
                                                  {"apply_code", "yes"}});
    ASSERT_EQ(applied.status, 303) << browser.page();
    ASSERT_EQ(browser.follow(applied).status, 200);
    EXPECT_TRUE(browser.shows(code.text));

    net::Fields payment{{"token", browser.token()},
                        {"quantity", "1"},
                        {"bump", "yes"},
                        {"code", code.text},
                        {"email", "ada@example.org"},
                        {"card_number", "4242 4242 4242 4242"},
                        {"card_expiry", "12/34"},
                        {"card_cvc", "123"}};
    const auto paid = browser.post(at("/checkout"), payment);
    ASSERT_EQ(paid.status, 303) << browser.page();
    EXPECT_EQ(paid.headers.value("Location"), at("/bundle"));
    EXPECT_EQ(browser.post(at("/checkout"), payment).status, 303);
    EXPECT_EQ(count("select count(*) from orders"), 1);

    ASSERT_EQ(browser.get(at("/bundle")).status, 200);
    const auto accepted =
        browser.post(at("/bundle"), {{"token", browser.token()}, {"offer", "upsell"}});
    ASSERT_EQ(accepted.status, 303) << browser.page();
    EXPECT_EQ(accepted.headers.value("Location"), at("/confirmation"));
    EXPECT_EQ(count("select count(*) from orders where parent_id is not null"), 1);
    ASSERT_EQ(browser.follow(accepted).status, 200) << browser.page();
    EXPECT_TRUE(browser.shows("/library/files/book%3Ahealth/epub"));
    const std::string file = "/library/files/book%3Atax/epub?brand=information_asymmetry";
    EXPECT_EQ(browser.get(file).status, 200);
    EXPECT_EQ(browser.page(), "bytes of book:tax");

    Browser stranger(router);
    EXPECT_EQ(stranger.get(file).status, 303);
    Browser elsewhere(router);
    const auto in = elsewhere.get(path_of(links->library(contact.id, env.now(), 1h)));
    ASSERT_EQ(in.status, 303);
    ASSERT_EQ(elsewhere.follow(in).status, 200) << elsewhere.page();
    EXPECT_TRUE(elsewhere.shows("The loans book"));
    EXPECT_EQ(elsewhere.get(file).status, 200);
    EXPECT_EQ(happened("user.signed_in"), 1);
}

TEST_P(PublicSite, TheDiscountShownIsTheOneThatIsChargedWithTheAdditionAndWithout) {
    publish();
    Browser browser(router);
    const auto contact = opted_in(browser, "ada@example.org");
    const auto code = ok(write([&](Tx& tx) {
        return commerce::issue_code(
            tx, env, brand.id, contact.id,
            {.key = "welcome", .percent = 10, .fixed_price = {}, .valid_for = 48h, .products = {}},
            "welcome");
    }));
    ASSERT_EQ(browser.get(at("/checkout?offer=main&code=" + code.text)).status, 200);
    const auto minor_after = [&](const std::string& mark) {
        const auto row = browser.page().find(mark);
        if (row == std::string::npos) throw std::runtime_error("no " + mark);
        const auto dollar = browser.page().find('$', row);
        const auto amount = browser.page().substr(dollar + 1, 6);
        return std::llround(std::stod(amount) * 100);
    };
    const auto without = minor_after("<tr class=\"no-bump\"><th scope=\"row\">Code ");
    const auto with = minor_after("<tr class=\"if-bump\"><th scope=\"row\">Code ");
    // A tenth of the addition's $7.00.
    EXPECT_EQ(with - without, 70);
    EXPECT_EQ(minor_after("<span class=\"no-bump\">"), 1499 - without);
    EXPECT_EQ(minor_after("<span class=\"if-bump\">"), 1499 + 700 - with);

    // The box was ticked after the page was made: what it showed for that is what is charged.
    const net::Fields form{{"token", browser.token()},
                           {"quantity", "1"},
                           {"bump", "yes"},
                           {"code", code.text},
                           {"email", "ada@example.org"},
                           {"card_number", "4242 4242 4242 4242"},
                           {"card_expiry", "12/34"},
                           {"card_cvc", "123"}};
    ASSERT_EQ(browser.post(at("/checkout"), form).status, 303) << browser.page();
    EXPECT_EQ(count("select total_minor from orders"), 1499 + 700 - with);
}

TEST_P(PublicSite, ADeclinedCardIsExplainedBesideTheFormAndCanBeReplaced) {
    publish();
    Browser browser(router);
    ASSERT_EQ(browser.get(at("/checkout")).status, 200) << browser.page();
    const auto declined =
        browser.post(at("/checkout"), payment(browser, "ada@example.org", "4000 0000 0000 0002"));
    EXPECT_EQ(declined.status, 422);
    EXPECT_TRUE(browser.shows("declined")) << browser.page();
    EXPECT_FALSE(browser.shows("4000000000000002"));
    EXPECT_EQ(browser.post(at("/checkout"), payment(browser, "ada@example.org")).status, 303);
}

TEST_P(PublicSite, AfterTheWindowTheRegularPriceIsChargedOnlyWhenAgreedTo) {
    publish();
    Browser browser(router);
    opted_in(browser, "ada@example.org");
    ASSERT_EQ(browser.get(at("/checkout?offer=low_ticket")).status, 200);
    EXPECT_TRUE(browser.shows("$7.99"));
    // The page stays open; the token of its form is renewed by a look one hour before the end.
    clock.advance(47h);
    ASSERT_EQ(browser.get(at("/checkout?offer=low_ticket")).status, 200);
    clock.advance(2h);
    const auto asked = browser.post(at("/checkout"), payment(browser, "ada@example.org"));
    EXPECT_EQ(asked.status, 409);
    EXPECT_TRUE(browser.shows("The total has changed")) << browser.page();
    EXPECT_EQ(count("select count(*) from orders"), 0);
    EXPECT_EQ(browser.post(at("/checkout"), payment(browser, "ada@example.org")).status, 303);
    EXPECT_EQ(count("select total_minor from orders"), 1499);
}

TEST_P(PublicSite, DecliningTheBundleLeadsToTheSecondBookOnce) {
    publish();
    Browser browser(router);
    browser.get(at("/checkout"));
    browser.post(at("/checkout"), payment(browser, "ada@example.org"));
    const auto declined = browser.get(at("/bundle?declined=1"));
    EXPECT_EQ(declined.headers.value("Location"), at("/second-book"));
    EXPECT_EQ(browser.get(at("/bundle")).headers.value("Location"), at("/second-book"));
    ASSERT_EQ(browser.get(at("/second-book")).status, 200);
    EXPECT_EQ(browser.get(at("/second-book?declined=1")).headers.value("Location"),
              at("/confirmation"));
}

TEST_P(PublicSite, UnsubscribingTakesAPost) {
    publish();
    Browser browser(router);
    const auto contact = opted_in(browser, "ada@example.org");
    const std::string leave = path_of(tracking.unsubscribe_url(contact.id, {}));
    const auto may = [&] {
        return ok(read([&](Tx& tx) {
                   return contacts::may_mail(tx, contact.id, content::MessageClass::promotional);
               }))
            .allowed;
    };
    EXPECT_EQ(browser.get(leave).status, 200);
    EXPECT_TRUE(may());
    EXPECT_EQ(browser.post(leave, {{"List-Unsubscribe", "One-Click"}}).status, 200);
    EXPECT_FALSE(may());
    EXPECT_EQ(browser.post(leave, {}).status, 200);
    EXPECT_EQ(happened("email.unsubscribed"), 1);
}

TEST_P(PublicSite, TheOptInFormKeepsWhatWasTypedAndTrapsScripts) {
    publish();
    Browser browser(router);
    browser.get(at(""));
    const auto wrong = browser.post(
        at(""), {{"token", browser.token()}, {"email", "ada at home"}, {"first_name", "Ada"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(browser.shows("ada at home"));
    EXPECT_EQ(browser
                  .post(at(""), {{"token", browser.token()},
                                 {"email", "bot@example.org"},
                                 {"consent", "yes"},
                                 {"website", "http://spam.example"}})
                  .status,
              303);
    EXPECT_EQ(browser.post(at(""), {{"email", "ada@example.org"}, {"consent", "yes"}}).status, 422);
    EXPECT_EQ(count("select count(*) from contacts"), 0);
}

TEST_P(PublicSite, ADownloadLinkServesItsFilesAndRenewsItselfByMail) {
    publish();
    Browser browser(router);
    const auto contact = opted_in(browser, "ada@example.org");
    const std::string link = path_of(links->download(lead_of(contact.id).id.str(), env.now()));
    ASSERT_EQ(browser.get(link).status, 200);
    EXPECT_TRUE(browser.shows(link + "/pdf"));
    EXPECT_EQ(browser.get(link + "/pdf").status, 200);
    EXPECT_EQ(happened("lead.magnet_downloaded"), 1);
    EXPECT_EQ(browser.get("/d/forged").status, 400);
    clock.advance(24h * 31);
    EXPECT_EQ(browser.get(link + "/pdf").status, 410);
    EXPECT_EQ(browser.post(link, {}).status, 200);
    EXPECT_EQ(browser.post(link, {}).status, 200);
    EXPECT_EQ(mails("download").size(), 1U);
}

TEST_P(PublicSite, AskingForTheLibraryAnswersTheSameForKnownAndUnknownAddresses) {
    publish();
    Browser browser(router);
    opted_in(browser, "ada@example.org");
    const std::string library = "/library?brand=information_asymmetry";
    browser.get(library);
    const std::string token = browser.token();
    browser.post(library, {{"token", token}, {"email", "ada@example.org"}});
    const std::string known = browser.page();
    browser.post(library, {{"token", token}, {"email", "eve@example.org"}});
    EXPECT_EQ(browser.page(), base::replace_all(known, "ada@example.org", "eve@example.org"));
    EXPECT_EQ(mails("sign_in").size(), 1U);
}

TEST_P(PublicSite, AMailsLinkBringsItsCodeAndAReviewIsKeptOnce) {
    publish();
    Browser browser(router);
    const auto contact = opted_in(browser, "ada@example.org");
    const auto code = ok(write([&](Tx& tx) {
        return commerce::issue_code(
            tx, env, brand.id, contact.id,
            {.key = "welcome", .percent = 20, .fixed_price = {}, .valid_for = 48h, .products = {}},
            "w");
    }));
    Browser other(router);
    const auto went = other.get(path_of(
        links->go(contact.id, brand.slug, "tax", "offer", code.text, "book:loans", env.now())));
    EXPECT_EQ(went.headers.value("Location"), at("/offer"));
    ASSERT_EQ(other.follow(went).status, 200);
    ASSERT_EQ(other.get(at("/checkout?offer=main")).status, 200);
    EXPECT_TRUE(other.shows(code.text));
    EXPECT_TRUE(other.shows("ada@example.org"));
    EXPECT_TRUE(other.shows("The loans book"));
    EXPECT_EQ(happened("purchase.started"), 1);

    const auto cart =
        ok(read([&](Tx& tx) { return tx.load_one<std::string>("cart", "select id from carts"); }));
    Browser third(router);
    const auto back = third.get(path_of(links->cart(cart, code.text, env.now())));
    ASSERT_EQ(third.follow(back).status, 200) << third.page();
    EXPECT_TRUE(third.shows("ada@example.org"));
    EXPECT_EQ(count("select count(*) from carts"), 1);

    const std::string review = path_of(links->review(contact.id, "tax", env.now()));
    ASSERT_EQ(other.get(review).status, 200);
    EXPECT_EQ(other.post(review, {{"text", "Good."}}).status, 422);
    EXPECT_EQ(other.post(review, {{"stars", "4"}, {"text", "Good."}}).status, 200);
    EXPECT_EQ(other.post(review, {{"stars", "5"}, {"text", "Better."}}).status, 200);
    EXPECT_EQ(count("select stars from reader_reviews"), 5);
}

TEST_P(PublicSite, OfferPagesSellInTheirOwnCheckout) {
    publish();
    Browser browser(router);
    const std::string page = "/b/information_asymmetry/offers/bundle";
    ASSERT_EQ(browser.get(page).status, 200) << browser.page();
    ASSERT_EQ(browser.get(page + "/checkout?offer=bundle").status, 200) << browser.page();
    const auto paid = browser.post(page + "/checkout", payment(browser, "ada@example.org"));
    ASSERT_EQ(paid.status, 303) << browser.page();
    ASSERT_EQ(browser.follow(paid).status, 200) << browser.page();
    EXPECT_TRUE(browser.shows("/library/files/book%3Apay/epub"));
}

TEST_P(PublicSite, TheStoreCoversAndSitemapShowWhatIsLive) {
    publish();
    Browser browser(router);
    const auto store = browser.get("/b/information_asymmetry");
    ASSERT_EQ(store.status, 200);
    EXPECT_NE(store.headers.value("Content-Security-Policy"), "");
    EXPECT_TRUE(browser.shows(at("/offer")));
    const auto cover = browser.get("/b/information_asymmetry/covers/tax.png");
    EXPECT_EQ(cover.status, 200);
    EXPECT_EQ(cover.headers.value("Content-Type"), "image/png");
    browser.get("/sitemap.xml");
    EXPECT_TRUE(browser.shows("http://site.test" + at("/offer")));
    EXPECT_EQ(browser.get("/b/information_asymmetry/privacy").status, 200);
    EXPECT_EQ(browser.get(at("/no-such-step")).status, 404);
}

ON_BOTH_ENGINES(PublicSite);

}  // namespace
}  // namespace web
