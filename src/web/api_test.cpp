#include "contacts/contacts.hpp"
#include "content/brand_repository.hpp"
#include "events/event_log.hpp"
#include "events/kinds.hpp"
#include "mail/messages.hpp"
#include "web/api_world_test.hpp"

namespace web {
namespace {

class AdminApi : public ApiWorld {};
ON_BOTH_ENGINES(AdminApi);

std::string text(const base::Json& json, std::string_view name) {
    return std::string(json.at(name).as_string());
}

TEST_P(AdminApi, SaysThatItIsUpAndWhatItCanDo) {
    EXPECT_EQ(get("/api/v1/health").at("status").as_string(), "ok");
    const auto document = get("/api/v1/openapi.json");
    EXPECT_EQ(document.at("openapi").as_string(), "3.1.0");
    const auto nothing = get("/api/v1/nothing");
    EXPECT_EQ(nothing.status, 404);
    EXPECT_EQ(nothing.headers.value("Content-Type"), "application/problem+json");
}

TEST_P(AdminApi, EveryPathOfTheContractIsAnsweredAndClosedToStrangers) {
    const auto paths = get("/api/v1/openapi.json").at("paths").as_object();
    EXPECT_GT(paths.size(), 25u);
    for (const auto& [path, operations] : paths) {
        std::string target(path);
        for (auto open = target.find('{'); open != std::string::npos; open = target.find('{')) {
            target.replace(open, target.find('}') - open + 1, "x");
        }
        for (const auto& [name, operation] : operations.as_object()) {
            const auto method = name == "get"    ? net::Method::get
                                : name == "post" ? net::Method::post
                                : name == "put"  ? net::Method::put
                                                 : net::Method::del;
            const bool open = target == "/api/v1/health" || target == "/api/v1/openapi.json" ||
                              (target == "/api/v1/session" && name == "post");
            const auto reply = send(method, target);
            if (open) {
                EXPECT_NE(reply.status, 401) << name << ' ' << target;
            } else {
                EXPECT_EQ(reply.status, 401) << name << ' ' << target;
            }
        }
    }
}

TEST_P(AdminApi, ListsOfALaunchedBrandHoldItsDrafts) {
    launch();
    sign_in_as(Role::viewer);
    EXPECT_EQ(get("/api/v1/brands").json().at(0).at("pending_reviews").as_int64(), 13);
    const std::string brand(kBrand);
    EXPECT_EQ(get(brand + "/lead-magnets").json().as_array().size(), 2u);
    EXPECT_EQ(get(brand + "/funnels").json().as_array().size(), 2u);
    EXPECT_EQ(get(brand + "/sequences").json().as_array().size(), 6u);
    EXPECT_EQ(get(brand + "/offers").json().as_array().size(), 3u);
    EXPECT_EQ(get(brand + "/reviews?status=approved").json().as_array().size(), 0u);
    EXPECT_EQ(get(brand + "/contacts").at("total").as_int64(), 0);
    EXPECT_EQ(get(brand + "/messages").at("next").as_string(), "");
    EXPECT_EQ(get(brand + "/activity").at("items").as_array().size(), 0u);
    const auto overview = get(brand + "/overview");
    EXPECT_EQ(overview.at("total_leads").at("spark").as_array().size(), 30u);
    EXPECT_TRUE(overview.at("open_rate").at("previous").is_null());
    EXPECT_EQ(get("/api/v1/brands/another/overview").status, 404);
    EXPECT_EQ(get(brand + "/reviews?status=new").at("field").as_string(), "status");
    EXPECT_EQ(get(brand + "/contacts?limit=no").status, 422);
}

TEST_P(AdminApi, EveryPartOfEveryDraftCanBeLookedAt) {
    launch();
    sign_in_as(Role::viewer);
    int parts = 0;
    const auto queue = get(std::string(kBrand) + "/reviews").json();
    for (const auto& item : queue.as_array()) {
        const auto review = get("/api/v1/reviews/" + text(item, "id"));
        ASSERT_EQ(review.status, 200);
        EXPECT_EQ(review.at("problems").as_array().size(), 0u) << text(item, "title");
        const auto shown = review.at("parts");
        for (const auto& part : shown.as_array()) {
            const auto html = get(text(part, "html"));
            EXPECT_EQ(html.status, 200) << text(part, "html") << '\n' << html.body;
            EXPECT_EQ(html.body.find("{{"), std::string::npos) << text(part, "html");
            EXPECT_NE(html.headers.value("Content-Security-Policy").find("default-src 'none'"),
                      std::string_view::npos);
            if (part.as_object().contains("text")) {
                EXPECT_EQ(get(text(part, "text")).status, 200);
            }
            ++parts;
        }
    }
    EXPECT_GT(parts, 40);
}

TEST_P(AdminApi, ADraftsFilesAreRenderedOnDemand) {
    launch();
    sign_in_as(Role::viewer);
    const std::string files = "/api/v1/reviews/" + text(draft_of("lead_magnet"), "id") + "/files/";
    EXPECT_TRUE(get(files + "document.pdf").body.starts_with("%PDF-"));
    EXPECT_TRUE(get(files + "document.epub").body.starts_with("PK"));
    const auto cover = get(files + "cover.png");
    EXPECT_EQ(cover.headers.value("Content-Type"), "image/png");
    EXPECT_EQ(get(files + "secrets.pdf").status, 404);
    EXPECT_EQ(get(files + "document.exe").status, 404);
}

TEST_P(AdminApi, AViewerLooksAndDoesNotChange) {
    launch();
    sign_in_as(Role::viewer);
    const auto reply =
        post("/api/v1/reviews/" + text(draft_of("offer"), "id") + "/rejection", {{"reason", "no"}});
    EXPECT_EQ(reply.status, 403);
    EXPECT_NE(text(reply.json(), "detail").find("editor"), std::string::npos);
    EXPECT_EQ(text(draft_of("offer"), "status"), "pending_review");
}

TEST_P(AdminApi, ApprovingAFunnelNamesWhatItNeedsAndThenPublishesAllOfIt) {
    launch();
    sign_in_as(Role::editor);
    const auto funnel = draft_of("funnel");
    const std::string approval = "/api/v1/reviews/" + text(funnel, "id") + "/approval";
    const auto refused = post(approval, {{"version", 1}});
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.at("needs").as_array().size(), 4u);
    EXPECT_EQ(text(draft_of("funnel"), "status"), "pending_review");

