#include "funnels/path.hpp"

#include <algorithm>

namespace funnels {

using base::success;
using content::Funnel;
using content::FunnelStep;

const FunnelStep* find_step(const Funnel& funnel, std::string_view key) {
    const auto found = std::ranges::find(funnel.steps, key, &FunnelStep::key);
    return found == funnel.steps.end() ? nullptr : &*found;
}

const FunnelStep* find_step_by_path(const Funnel& funnel, std::string_view path) {
    const auto found = std::ranges::find(funnel.steps, path, &FunnelStep::path);
    return found == funnel.steps.end() ? nullptr : &*found;
}

const content::PricedOffer* find_offer(const Funnel& funnel, std::string_view key) {
    const auto found = std::ranges::find(funnel.offers, key, &content::PricedOffer::key);
    return found == funnel.offers.end() ? nullptr : &*found;
}

const FunnelStep* next_step(const Funnel& funnel, std::string_view from, Outcome outcome,
                            const std::set<std::string>& gone) {
    const FunnelStep* step = find_step(funnel, from);
    // No path is longer than its steps (check_path).
    for (std::size_t hops = 0; step && hops <= funnel.steps.size(); ++hops) {
        step = find_step(funnel, outcome == Outcome::accepted ? step->accepted : step->declined);
        if (!step || step->offer.empty() || !gone.contains(step->offer)) return step;
        outcome = Outcome::declined;
    }
    return nullptr;
}

base::Result<> check_path(const Funnel& funnel) {
    std::set<std::string> keys;
    std::set<std::string> paths;
    for (const auto& step : funnel.steps) {
        if (!keys.insert(step.key).second || !paths.insert(step.path).second) {
            return base::fail_field("steps", "two steps of {} are \"{}\" at \"{}\"", funnel.key,
                                    step.key, step.path);
        }
    }
    for (const auto& step : funnel.steps) {
        for (const auto& next : {step.accepted, step.declined}) {
            if (!next.empty() && !keys.contains(next)) {
                return base::fail_field("steps",
                                        "step {} of {} leads to \"{}\", which is not there",
                                        step.key, funnel.key, next);
            }
        }
        if (!step.offer.empty() && !find_offer(funnel, step.offer)) {
            return base::fail_field("steps", "step {} of {} offers \"{}\", which is not there",
                                    step.key, funnel.key, step.offer);
        }
        const FunnelStep* walk = &step;
        for (std::size_t hops = 0; walk; ++hops) {
            if (hops > funnel.steps.size()) {
                return base::fail_field("steps", "from {} the declined path of {} goes round",
                                        step.key, funnel.key);
            }
            walk = find_step(funnel, walk->declined);
        }
    }
    return success();
}

}  // namespace funnels
