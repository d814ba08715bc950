// A transaction, as a closure of Db::write or Db::read sees it. Used by one thread, never kept.
//
// SQL is one text for both engines, with $1 placeholders ($1 may appear twice; `$1::bigint` works
// on both). A trailing `for update` locks the rows on PostgreSQL and is dropped on SQLite, whose
// write transactions exclude one another anyway.
//
// Errors: conflict (a unique, foreign-key or check constraint; `field` is the constraint's name on
// PostgreSQL and "table.column" or the constraint on SQLite: decide by the code, not by the field),
// invalid (text that is not UTF-8 or has a zero byte), unavailable (busy, serialization failure,
// lost connection, full disk). Malformed SQL, a wrong count of arguments and a struct that does not
// fit the columns throw.
//
// After an error the transaction cannot go on: further statements give the same error and it is
// rolled back, even if the closure returns a value. To live on after one, put the statements into
// `attempt`, or use `on conflict do nothing` and look at the count.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "store/bulk.hpp"
#include "store/value.hpp"

namespace store {

using base::Errc;
using base::Error;
using base::fail;
using base::Result;
using base::success;

enum class Engine { sqlite, postgres };

class Connection;

class Tx {
  public:
    // What waits for the commit.
    struct Effects {
        std::vector<std::function<void()>> hooks;
        std::vector<std::string> channels;
    };

    explicit Tx(Connection& connection) : connection_(connection) {}
    Tx(const Tx&) = delete;
    Tx& operator=(const Tx&) = delete;

    // For the few statements that need a second text.
    Engine engine() const;

    // Rows changed.
    template <class... Args>
    Result<std::int64_t> execute(std::string_view sql, const Args&... args) {
        const std::array<Param, sizeof...(Args)> params{detail::to_param(args)...};
        return run(sql, params, nullptr);
    }

    // All rows, in memory: page large results by key (`where id > $1 order by id limit $2`).
    template <class T, class... Args>
    Result<std::vector<T>> query(std::string_view sql, const Args&... args) {
        const std::array<Param, sizeof...(Args)> params{detail::to_param(args)...};
        detail::Collector<T> rows;
        TRY(run(sql, params, &rows));
        return std::move(rows.out);
    }

    // The first row, if there is one.
    template <class T, class... Args>
    Result<std::optional<T>> query_one(std::string_view sql, const Args&... args) {
        TRY(auto rows, query<T>(sql, args...));
        if (rows.empty()) return std::optional<T>{};
        return std::optional<T>{std::move(rows.front())};
    }

    // As query_one; no row is the error not_found ("there is no such `what`"), after which the
    // transaction can go on.
    template <class T, class... Args>
    Result<T> load_one(std::string_view what, std::string_view sql, const Args&... args) {
        TRY(auto row, query_one<T>(sql, args...));
        if (!row) return fail(Errc::not_found, "there is no such {}", what);
        return std::move(*row);
    }

    // Rows inserted. Fast for thousands of rows; an empty bulk is fine.
    Result<std::int64_t> bulk_insert(const Bulk& bulk, OnConflict on_conflict = OnConflict::fail);

    // Several statements without arguments or rows (migrations).
    Result<> script(const std::string& sql);

    // Runs `fn` (Result<T>()) in a savepoint: its error or exception undoes what it did in this
    // transaction, its hooks and its notifications, and the transaction goes on. Only an error that
    // ends the whole transaction (a lost connection, a deadlock, a full disk) does not.
    template <class Fn>
    std::invoke_result_t<Fn&> attempt(Fn&& fn) {
        TRY(const Savepoint savepoint, open_savepoint());
        try {
            std::invoke_result_t<Fn&> result = fn();
            if (result && !failure_) {
                TRY(release(savepoint));
                return result;
            }
            std::optional<Error> failure = failure_;
            TRY(roll_back_to(savepoint));
            if (result) return fail(std::move(*failure));
            return result;
        } catch (...) {
            // A failure here ends the transaction; the exception says more.
            (void)roll_back_to(savepoint);
            throw;
        }
    }

    // Runs after the durable commit, on the thread that called Db::write, and not at all after a
    // rollback. A crash may lose it: it wakes and refreshes, it is never the effect itself.
    void after_commit(std::function<void()> hook);

    // Wakes the listeners of the channel (Db::listen) after the commit: in this process at once, on
    // PostgreSQL also on other nodes. Wakes are merged and may be lost in a crash, so listeners
    // also look by themselves now and then. `channel`: lower-case letters, digits and underscores.
    void notify(std::string_view channel);

    // For the engines below Db.
    const std::optional<Error>& failure() const { return failure_; }
    Effects take_effects() { return std::move(effects_); }

  private:
    struct Savepoint {
        int depth;
        std::size_t hooks;
        std::size_t channels;
    };

    Result<std::int64_t> run(std::string_view sql, std::span<const Param> params, RowSink* rows);
    Result<Savepoint> open_savepoint();
    Result<> release(const Savepoint& savepoint);
    Result<> roll_back_to(const Savepoint& savepoint);

    Connection& connection_;
    std::optional<Error> failure_;
    Effects effects_;
    int depth_ = 0;
};

}  // namespace store
