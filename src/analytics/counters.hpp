// What one event adds to which counter. Pure, so that counting as events arrive and rebuilding from
// the log are the same arithmetic.
//
// A counter is named by metric and dimension:
//
//   metric        dimension         counts
//   visits        FUNNEL/STEP       page views by people
//   visitors      FUNNEL/STEP       people, each once a day and step
//   bot_visits    FUNNEL/STEP       page views by crawlers, kept apart from everything else
//   leads         FUNNEL            addresses captured; also under "source:SOURCE" and "magnet:KEY"
//   confirmed     FUNNEL            of these, confirmed; also under "magnet:KEY"
//   downloads     magnet:KEY        first downloads, one a lead
//   orders        FUNNEL            purchases; sum is what was charged
//   accepted      FUNNEL/OFFER      offers bought, in any order; sum is what was charged for them
//   customers     ""                contacts who bought for the first time
//   abandoned     FUNNEL            carts left for an hour
//   recovered     FUNNEL            of these, bought after all
//   refunds       FUNNEL            sum is what was given back
//   sent, bounced, unsubscribed, suppressed     JOURNEY/MAIL
//   opened, clicked                 JOURNEY/MAIL   the first by a person, one a message
//   machine_opened, machine_clicked JOURNEY/MAIL   the first by a scanner or a mail proxy
//
// Every counter is also kept under the dimension "", the whole brand.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "events/event_log.hpp"

namespace analytics {

struct Increment {
    std::string metric;
    std::string dimension;
    std::int64_t count = 1;
    std::int64_t sum_minor = 0;
    // Counts only the first time that this text is seen in the brand; empty: always.
    std::string once;
    // Counted under the first hour of the day: which of several events of a day came first has then
    // no influence.
    bool by_day = false;

    bool operator==(const Increment&) const = default;
};

std::vector<Increment> increments(const events::Event& event);

}  // namespace analytics
