// The delivery loop: takes messages that are due, one per connection at a time, checks once more
// that they may go, writes them for their reader, hands them to the transport and records what
// became of them.
//
// The attempt is committed before the transport sees the message; the outcome of one message and
// the attempt of the next ride in one transaction. So a crash leaves at most one message per
// connection in doubt, and never sends one twice.
//
// Relational and promotional mail waits while its contact has event work that is due, so that a
// purchase stops what would go out in the same moment.
#pragma once

#include <memory>
#include <string>

#include "mail/personalizer.hpp"
#include "mail/recipients.hpp"
#include "mail/transport.hpp"
#include "store/db.hpp"

namespace mail {

struct DeliveryOptions {
    unsigned connections = 4;
    // Names this machine among those on the same database; the same after a restart.
    std::string node = "local";
    // How long a node's attempts are its own without a sign of life; measured on the wall clock.
    base::Duration lease = std::chrono::seconds(30);
};

// Thread-safe. What it is given outlives it.
class Delivery {
  public:
    Delivery(store::Db& db, const Env& env, Recipients& recipients, Personalizer& personalizer,
             Transport& transport, DeliveryOptions options = {});
    // Stops.
    ~Delivery();
    Delivery(const Delivery&) = delete;
    Delivery& operator=(const Delivery&) = delete;

    // Takes over what a dead predecessor left (recovery.hpp) and starts the connections. Errors:
    // those of the database.
    Result<> start();
    // Finishes what is being sent, records it and ends. Messages stay where they are.
    void stop();

    // Without threads: delivers on the caller's, over one connection, until nothing that is due can
    // go. Returns how many messages were handed over. Errors: unavailable where the transport does
    // not answer; those of the database. REQUIRES that start was not called.
    Result<std::size_t> run_due();

    // Looks again now: the clock jumped.
    void wake();

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace mail
