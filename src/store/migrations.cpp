#include "store/migrations.hpp"

#include <unordered_map>

#include "base/crypto.hpp"
#include "base/strings.hpp"

namespace store {
namespace {

struct Applied {
    std::string name;
    std::string checksum;
};
BOOST_DESCRIBE_STRUCT(Applied, (), (name, checksum))

std::string for_engine(std::string sql, Engine engine) {
    const bool sqlite = engine == Engine::sqlite;
    sql = base::replace_all(std::move(sql), "{bytes}", sqlite ? "blob" : "bytea");
    sql = base::replace_all(std::move(sql), "{serial}",
                            sqlite ? "integer primary key autoincrement"
                                   : "bigint generated always as identity primary key");
    return base::replace_all(std::move(sql), "{clustered}", sqlite ? "without rowid" : "");
}

// Only one node at a time goes on from here until its commit. SQLite's writer is alone anyway.
Result<> lock_out_others(Tx& tx) {
    if (tx.engine() == Engine::sqlite) return success();
    TRY(
        tx.query<std::string>("select cast(pg_advisory_xact_lock(hashtextextended("
                              "'frontlist migrations ' || current_schema(), 0)) as text)"));
    return success();
}

Result<> check_unedited(const Migration& migration, const std::string& applied_checksum) {
    if (applied_checksum == base::sha256_hex(migration.sql)) return success();
    return fail(Errc::rejected, "migration \"{}\" was edited after it had been applied",
                migration.name);
}

Result<> apply(Tx& tx, const Migration& migration) {
    TRY(const auto applied,
        tx.query_one<std::string>("select checksum from schema_migrations where name = $1",
                                  migration.name));
    if (applied) return check_unedited(migration, *applied);
    auto done = tx.script(for_engine(migration.sql, tx.engine()));
    if (!done) return fail(prefixed("migration " + migration.name + ": ", done.error()));
    TRY(tx.execute("insert into schema_migrations (name, applied_at, checksum) values ($1, $2, $3)",
                   migration.name, base::SystemClock{}.now(), base::sha256_hex(migration.sql)));
    return success();
}

// One transaction for all that is missing: a new version's tables come together or not at all, and
// cost one flush.
Result<> apply_all(Tx& tx, const std::vector<const Migration*>& missing) {
    TRY(lock_out_others(tx));
    TRY(
        tx.script("create table if not exists schema_migrations (name text primary key, "
                  "applied_at bigint not null, checksum text not null)"));
    for (const Migration* migration : missing) {
        TRY(apply(tx, *migration));
    }
    return success();
}

// What was applied before; nothing where the table is not there yet. Only reads, so that a command
// beside a busy server does not wait for the writer's turn just to find everything in place.
Result<std::vector<Applied>> list_applied(Tx& tx) {
    TRY(const auto tables,
        tx.load_one<std::int64_t>(
            "count", tx.engine() == Engine::sqlite
                         ? "select count(*) from sqlite_master where name = 'schema_migrations'"
                         : "select count(*) from information_schema.tables where "
                           "table_schema = current_schema() and table_name = 'schema_migrations'"));
    if (tables == 0) return std::vector<Applied>{};
    return tx.query<Applied>("select name, checksum from schema_migrations");
}

}  // namespace

Result<> migrate(Db& db, std::span<const Migration> migrations) {
    TRY(const auto applied, db.read(list_applied));
    std::unordered_map<std::string, std::string> checksums;
    for (const Applied& one : applied) checksums.emplace(one.name, one.checksum);

    std::vector<const Migration*> missing;
    for (const Migration& migration : migrations) {
        if (const auto found = checksums.find(migration.name); found != checksums.end()) {
            TRY(check_unedited(migration, found->second));
        } else {
            missing.push_back(&migration);
        }
    }
    if (missing.empty()) return success();
    return db.write([&](Tx& tx) { return apply_all(tx, missing); });
}

}  // namespace store
