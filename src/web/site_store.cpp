// The brand's catalogue, what the law asks for, and what crawlers ask for.
#include "content/html.hpp"
#include "content/magnet_words.hpp"
#include "funnels/path.hpp"
#include "web/site_funnel.hpp"

namespace web {
namespace {

constexpr std::size_t kLongestTeaser = 240;

std::string teaser(const std::string& text) {
    if (text.size() <= kLongestTeaser) return text;
    const auto end = text.find_last_of(' ', kLongestTeaser);
    return text.substr(0, end == std::string::npos ? kLongestTeaser : end) + "…";
}

const content::FunnelStep* step_of_kind(const Shop& shop, content::PageKind kind) {
    for (const auto& step : shop.funnel->steps) {
        const auto* page = page_of(shop, step);
        if (page && page->kind == kind) return &step;
    }
    return nullptr;
}

Shop shop_of(const Live& live, const content::Funnel& funnel) {
    Shop shop{.live = live, .funnel = &funnel, .scope = commerce::funnel_scope(funnel.key)};
    shop.path = fmt::format("/b/{}/{}", live->brand.slug, funnel.key);
    return shop;
}

Result<> add_funnel(Tx& tx, const Site& site, const Shop& shop, content::Storefront& store) {
    const BookInfo* book = shop.live->book(shop.funnel->book);
    const std::string product = "book:" + shop.funnel->book;
    const auto* main = step_of_kind(shop, content::PageKind::main_offer);
    const std::string title = book ? book->title : shop.funnel->name;
    if (main && shop.find(commerce::kMain)) {
        TRY(const auto facts, commerce::offer_facts(tx, site.now(), shop.live->brand.id, shop.scope,
                                                    commerce::kMain));
        store.books.push_back({.title = title,
                               .subtitle = book ? book->subtitle : std::string{},
                               .description = book ? teaser(book->description) : std::string{},
                               .url = step_address(shop, *main),
                               .product = product,
                               .price = facts.price,
                               .value = facts.value,
                               .label = "About the book"});
    }
    const auto* landing = step_of_kind(shop, content::PageKind::opt_in);
    const auto* magnet = shop.live->magnet(shop.funnel->magnet);
    if (landing && magnet) {
        store.samples.push_back({.title = magnet->title,
                                 .subtitle = "From " + title,
                                 .url = step_address(shop, *landing),
                                 .product = product,
                                 .label = std::string(content::words_of(magnet->type).offer)});
    }
    return success();
}

Result<Response> get_store(Site& site, const Request& request) {
    TRY(const auto live, live_of(site, request));
    if (live->empty()) return not_found_page(site, request);
    auto context = frame_context(site, live->brand);
    content::Storefront store;
    TRY(site.services.db.read([&](Tx& tx) -> Result<> {
        for (const auto& funnel : live->funnels) {
            TRY(add_funnel(tx, site, shop_of(live, funnel), store));
        }
        return success();
    }));
    for (const auto& [slug, book] : live->books) add_covers(*live, {"book:" + slug}, context);
    for (const auto& offer : live->offers) {
        store.offers.push_back(
            {.title = offer.document.name,
             .description = offer.document.page.description,
             .url = fmt::format("/b/{}/offers/{}", live->brand.slug, offer.document.key),
             .label = "See the offer"});
    }
    const auto visitor = visitor_of(site.services, request, live->brand.slug);
    auto response =
        page_answer(live->brand, content::render_storefront(context, store), 200, Privacy::visitor);
    remember(site.services, visitor, response);
    return response;
}

Result<Response> get_privacy(Site& site, const Request& request) {
    TRY(const auto live, live_of(site, request));
    const auto& brand = live->brand;
    return message_answer(
        site, brand,
        {.title = "Privacy",
         .paragraphs = {
             fmt::format("{} keeps your e-mail address, your first name if you give it, what you "
                         "asked for and bought, and which of our mails and pages you opened. It is "
                         "used to send what you asked for, to keep your library, and to see what "
                         "is useful to readers.",
                         brand.name),
             "We write to you only after you confirmed your address. Every mail has a link that "
             "ends it at once. With your consent we keep its time, the page, its wording and the "
             "network address it came from, as proof.",
             "This site sets cookies of its own and none of others: a random number that keeps "
             "your cart together, where you came from, and, after you follow a link of a mail, "
             "who you are. There is no script and no third party on these pages.",
             "Card numbers go to the payment provider and are not stored here.",
             fmt::format(
                 "To see, correct or erase what is kept about you, write to {}.",
                 brand.mail.reply_to.empty() ? brand.mail.from_email : brand.mail.reply_to)}});
}

Result<Response> get_imprint(Site& site, const Request& request) {
    TRY(const auto live, live_of(site, request));
    const auto& brand = live->brand;
    const auto& contact = brand.mail.reply_to.empty() ? brand.mail.from_email : brand.mail.reply_to;
    return message_answer(
        site, brand,
        {.title = "Imprint",
         .paragraphs = {brand.name, brand.mail.postal_address, "E-mail: " + contact}});
}

Result<Response> get_robots(Site& site, const Request&) {
    return net::text(
               "User-agent: *\nDisallow: /api/\nDisallow: /library\nDisallow: /confirm/\n"
               "Disallow: /d/\nDisallow: /u/\nDisallow: /c/\nDisallow: /o/\nDisallow: /go/\n"
               "Disallow: /cart/\nDisallow: /review/\nDisallow: /login/\n"
               "Disallow: /*/checkout\n\nSitemap: " +
               site.services.public_url + "/sitemap.xml\n")
        .with("Cache-Control", "public, max-age=3600");
}

Result<Response> get_sitemap(Site& site, const Request&) {
    std::string xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
    const auto add = [&](const std::string& path) {
        xml += fmt::format("<url><loc>{}</loc></url>\n",
                           content::escape_html(site.services.public_url + path));
    };
    TRY(const auto slugs, site.live.slugs());
    for (const auto& slug : slugs) {
        TRY(const auto live, site.live.find(slug));
        if (!live || live->empty()) continue;
        add("/b/" + slug);
        for (const auto& funnel : live->funnels) {
            const Shop shop = shop_of(live, funnel);
            for (const auto kind : {content::PageKind::opt_in, content::PageKind::main_offer}) {
                if (const auto* step = step_of_kind(shop, kind)) add(step_address(shop, *step));
            }
        }
        for (const auto& offer : live->offers) {
            add(fmt::format("/b/{}/offers/{}", slug, offer.document.key));
        }
    }
    Response response = net::text(xml + "</urlset>\n");
    response.with("Content-Type", "application/xml; charset=utf-8")
        .with("Cache-Control", "public, max-age=600");
    return response;
}

}  // namespace

void add_store_routes(net::Router& router, const SharedSite& site) {
    router.get("/b/{brand}", answering(site, get_store));
    router.get("/b/{brand}/privacy", answering(site, get_privacy));
    router.get("/b/{brand}/imprint", answering(site, get_imprint));
    router.get("/robots.txt", answering(site, get_robots));
    router.get("/sitemap.xml", answering(site, get_sitemap));
}

}  // namespace web