    const auto done = post(approval, {{"version", 1}, {"include_needed", true}});
    EXPECT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(done.at("approved").as_array().size(), 5u);
    const auto live = get(std::string(kBrand) + "/funnels").json().at(0);
    EXPECT_EQ(text(live, "url"), "http://site.test/b/information_asymmetry/" + text(funnel, "key"));
    const auto activity = get(std::string(kBrand) + "/activity").at("items").as_array();
    EXPECT_EQ(activity.size(), 5u);
    EXPECT_EQ(text(activity.at(0), "kind"), "content.approved");

    EXPECT_EQ(post("/api/v1/reviews/" + text(funnel, "id") + "/withdrawal", {{"reason", "a typo"}})
                  .status,
              200);
    EXPECT_EQ(text(get(std::string(kBrand) + "/funnels").json().at(0), "url"), "");
}

TEST_P(AdminApi, AnEditMakesAVersionAndAStaleOneIsRefused) {
    launch();
    sign_in_as(Role::editor);
    const std::string review = "/api/v1/reviews/" + text(draft_of("offer"), "id");
    auto document = get(review).at("document");
    document.as_object()["name"] = "A better name";
    const base::Json body{{"base_version", 1}, {"document", document}};
    const auto edited = put(review + "/document", body);
    ASSERT_EQ(edited.status, 200) << edited.body;
    EXPECT_EQ(edited.at("item").at("version").as_int64(), 2);
    EXPECT_EQ(text(edited.at("item"), "status"), "pending_review");
    EXPECT_EQ(edited.at("versions").as_array().size(), 2u);

    EXPECT_EQ(put(review + "/document", body).status, 409);
    EXPECT_EQ(post(review + "/approval", {{"version", 1}}).status, 409);
    document.as_object()["surprise"] = 1;
    const auto wrong = put(review + "/document", {{"base_version", 2}, {"document", document}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_EQ(wrong.at("field").as_string(), "surprise");
}

TEST_P(AdminApi, AnUnbackedPromiseStandsInTheWayAndIsNamed) {
    launch();
    sign_in_as(Role::editor);
    const std::string review = "/api/v1/reviews/" + text(draft_of("offer"), "id");
    auto document = get(review).at("document");
    document.at("page").at("blocks").as_array().push_back(base::JsonObject{
        {"type", "text"},
        {"heading",
         base::JsonArray{base::JsonObject{
             {"text", "Only three copies left, with a lifetime guarantee"}, {"from", "human"}}}}});
    ASSERT_EQ(put(review + "/document", {{"base_version", 1}, {"document", document}}).status, 200);
    const auto refused = post(review + "/approval", {{"version", 2}, {"include_needed", true}});
    EXPECT_EQ(refused.status, 422) << refused.body;
    EXPECT_GT(refused.at("problems").as_array().size(), 0u);
}

TEST_P(AdminApi, ApprovingSeveralLeavesAndNamesWhatCannotBe) {
    launch();
    sign_in_as(Role::owner);
    const auto magnet = text(draft_of("lead_magnet"), "id");
    const auto funnel = text(draft_of("funnel"), "id");
    const auto reply =
        post(std::string(kBrand) + "/reviews/approvals", {{"ids", {magnet, funnel, "nothing"}}});
    EXPECT_EQ(reply.at("approved").as_array().size(), 1u);
    ASSERT_EQ(reply.at("refused").as_array().size(), 2u);
    EXPECT_EQ(text(reply.at("refused").at(0), "id"), funnel);
}

TEST_P(AdminApi, BodiesMustBeJsonOfTheRightShape) {
    launch();
    sign_in_as(Role::editor);
    const std::string review = "/api/v1/reviews/" + text(draft_of("offer"), "id");
    EXPECT_EQ(send(net::Method::post, review + "/rejection").status, 422);
    EXPECT_EQ(send(net::Method::post, review + "/rejection", "{").status, 422);
    const auto wrong = post(review + "/rejection", {{"reason", 7}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_EQ(wrong.at("field").as_string(), "reason");
    const auto done = post(review + "/rejection", {{"reason", "not now"}});
    EXPECT_EQ(text(done.json(), "status"), "rejected");
    EXPECT_EQ(post(review + "/rejection", {{"reason", "again"}}).status, 409);
}

TEST_P(AdminApi, WhatHappenedReadsAsAPersonWouldWriteIt) {
    launch();
    sign_in_as(Role::viewer);
    const auto brand = must(db().read(
        [](store::Tx& tx) { return content::load_brand_by_slug(tx, "information_asymmetry"); }));
    const auto contact = must(db().write([&](store::Tx& tx) -> base::Result<contacts::Contact> {
        TRY(const auto found,
            contacts::find_or_create_contact(tx, env, brand.id, "maya@example.org", "Maya Okafor"));
        TRY(contacts::add_tags(tx, env, found.contact,
                               {"customer", "lead", "purchased_the-quiet-percent", "source:direct",
                                "source:newsletter", "speaker 2026"}));
        content::Email document;
        document.subject =
            content::pattern("Your chapter of {{book.title}} is here, {{order.date}}");
        TRY(const auto message, mail::enqueue(tx, env,
                                              {.brand = brand.id,
                                               .contact = found.contact.id,
                                               .dedup_key = "one",
                                               .purpose = "delivery",
                                               .document = document,
                                               .context = {{"book", "the-quiet-percent"}},
                                               .send_at = env.now()}));
        TRY(events::append(tx, env.ids, env.clock,
                           {.brand = brand.id,
                            .contact = found.contact.id,
                            .kind = std::string(events::kinds::kEmailSent),
                            .at = env.now(),
                            .props = {{"message", message->str()}, {"mail", "delivery"}}}));
        return found.contact;
    }));
    const auto activity = get(std::string(kBrand) + "/activity").at("items");
    EXPECT_EQ(text(activity.at(0), "text"),
              "Maya Okafor got \"Your chapter of The Quiet Percent is here, \u2026\"");
    EXPECT_EQ(text(activity.at(1), "text"), "Maya Okafor became a contact");
    const auto shown = get("/api/v1/contacts/" + contact.id.str()).at("contact").at("tags");
    std::vector<std::string> labels;
    for (const auto& tag : shown.as_array()) labels.push_back(text(tag, "label"));
    EXPECT_EQ(labels,
              (std::vector<std::string>{"Customer", "Lead", "Bought The Quiet Percent",
                                        "Came directly", "From newsletter", "speaker 2026"}));
    EXPECT_EQ(text(shown.at(2), "key"), "purchased_the-quiet-percent");
    EXPECT_EQ(get(std::string(kBrand) + "/contacts?tag=purchased_the-quiet-percent").at("total"),
              1);
}

TEST_P(AdminApi, TheDashboardsPageIsTheSameForAllItsAddresses) {
    const auto page = get("/");
    EXPECT_EQ(get("/brands/a/review/b").body, page.body);
    EXPECT_EQ(get("/sign-in").body, page.body);
}

}  // namespace
}  // namespace web
