// Every promise is backed: what a document holds out to readers beside what enforces or holds it,
// and the words that promise something which nothing backs. Pure.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "content/brand.hpp"
#include "review/types.hpp"

namespace review {

// What there is to back promises with.
struct Backing {
    const content::Brand* brand = nullptr;    // REQUIRED
    const content::Funnel* funnel = nullptr;  // of the document's book, where there is one
    std::set<std::string> products;           // keys: books of the brand, packs of its funnels
    std::set<std::string> files;              // keys of lead magnets, drafted or live
};

struct PromiseCheck {
    std::string where;  // the step or mail it stands in
    content::Promise promise;
    bool holds = false;
    std::string explanation;  // what backs it, or what is missing; a sentence
};

std::vector<PromiseCheck> check_promises(const Document& document, const Backing& backing);

// Words that promise a discount, a deadline, a guarantee, a bonus or scarcity in spans that declare
// no promise and do not quote the book; sentences for the reviewer. Scarcity is refused even where
// it is declared: a download does not run out.
std::vector<std::string> undeclared_promises(const Document& document);

// The same for one text: what it promises, or nothing. Exposed for tests.
std::string promise_words_in(std::string_view text);

}  // namespace review
