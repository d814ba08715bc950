// One SQLite connection with its prepared statements. Used by one thread at a time. Private.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include <sqlite3.h>

#include "store/connection.hpp"

namespace store {

class SqliteConnection final : public Connection {
  public:
    enum class Access { write, read_only };

    static Result<std::unique_ptr<SqliteConnection>> open(const std::string& path, Access access,
                                                          bool durable);

    Engine engine() const override { return Engine::sqlite; }
    Result<std::int64_t> run(std::string_view sql, std::span<const Param> params,
                             RowSink* rows) override;
    Result<std::int64_t> bulk_insert(const Bulk& bulk, OnConflict on_conflict) override;
    Result<> script(const std::string& sql) override;
    // SQLite ends the transaction by itself on a full disk or an I/O error.
    bool transaction_lost() const override;

    Result<> control(std::string_view sql);
    void roll_back();

  private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    struct Finalize {
        void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
    };
    struct Statement {
        std::unique_ptr<sqlite3_stmt, Finalize> handle;
        std::vector<std::size_t> argument_of;  // per parameter of the statement, from 0
        std::size_t arguments = 0;
    };
    struct TextHash : std::hash<std::string_view> {
        using is_transparent = void;
    };

    explicit SqliteConnection(sqlite3* handle, Access access) : db_(handle), access_(access) {}

    Statement& prepared(std::string_view sql);
    void bind(const Statement& statement, std::span<const Param> params);
    Error error(int code, std::string_view sql) const;

    std::unique_ptr<sqlite3, Close> db_;
    Access access_;
    std::unordered_map<std::string, Statement, TextHash, std::equal_to<>> statements_;
};

}  // namespace store
