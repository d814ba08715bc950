// The log in sentences, for the dashboard's activity feed and a contact's timeline. Pure.
#pragma once

#include <functional>
#include <string>

#include "events/event_log.hpp"

namespace analytics {

// What a sentence may need beyond the event; each may return an empty text.
struct Names {
    std::function<std::string(const base::ContactId&)> contact;  // a name, else an address
    std::function<std::string(const std::string& slug)> book;    // a title
    std::function<std::string(const base::MessageId&)> mail;     // a subject
    std::string currency;
};

// "Maya Okafor asked for the free chapter of The Quiet Percent", "Maya Okafor got "Your chapter is
// here"". No final full stop.
std::string sentence(const events::Event& event, const Names& names);

}  // namespace analytics
