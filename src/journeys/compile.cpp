#include "journeys/compile.hpp"

#include <algorithm>

#include "base/json.hpp"
#include "events/kinds.hpp"

namespace journeys {

using content::SequenceMail;

std::string journey_key(content::SequenceType type, const std::string& book) {
    const std::string name(base::enum_name(type));
    return book.empty() ? name : name + '/' + book;
}

content::Journey compile(const content::Sequence& sequence) {
    content::Journey journey;
    journey.key = journey_key(sequence.type, sequence.book);
    journey.name = sequence.name;
    journey.trigger = sequence.trigger;
    if (sequence.type == content::SequenceType::welcome) {
        journey.trigger.event = events::kinds::kLeadConfirmed;
    }
    journey.book = sequence.book;
    journey.stop_on = sequence.stop_on;

    std::vector<const SequenceMail*> mails;
    for (const auto& mail : sequence.mails) mails.push_back(&mail);
    std::ranges::stable_sort(mails, {}, [](const SequenceMail* mail) { return mail->delay; });
    for (const SequenceMail* mail : mails) {
        if (mail->delay > base::Duration{0}) {
            journey.steps.emplace_back(content::WaitStep{"wait_" + mail->key, mail->delay});
        }
        if (mail->code) {
            journey.steps.emplace_back(content::IssueCodeStep{"code_" + mail->key, *mail->code});
        }
        journey.steps.emplace_back(content::SendStep{mail->key, mail->key});
        journey.mails.push_back({mail->key, mail->code ? mail->code->key : std::string{},
                                 mail->bonus_product, mail->email});
    }
    return journey;
}

}  // namespace journeys
