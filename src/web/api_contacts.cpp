// Contacts: the list, and one with all that is known.
#include "books/repository.hpp"
#include "commerce/catalog.hpp"
#include "commerce/entitlements.hpp"
#include "commerce/orders.hpp"
#include "contacts/consent.hpp"
#include "contacts/contacts.hpp"
#include "contacts/suppression.hpp"
#include "content/brand_repository.hpp"
#include "journeys/repository.hpp"
#include "web/api_routes.hpp"

namespace web {
namespace {

using contacts::ConsentState;
using contacts::Contact;
using net::Request;
using store::Tx;

constexpr int kRecent = 50;

// The strictest of what holds.
Result<std::string> status_of(Tx& tx, const Contact& contact) {
    TRY(const auto suppressions, contacts::suppressions_of(tx, contact.brand_id, contact.email));
    bool left = contact.consent == ConsentState::withdrawn;
    for (const auto& suppression : suppressions) {
        if (suppression.reason != contacts::SuppressionReason::unsubscribed) {
            return std::string("suppressed");
        }
        left = true;
    }
    if (left) return std::string("unsubscribed");
    return std::string(contact.consent == ConsentState::confirmed ? "subscribed" : "unconfirmed");
}

using Titles = std::map<std::string, std::string>;

Result<Titles> titles_of(Tx& tx, const content::Brand& brand) {
    TRY(const auto books, books::list_books(tx, brand.id));
    Titles out;
    for (const auto& book : books) out[book.slug] = book.title;
    return out;
}

Result<ContactView> contact_view(Tx& tx, const content::Brand& brand, const Titles& titles,
                                 const Contact& contact) {
    ContactView view{.id = contact.id,
                     .email = contact.email,
                     .first_name = contact.first_name,
                     .created_at = contact.created_at,
                     .confirmed_at = contact.confirmed_at};
    TRY(const auto tags, contacts::list_tags(tx, contact));
    for (const auto& tag : tags) view.tags.push_back(tag_view(tag, titles));
    TRY(view.status, status_of(tx, contact));
    TRY(const auto totals, commerce::order_totals(tx, brand.id, contact.id));
    view.orders = totals.orders;
    view.revenue = money_view(totals.revenue_minor, brand.currency);
    TRY(const auto last,
        events::list_events(tx, brand.id, {.contact = contact.id, .kind = {}, .before_id = {}}, 1));
    if (!last.empty()) view.last_seen = last.front().at;
    return view;
}

// Pages are cut by id, so counting what a filter finds walks its pages.
Result<std::int64_t> count_found(Tx& tx, const base::BrandId& brand,
                                 contacts::ContactFilter filter) {
    if (filter.query.empty() && filter.tag.empty()) return contacts::count_contacts(tx, brand);
    constexpr int kPage = 5000;
    std::int64_t found = 0;
    filter.cursor.clear();
    do {
        TRY(const auto page, contacts::list_contacts(tx, brand, filter, kPage));
        found += static_cast<std::int64_t>(page.contacts.size());
        filter.cursor = page.next;
    } while (!filter.cursor.empty());
    return found;
}

Result<ContactsPage> list(Tx& tx, const Request& request) {
    TRY(const auto brand, brand_of(tx, request));
    TRY(const auto limit, limit_of(request));
    const contacts::ContactFilter filter{.query = std::string(request.query_value("q")),
                                         .tag = std::string(request.query_value("tag")),
                                         .cursor = std::string(request.query_value("cursor"))};
    TRY(const auto page, contacts::list_contacts(tx, brand.id, filter, limit));
    TRY(const auto titles, titles_of(tx, brand));
    ContactsPage out;
    for (const auto& contact : page.contacts) {
        TRY(auto view, contact_view(tx, brand, titles, contact));
        out.items.push_back(std::move(view));
    }
    out.next = page.next;
    TRY(out.total, count_found(tx, brand.id, filter));
    return out;
}

Result<std::vector<EnrollmentItem>> enrollment_items(Tx& tx, const Contact& contact) {
    TRY(const auto enrollments, journeys::list_enrollments(tx, contact.id, kRecent));
    std::vector<EnrollmentItem> out;
    for (const auto& enrollment : enrollments) {
        TRY(const auto journey,
            journeys::load_version(tx, contact.brand_id, enrollment.journey, enrollment.version));
        EnrollmentItem item{.id = enrollment.id,
                            .journey = enrollment.journey,
                            .name = journey.name,
                            .status = std::string(base::enum_name(enrollment.status)),
                            .reason = enrollment.reason,
                            .started_at = enrollment.started_at,
                            .next_at = {},
                            .next_mail = {}};
        if (enrollment.status == journeys::EnrollmentStatus::active) {
            item.next_at = enrollment.next_at;
            for (auto at = static_cast<std::size_t>(enrollment.position);
                 at < journey.steps.size() && !item.next_mail; ++at) {
                const auto* send = std::get_if<content::SendStep>(&journey.steps[at]);
                if (send) item.next_mail = send->mail;
            }
        }
        out.push_back(std::move(item));
    }
    return out;
}

Result<std::vector<std::string>> owned(Tx& tx, const Contact& contact) {
    TRY(const auto entitlements, commerce::list_entitlements(tx, contact.brand_id, contact.id));
    std::vector<std::string> out;
    for (const auto& entitlement : entitlements) {
        TRY(const auto product, commerce::find_product(tx, contact.brand_id, entitlement.product));
        out.push_back(product ? product->name : entitlement.product);
    }
    return out;
}

Result<ContactDetail> load(Tx& tx, const base::ContactId& id) {
    TRY(const auto contact, contacts::load_contact(tx, id));
    TRY(const auto brand, content::load_brand(tx, contact.brand_id));
    ContactDetail out;
    TRY(const auto titles, titles_of(tx, brand));
    TRY(out.contact, contact_view(tx, brand, titles, contact));
    TRY(const auto consents, contacts::list_consents(tx, id));
    for (const auto& consent : consents) {
        out.consents.push_back({.status = std::string(base::enum_name(consent.status)),
                                .at = consent.at,
                                .ip = consent.ip,
                                .page = consent.page,
                                .wording = consent.wording,
                                .source = consent.source});
    }
    TRY(const auto events,
        events::list_events(tx, brand.id, {.contact = id, .kind = {}, .before_id = {}}, kRecent));
    TRY(out.timeline, timeline_entries(tx, brand, events));
    TRY(const auto messages,
        mail::list_messages(tx, {.brand = brand.id, .contact = id, .enrollment = {}, .state = {}},
                            kRecent));
    TRY(out.messages, message_items(tx, brand, messages.messages));
    TRY(out.owns, owned(tx, contact));
    TRY(out.enrollments, enrollment_items(tx, contact));
    return out;
}

}  // namespace

void add_contact_routes(net::Router& router, Api& api) {
    api.guard.get(router, "/api/v1/brands/{brand}/contacts",
                  [&api](const Request& request, const Caller&) -> Guard::Answer {
                      TRY(const auto page,
                          api.db().read([&](Tx& tx) { return list(tx, request); }));
                      return json_of(page);
                  });
    api.guard.get(router, "/api/v1/contacts/{id}",
                  [&api](const Request& request, const Caller&) -> Guard::Answer {
                      const base::ContactId id{std::string(request.param("id"))};
                      TRY(const auto detail, api.db().read([&](Tx& tx) { return load(tx, id); }));
                      return json_of(detail);
                  });
}

}  // namespace web
