#include "net/http.hpp"

#include <rapidcheck.h>

#include <gtest/gtest.h>

#include "net/http_writer.hpp"
#include "net/router.hpp"

namespace net {
namespace {

Request get(std::string path, Headers headers = {}) {
    Request request;
    request.segments = *decode_path(path);
    request.target = path;
    request.path = std::move(path);
    request.headers = std::move(headers);
    return request;
}

Request with_method(Method method, std::string path) {
    Request request = get(std::move(path));
    request.method = method;
    return request;
}

Router sample() {
    Router router;
    const auto say = [](std::string name) {
        return [name](const Request& request) {
            std::string text = name;
            for (const auto& [key, value] : request.params) text += ' ' + key + '=' + value;
            return net::text(text);
        };
    };
    router.get("/", say("home"));
    router.get("/b/{brand}", say("store"));
    router.get("/b/{brand}/{funnel}", say("funnel"));
    router.post("/b/{brand}/{funnel}", say("opt-in"));
    router.get("/b/{brand}/offers/{slug}", say("offer"));
    router.get("/b/demo/special", say("special"));
    router.get("/assets/{rest*}", say("asset"));
    router.del("/b/{id}", say("deletion"));
    return router;
}

std::string answer(const Request& request) {
    static const Router router = sample();
    return std::string{router.handle(request).body.view()};
}

TEST(Router, TheMoreLiteralRouteWins) {
    EXPECT_EQ(answer(get("/")), "home");
    EXPECT_EQ(answer(get("/b/demo")), "store brand=demo");
    EXPECT_EQ(answer(get("/b/demo/special")), "special");
    EXPECT_EQ(answer(get("/b/other/special")), "funnel brand=other funnel=special");
    // A literal that leads nowhere does not hide the parameter beside it.
    EXPECT_EQ(answer(get("/b/demo/offers/x")), "offer brand=demo slug=x");
    EXPECT_EQ(answer(get("/b/demo/offers")), "funnel brand=demo funnel=offers");
    EXPECT_EQ(answer(get("/assets/js/app.js")), "asset rest=js/app.js");
    EXPECT_EQ(answer(get("/assets")), "asset rest=");
    EXPECT_EQ(answer(with_method(Method::del, "/b/7")), "deletion id=7");
    EXPECT_EQ(answer(with_method(Method::head, "/b/x/y")), "funnel brand=x funnel=y");
}

TEST(Router, TellsAWrongMethodFromAnUnknownAddress) {
    const Router router = sample();
    const Response wrong = router.handle(with_method(Method::put, "/b/x/y"));
    EXPECT_EQ(wrong.status, 405);
    EXPECT_EQ(wrong.headers.value("Allow"), "GET, HEAD, POST, OPTIONS");
    EXPECT_EQ(router.handle(with_method(Method::options, "/b/x/y")).status, 204);
    EXPECT_EQ(router.handle(get("/nowhere")).status, 404);
    EXPECT_EQ(router.handle(get("/b//y")).status, 404);
}

TEST(Router, ASlashTooManyIsRedirectedButNeverToAnotherHost) {
    const Router router = sample();
    Request request = get("/b/demo/");
    request.target += "?utm=1";
    const Response moved = router.handle(request);
    EXPECT_EQ(moved.status, 308);
    EXPECT_EQ(moved.headers.value("Location"), "/b/demo?utm=1");
    EXPECT_EQ(router.handle(get("//b/")).status, 404);
}

TEST(Router, ARouteThatIsThereAlreadyIsABug) {
    Router router = sample();
    EXPECT_THROW(router.get("/b/{other}", [](const Request&) { return text("x"); }),
                 std::logic_error);
    EXPECT_THROW(router.get("no-slash", [](const Request&) { return text("x"); }),
                 std::logic_error);
}

// WHATWG URL standard, section 5.1.
TEST(Form, DecodesAsBrowsersDo) {
    const Fields form = *parse_form("a=b+c&d=%E2%82%AC&e&=f&&g=1=2&h=%zz&i=%ff%00");
    EXPECT_EQ(form.value("a"), "b c");
    EXPECT_EQ(form.value("d"), "€");
    EXPECT_EQ(form.find("e"), "");
    EXPECT_EQ(form.value(""), "f");
    EXPECT_EQ(form.value("g"), "1=2");
    EXPECT_EQ(form.value("h"), "%zz");
    EXPECT_EQ(form.value("i"), "\xEF\xBF\xBD\xEF\xBF\xBD");
    EXPECT_FALSE(form.find("x"));
    EXPECT_FALSE(parse_form("a&b&c", 2));
}

TEST(Form, WhatIsEncodedDecodesToTheSame) {
    EXPECT_TRUE(rc::check([](const std::vector<std::pair<std::string, std::string>>& pairs) {
        Fields fields;
        for (const auto& [name, value] : pairs) fields.add(scrub_utf8(name), scrub_utf8(value));
        const Fields again = *parse_form(encode_form(fields));
        RC_ASSERT(std::equal(fields.begin(), fields.end(), again.begin(), again.end()));
    }));
}

TEST(Form, IsReadFromAPostedBodyOnly) {
    Request request = get("/");
    request.body = "email=a%40b.test";
    EXPECT_FALSE(request.form());
    request.headers.set("content-type", "application/x-www-form-urlencoded; charset=UTF-8");
    EXPECT_EQ(request.form().value().value("email"), "a@b.test");
}

TEST(Utf8, KnowsWhatIsWellFormed) {
    for (const char* good : {"", "a", "é", "€", "😀", "\xED\x9F\xBF", "\xF4\x8F\xBF\xBF"}) {
        EXPECT_TRUE(is_utf8(good)) << good;
    }
    // Overlong forms, a surrogate, past the end of Unicode, cut short: Unicode 15, table 3-7.
    for (const char* bad : {"\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                            "\xF0\x80\x80\x80", "\xE2\x82", "\x80", "\xFF"}) {
        EXPECT_FALSE(is_utf8(bad));
    }
}

TEST(Response, AHeaderCannotSmuggleAnother) {
    const Response response = redirect("/x\r\nSet-Cookie: a=b");
    const std::string head = response_head(response, Framing::length, true, "now");
    EXPECT_EQ(head.find("\nSet-Cookie"), std::string::npos);
}

TEST(Response, CookiesSayHowLongAndForWhom) {
    Response response = no_content();
    response.set_cookie({.name = "s",
                         .value = "v",
                         .max_age = std::chrono::hours{1},
                         .secure = true,
                         .same_site = SameSite::strict});
    EXPECT_EQ(response.headers.value("Set-Cookie"),
              "s=v; Path=/; SameSite=Strict; Max-Age=3600; HttpOnly; Secure");
}

// RFC 9110 section 13.1.2.
TEST(Tagged, AKnownTagIsNotSentAgain) {
    const Response first = tagged(text("page"), get("/"));
    const std::string tag{first.headers.value("ETag")};
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(tag.size(), 24U);
    for (const std::string& known : {tag, "W/" + tag, "\"x,y\", " + tag, std::string{"*"}}) {
        const Response again = tagged(text("page"), get("/", {{"If-None-Match", known}}));
        EXPECT_EQ(again.status, 304) << known;
        EXPECT_TRUE(again.body.empty());
        EXPECT_EQ(again.headers.value("ETag"), tag);
    }
    EXPECT_EQ(tagged(text("other"), get("/", {{"If-None-Match", tag}})).status, 200);
    EXPECT_EQ(tagged(text("page"), get("/", {{"If-None-Match", "garbage"}})).status, 200);
}

struct RangeCase {
    const char* range;
    int status;
    const char* content_range;
    const char* body;
};

// RFC 9110 section 14.1.2, for ten bytes.
TEST(Ranged, ServesOneRange) {
    const std::vector<RangeCase> cases = {
        {"bytes=0-3", 206, "bytes 0-3/10", "0123"},
        {"bytes=8-", 206, "bytes 8-9/10", "89"},
        {"bytes=8-99999999999999999999999", 206, "bytes 8-9/10", "89"},
        {"bytes=-3", 206, "bytes 7-9/10", "789"},
        {"bytes=-99", 206, "bytes 0-9/10", "0123456789"},
        {"BYTES= 2-2", 206, "bytes 2-2/10", "2"},
        {"bytes=10-", 416, "bytes */10", nullptr},
        {"bytes=-0", 416, "bytes */10", nullptr},
        {"bytes=0-1,3-4", 200, "", "0123456789"},
        {"bytes=4-2", 200, "", "0123456789"},
        {"bytes=a-b", 200, "", "0123456789"},
        {"bytes=-", 200, "", "0123456789"},
        {"lines=1-2", 200, "", "0123456789"},
    };
    const auto shared = std::make_shared<const std::string>("0123456789");
    for (const RangeCase& expected : cases) {
        const Response response = ranged(text(shared), get("/", {{"Range", expected.range}}));
        EXPECT_EQ(response.status, expected.status) << expected.range;
        EXPECT_EQ(response.headers.value("Content-Range"), expected.content_range);
        if (expected.body) {
            EXPECT_EQ(response.body.view(), expected.body) << expected.range;
        }
    }
}

// RFC 9110 section 13.1.5.
TEST(Ranged, AChangedFileIsSentWhole) {
    const auto status = [](const char* if_range) {
        return ranged(text("0123456789").with("ETag", "\"v2\""),
                      get("/", {{"Range", "bytes=0-3"}, {"If-Range", if_range}}))
            .status;
    };
    EXPECT_EQ(status("\"v2\""), 206);
    EXPECT_EQ(status("\"v1\""), 200);
    EXPECT_EQ(status("W/\"v2\""), 200);
    EXPECT_EQ(status("Sun, 01 Mar 2026 09:30:00 GMT"), 200);
}

}  // namespace
}  // namespace net
