// What happened, in sentences, and the live stream.
#include <map>

#include "analytics/activity.hpp"
#include "books/repository.hpp"
#include "contacts/contacts.hpp"
#include "mail/messages.hpp"
#include "web/api_routes.hpp"
#include "web/mail_words.hpp"

namespace web {
namespace {

using net::Request;
using store::Tx;

// Where the dashboard shows more of it.
std::optional<std::string> link_of(const content::Brand& brand, const events::Event& event) {
    const std::string home = "/brands/" + brand.slug;
    if (const auto* review = event.props.if_contains("review"); review && review->is_string()) {
        return home + "/review/" + std::string(review->get_string());
    }
    if (event.contact_id) return home + "/contacts/" + event.contact_id.str();
    return std::nullopt;
}

Result<TimelinePage> list(Tx& tx, const Request& request) {
    TRY(const auto brand, brand_of(tx, request));
    TRY(const auto limit, limit_of(request));
    events::EventFilter filter;
    if (const auto cursor = request.query_value("cursor"); !cursor.empty()) {
        filter.before_id = base::EventId{std::string(cursor)};
    }
    TRY(auto events, events::list_events(tx, brand.id, filter, limit + 1));
    TimelinePage out;
    if (events.size() > static_cast<std::size_t>(limit)) {
        events.pop_back();
        out.next = events.back().id.str();
    }
    TRY(out.items, timeline_entries(tx, brand, events));
    return out;
}

}  // namespace

Result<std::vector<TimelineEntry>> timeline_entries(Tx& tx, const content::Brand& brand,
                                                    const std::vector<events::Event>& events) {
    std::map<std::string, std::string> contacts;
    std::map<std::string, std::string> first_names;
    for (const auto& event : events) {
        if (event.contact_id.empty() || contacts.contains(event.contact_id.str())) continue;
        TRY(const auto contact, contacts::find_contact(tx, event.contact_id));
        first_names[event.contact_id.str()] = contact ? contact->first_name : "";
        contacts[event.contact_id.str()] = !contact                      ? "A deleted contact"
                                           : contact->first_name.empty() ? contact->email
                                                                         : contact->first_name;
    }
    std::map<std::string, std::string> subjects;
    for (const auto& event : events) {
        const auto* id = event.props.if_contains("message");
        if (!id || !id->is_string() || subjects.contains(std::string(id->get_string()))) continue;
        TRY(const auto message,
            mail::find_message(tx, base::MessageId{std::string(id->get_string())}));
        if (!message) continue;
        TRY(auto words, mail_words(tx, brand, *message, first_names[message->contact_id.str()]));
        subjects[message->id.str()] = std::move(words.subject);
    }
    TRY(const auto books, books::list_books(tx, brand.id));
    std::map<std::string, std::string> titles;
    for (const auto& book : books) titles[book.slug] = book.title;

    const auto found = [](const auto& map, const std::string& key) {
        const auto entry = map.find(key);
        return entry == map.end() ? std::string{} : entry->second;
    };
    const analytics::Names names{
        .contact = [&](const base::ContactId& id) { return found(contacts, id.str()); },
        .book = [&](const std::string& slug) { return found(titles, slug); },
        .mail = [&](const base::MessageId& id) { return found(subjects, id.str()); },
        .currency = brand.currency};
    std::vector<TimelineEntry> out;
    for (const auto& event : events) {
        out.push_back({.id = event.id.str(),
                       .at = event.at,
                       .kind = event.kind,
                       .text = analytics::sentence(event, names),
                       .link = link_of(brand, event)});
    }
    return out;
}

void add_activity_routes(net::Router& router, Api& api) {
    api.guard.get(router, "/api/v1/brands/{brand}/activity",
                  [&api](const Request& request, const Caller&) -> Guard::Answer {
                      TRY(const auto page,
                          api.db().read([&](Tx& tx) { return list(tx, request); }));
                      return json_of(page);
                  });
    api.guard.get(router, "/api/v1/brands/{brand}/live",
                  [&api](const Request& request, const Caller&) -> Guard::Answer {
                      TRY(const auto brand,
                          api.db().read([&](Tx& tx) { return brand_of(tx, request); }));
                      if (request.method == net::Method::head) {
                          return net::no_content();
                      }
                      return net::event_stream(api.feed.open(brand));
                  });
}

}  // namespace web
