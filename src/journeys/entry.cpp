#include "journeys/entry.hpp"

#include "events/kinds.hpp"

namespace journeys {
namespace {

std::string_view text_of(const base::JsonObject& props, std::string_view name) {
    const auto* value = props.if_contains(name);
    return value && value->is_string() ? std::string_view(value->get_string()) : std::string_view{};
}

// Publishing has checked it.
Condition condition_of(const content::Journey& journey) {
    const auto parsed = parse_condition(journey.trigger.condition);
    return parsed ? parsed.value() : Condition::none;
}

}  // namespace

Result<Condition> parse_condition(std::string_view text) {
    if (text.empty()) return Condition::none;
    if (text == "lead_captured and email_confirmed") return Condition::lead_confirmed;
    if (text == "checkout_started and not completed") return Condition::checkout_abandoned;
    if (text == "payment_received") return Condition::payment_received;
    return base::fail_field("trigger.condition",
                            "\"{}\" is not a condition; there are \"lead_captured and "
                            "email_confirmed\", \"checkout_started and not completed\" and "
                            "\"payment_received\"",
                            text);
}

bool concerns(const content::Journey& journey, const events::Event& event) {
    if (!journey.book.empty() && text_of(event.props, "book") != journey.book) return false;
    return condition_of(journey) != Condition::payment_received ||
           text_of(event.props, "parent").empty();
}

Entry decide_entry(const content::Journey& journey, const events::Event& event,
                   const EntryFacts& facts) {
    if (facts.entered || !concerns(journey, event)) return Entry::stay_out;
    switch (condition_of(journey)) {
        case Condition::lead_confirmed:
            return facts.owns_book || facts.inside || !facts.mailable ? Entry::deliver_only
                                                                      : Entry::enter;
        case Condition::checkout_abandoned:
            return facts.cart_completed || facts.owns_book || !facts.mailable ? Entry::stay_out
                                                                              : Entry::enter;
        case Condition::payment_received:
        case Condition::none:
            return Entry::enter;
    }
    return Entry::stay_out;
}

}  // namespace journeys
