// The schema's history: numbered texts, forward only, never edited after release.
#pragma once

#include <span>
#include <string>

#include "store/db.hpp"

namespace store {

// `name` is unique over all rooms and says the room and the order: "contacts/001 contacts". `sql`
// is one text of several statements for both engines; these tokens stand for what differs:
//
//   {bytes}      the type of a Blob column
//   {serial}     the type of a column that numbers its rows and is the primary key
//   {clustered}  after a create table's last parenthesis: store the rows in key order (SQLite's
//                WITHOUT ROWID), for tables with a short row and a key of their own
struct Migration {
    std::string name;
    std::string sql;
};

// Applies those that are not yet in `schema_migrations`, in the order given, all in one
// transaction; only reads where there are none. Safe when several nodes start at once. Errors:
// rejected (an applied migration was edited), those of the statements.
Result<> migrate(Db& db, std::span<const Migration> migrations);

}  // namespace store
