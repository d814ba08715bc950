// From an approved document to what is live. Private to this room.
#pragma once

#include "content/brand.hpp"
#include "funnels/files.hpp"
#include "review/repository.hpp"

namespace review {

// A draft with the document that is to go live.
struct Publication {
    Draft draft;
    Document document;
    std::vector<funnels::File> files;
};

// Lead magnets and packs as PDF and ePub, and the books that the document sells where they are not
// rendered yet. Slow; opens its own read transactions.
Result<std::vector<funnels::File>> render(store::Db& db, const content::Brand& brand,
                                          const Document& document, const std::string& public_url);

Result<> publish(store::Tx& tx, const Env& env, const content::Brand& brand,
                 const Publication& publication);
Result<> unpublish(store::Tx& tx, const Env& env, const Draft& draft, const Document& document);

}  // namespace review
