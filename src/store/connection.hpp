// What an engine gives to Tx: statements on one open transaction. Private to this room.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "store/db.hpp"
#include "store/tx.hpp"

namespace store {

class Connection {
  public:
    virtual ~Connection() = default;
    virtual Engine engine() const = 0;
    // Rows changed. Throws on what is a bug in the statement.
    virtual Result<std::int64_t> run(std::string_view sql, std::span<const Param> params,
                                     RowSink* rows) = 0;
    virtual Result<std::int64_t> bulk_insert(const Bulk& bulk, OnConflict on_conflict) = 0;
    virtual Result<> script(const std::string& sql) = 0;
    // The transaction is gone, not even a rollback to a savepoint can save it.
    virtual bool transaction_lost() const = 0;
};

// Marks this thread as being inside a transaction of `db`; throws where it already is.
class TransactionScope {
  public:
    explicit TransactionScope(const Db& db);
    ~TransactionScope();
    TransactionScope(const TransactionScope&) = delete;
    TransactionScope& operator=(const TransactionScope&) = delete;

    // The same check, for a caller whose closure will run on another thread.
    static void require_none(const Db& db);

  private:
    const Db* outer_;
};

}  // namespace store
