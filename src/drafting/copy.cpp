#include "drafting/copy.hpp"

#include <algorithm>
#include <limits>

#include "drafting/patterns_gift.hpp"

namespace drafting {

Copy::Copy(const Shelf& shelf, std::size_t book, std::uint64_t seed, const Gift& gift)
    : shelf_(shelf), book_(book), seed_(seed), gift_(gift), slots_(shelf.material(book).slots) {
    slots_.insert(gift.slots.begin(), gift.slots.end());
}

// Each earlier book chooses again, in order, as it did when it was drafted: so a book added later
// changes nothing for those before it.
content::Text Copy::say(const Place& place) const {
    Place here = place;
    here.patterns = patterns_for(place, slots_);
    std::vector<int> uses(here.patterns.size(), 0);
    std::size_t chosen = here.patterns.size();
    for (std::size_t book = 0; book <= book_; ++book) {
        Slots earlier;
        if (book < book_) {
            earlier = shelf_.material(book).slots;
            const Slots& gift = shelf_.material(book).gift.slots;
            earlier.insert(gift.begin(), gift.end());
            // Another kind of lead magnet is spoken of in other patterns.
            if (patterns_for(place, earlier).data() != here.patterns.data()) continue;
        }
        const Slots& slots = book < book_ ? earlier : slots_;
        chosen = here.patterns.size();
        int fewest = std::numeric_limits<int>::max();
        for (const std::size_t candidate : ranked(here, seed_, shelf_.books()[book].slug)) {
            if (uses[candidate] >= fewest || !fits(here.patterns[candidate], here, slots)) continue;
            fewest = uses[candidate];
            chosen = candidate;
        }
        if (chosen < uses.size()) ++uses[chosen];
    }
    if (chosen == here.patterns.size()) return {};
    return *fill(here.patterns[chosen], slots_);
}

}  // namespace drafting
