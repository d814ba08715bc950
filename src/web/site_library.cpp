// The reader's library: sign-in by a mailed link, what they own, and free chapters of the rest.
#include <algorithm>

#include "commerce/entitlements.hpp"
#include "contacts/contacts.hpp"
#include "contacts/email_address.hpp"
#include "content/magnet_words.hpp"
#include "events/event_log.hpp"
#include "events/kinds.hpp"
#include "funnels/leads.hpp"
#include "web/site_file.hpp"
#include "web/site_links.hpp"
#include "web/site_mails.hpp"
#include "web/site_order.hpp"

namespace web {
namespace {

using namespace std::chrono_literals;

constexpr int kMostPerIp = 20;
constexpr int kMostPerAddress = 5;
constexpr base::Duration kWithin = 10min;

std::string library_path(const content::Brand& brand) {
    return "/library?brand=" + brand.slug;
}

Response sign_in_page(const Site& site, const content::Brand& brand, const Visitor& visitor,
                      const std::string& email, const std::string& error) {
    auto response = message_answer(
        site, brand,
        {.title = "Your library",
         .paragraphs = {"Everything you bought, ready to download. We mail you a link that opens "
                        "it; there is no password."},
         .form = content::MessageForm{.action = library_path(brand),
                                      .token = sign_form(site, visitor.id,
                                                         {.about = "sign-in:" + brand.slug}),
                                      .inputs = {{.kind = content::InputKind::email,
                                                  .name = "email",
                                                  .label = "E-mail address",
                                                  .value = email,
                                                  .error = error,
                                                  .required = true,
                                                  .autocomplete = "email"}},
                                      .submit_label = "Mail me the link"}},
        error.empty() ? 200 : 422);
    remember(site.services, visitor, response);
    return response;
}

Response choose_brand(Site& site, const content::Brand& nobody) {
    content::Message message{.title = "Your library",
                             .paragraphs = {"Please open it from the link in one of our mails."}};
    if (const auto slugs = site.live.slugs()) {
        for (const auto& slug : slugs.value()) {
            const auto live = site.live.find(slug);
            if (!live || !live.value() || live.value()->empty()) continue;
            message.links.push_back({live.value()->brand.name, library_path(live.value()->brand)});
        }
    }
    return message_answer(site, nobody, message);
}

Result<content::Message> shelf(Tx& tx, const Site& site, const LiveBrand& live,
                               const base::ContactId& reader) {
    content::Message message{.title = "Your library"};
    TRY(const auto owned, commerce::list_entitlements(tx, live.brand.id, reader));
    std::set<std::string> books;
    for (const auto& entitlement : owned) {
        books.emplace(commerce::book_of(entitlement.product));
        TRY(auto download, download_of(tx, live, entitlement.product));
        if (download) message.downloads.push_back(std::move(*download));
    }
    TRY(const auto leads, funnels::list_leads(tx, reader));
    std::set<std::string> asked_for;
    for (const auto& lead : leads) {
        const auto* magnet = live.magnet(lead.magnet);
        if (!lead.confirmed_at || !magnet) continue;
        asked_for.insert(lead.magnet);
        message.downloads.push_back(
            {.title = magnet->title,
             .product = "book:" + lead.book,
             .files = {{formats_name(magnet->type), site.links.download(lead.id.str(), site.now()),
                        ""}}});
    }
    for (const auto& funnel : live.funnels) {
        const auto* magnet = live.magnet(funnel.magnet);
        if (!magnet || books.contains(funnel.book) || asked_for.contains(funnel.magnet)) continue;
        message.links.push_back(
            {fmt::format("{}: {}", content::words_of(magnet->type).offer, magnet->title),
             fmt::format("/b/{}/{}", live.brand.slug, funnel.key)});
    }
    message.links.push_back({"All books", "/b/" + live.brand.slug});
    message.paragraphs = {message.downloads.empty() ? "There is nothing in your library yet."
                                                    : "Download your books as often as you like."};
    return message;
}

Result<Response> get_library(Site& site, const Request& request) {
    const auto brand = brand_for(site, request);
    if (brand.slug.empty()) return choose_brand(site, brand);
    const auto visitor = visitor_of(site.services, request, brand.slug);
    if (!visitor.reader) return sign_in_page(site, brand, visitor, "", "");
    TRY(const auto live, site.live.load(brand.id));
    auto context = frame_context(site, brand);
    context.canonical_url.clear();
    context.index = false;
    for (const auto& [slug, book] : live->books) add_covers(*live, {"book:" + slug}, context);
    TRY(const auto message, site.services.db.read([&](Tx& tx) -> Result<content::Message> {
        return shelf(tx, site, *live, visitor.reader);
    }));
    return page_answer(brand, content::render_message_page(context, message), 200,
                       Privacy::personal);
}

// The same answer whether the address is known or not.
Result<Response> ask_for_link(Site& site, const Request& request) {
    const auto brand = brand_for(site, request);
    if (brand.slug.empty()) return choose_brand(site, brand);
    TRY(const auto form, request.form());
    const auto visitor = visitor_of(site.services, request, brand.slug);
    const std::string typed = one_line(form.value("email"), 320);
    const auto token = read_form(site, visitor.id, "sign-in:" + brand.slug, form.value("token"));
    if (!token) return sign_in_page(site, brand, visitor, typed, token.error().message);
    const auto address = contacts::parse_email(typed);
    if (!address) return sign_in_page(site, brand, visitor, typed, address.error().message);
    const bool calm =
        form.value("website").empty() &&
        site.limits.allow("sign-in ip " + request.peer, kMostPerIp, kWithin, site.now()) &&
        site.limits.allow("sign-in to " + address.value().key, kMostPerAddress, kWithin,
                          site.now());
    if (calm) {
        TRY(site.services.db.write([&](Tx& tx) -> Result<> {
            TRY(const auto contact,
                contacts::find_contact_by_email(tx, brand.id, address.value().text));
            return contact ? mail_sign_in_link(tx, site.services.env, *contact) : success();
        }));
    }
    return message_answer(
        site, brand,
        {.title = "Please look into your inbox",
         .paragraphs = {fmt::format("If {} has a library here, a link to it is on its way. It "
                                    "works for an hour.",
                                    address.value().text)}});
}

Result<Response> sign_in(Site& site, const Request& request) {
    const auto reader = site.links.read_library(request.param("token"), site.now());
    if (!reader) {
        if (reader.error().code != Errc::rejected) return fail(reader.error());
        const auto late = site.links.read_library(request.param("token"), base::Time{});
        if (!late) return fail(reader.error());
        TRY(const auto known, load_known(site, late.value()));
        return net::redirect(library_path(known.live->brand));
    }
    TRY(const auto known, load_known(site, reader.value()));
    const auto& brand = known.live->brand;
    auto response = net::redirect(library_path(brand));
    if (request.method == net::Method::head) return response;
    TRY(site.services.db.write([&](Tx& tx) -> Result<> {
        TRY(events::append(tx, site.services.env.ids, site.services.env.clock,
                           {.brand = brand.id,
                            .contact = known.contact.id,
                            .kind = std::string(events::kinds::kUserSignedIn),
                            .at = site.now(),
                            .props = {},
                            .dedup_key = {}}));
        return success();
    }));
    set_reader_cookie(site.services, brand.slug, known.contact.id, response);
    return response;
}

// Who may have the product: the reader who is signed in, or the browser that has just paid for it.
Result<bool> may_have(Tx& tx, const base::BrandId& brand, const Visitor& visitor,
                      const std::optional<base::OrderId>& order_id, const std::string& product) {
    if (visitor.reader) {
        TRY(const bool owned, commerce::owns(tx, brand, visitor.reader, product));
        if (owned) return true;
    }
    if (!order_id) return false;
    auto order = commerce::load_order(tx, *order_id);
    if (!order) {
        if (order.error().code == Errc::not_found) return false;
        return fail(order.error());
    }
    if (order.value().brand_id != brand || !order.value().paid_at) return false;
    TRY(auto additions, commerce::list_additions(tx, *order_id));
    const auto contact = order.value().contact_id;
    const OrderSet set{std::move(order).value(), std::move(additions)};
    if (std::ranges::count(set.products(), product) == 0) return false;
    return commerce::owns(tx, brand, contact, product);
}

Result<Response> get_file(Site& site, const Request& request) {
    const auto brand = brand_for(site, request);
    if (brand.slug.empty()) return fail(Errc::not_found, "there is no such file");
    const auto visitor = visitor_of(site.services, request, brand.slug);
    const auto order = order_cookie(site.services, request);
    const std::string product(request.param("product"));
    TRY(auto file, site.services.db.read([&](Tx& tx) -> Result<std::optional<funnels::File>> {
        TRY(const bool allowed, may_have(tx, brand.id, visitor, order, product));
        if (!allowed) return std::optional<funnels::File>{};
        return funnels::find_file(tx, brand.id, product, request.param("format"));
    }));
    if (file) return file_answer(std::move(*file), request);
    if (!visitor.reader) return net::redirect(library_path(brand));
    return fail(Errc::not_found, "there is no such file");
}

}  // namespace

void add_library_routes(net::Router& router, const SharedSite& site) {
    router.get("/library", answering(site, get_library));
    router.post("/library", answering(site, ask_for_link));
    router.get("/library/{token}", answering(site, sign_in));
    router.get("/library/files/{product}/{format}", answering(site, get_file));
}

}  // namespace web
