// Everything that happened with one contact, newest first: events and the history of consent.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "contacts/types.hpp"

namespace contacts {

struct TimelineEntry {
    Time at;
    std::string kind;        // an event's kind, or consent.pending, consent.confirmed ...
    base::JsonObject props;  // the event's; of a consent {ip, page, wording, source}
};
BOOST_DESCRIBE_STRUCT(TimelineEntry, (), (at, kind, props))

struct Timeline {
    std::vector<TimelineEntry> entries;
    std::string next;  // cursor of the next page; empty: no more
};

// At most `limit` events a page, and the consents that fall between them. Errors: not_found.
Result<Timeline> timeline(store::Tx& tx, const ContactId& contact, const std::string& cursor,
                          int limit);

}  // namespace contacts
