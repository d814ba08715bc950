// Drafts and their versions, as rows.
#pragma once

#include <vector>

#include "review/types.hpp"
#include "store/migrations.hpp"

namespace review {

std::vector<store::Migration> migrations();

// False, and nothing is written, where the brand has a draft of that kind and key.
Result<bool> insert_draft(store::Tx& tx, const Draft& draft, const Document& document,
                          std::string_view made_by);
Result<> add_version(store::Tx& tx, const Draft& draft, const Document& document,
                     std::string_view made_by, std::string_view note, Time now);
// Writes what a decision or an edit changed.
Result<> save_draft(store::Tx& tx, const Draft& draft);

struct DraftFilter {
    std::optional<DraftStatus> status;
    std::optional<DraftKind> kind;
    std::string book;  // slug; or empty
};
// In the order of drafting.
Result<std::vector<Draft>> list_drafts(store::Tx& tx, const BrandId& brand,
                                       const DraftFilter& filter = {});
// Errors: not_found.
Result<Draft> load_draft(store::Tx& tx, const DraftId& id);
Result<Draft> lock_draft(store::Tx& tx, const DraftId& id);
Result<std::optional<Draft>> find_draft(store::Tx& tx, const BrandId& brand, DraftKind kind,
                                        std::string_view key);
Result<Document> load_document(store::Tx& tx, const Draft& draft, std::int64_t version);
// The newest first.
Result<std::vector<Version>> list_versions(store::Tx& tx, const DraftId& id);

}  // namespace review
