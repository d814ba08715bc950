#include "web/api_world_test.hpp"

namespace web {
namespace {

using namespace std::chrono_literals;

class Auth : public ApiWorld {};
ON_BOTH_ENGINES(Auth);

TEST_P(Auth, ASignInLinkWorksOnce) {
    const auto link = link_for("ana@press.example", Role::owner);
    EXPECT_EQ(get(link).headers.value("Location"), "/");
    EXPECT_EQ(get("/api/v1/session").at("user").at("email").as_string(), "ana@press.example");
    cookies.clear();
    EXPECT_EQ(get(link).headers.value("Location"), "/sign-in?link=used");
    EXPECT_TRUE(cookies.empty());
    EXPECT_EQ(get("/api/v1/session").status, 401);
}

TEST_P(Auth, LookingAheadDoesNotSpendALink) {
    const auto link = link_for("ana@press.example", Role::owner);
    send(net::Method::head, link);
    EXPECT_EQ(get(link).headers.value("Location"), "/");
}

TEST_P(Auth, ASignInLinkExpiresAfterAnHour) {
    const auto link = link_for("ana@press.example", Role::owner);
    clock.advance(61min);
    get(link);
    EXPECT_EQ(get("/api/v1/session").status, 401);
}

TEST_P(Auth, ASessionEndsAfterTwoWeeksAndBySigningOut) {
    sign_in_as(Role::owner);
    EXPECT_EQ(get("/api/v1/session").status, 200);
    clock.advance(15 * 24h);
    EXPECT_EQ(get("/api/v1/session").status, 401);

    cookies.clear();
    sign_in_as(Role::owner);
    const auto before = cookies;
    EXPECT_EQ(send(net::Method::del, "/api/v1/session").status, 204);
    EXPECT_TRUE(cookies.empty());
    cookies = before;
    EXPECT_EQ(get("/api/v1/session").status, 401);
}

TEST_P(Auth, AChangeNeedsTheSessionsToken) {
    sign_in_as(Role::owner);
    csrf = "another";
    EXPECT_EQ(put("/api/v1/session/password", {{"password", "long enough 1"}}).status, 403);
    csrf.clear();
    EXPECT_EQ(put("/api/v1/session/password", {{"password", "long enough 1"}}).status, 403);
}

TEST_P(Auth, APasswordSignsInAndAWrongOneDoesNot) {
    sign_in_as(Role::owner);
    const auto weak = put("/api/v1/session/password", {{"password", "short"}});
    EXPECT_EQ(weak.status, 422);
    EXPECT_EQ(weak.at("field").as_string(), "password");
    EXPECT_EQ(put("/api/v1/session/password", {{"password", "long enough 1"}}).status, 204);

    cookies.clear();
    csrf.clear();
    const auto wrong =
        post("/api/v1/session", {{"email", "owner@press.example"}, {"password", "long enough 2"}});
    const auto unknown =
        post("/api/v1/session", {{"email", "who@press.example"}, {"password", "long enough 2"}});
    EXPECT_EQ(wrong.status, 401);
    EXPECT_EQ(unknown.status, 401);
    EXPECT_EQ(wrong.body, unknown.body);
    const auto right =
        post("/api/v1/session", {{"email", " Owner@press.example"}, {"password", "long enough 1"}});
    EXPECT_EQ(right.status, 200);
    EXPECT_FALSE(right.at("csrf_token").as_string().empty());
    EXPECT_EQ(get("/api/v1/session").status, 200);
}

TEST_P(Auth, GuessingIsSlowedDown) {
    int refused = 0;
    for (int i = 0; i < 12; ++i) {
        const auto reply =
            post("/api/v1/session", {{"email", "who@press.example"}, {"password", "x"}});
        refused += reply.status == 429;
    }
    EXPECT_EQ(refused, 2);
    clock.advance(16min);
    EXPECT_EQ(post("/api/v1/session", {{"email", "who@press.example"}, {"password", "x"}}).status,
              401);
}

TEST_P(Auth, OneAddressHasOneCountOfGuessesHoweverItIsWritten) {
    const auto guess = [&](int i, const std::string& email) {
        peer = fmt::format("192.0.2.{}", i);
        return post("/api/v1/session", {{"email", email}, {"password", "x"}}).status;
    };
    for (int i = 0; i < 10; ++i) {
        EXPECT_EQ(guess(i, i % 2 == 0 ? "ana@press.example" : " Ana@Press.example"), 401);
    }
    EXPECT_EQ(guess(10, "ANA@press.example"), 429);
    EXPECT_EQ(guess(11, "ben@press.example"), 401);
}

TEST_P(Auth, ANewPasswordEndsTheOtherSessions) {
    sign_in_as(Role::owner);
    const auto elsewhere = cookies;
    cookies.clear();
    sign_in_as(Role::viewer);
    const auto somebody_else = cookies;
    cookies.clear();
    sign_in_as(Role::owner);
    EXPECT_EQ(put("/api/v1/session/password", {{"password", "long enough 1"}}).status, 204);
    EXPECT_EQ(get("/api/v1/session").status, 200);
    cookies = elsewhere;
    EXPECT_EQ(get("/api/v1/session").status, 401);
    cookies = somebody_else;
    EXPECT_EQ(get("/api/v1/session").status, 200);
}

TEST_P(Auth, AKeyIsAllThatAProgramNeeds) {
    bearer = must(db().write(
        [&](store::Tx& tx) { return create_key(tx, env, "ci", Role::editor, env.now()); }));
    EXPECT_TRUE(bearer.starts_with("fl_"));
    EXPECT_EQ(get("/api/v1/brands").status, 200);
    // Without a token of a session: there is no browser that could be misled.
    EXPECT_EQ(post("/api/v1/demo/clock", {{"advance", "1h"}}).status, 404);
    bearer += "x";
    EXPECT_EQ(get("/api/v1/brands").status, 401);
    const auto twice = db().write(
        [&](store::Tx& tx) { return create_key(tx, env, "ci", Role::viewer, env.now()); });
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().code, base::Errc::conflict);
}

TEST_P(Auth, SecretsAreNotInTheDatabase) {
    const auto link = link_for("ana@press.example", Role::owner);
    const auto token = link.substr(std::string_view("/login/").size());
    const auto found = must(db().read([&](store::Tx& tx) {
        return tx.query<std::string>("select token_hash from sign_in_links where token_hash = $1",
                                     token);
    }));
    EXPECT_TRUE(found.empty());
}

}  // namespace
}  // namespace web
