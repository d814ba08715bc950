// The part of drafting/lint.hpp that looks at what a lead magnet holds, apart from its pages.
#pragma once

#include <vector>

#include "content/document.hpp"
#include "drafting/lint.hpp"

namespace drafting {

// In guides and checklists the same sentence twice; in quizzes the same question or answer twice
// and whatever content::check_quiz refuses; in scripts talks of less than five or more than eight
// minutes, sentences too long to be spoken, and crowded slides.
std::vector<Fault> magnet_faults(const content::LeadMagnet& magnet);

}  // namespace drafting
