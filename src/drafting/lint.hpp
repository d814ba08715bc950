// Faults that a careful reader would find in generated copy. Used by the tests over whole launches;
// cheap enough to run on any set of drafts.
#pragma once

#include <string>
#include <vector>

#include "drafting/writer.hpp"

namespace drafting {

struct Fault {
    std::string where;  // "the-quiet-percent/welcome/value_story: subject"
    std::string what;
};

// Over all drafts of one brand: damaged text (empty, doubled spaces, "undefined", wrong articles,
// unbalanced quotation marks or merge fields, missing final punctuation, exclamation marks, avoided
// words), lengths, sentences repeated within one book's pages and mails, headlines, subjects and
// openings repeated in the brand, numbers and deadlines that no declared promise covers, and source
// spans that the book does not say; in quizzes the same question or answer twice, in scripts talks
// of less than five or more than eight minutes, sentences too long to be spoken and crowded slides;
// in guides and checklists the same sentence twice.
std::vector<Fault> lint(const Shelf& shelf, const std::vector<Draft>& drafts);

}  // namespace drafting
