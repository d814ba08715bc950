#include "mail/recovery.hpp"

#include <algorithm>

#include "mail/ledger_rows.hpp"

namespace mail {
namespace {

struct Orphan {
    AttemptId id;
    MessageId message_id;
    bool transactional = false;
};
BOOST_DESCRIBE_STRUCT(Orphan, (), (id, message_id, transactional))

}  // namespace

Result<> renew_lease(store::Tx& tx, const Node& self, Time wall, base::Duration lease) {
    // A new boot starts without its predecessor's troubles.
    TRY(
        tx.execute("insert into mail_nodes (node_id, boot_id, lease_until, problem) values ($1, "
                   "$2, $3, '') on conflict (node_id) do update set lease_until = $3, boot_id = "
                   "$2, problem = case when mail_nodes.boot_id = $2 then mail_nodes.problem else "
                   "'' end",
                   self.id, self.boot, wall + lease));
    return base::success();
}

Result<Recovered> recover(store::Tx& tx, const Env& env, const Node& self, Time wall) {
    TRY(auto orphans,
        tx.query<Orphan>("select a.id, a.message_id, a.transactional from mail_attempts a where "
                         "a.closed_at is null and not (a.node_id = $1 and a.boot_id = $2) and not "
                         "exists (select 1 from mail_nodes n where n.node_id = a.node_id and "
                         "n.boot_id = a.boot_id and n.lease_until >= $3)",
                         self.id, self.boot, wall));
    // One order for all nodes, so that two that sweep at once do not lock each other out.
    std::ranges::sort(orphans, {}, &Orphan::id);
    Recovered out;
    for (const auto& orphan : orphans) {
        TRY(const auto state,
            abandon_attempt(tx, env, orphan.id, orphan.message_id, orphan.transactional));
        if (state == MessageState::in_doubt) ++out.in_doubt;
        if (state == MessageState::queued) ++out.released;
    }
    if (out.released > 0) tx.notify(kMailChannel);
    return out;
}

}  // namespace mail
