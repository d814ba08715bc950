// How the engine takes due rows for itself. Private to this room.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "events/work.hpp"

namespace events {

// The contacts (and lone rows) whose work belongs to this transaction until it ends.
struct Claim {
    base::JsonArray brands;  // as long as `lanes`; both empty on SQLite, where all belong to it
    base::JsonArray lanes;
};

struct ClaimedWork {
    Work work;
    std::string lane;
};

struct Failure {
    std::int64_t failures;
    base::Time due_at;
    std::optional<base::Time> parked_at;
    std::string error;
};

base::Result<std::optional<base::Time>> find_next_due(store::Tx& tx,
                                                      const std::vector<std::string>& queues);

// SQLite: the write transaction excludes all others, nothing is to be done. PostgreSQL: locks the
// lanes in front that nobody holds, at most `limit`, without waiting. The rows are read only after
// that (load_heads), in a statement of their own and hence with a fresh snapshot: a row that the
// last holder handled is gone, and what it left is in order. (Locking rows instead, SKIP LOCKED,
// would let a worker pass by a contact's first row and take the second.)
base::Result<Claim> claim_contacts(store::Tx& tx, const std::vector<std::string>& queues,
                                   base::Time now, int limit);

// The first due row of each claimed lane, by (due_at, id), at most `limit`.
base::Result<std::vector<ClaimedWork>> load_heads(store::Tx& tx, const Claim& claim,
                                                  const std::vector<std::string>& queues,
                                                  base::Time now, int limit);

// False if the row is gone or not as it was claimed.
base::Result<bool> delete_due(store::Tx& tx, const ClaimedWork& row);

base::Result<> save_failure(store::Tx& tx, const ClaimedWork& row, const Failure& failure);

}  // namespace events
