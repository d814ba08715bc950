// What people do with drafts: every verb keeps who and when, and is one transaction.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "review/promises.hpp"
#include "review/quality.hpp"
#include "review/repository.hpp"

namespace review {

struct NewDraft {
    BrandId brand;
    std::string key;
    std::string title;
    std::string book;
    std::string writer;
    Document document;
    double quality = 0;
};
// False where the brand has a draft of that kind and key, whatever became of it: launching again
// changes nothing.
Result<bool> submit(store::Tx& tx, const Env& env, const NewDraft& draft);

// What must be live for this item to work, and is not.
struct Need {
    Draft draft;
    std::string reason;
};

// An item as a reviewer sees it.
struct Review {
    Draft draft;
    Document document;
    Quality quality;
    std::vector<PromiseCheck> promises;
    std::vector<std::string> problems;  // stand in the way of approval
    std::vector<Need> needs;
    std::vector<Version> versions;
};
// `version` 0: the latest. Errors: not_found.
Result<Review> load_review(store::Tx& tx, const DraftId& id, std::int64_t version = 0);

// A new version, left pending; of a rejected one also where no word was changed. Errors: conflict
// (somebody made a version after `base_version`), invalid (the document does not fit its kind, or
// its keys were changed).
Result<Draft> edit(store::Tx& tx, const Env& env, const DraftId& id, std::int64_t base_version,
                   const base::Json& document, const std::string& who, const std::string& note);

struct Approval {
    std::vector<DraftId>
        approved;             // in the order of publishing; empty where needs stand in the way
    std::vector<Need> needs;  // to be approved first; empty when done
};
struct ApprovalRequest {
    DraftId id;
    std::int64_t version = 0;
    bool include_needed = false;
    std::string who;
    std::string public_url;  // of the site, for the link in rendered files
};
// Approves that version and publishes it, with what it needs where `include_needed`. Files are
// rendered before the transaction. Approving what is live already changes nothing. Errors: conflict
// (the version moved on, or it was rejected), rejected (a promise that nothing backs, a field that
// nothing fills; all of them in the message), not_found.
Result<Approval> approve(store::Db& db, const Env& env, const ApprovalRequest& request);

struct ManyRequest {
    BrandId brand;
    std::vector<DraftId> ids;
    bool include_needed = false;
    std::string who;
    std::string public_url;
};
struct Refusal {
    DraftId id;
    std::string reason;
};
struct ManyApproval {
    std::vector<DraftId> approved;
    std::vector<Refusal> refused;
};
// Approves the latest version of each, in this order and each in a transaction of its own: what is
// published can be seen at once, while all cores render what comes later. One that cannot be
// approved is left alone and named. `published` hears of each as soon as it is live. Errors:
// not_found (the brand).
Result<ManyApproval> approve_many(store::Db& db, const Env& env, const ManyRequest& request,
                                  const std::function<void(const Draft&)>& published = {});

// Errors: conflict (not pending).
Result<Draft> reject(store::Tx& tx, const Env& env, const DraftId& id, const std::string& who,
                     const std::string& reason);
// Off line: its pages go, nobody enters its journey. Errors: conflict (not live).
Result<Draft> withdraw(store::Tx& tx, const Env& env, const DraftId& id, const std::string& who,
                       const std::string& reason);

}  // namespace review
