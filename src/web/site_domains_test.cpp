// A brand's own domain: the same pages, and no trace of "/b/BRAND" in them.
#include "web/site_world_test.hpp"

namespace web {
namespace {

class OwnDomain : public SiteWorld {
  protected:
    void SetUp() override {
        SiteWorld::SetUp();
        brand.domain = "books.example";
        ok(write([&](Tx& tx) { return content::save_brand(tx, brand, env.now()); }));
        publish();
        handler = with_brand_domains(
            [this](const net::Request& request) { return router.handle(request); }, *services);
    }

    net::Response get(const std::string& host, const std::string& target) {
        net::Request request;
        request.target = target;
        request.path = target.substr(0, target.find('?'));
        request.segments = net::decode_path(request.path).value();
        if (target != request.path) {
            request.query = net::parse_form(target.substr(request.path.size() + 1)).value();
        }
        request.host = host;
        request.peer = "192.0.2.7";
        return handler(request);
    }
    std::string page(const std::string& target) {
        const auto response = get("books.example", target);
        EXPECT_EQ(response.status, 200) << target;
        return std::string(response.body.view());
    }

    net::Handler handler;
};
ON_BOTH_ENGINES(OwnDomain);

TEST_P(OwnDomain, ShowsTheSamePagesAtItsRoot) {
    for (const std::string path :
         {"", "/tax", "/tax/thank-you", "/tax/offer", "/offers/bundle", "/privacy", "/imprint"}) {
        const auto shared = get("site.test", "/b/information_asymmetry" + path);
        EXPECT_EQ(shared.status, 200) << path;
        EXPECT_EQ(get("books.example", path.empty() ? "/" : path).status, 200) << path;
        EXPECT_EQ(get("books.example:8080", path.empty() ? "/" : path).status, 200) << path;
    }
    EXPECT_EQ(get("books.example", "/nothing").status, 404);
}

TEST_P(OwnDomain, LeadsToItsOwnAddressesOnly) {
    for (const std::string path :
         {"/", "/tax", "/tax/thank-you", "/tax/offer", "/offers/bundle", "/privacy"}) {
        EXPECT_EQ(page(path).find("/b/information_asymmetry"), std::string::npos) << path;
    }
    EXPECT_NE(page("/").find("href=\"/tax\""), std::string::npos);
    EXPECT_NE(page("/privacy").find("href=\"/\""), std::string::npos);
    EXPECT_NE(page("/tax").find("href=\"http://books.example/tax\""), std::string::npos);
    EXPECT_NE(page("/").find("src=\"/covers/tax.png\""), std::string::npos);
    EXPECT_EQ(get("books.example", "/covers/tax.png").headers.value("Content-Type"), "image/png");
}

TEST_P(OwnDomain, SendsReadersOnWithinItself) {
    const auto go =
        links->go(base::ContactId{ids.next_text()}, brand.slug, "tax", "offer", "", "", env.now());
    EXPECT_EQ(get("books.example", path_of(go)).headers.value("Location"), "/tax/offer");
    const auto home =
        links->go(base::ContactId{ids.next_text()}, brand.slug, "gone", "", "", "", env.now());
    EXPECT_EQ(get("books.example", path_of(home)).headers.value("Location"), "/");
}

TEST_P(OwnDomain, LeavesOtherHostsAndOtherFilesAsTheyAre) {
    const auto store = get("site.test", "/b/information_asymmetry");
    EXPECT_NE(store.body.view().find("href=\"/b/information_asymmetry/tax\""),
              std::string_view::npos);
    EXPECT_NE(get("books.example", "/sitemap.xml").body.view().find("/b/information_asymmetry"),
              std::string_view::npos);
}

}  // namespace
}  // namespace web
