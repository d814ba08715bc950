#include "web/site_review.hpp"

#include "base/strings.hpp"
#include "events/event_log.hpp"
#include "events/kinds.hpp"
#include "web/site_links.hpp"

namespace web {
namespace {

constexpr std::size_t kLongestReview = 5000;
const std::vector<std::string> kStars = {"5", "4", "3", "2", "1"};

Response review_page(const Site& site, const Known& known, const std::string& book_title,
                     std::string_view token, const ReaderReview& review,
                     const std::map<std::string, std::string>& errors) {
    const auto error = [&](const std::string& field) {
        const auto found = errors.find(field);
        return found == errors.end() ? std::string{} : found->second;
    };
    std::vector<content::SiteLink> stars;
    for (const auto& count : kStars) {
        stars.push_back({count == "1" ? "1 star" : count + " stars", count});
    }
    return message_answer(
        site, known.live->brand,
        {.title = "How was " + book_title + "?",
         .paragraphs = {"A few honest words help other readers, and the author. Whatever you "
                        "write, you keep everything you were given."},
         .form =
             content::MessageForm{
                 .action = fmt::format("/review/{}", token),
                 .inputs = {{.kind = content::InputKind::choice,
                             .name = "stars",
                             .label = "Your rating",
                             .value = review.stars > 0 ? fmt::to_string(review.stars) : "",
                             .error = error("stars"),
                             .required = true,
                             .choices = std::move(stars)},
                            {.kind = content::InputKind::long_text,
                             .name = "text",
                             .label = "Your review",
                             .value = review.text,
                             .error = error("text")},
                            {.kind = content::InputKind::checkbox,
                             .name = "may_quote",
                             .label = "You may quote this, with my first name",
                             .value = "yes",
                             .mark_optional = false,
                             .checked = review.may_quote_at.has_value()}},
                 .submit_label = "Send the review"}},
        errors.empty() ? 200 : 422);
}

struct Asked {
    Links::Review link;
    Known known;
    std::string title;
};

Result<Asked> asked(Site& site, const Request& request) {
    TRY(auto link, site.links.read_review(request.param("token"), site.now()));
    TRY(auto known, load_known(site, link.contact));
    const auto* book = known.live->book(link.book);
    if (!book) return fail(Errc::not_found, "there is no such book");
    return Asked{std::move(link), known, book->title};
}

Result<Response> get_review(Site& site, const Request& request) {
    TRY(const auto about, asked(site, request));
    TRY(const auto before,
        site.services.db.read([&](Tx& tx) -> Result<std::optional<ReaderReview>> {
            return find_review(tx, about.known.live->brand.id, about.link.contact, about.link.book);
        }));
    return review_page(site, about.known, about.title, request.param("token"),
                       before.value_or(ReaderReview{}), {});
}

Result<Response> post_review(Site& site, const Request& request) {
    TRY(const auto about, asked(site, request));
    TRY(const auto form, request.form());
    const auto& brand = about.known.live->brand;
    const auto stars = form.value("stars");
    ReaderReview review{.brand_id = brand.id,
                        .contact_id = about.link.contact,
                        .book = about.link.book,
                        .text = net::scrub_utf8(base::trim(form.value("text"))),
                        .submitted_at = site.now()};
    if (stars.size() == 1 && stars[0] >= '1' && stars[0] <= '5') review.stars = stars[0] - '0';
    if (form.value("may_quote") == "yes") review.may_quote_at = site.now();
    std::map<std::string, std::string> errors;
    if (review.stars == 0) errors["stars"] = "Please choose one to five stars";
    if (review.text.size() > kLongestReview) {
        errors["text"] = fmt::format("Please keep it below {} characters", kLongestReview);
    }
    if (!errors.empty()) {
        return review_page(site, about.known, about.title, request.param("token"), review, errors);
    }
    if (form.value("website").empty()) {
        TRY(site.services.db.write(
            [&](Tx& tx) -> Result<> { return save_review(tx, site.services.env, review); }));
    }
    return message_answer(site, brand,
                          {.title = "Thank you",
                           .paragraphs = {"Your review has reached us. You can change it with the "
                                          "same link."},
                           .links = {{"All books", "/b/" + brand.slug}}});
}

}  // namespace

std::vector<store::Migration> site_migrations() {
    return {{"web/001 reader reviews", R"(
        create table reader_reviews (
            brand_id text not null,
            contact_id text not null,
            book text not null,
            stars bigint not null,
            text text not null,
            may_quote_at bigint,
            submitted_at bigint not null,
            primary key (brand_id, contact_id, book)
        );
    )"}};
}

base::Result<> save_review(Tx& tx, const base::Env& env, const ReaderReview& review) {
    TRY(
        tx.execute("insert into reader_reviews (brand_id, contact_id, book, stars, text, "
                   "may_quote_at, submitted_at) values ($1, $2, $3, $4, $5, $6, $7) "
                   "on conflict (brand_id, contact_id, book) do update set "
                   "stars = excluded.stars, text = excluded.text, "
                   "may_quote_at = excluded.may_quote_at, submitted_at = excluded.submitted_at",
                   review.brand_id, review.contact_id, review.book, review.stars, review.text,
                   review.may_quote_at, review.submitted_at));
    TRY(events::append(tx, env.ids, env.clock,
                       {.brand = review.brand_id,
                        .contact = review.contact_id,
                        .kind = std::string(events::kinds::kReviewSubmitted),
                        .at = env.now(),
                        .props = {{"book", review.book}, {"stars", review.stars}},
                        .dedup_key = {}}));
    return success();
}

base::Result<std::optional<ReaderReview>> find_review(Tx& tx, const base::BrandId& brand,
                                                      const base::ContactId& contact,
                                                      std::string_view book) {
    return tx.query_one<ReaderReview>(
        "select brand_id, contact_id, book, stars, text, may_quote_at, submitted_at "
        "from reader_reviews where brand_id = $1 and contact_id = $2 and book = $3",
        brand, contact, book);
}

void add_review_routes(net::Router& router, const SharedSite& site) {
    router.get("/review/{token}", answering(site, get_review));
    router.post("/review/{token}", answering(site, post_review));
}

}  // namespace web
