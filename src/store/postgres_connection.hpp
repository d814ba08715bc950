// One PostgreSQL connection with its prepared statements. Used by one thread at a time. Private.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include <libpq-fe.h>

#include "store/connection.hpp"

namespace store {

class PostgresConnection final : public Connection {
  public:
    static Result<std::unique_ptr<PostgresConnection>> open(const std::string& url, bool durable);

    Engine engine() const override { return Engine::postgres; }
    Result<std::int64_t> run(std::string_view sql, std::span<const Param> params,
                             RowSink* rows) override;
    Result<std::int64_t> bulk_insert(const Bulk& bulk, OnConflict on_conflict) override;
    Result<> script(const std::string& sql) override;
    // A lost connection, or an error after which the server wants the transaction run again.
    bool transaction_lost() const override { return !alive() || run_again_; }

    bool alive() const;
    // The last error was a deadlock or a serialization failure: the closure may run again.
    bool run_again() const { return run_again_; }
    void forget_error() { run_again_ = false; }
    PGconn* handle() const { return connection_.get(); }

  private:
    struct Finish {
        void operator()(PGconn* connection) const { PQfinish(connection); }
    };
    struct Clear {
        void operator()(PGresult* result) const { PQclear(result); }
    };
    using Reply = std::unique_ptr<PGresult, Clear>;

    explicit PostgresConnection(PGconn* connection) : connection_(connection) {}

    Result<std::string> prepared(std::string_view sql, std::span<const Param> params);
    Error error(const PGresult* reply, std::string_view sql);

    std::unique_ptr<PGconn, Finish> connection_;
    std::unordered_map<std::string, std::string> statements_;
    unsigned last_statement_ = 0;
    bool run_again_ = false;
};

}  // namespace store
