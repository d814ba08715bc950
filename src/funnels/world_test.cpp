#include "funnels/world_test.hpp"

#include <algorithm>

namespace funnels {
namespace {

base::Money usd(std::int64_t minor) {
    return {minor, "USD"};
}

content::FunnelStep step(const std::string& key, const std::string& path, const std::string& offer,
                         const std::string& accepted, const std::string& declined) {
    content::FunnelStep made;
    made.key = key;
    made.path = path;
    made.offer = offer;
    made.accepted = accepted;
    made.declined = declined;
    return made;
}

}  // namespace

content::Funnel sample_funnel(const std::string& book) {
    content::Funnel made;
    made.key = book;
    made.name = "The " + book + " funnel";
    made.book = book;
    made.magnet = book + "/free_chapter";
    made.offers = {{"low_ticket", "The book", {"book:" + book}, usd(799), true, 48},
                   {"main", "The book", {"book:" + book}, usd(1499)},
                   {"bump", "Another", {"book:pay"}, usd(700)},
                   {"upsell", "Two more", {"book:health", "book:loans"}, usd(2000), true},
                   {"downsell", "One more", {"book:health"}, usd(750), true}};
    made.steps = {step("opt_in", "", "", "thank_you", ""),
                  step("thank_you", "thank-you", "low_ticket", "checkout", ""),
                  step("checkout", "checkout", "bump", "upsell", "upsell"),
                  step("upsell", "bundle", "upsell", "confirmation", "downsell"),
                  step("downsell", "second-book", "downsell", "confirmation", "confirmation"),
                  step("confirmation", "confirmation", "", "", ""),
                  step("main_offer", "offer", "main", "checkout", "")};
    return made;
}

content::LeadMagnet sample_magnet(const std::string& book) {
    content::LeadMagnet made;
    made.key = book + "/free_chapter";
    made.title = "Chapter 3 of " + book;
    made.book = book;
    return made;
}

File sample_file(const std::string& key, const std::string& format, const std::string& bytes) {
    return {key, format, bytes, "application/" + format, '"' + bytes + '"', "file." + format};
}

void World::SetUp() {
    for (const auto& list : {events::migrations(), contacts::migrations(), commerce::migrations(),
                             mail::migrations(), migrations()}) {
        migrate(list);
    }
    brand = ok(content::read_brand("demo/information-asymmetry/brand.toml"));
    ok(write([&](Tx& tx) -> Result<> {
        for (const std::string slug : {"tax", "pay", "health", "loans"}) {
            TRY(commerce::put_product(tx, env,
                                      {.brand_id = brand.id,
                                       .key = "book:" + slug,
                                       .name = "The " + slug + " book",
                                       .book = slug,
                                       .list_price = usd(1499),
                                       .floor = usd(500),
                                       .parts = {}}));
        }
        return base::success();
    }));
}

void World::publish(const content::Funnel& funnel) {
    const auto magnet = sample_magnet(funnel.book);
    ok(write([&](Tx& tx) -> Result<> {
        TRY(publish_magnet(tx, env, brand, magnet, {sample_file(magnet.key, "pdf", "bytes")}));
        return publish_funnel(tx, env, brand, funnel, {});
    }));
}

Captured World::capture(const content::Funnel& funnel, const std::string& email,
                        const std::string& source) {
    return ok(write([&](Tx& tx) {
        return capture_lead(tx, env, brand, funnel,
                            {.email = email,
                             .first_name = "Ada",
                             .wording = "Yes, write to me",
                             .ip = "192.0.2.1",
                             .page = "/b/brand/" + funnel.key,
                             .visitor = "visitor of " + email,
                             .source = {{"utm_source", source}}});
    }));
}

Confirmed World::confirm(const ContactId& contact) {
    return ok(write([&](Tx& tx) { return confirm_leads(tx, env, contact, "192.0.2.1"); }));
}

std::vector<events::Event> World::events_of(const ContactId& contact, std::string_view kind) {
    return ok(read([&](Tx& tx) {
        return events::list_events(
            tx, brand.id, {.contact = contact, .kind = std::string(kind), .before_id = {}}, 100);
    }));
}

std::vector<mail::Message> World::mails(const ContactId& contact) {
    auto page = ok(read([&](Tx& tx) {
        return mail::list_messages(tx, {.brand = brand.id, .contact = contact}, 100);
    }));
    std::ranges::reverse(page.messages);
    return page.messages;
}

std::optional<commerce::Window> World::low_ticket(const ContactId& contact) {
    return ok(read([&](Tx& tx) {
        return commerce::window_of(tx, brand.id, {contact, ""}, commerce::funnel_scope("tax"),
                                   commerce::kLowTicket);
    }));
}

}  // namespace funnels
