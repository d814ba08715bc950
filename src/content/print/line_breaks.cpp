#include "content/print/line_breaks.hpp"

#include <limits>

namespace content::print {
namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();
constexpr double kOverfull = 1e6;
constexpr double kTwoHyphens = 4000;
constexpr double kShortLastLine = 3000;

struct Node {
    double demerits = kNever;
    std::size_t from = 0;  // index + 1 of the break before; 0: the paragraph's start
};

double cubed(double x) {
    return x * x * x;
}

// How far the line is from its natural width: 100 |r|^3, where r is 1 at a space and a half.
double badness(const Break& end, double natural, int spaces, const BreakRules& rules,
               double width) {
    const double slack = width - natural;
    if (slack < 0) {
        const double shrink = rules.justified ? spaces * rules.space * 0.28 : 0;
        if (-slack > shrink + 0.01) return kOverfull * (1 - slack / width);
        return shrink > 0 ? 100 * cubed(-slack / shrink) : 0;
    }
    if (end.forced && !rules.even) return 0;
    if (!rules.justified) return 100 * cubed(slack / (width * 0.17));
    const double stretch = std::max(spaces, 1) * rules.space * 0.5;
    return std::min(100 * cubed(slack / stretch), kOverfull / 10);
}

// What a reader of a title minds: lines of unlike length, and turns in the wrong place.
double unevenness(const std::vector<Break>& breaks, const std::vector<std::size_t>& chosen,
                  const BreakRules& rules) {
    double widest = 0;
    double narrowest = std::numeric_limits<double>::infinity();
    double from = 0;
    double turns = 0;
    for (const auto at : chosen) {
        const double width = breaks[at].to_end - from;
        widest = std::max(widest, width);
        narrowest = std::min(narrowest, width);
        from = breaks[at].to_next;
        turns += breaks[at].penalty;
    }
    if (widest > rules.width * 1.001) return kOverfull;
    return turns + 400 * (widest - narrowest) / rules.width;
}

}  // namespace

std::vector<std::size_t> choose_breaks(const std::vector<Break>& breaks, const BreakRules& rules) {
    std::vector<Node> best(breaks.size());
    for (std::size_t at = 0; at < breaks.size(); ++at) {
        const Break& end = breaks[at];
        // Back to the paragraph's start, or until the line is hopelessly full.
        for (std::size_t from = at + 1; from-- > 0;) {
            const Break* before = from == 0 ? nullptr : &breaks[from - 1];
            const double width = rules.width - (before ? 0 : rules.first_indent);
            const double natural =
                end.to_end - (before ? before->to_next : 0) + (end.hyphen ? rules.hyphen : 0);
            const int spaces = end.spaces_to_end - (before ? before->spaces_to_next : 0);
            const double bad = badness(end, natural, spaces, rules, width);
            const bool hopeless = natural > width * 1.5 && from != at;
            double demerits = before ? best[from - 1].demerits : 0;
            const double weight = 10 + bad + end.penalty;
            demerits += weight * weight;
            if (end.hyphen && before && before->hyphen) demerits += kTwoHyphens;
            if (end.forced && before && natural < width * 0.15) demerits += kShortLastLine;
            if (end.forced && before && before->hyphen) demerits += kTwoHyphens;
            if (demerits < best[at].demerits) best[at] = {demerits, from};
            if (hopeless) break;
        }
    }
    std::vector<std::size_t> chosen;
    for (std::size_t at = breaks.size(); at != 0; at = best[at - 1].from) chosen.push_back(at - 1);
    std::reverse(chosen.begin(), chosen.end());
    return chosen;
}

std::vector<std::size_t> choose_balanced_breaks(const std::vector<Break>& breaks,
                                                const BreakRules& rules) {
    auto best = choose_breaks(breaks, rules);
    if (best.size() < 2) return best;
    const auto lines = best.size();
    double least = std::numeric_limits<double>::infinity();
    for (int step = 0; step < 10; ++step) {
        for (const bool even : {false, true}) {
            BreakRules tried = rules;
            tried.width = rules.width * (1 - 0.06 * step);
            tried.even = even;
            auto chosen = choose_breaks(breaks, tried);
            const double cost = chosen.size() == lines ? unevenness(breaks, chosen, rules) : least;
            if (cost < least) {
                least = cost;
                best = std::move(chosen);
            }
        }
    }
    return best;
}

}  // namespace content::print
