// Counts across rooms that no report of `analytics` keeps: read from the tables of journeys and
// mail, for the dashboard only.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "journeys/repository.hpp"

namespace web {

struct JourneyNumbers {
    std::map<std::string, journeys::EnrollmentCounts> enrollments;  // by journey
    std::map<std::string, std::int64_t> bought;                     // contacts who left by buying
    std::map<std::pair<std::string, std::string>, std::int64_t> queued;  // by journey and mail

    std::int64_t bought_in(const std::string& journey) const;
    std::int64_t queued_of(const std::string& journey, const std::string& mail) const;
};
base::Result<JourneyNumbers> journey_numbers(store::Tx& tx, const base::BrandId& brand);

// What the reader did with a message; a machine's doings do not count.
struct Reactions {
    bool opened = false;
    bool clicked = false;
};
base::Result<Reactions> reactions_to(store::Tx& tx, const base::BrandId& brand,
                                     const base::ContactId& contact,
                                     const base::MessageId& message);

}  // namespace web
