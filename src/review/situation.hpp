// What a draft is judged against: its brand, its book, the funnel it belongs to, what is live.
// Private to this room.
#pragma once

#include <optional>

#include "content/brand.hpp"
#include "review/promises.hpp"
#include "review/quality.hpp"
#include "review/repository.hpp"

namespace review {

struct Situation {
    content::Brand brand;
    std::optional<content::Funnel> funnel;  // the latest of the draft's book
    std::set<std::string> products;
    std::set<std::string> files;
    Vocabulary vocabulary;

    Backing backing() const;
};

Result<Situation> load_situation(store::Tx& tx, const Draft& draft);

// Everything that stands in the way of approval, in sentences.
std::vector<std::string> problems_of(const Document& document, const Situation& situation);

// The drafts that must be live for this one to work and are not, what they need themselves
// included, in the order in which to publish them.
struct NeededDraft {
    Draft draft;
    std::string reason;
};
Result<std::vector<NeededDraft>> needed_by(store::Tx& tx, const Draft& draft,
                                           const Document& document);

}  // namespace review
