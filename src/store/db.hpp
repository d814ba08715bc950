// The database: SQLite in a file (the default) or PostgreSQL, behind one interface. Thread-safe;
// lives as long as the process and outlives everyone who uses it.
//
//   TRY(auto db, store::open("data/frontlist.db"));
//   TRY(const Contact contact, db->read([&](store::Tx& tx) { return load_contact(tx, id); }));
//   TRY(db->write([&](store::Tx& tx) -> base::Result<> { ... return base::success(); }));
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "store/tx.hpp"

namespace store {

struct Options {
    // Connections for reads on SQLite, for everything on PostgreSQL.
    unsigned connections = 8;
    // false: no flush at commit, for throwaway data (tests, simulation) only.
    bool durable = true;
};

// Ends the listening when it goes; after that the callback neither runs nor will.
class Subscription {
  public:
    Subscription() = default;
    explicit Subscription(std::function<void()> end) : end_(std::move(end)) {}
    Subscription(Subscription&& other) noexcept : end_(std::exchange(other.end_, nullptr)) {}
    Subscription& operator=(Subscription&& other) noexcept {
        std::swap(end_, other.end_);
        return *this;
    }
    ~Subscription() {
        if (end_) end_();
    }

  private:
    std::function<void()> end_;
};

class Db {
  public:
    virtual ~Db() = default;

    virtual Engine engine() const = 0;

    // Runs `fn` (Result<T>(Tx&)) in a write transaction: an error or an exception rolls back, a
    // value commits. Returns after the commit is durable (or the rollback), after_commit hooks
    // included. `fn` may run on another thread and, after a deadlock or serialization failure on
    // PostgreSQL, again: it does nothing but work on its Tx and its own captures.
    //
    // SQLite: one writer thread runs all that wait in one transaction with a savepoint each and
    // flushes once (group commit), so many callers cost few flushes. PostgreSQL: a transaction of
    // its own, READ COMMITTED: lock (`for update`) what you read to decide upon, or let a unique
    // constraint decide.
    //
    // Errors: those of `fn`; unavailable if the commit failed (when the connection was lost during
    // the commit, its outcome is unknown). Throws logic_error inside another transaction of this
    // Db, as read does.
    template <class Fn>
    std::invoke_result_t<Fn&, Tx&> write(Fn&& fn) {
        return transact<std::invoke_result_t<Fn&, Tx&>>(fn, &Db::run_write);
    }

    // Runs `fn` (Result<T>(Tx&)) on one unchanging snapshot that includes every write that returned
    // before. A statement that writes throws.
    template <class Fn>
    std::invoke_result_t<Fn&, Tx&> read(Fn&& fn) {
        return transact<std::invoke_result_t<Fn&, Tx&>>(fn, &Db::run_read);
    }

    // Calls `callback` after a Tx::notify of the channel: soon, on any thread, perhaps once for
    // several, perhaps for nothing. It only wakes somebody: it must not block or use the database.
    [[nodiscard]] virtual Subscription listen(std::string channel,
                                              std::function<void()> callback) = 0;

  protected:
    using Body = std::function<Result<>(Tx&)>;
    virtual Result<> run_write(const Body& body) = 0;
    virtual Result<> run_read(const Body& body) = 0;

  private:
    template <class R, class Fn>
    R transact(Fn& fn, Result<> (Db::*run)(const Body&)) {
        std::optional<R> out;
        Result<> done = (this->*run)([&](Tx& tx) -> Result<> {
            out.emplace(fn(tx));
            if (!*out) return fail(out->error());
            return success();
        });
        if (!done) return fail(std::move(done).error());
        return std::move(*out);
    }
};

// `url`: a path or "sqlite:PATH" (created when absent, its folder must exist), or
// "postgresql://...", libpq's URL. Errors: invalid (not such a URL), unavailable (cannot open or
// connect; says why).
Result<std::unique_ptr<Db>> open(const std::string& url, const Options& options = {});

}  // namespace store
