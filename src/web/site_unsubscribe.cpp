// Leaving: a GET shows the button and changes nothing (mail scanners follow links); a POST leaves,
// from the button or from the reader's mail program (RFC 8058 section 3.1).
#include "contacts/consent.hpp"
#include "contacts/contacts.hpp"
#include "web/site_links.hpp"

namespace web {
namespace {

Result<Response> get_unsubscribe(Site& site, const Request& request) {
    const auto token = request.param("token");
    TRY(const auto link, site.services.tracking.verify_unsubscribe(token, site.now()));
    TRY(const auto known, load_known(site, link.contact));
    const auto& brand = known.live->brand;
    return message_answer(
        site, brand,
        {.title = "Leave the list?",
         .paragraphs = {fmt::format("{} will write to {} no more. What you bought stays in your "
                                    "library, and receipts still reach you.",
                                    brand.name, known.contact.email)},
         .form = content::MessageForm{.action = fmt::format("/u/{}", token),
                                      .submit_label = "Unsubscribe"}});
}

Result<Response> post_unsubscribe(Site& site, const Request& request) {
    const auto token = request.param("token");
    TRY(const auto link, site.services.tracking.verify_unsubscribe(token, site.now()));
    TRY(const auto known, load_known(site, link.contact));
    const auto form = request.form();
    const bool one_click = form && form.value().value("List-Unsubscribe") == "One-Click";
    TRY(site.services.db.write([&](Tx& tx) -> Result<bool> {
        return contacts::unsubscribe(
            tx, site.services.env, link.contact,
            {.status = contacts::ConsentStatus::withdrawn,
             .ip = request.peer,
             .page = site.services.public_url + "/u/",
             .wording = "Unsubscribe",
             .source = one_click ? "one-click unsubscribe" : "unsubscribe link"},
            link.message);
    }));
    const auto& brand = known.live->brand;
    return message_answer(
        site, brand,
        {.title = "You have left the list",
         .paragraphs = {fmt::format("{} writes to {} no more.", brand.name, known.contact.email)},
         .links = {{"All books", "/b/" + brand.slug}}});
}

}  // namespace

void add_unsubscribe_routes(net::Router& router, const SharedSite& site) {
    router.get("/u/{token}", answering(site, get_unsubscribe));
    router.post("/u/{token}", answering(site, post_unsubscribe));
}

}  // namespace web
