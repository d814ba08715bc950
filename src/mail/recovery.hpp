// Attempts whose owner died. A node keeps a lease (`mail_nodes`) while it lives; what it left open
// is taken over by itself when it starts again, under a new boot id, or by any other node once its
// lease has run out.
#pragma once

#include <string>

#include "mail/types.hpp"

namespace mail {

struct Node {
    std::string id;    // stays over restarts
    std::string boot;  // new at each start
};

struct Recovered {
    std::int64_t in_doubt = 0;
    std::int64_t released = 0;  // back in the queue: certain not to have been handed over
};

// `wall` is the time leases are measured in.
Result<> renew_lease(store::Tx& tx, const Node& self, Time wall, base::Duration lease);
Result<Recovered> recover(store::Tx& tx, const Env& env, const Node& self, Time wall);

}  // namespace mail
