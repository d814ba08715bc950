#include "web/api_world_test.hpp"

#include "analytics/rollups.hpp"
#include "books/analysis.hpp"
#include "books/migrations.hpp"
#include "books/reader.hpp"
#include "books/repository.hpp"
#include "commerce/catalog.hpp"
#include "commerce/migrations.hpp"
#include "contacts/migrations.hpp"
#include "content/brand_repository.hpp"
#include "content/migrations.hpp"
#include "drafting/writer.hpp"
#include "events/migrations.hpp"
#include "funnels/publish.hpp"
#include "journeys/repository.hpp"
#include "mail/migrations.hpp"
#include "review/approve.hpp"

namespace web {
namespace {

using store::Tx;

struct Read {
    std::string slug;
    books::Book book;
    books::Analysis analysis;
};

// Read once for all tests.
const std::vector<Read>& demo_books() {
    static const std::vector<Read> kBooks = [] {
        std::vector<Read> out;
        for (const std::string slug : {"the-quiet-percent", "what-your-loan-servicer-knows"}) {
            const std::string folder = "demo/information-asymmetry/books/";
            const std::string file = slug == "the-quiet-percent" ? ".md" : ".txt";
            auto book = must(books::read_book(folder + slug + file));
            auto analysis = books::analyze(book);
            out.push_back({slug, std::move(book), std::move(analysis)});
        }
        return out;
    }();
    return kBooks;
}

}  // namespace

void ApiWorld::SetUp() {
    for (const auto& list :
         {events::migrations(), content::migrations(), books::migrations(), contacts::migrations(),
          mail::migrations(), commerce::migrations(), journeys::migrations(), funnels::migrations(),
          analytics::migrations(), review::migrations(), auth_migrations()}) {
        migrate(list);
    }
    provider = std::make_unique<commerce::TestProvider>(db(), env);
    services = std::make_unique<Services>(
        Services{db(), env, signer, tracking, *provider, "http://site.test"});
    services->version = "test";
    add_api_routes(router, *services, clock);
}

void ApiWorld::launch() {
    const auto brand = must(content::read_brand("demo/information-asymmetry/brand.toml"));
    std::vector<drafting::BookView> views;
    for (const auto& read : demo_books()) views.push_back({read.book, read.analysis, read.slug});
    const drafting::Shelf shelf(brand, std::move(views));
    const drafting::EmbeddedWriter writer(1);
    must(db().write([&](Tx& tx) -> base::Result<int> {
        TRY(content::save_brand(tx, brand, env.now()));
        for (const auto& read : demo_books()) {
            TRY(books::import_book(tx, ids, env.now(), brand.id, read.book, read.analysis));
            TRY(commerce::put_product(tx, env,
                                      {.brand_id = brand.id,
                                       .key = "book:" + read.slug,
                                       .name = read.book.title,
                                       .book = read.slug,
                                       .list_price = brand.prices.book,
                                       .floor = brand.prices.floor,
                                       .parts = {}}));
        }
        for (const auto& request : drafting::plan_launch(shelf)) {
            TRY(auto draft, writer.draft(shelf, request));
            TRY(review::submit(tx, env,
                               {.brand = brand.id,
                                .key = request.key,
                                .title = request.title,
                                .book = request.book,
                                .writer = writer.name(),
                                .document = std::move(draft),
                                .quality = 0.9}));
        }
        return 0;
    }));
}

Reply ApiWorld::send(net::Method method, const std::string& target, const std::string& body) {
    net::Request request;
    request.method = method;
    request.target = target;
    const auto mark = target.find('?');
    request.path = target.substr(0, mark);
    request.segments = net::decode_path(request.path).value();
    if (mark != std::string::npos) request.query = net::parse_form(target.substr(mark + 1)).value();
    request.host = "site.test";
    request.peer = peer;
    std::string sent;
    for (const auto& [name, value] : cookies) {
        sent += (sent.empty() ? "" : "; ") + name + "=" + value;
    }
    if (!sent.empty()) request.headers.set("Cookie", sent);
    if (!csrf.empty()) request.headers.set("X-CSRF-Token", csrf);
    if (!bearer.empty()) request.headers.set("Authorization", "Bearer " + bearer);
    if (!body.empty()) request.headers.set("Content-Type", "application/json");
    request.body = body;
    const auto response = router.handle(request);
    for (const auto& [name, value] : response.headers) {
        if (name != "Set-Cookie") continue;
        const auto equals = value.find('=');
        const auto cookie = value.substr(equals + 1, value.find(';') - equals - 1);
        if (cookie.empty()) {
            cookies.erase(value.substr(0, equals));
        } else {
            cookies[value.substr(0, equals)] = cookie;
        }
    }
    return {response.status, std::string(response.body.view()), response.headers};
}

std::string ApiWorld::link_for(const std::string& email, Role role) {
    const auto url = must(db().write([&](Tx& tx) -> base::Result<std::string> {
        TRY(const auto known, find_user(tx, email));
        if (known) return sign_in_link(tx, env, known->id, "http://site.test", env.now());
        TRY(const auto user, add_user(tx, env, email, role, env.now()));
        return sign_in_link(tx, env, user.id, "http://site.test", env.now());
    }));
    return url.substr(std::string_view("http://site.test").size());
}

void ApiWorld::sign_in_as(Role role) {
    const std::string email = std::string(base::enum_name(role)) + "@press.example";
    ASSERT_EQ(get(link_for(email, role)).status, 303);
    csrf = get("/api/v1/session").at("csrf_token").as_string();
}

base::Json ApiWorld::draft_of(std::string_view kind) {
    return get(fmt::format("{}/reviews?kind={}", kBrand, kind)).json().at(0);
}

}  // namespace web
