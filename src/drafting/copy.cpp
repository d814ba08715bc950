#include "drafting/copy.hpp"

#include <algorithm>
#include <limits>

namespace drafting {

// Each earlier book chooses again, in order, as it did when it was drafted: so a book added later
// changes nothing for those before it.
content::Text Copy::say(const Place& place) const {
    std::vector<int> uses(place.patterns.size(), 0);
    std::size_t chosen = place.patterns.size();
    for (std::size_t book = 0; book <= book_; ++book) {
        const Slots& slots = shelf_.material(book).slots;
        chosen = place.patterns.size();
        int fewest = std::numeric_limits<int>::max();
        for (const std::size_t candidate : ranked(place, seed_, shelf_.books()[book].slug)) {
            if (uses[candidate] >= fewest || !fits(place.patterns[candidate], place, slots))
                continue;
            fewest = uses[candidate];
            chosen = candidate;
        }
        if (chosen < uses.size()) ++uses[chosen];
    }
    if (chosen == place.patterns.size()) return {};
    return *fill(place.patterns[chosen], material().slots);
}

}  // namespace drafting
