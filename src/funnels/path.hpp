// The way through a funnel: which step comes after which. Pure.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "content/funnel.hpp"

namespace funnels {

enum class Outcome { accepted, declined };

const content::FunnelStep* find_step(const content::Funnel& funnel, std::string_view key);
// By the last part of the address: "" is the opt-in, "thank-you", "checkout", ...
const content::FunnelStep* find_step_by_path(const content::Funnel& funnel, std::string_view path);
const content::PricedOffer* find_offer(const content::Funnel& funnel, std::string_view key);

// The step after `from`. A step whose offer is in `gone` (declined, used, owned) is passed over as
// if it had been declined, so nobody is shown what they cannot have. Null where the path ends.
const content::FunnelStep* next_step(const content::Funnel& funnel, std::string_view from,
                                     Outcome outcome, const std::set<std::string>& gone);

// Errors: invalid: two steps of one key or address, a step or an offer that is named and not there,
// a path that goes round.
base::Result<> check_path(const content::Funnel& funnel);

}  // namespace funnels
