// How good a draft is, in five explained checks of 0 to 1 (PRODUCT section 9). Pure and quick: a
// first reading, never a gate.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "content/brand.hpp"
#include "review/types.hpp"

namespace review {

struct Check {
    std::string name;  // grammar, relevance, tone, cta, length
    double score = 1;
    std::string explanation;
};

struct Quality {
    double overall = 0;  // the mean
    std::vector<Check> checks;
};

// What a draft about a book should be about: the stems of its key phrases and title.
using Vocabulary = std::set<std::string>;
Vocabulary vocabulary_of(const std::vector<std::string>& phrases);

Quality assess(const Document& document, const content::Brand& brand, const Vocabulary& vocabulary);

}  // namespace review
