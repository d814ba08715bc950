// A brand's journeys in numbers that no report of `analytics` keeps, gathered from the rooms that
// hold them.
#pragma once

#include <map>
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

}  // namespace web
