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

Result<> publish(store::Tx& tx, const Env& env, const content::Brand& brand,
                 const Publication& publication);
Result<> unpublish(store::Tx& tx, const Env& env, const Draft& draft, const Document& document);

}  // namespace review
