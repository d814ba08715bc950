#include "web/site_world_test.hpp"

namespace web {
namespace {

using content::pattern;

base::Money usd(std::int64_t minor) {
    return {minor, "USD"};
}

content::Page page(content::PageKind kind, std::vector<content::PageBlock> blocks) {
    content::Page made;
    made.kind = kind;
    made.title = "A page";
    made.blocks = std::move(blocks);
    return made;
}

content::OfferBlock offer_block(const std::string& key, const std::string& when = "") {
    content::OfferBlock block;
    block.when = when;
    block.offer = key;
    block.heading = pattern("Offer " + key + " for {{" + key + ".price}}");
    block.accept_label = "Take " + key;
    block.decline_label = "No thank you";
    return block;
}

content::LeadMagnet magnet() {
    content::LeadMagnet made;
    made.key = "tax/free_chapter";
    made.title = "Chapter 3";
    made.book = "tax";
    content::FormBlock form;
    form.heading = pattern("Where to?");
    form.submit_label = "Send it";
    form.consent = "Yes, write to me";
    made.landing = page(content::PageKind::opt_in, {form});
    made.delivery =
        page(content::PageKind::thank_you, {offer_block("low_ticket", "low_ticket_open")});
    return made;
}

content::Funnel funnel() {
    content::Funnel made;
    made.key = "tax";
    made.name = "Tax";
    made.book = "tax";
    made.magnet = "tax/free_chapter";
    made.offers = {{"low_ticket", "The tax book", {"book:tax"}, usd(799), true, 48},
                   {"main", "The tax book", {"book:tax"}, usd(1499)},
                   {"bump", "The pay book", {"book:pay"}, usd(700)},
                   {"upsell", "Two more", {"book:health", "book:loans"}, usd(2000), true},
                   {"downsell", "The health book", {"book:health"}, usd(750), true}};
    content::CheckoutBlock checkout;
    checkout.heading = pattern("Your order");
    checkout.bump = "bump";
    checkout.bump_heading = pattern("Add it for {{bump.price}}");
    checkout.bump_text = pattern("A good book.");
    checkout.submit_label = "Pay";
    content::OrderBlock order;
    order.heading = pattern("Here it is");
    using content::PageKind;
    using content::PageOwner;
    made.steps = {{"opt_in",
                   "Opt-in",
                   "",
                   PageOwner::magnet_landing,
                   {},
                   "email_capture",
                   0.4,
                   {},
                   "",
                   "thank_you",
                   ""},
                  {"thank_you",
                   "Thanks",
                   "thank-you",
                   PageOwner::magnet_delivery,
                   {},
                   "",
                   0,
                   {},
                   "low_ticket",
                   "checkout",
                   ""},
                  {"checkout",
                   "Checkout",
                   "checkout",
                   PageOwner::funnel,
                   page(PageKind::checkout, {checkout}),
                   "",
                   0,
                   {},
                   "bump",
                   "upsell",
                   "upsell"},
                  {"upsell",
                   "Bundle",
                   "bundle",
                   PageOwner::funnel,
                   page(PageKind::upsell, {offer_block("upsell")}),
                   "",
                   0,
                   {},
                   "upsell",
                   "confirmation",
                   "downsell"},
                  {"downsell",
                   "Second",
                   "second-book",
                   PageOwner::funnel,
                   page(PageKind::downsell, {offer_block("downsell")}),
                   "",
                   0,
                   {},
                   "downsell",
                   "confirmation",
                   "confirmation"},
                  {"confirmation",
                   "Done",
                   "confirmation",
                   PageOwner::funnel,
                   page(PageKind::confirmation, {order}),
                   "",
                   0,
                   {},
                   "",
                   "",
                   ""},
                  {"main_offer",
                   "Main",
                   "offer",
                   PageOwner::funnel,
                   page(PageKind::main_offer, {offer_block("main")}),
                   "",
                   0,
                   {},
                   "main",
                   "checkout",
                   ""}};
    return made;
}

content::Offer bundle() {
    content::Offer made;
    made.key = "bundle";
    made.name = "Three books";
    made.offers = {{"bundle", "Three books", {"book:tax", "book:pay", "book:health"}, usd(3900)}};
    made.page = page(content::PageKind::offer, {offer_block("bundle")});
    return made;
}

funnels::File file(const std::string& key, const std::string& format) {
    return {key,
            format,
            "bytes of " + key,
            "application/" + format,
            "\"" + format + "-1\"",
            "file." + format};
}

}  // namespace

net::Response Browser::send(net::Method method, const std::string& target, std::string body) {
    net::Request request;
    request.method = method;
    request.target = target;
    const auto mark = target.find('?');
    request.path = target.substr(0, mark);
    request.segments = net::decode_path(request.path).value();
    if (mark != std::string::npos) request.query = net::parse_form(target.substr(mark + 1)).value();
    request.host = "site.test";
    request.peer = "192.0.2.7";
    request.headers.set("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
    std::string cookies;
    for (const auto& [name, value] : cookies_) {
        if (!cookies.empty()) cookies += "; ";
        cookies += name + "=" + value;
    }
    if (!cookies.empty()) request.headers.set("Cookie", cookies);
    if (method == net::Method::post) {
        request.headers.set("Content-Type", "application/x-www-form-urlencoded");
        request.body = std::move(body);
    }
    auto response = router_.handle(request);
    for (const auto& [name, value] : response.headers) {
        if (name != "Set-Cookie") continue;
        const auto equals = value.find('=');
        cookies_[value.substr(0, equals)] = value.substr(equals + 1, value.find(';') - equals - 1);
    }
    page_ = std::string(response.body.view());
    return response;
}

void SiteWorld::SetUp() {
    for (const auto& list :
         {events::migrations(), content::migrations(), books::migrations(), contacts::migrations(),
          mail::migrations(), commerce::migrations(), funnels::migrations(), site_migrations()}) {
        migrate(list);
    }
    brand = ok(content::read_brand("demo/information-asymmetry/brand.toml"));
    provider = std::make_unique<commerce::TestProvider>(db(), env);
    services = std::make_unique<Services>(
        Services{db(), env, signer, tracking, *provider, "http://site.test"});
    links = std::make_unique<Links>(signer, "http://site.test");
    add_site_routes(router, *services);
    ok(write([&](Tx& tx) -> base::Result<> {
        TRY(content::save_brand(tx, brand, env.now()));
        for (const std::string slug : {"tax", "pay", "health", "loans"}) {
            books::Book book;
            book.title = slug;
            book.authors = {"Ada Author"};
            books::Chapter chapter;
            chapter.title = "One";
            chapter.blocks = {{.text = "Words about " + slug + "."}};
            book.chapters = {chapter};
            books::set_anchors(book);
            TRY(books::import_book(tx, ids, env.now(), brand.id, book, {}));
            TRY(commerce::put_product(tx, env,
                                      {.brand_id = brand.id,
                                       .key = "book:" + slug,
                                       .name = "The " + slug + " book",
                                       .book = slug,
                                       .list_price = usd(1499),
                                       .floor = usd(500),
                                       .parts = {}}));
            TRY(funnels::put_file(tx, env, brand.id, file("book:" + slug, "epub")));
        }
        return base::success();
    }));
}

void SiteWorld::TearDown() {
    for (const auto& violation : ok(read([](Tx& tx) { return commerce::check_money(tx); }))) {
        ADD_FAILURE() << violation.rule << ": " << violation.detail;
    }
}

void SiteWorld::publish() {
    ok(write([&](Tx& tx) -> base::Result<> {
        TRY(funnels::publish_magnet(
            tx, env, brand, magnet(),
            {file("tax/free_chapter", "pdf"), file("tax/free_chapter", "epub")}));
        TRY(funnels::publish_funnel(tx, env, brand, funnel(), {}));
        return funnels::publish_offer(tx, env, brand, bundle());
    }));
}

void SiteWorld::publish_quiz(const content::Quiz& quiz) {
    auto made = magnet();
    made.type = content::MagnetType::quiz;
    made.key = "tax/quiz";
    made.title = "How do you read?";
    made.quiz = quiz;
    content::HeroBlock start;
    start.headline = pattern("Your quiz is ready");
    start.cta_label = "Start the quiz";
    start.cta_target = "quiz";
    made.delivery.blocks.insert(made.delivery.blocks.begin(), start);
    auto path = funnel();
    path.magnet = made.key;
    ok(write([&](Tx& tx) -> base::Result<> {
        TRY(funnels::publish_magnet(tx, env, brand, made, {file(made.key, "pdf")}));
        return funnels::publish_funnel(tx, env, brand, path, {});
    }));
}

contacts::Contact SiteWorld::reader(const std::string& email) {
    return ok(read([&](Tx& tx) { return contacts::find_contact_by_email(tx, brand.id, email); }))
        .value();
}

funnels::Lead SiteWorld::lead_of(const base::ContactId& contact) {
    return ok(read([&](Tx& tx) { return funnels::list_leads(tx, contact); })).at(0);
}

std::int64_t SiteWorld::count(std::string_view sql) {
    return ok(read([&](Tx& tx) { return tx.load_one<std::int64_t>("count", sql); }));
}

std::int64_t SiteWorld::happened(std::string_view kind) {
    return static_cast<std::int64_t>(
        ok(read([&](Tx& tx) {
            return events::list_events(
                tx, brand.id, {.contact = {}, .kind = std::string(kind), .before_id = {}}, 500);
        })).size());
}

std::vector<mail::Message> SiteWorld::mails(std::string_view purpose) {
    return ok(read([&](Tx& tx) {
               return mail::list_messages(tx, {.brand = brand.id, .purpose = std::string(purpose)},
                                          50);
           }))
        .messages;
}

std::string SiteWorld::path_of(const std::string& url) const {
    return url.substr(services->public_url.size());
}

contacts::Contact SiteWorld::opted_in(Browser& browser, const std::string& email) {
    browser.get(at("?utm_source=newsletter"));
    browser.post(at(""), {{"token", browser.token()}, {"email", email}, {"consent", "yes"}});
    auto contact = reader(email);
    browser.get(path_of(links->confirm(contact.id, lead_of(contact.id).id.str(), env.now())));
    return contact;
}

net::Fields SiteWorld::payment(const Browser& browser, const std::string& email,
                               const std::string& card) const {
    return {{"token", browser.token()}, {"quantity", "1"},     {"code", ""},
            {"email", email},           {"card_number", card}, {"card_expiry", "12/34"},
            {"card_cvc", "123"}};
}

}  // namespace web
