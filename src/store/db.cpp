#include "store/db.hpp"

#include "store/connection.hpp"
#include "store/postgres_db.hpp"
#include "store/sqlite_db.hpp"

namespace store {
namespace {

thread_local const Db* current_db = nullptr;

}  // namespace

TransactionScope::TransactionScope(const Db& db) : outer_(current_db) {
    require_none(db);
    current_db = &db;
}

TransactionScope::~TransactionScope() {
    current_db = outer_;
}

// A closure that waits for the single writer, or for a second pooled connection, can wait for ever.
void TransactionScope::require_none(const Db& db) {
    if (current_db == &db) {
        throw std::logic_error("a transaction inside a transaction of the same database");
    }
}

Result<std::unique_ptr<Db>> open(const std::string& url, const Options& options) {
    if (url.starts_with("postgresql://") || url.starts_with("postgres://")) {
        return PostgresDb::open(url, options);
    }
    constexpr std::string_view kSqlite = "sqlite:";
    if (url.starts_with(kSqlite)) return SqliteDb::open(url.substr(kSqlite.size()), options);
    if (url.find("://") != std::string::npos) {
        return fail(Errc::invalid, "\"{}\" is neither a path nor sqlite:PATH nor postgresql://...",
                    url.substr(0, url.find("://")));
    }
    return SqliteDb::open(url, options);
}

}  // namespace store
