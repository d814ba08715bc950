// The quiz of a funnel: its questions, their answers, and the reader's result.
#include "base/log.hpp"
#include "content/quiz_pages.hpp"
#include "funnels/quizzes.hpp"
#include "web/site_funnel.hpp"
#include "web/site_links.hpp"

namespace web {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kStep = "quiz";
constexpr int kMostPerIp = 60;
constexpr base::Duration kWithin = 10min;
constexpr std::size_t kLongestMark = 64;

// A funnel that gives a quiz away.
struct QuizShop {
    Shop shop;
    const content::LeadMagnet& magnet;

    const content::Quiz& quiz() const { return *magnet.quiz; }
    std::string path() const { return fmt::format("{}/{}", shop.path, kStep); }
    std::string form() const { return "quiz:" + shop.funnel->key; }
};

Result<QuizShop> quiz_shop(Site& site, const Request& request) {
    TRY(auto shop, funnel_shop(site, request));
    const auto* magnet = shop.live->magnet(shop.funnel->magnet);
    if (!magnet || !magnet->quiz) return fail(Errc::not_found, "the funnel has no quiz");
    return QuizShop{std::move(shop), *magnet};
}

Result<content::PageContext> quiz_context(Site& site, const Shop& shop, const Visitor& visitor) {
    return site.services.db.read([&](Tx& tx) -> Result<content::PageContext> {
        TRY(const auto facts, load_facts(tx, site.now(), shop, visitor.who()));
        auto context = shop_context(site, shop, facts);
        context.index = false;
        return context;
    });
}

// A new page view has a new form; a form that is shown again is the same one.
Result<Response> questions(Site& site, const QuizShop& here, const Visitor& visitor,
                           content::QuizForm form, std::string nonce) {
    TRY(auto context, quiz_context(site, here.shop, visitor));
    context.canonical_url = site.services.public_url + here.path();
    context.form.action = here.path();
    context.form.token = sign_form(site, visitor.id,
                                   {.about = here.form(),
                                    .subject = content::edition_of(here.quiz()),
                                    .nonce = std::move(nonce)});
    const bool again = form.sent || !form.notice.empty();
    TRY(auto html, content::render_quiz_page(context, form));
    auto response =
        page_answer(here.shop.live->brand, std::move(html), again ? 422 : 200, Privacy::personal);
    remember(site.services, visitor, response);
    return response;
}

Result<Response> get_quiz(Site& site, const Request& request) {
    TRY(const auto here, quiz_shop(site, request));
    const auto visitor = visitor_of(site.services, request, here.shop.live->brand.slug);
    record_view(site, here.shop, visitor, std::string(kStep), request);
    return questions(site, here, visitor, {.title = here.magnet.title, .quiz = here.quiz()},
                     site.services.env.ids.next_text());
}

std::vector<std::string> marks_of(const net::Fields& form, const content::Quiz& quiz) {
    std::vector<std::string> out;
    // One more than there are: the quiz may have been longer when the form was opened.
    for (const auto& [name, value] : form) {
        if (name.size() > 1 && name[0] == 'q' && value.size() <= kLongestMark) {
            out.emplace_back(value);
        }
        if (out.size() > 4 * quiz.questions.size()) break;
    }
    return out;
}

bool complete(const std::vector<int>& answers) {
    return std::ranges::none_of(answers, [](int answer) { return answer < 0; });
}

Result<Response> post_quiz(Site& site, const Request& request) {
    TRY(const auto here, quiz_shop(site, request));
    TRY(const auto form, request.form());
    const auto visitor = visitor_of(site.services, request, here.shop.live->brand.slug);
    // Who fills in what nobody sees is a script.
    if (!form.value("website").empty()) return net::redirect(here.path());
    content::QuizForm again{
        .title = here.magnet.title,
        .quiz = here.quiz(),
        .chosen = content::find_answers(here.quiz(), marks_of(form, here.quiz()))};
    const auto token = read_form(site, visitor.id, here.form(), form.value("token"));
    const auto ask_again = [&](std::string notice) {
        again.notice = std::move(notice);
        return questions(site, here, visitor, again,
                         token ? token.value().nonce : site.services.env.ids.next_text());
    };
    if (!token) return ask_again(sentence(token.error().message));
    if (!complete(again.chosen)) {
        again.sent = true;
        const bool edited = token.value().subject != content::edition_of(here.quiz());
        return ask_again(edited ? "The quiz has been revised since you opened it; your answers to "
                                  "what stayed the same are kept."
                                : "");
    }
    if (!site.limits.allow("quiz ip " + request.peer, kMostPerIp, kWithin, site.now())) {
        return ask_again("That was often in a short time. Please try again in ten minutes.");
    }
    const funnels::NewAttempt wanted{.brand = here.shop.live->brand.id,
                                     .funnel = here.shop.funnel->key,
                                     .contact = visitor.contact(),
                                     .visitor = visitor.id,
                                     .form = token.value().nonce,
                                     .answers = again.chosen};
    TRY(const auto attempt, site.services.db.write([&](Tx& tx) -> Result<funnels::Attempt> {
        return funnels::take_quiz(tx, site.services.env, here.magnet, wanted);
    }));
    auto response = net::redirect(site.links.quiz_result(attempt.id.str(), site.now()));
    remember(site.services, visitor, response);
    return response;
}

// The funnel of the attempt, if it is still there.
std::optional<Shop> shop_of(const Live& live, const funnels::Attempt& attempt) {
    const auto* funnel = live->funnel(attempt.funnel);
    if (!funnel) return std::nullopt;
    Shop shop{.live = live, .funnel = funnel, .scope = commerce::funnel_scope(funnel->key)};
    shop.path = fmt::format("/b/{}/{}", live->brand.slug, funnel->key);
    return shop;
}

std::string offer_address(const Shop& shop) {
    for (const auto& step : shop.funnel->steps) {
        const auto* page = page_of(shop, step);
        if (page && page->kind == content::PageKind::main_offer) return step_address(shop, step);
    }
    return {};
}

// The printable quiz, for who asked for it.
Result<std::string> print_address(Tx& tx, const Site& site, const funnels::Attempt& attempt) {
    if (!attempt.contact_id) return std::string{};
    TRY(const auto leads, funnels::list_leads(tx, attempt.contact_id));
    for (const auto& lead : leads) {
        if (lead.magnet == attempt.magnet && lead.confirmed_at) {
            return site.links.download(lead.id.str(), site.now());
        }
    }
    return std::string{};
}

Result<Response> result_page(Site& site, const Request& request, const funnels::Attempt& attempt,
                             const Live& live) {
    const auto visitor = visitor_of(site.services, request, live->brand.slug);
    const auto shop = shop_of(live, attempt);
    content::QuizOutcome outcome{.title = attempt.title,
                                 .quiz = attempt.quiz,
                                 .answers = attempt.answers,
                                 .result = attempt.result()};
    auto context = frame_context(site, live->brand);
    if (shop) {
        TRY(context, quiz_context(site, *shop, visitor));
        const auto* book = live->book(attempt.book);
        outcome.book_url = offer_address(*shop);
        outcome.book_title = book ? book->title : "the book";
        const auto* magnet = live->magnet(shop->funnel->magnet);
        if (magnet && magnet->quiz) outcome.again_url = fmt::format("{}/{}", shop->path, kStep);
    }
    TRY(outcome.print_url, site.services.db.read([&](Tx& tx) -> Result<std::string> {
        return print_address(tx, site, attempt);
    }));
    context.canonical_url.clear();
    context.index = false;
    TRY(auto html, content::render_quiz_result(context, outcome));
    if (shop) record_view(site, *shop, visitor, "quiz_result", request);
    auto response = page_answer(live->brand, std::move(html), 200, Privacy::personal);
    remember(site.services, visitor, response);
    return response;
}

Result<Response> get_result(Site& site, const Request& request) {
    const auto id = site.links.read_quiz_result(request.param("token"), site.now());
    const bool late = !id && id.error().code == Errc::rejected;
    if (!id && !late) return fail(id.error());
    TRY(const auto attempt_id,
        late ? site.links.read_quiz_result(request.param("token"), base::Time{}) : id);
    TRY(const auto attempt, site.services.db.read([&](Tx& tx) -> Result<funnels::Attempt> {
        return funnels::load_attempt(tx, funnels::AttemptId{attempt_id});
    }));
    TRY(const auto live, site.live.load(attempt.brand_id));
    if (!late) return result_page(site, request, attempt, live);
    content::Message message{.title = "This result is no longer shown",
                             .paragraphs = {"Links to a result work for 90 days."}};
    if (const auto shop = shop_of(live, attempt)) {
        message.links.push_back({"Answer again", fmt::format("{}/{}", shop->path, kStep)});
    }
    message.links.push_back({"All books", "/b/" + live->brand.slug});
    return message_answer(site, live->brand, message, 410);
}

}  // namespace

void add_quiz_routes(net::Router& router, const SharedSite& site) {
    router.get("/b/{brand}/{funnel}/quiz", answering(site, get_quiz));
    router.post("/b/{brand}/{funnel}/quiz", answering(site, post_quiz));
    router.get("/quiz/{token}", answering(site, get_result));
}

}  // namespace web
