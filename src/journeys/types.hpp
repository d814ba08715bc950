// A contact's way through a journey.
#pragma once

#include <optional>
#include <string>

#include <boost/describe.hpp>

#include "base/env.hpp"
#include "base/json.hpp"
#include "content/journey.hpp"
#include "store/db.hpp"

namespace journeys {

using base::BrandId;
using base::ContactId;
using base::EnrollmentId;
using base::Env;
using base::Result;
using base::Time;

enum class EnrollmentStatus { active, completed, exited };
BOOST_DESCRIBE_ENUM(EnrollmentStatus, active, completed, exited)

// A row for each time that a contact entered. It stays on the version it entered with, so
// publishing a new one neither loses nor repeats anyone's step.
struct Enrollment {
    EnrollmentId id;
    BrandId brand_id;
    ContactId contact_id;
    std::string journey;  // key
    std::int64_t version = 0;
    base::EventId event_id;     // that triggered it
    std::int64_t position = 0;  // index of the step that comes next
    EnrollmentStatus status = EnrollmentStatus::active;
    std::string reason;  // why it ended; or empty
    Time anchor_at;      // what its waits count from
    Time started_at;
    std::optional<Time> next_at;  // when its next step is due
    std::optional<Time> ended_at;
    base::JsonObject context;  // ids only: of the trigger's props, and `codes` by rule key
};
BOOST_DESCRIBE_STRUCT(Enrollment, (),
                      (id, brand_id, contact_id, journey, version, event_id, position, status,
                       reason, anchor_at, started_at, next_at, ended_at, context))

}  // namespace journeys
