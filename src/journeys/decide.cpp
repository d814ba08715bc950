#include "journeys/decide.hpp"

namespace journeys {

Decision decide(const content::Journey& journey, const Enrollment& enrollment, Time now) {
    if (enrollment.status != EnrollmentStatus::active) return Nothing{};
    if (enrollment.position >= std::ssize(journey.steps)) return Complete{};
    const content::Step& step = journey.steps[static_cast<std::size_t>(enrollment.position)];
    if (const auto* wait = std::get_if<content::WaitStep>(&step)) {
        const Time until = enrollment.anchor_at + wait->until;
        if (now < until) return Sleep{until};
    }
    return Perform{step};
}

}  // namespace journeys
