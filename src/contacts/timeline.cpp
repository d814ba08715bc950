#include "contacts/timeline.hpp"

#include "contacts/consent.hpp"
#include "contacts/contacts.hpp"
#include "events/event_log.hpp"

namespace contacts {
namespace {

TimelineEntry entry_of(const Consent& consent) {
    return {consent.at, "consent." + std::string(base::enum_name(consent.status)),
            base::JsonObject{{"ip", consent.ip},
                             {"page", consent.page},
                             {"wording", consent.wording},
                             {"source", consent.source}}};
}

}  // namespace

Result<Timeline> timeline(store::Tx& tx, const ContactId& id, const std::string& cursor,
                          int limit) {
    TRY(const auto contact, load_contact(tx, id));
    events::EventFilter filter{.contact = id, .kind = {}, .before_id = {}};
    Time newer = Time::max();  // consents from here on are on an earlier page
    if (!cursor.empty()) {
        filter.before_id = base::EventId{cursor};
        TRY(const auto last, events::load_event(tx, contact.brand_id, *filter.before_id));
        newer = last.at;
    }
    TRY(auto events, events::list_events(tx, contact.brand_id, filter, limit + 1));

    Timeline out;
    Time older = Time::min();  // consents before this are on a later page
    if (events.size() > static_cast<std::size_t>(limit)) {
        events.pop_back();
        out.next = events.back().id.str();
        older = events.back().at;
    }
    for (auto& event : events) {
        out.entries.push_back({event.at, std::move(event.kind), std::move(event.props)});
    }
    TRY(const auto consents, list_consents(tx, id));
    for (const auto& consent : consents) {
        if (consent.at >= older && consent.at < newer) out.entries.push_back(entry_of(consent));
    }
    std::ranges::stable_sort(out.entries, std::ranges::greater{}, &TimelineEntry::at);
    return out;
}

}  // namespace contacts
