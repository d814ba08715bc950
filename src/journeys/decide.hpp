// What an enrollment does next. Pure: the clock, the journey and the enrollment decide, nothing
// else.
#pragma once

#include <variant>

#include "journeys/types.hpp"

namespace journeys {

struct Sleep {
    Time until;
    bool operator==(const Sleep&) const = default;
};
struct Perform {
    content::Step step;  // a wait that is over is performed by going on
    bool operator==(const Perform&) const = default;
};
struct Complete {
    bool operator==(const Complete&) const = default;
};
// It has ended already; nothing is to be done.
struct Nothing {
    bool operator==(const Nothing&) const = default;
};
using Decision = std::variant<Sleep, Perform, Complete, Nothing>;

Decision decide(const content::Journey& journey, const Enrollment& enrollment, Time now);

}  // namespace journeys
