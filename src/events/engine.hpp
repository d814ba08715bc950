// The loop that turns due work into effects.
//
// Rules that hold at any crash, on either database, with any number of nodes:
//   - Handling and deleting a row is one transaction, so what a handler writes happens exactly
//     once. Effects outside the database are rows for others to perform (messages, webhooks).
//   - The rows of one contact are handled in the order (due_at, id), across all queues this engine
//     handles, and never two at once. Rows without a contact are in no order.
//   - A handler that fails (error or exception) leaves nothing behind. Its row is tried again after
//     1, 2, 4, ... seconds (at most an hour) and after 8 attempts parked with its last error, to be
//     seen (list_parked) and retried by a person. It holds up nobody: later rows of the contact go
//     on meanwhile, for one broken reaction must not stop a purchase from stopping a mail. A
//     handler that needs an order across failures looks at the state, not at the sequence of calls.
//   - An error that ends the transaction (a lost connection, a full disk) counts as no attempt.
//
// A handler runs inside the engine's transaction: quick, plain, only through its Tx. It may run
// again after a rollback. Its own row is already gone, so it may schedule the row's key anew.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "base/time.hpp"
#include "events/event_log.hpp"
#include "events/work.hpp"
#include "store/db.hpp"

namespace events {

using Handler = std::function<base::Result<>(store::Tx&, const Work&)>;
using EventHandler = std::function<base::Result<>(store::Tx&, const Event&)>;

struct EngineOptions {
    // Rows handled in one transaction; many on SQLite, where each transaction is a flush, few on
    // PostgreSQL, where it holds locks.
    int sqlite_batch = 250;
    int postgres_batch = 50;
    int most_attempts = 8;
    // Looks by itself this often: for what other processes wrote, should their wake be lost.
    base::Duration poll = std::chrono::seconds(5);
};

// Thread-safe after the handlers are registered.
class Engine {
  public:
    Engine(store::Db& db, const base::Clock& clock, EngineOptions options = {});
    // Stops.
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    // Registering comes before start and run_due. A queue has one handler; queues without one are
    // left alone, for other nodes. Throws on a second handler for a queue, and on "event".
    void on(std::string queue, Handler handler);
    // All subscribers of an event run in the order of registration within one transaction; if one
    // fails, none has run. `kind` "*" is every event. An engine with subscribers handles all
    // events, also those without any.
    void on_event(std::string kind, EventHandler handler);

    // One thread is enough on SQLite (there is one writer); more help on PostgreSQL.
    void start(int threads = 1);
    // Finishes the transactions in hand. May be started again.
    void stop();
    // After the clock was moved by hand.
    void wake();

    // Handles, on this thread, everything that is due at clock.now(), also what becomes due by
    // that, except what other workers have in hand. How many rows were taken up, failures included.
    // Errors: unavailable (the database).
    base::Result<std::int64_t> run_due();

    // When the earliest row that this engine handles is due, perhaps in the past.
    base::Result<std::optional<base::Time>> next_due();

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace events
