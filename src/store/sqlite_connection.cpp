#include "store/sqlite_connection.hpp"

#include <charconv>

#include "base/strings.hpp"

namespace store {
namespace {

constexpr std::size_t kMostPrepared = 512;
constexpr int kBusyMillis = 5000;

class SqliteRow final : public Row {
  public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}

    int columns() const override { return sqlite3_column_count(statement_); }
    std::string_view name(int column) const override {
        return sqlite3_column_name(statement_, column);
    }
    bool is_null(int column) const override {
        return sqlite3_column_type(statement_, column) == SQLITE_NULL;
    }
    std::int64_t integer(int column) const override {
        require(column, SQLITE_INTEGER, "holds no whole number");
        return sqlite3_column_int64(statement_, column);
    }
    double real(int column) const override {
        if (sqlite3_column_type(statement_, column) != SQLITE_INTEGER) {
            require(column, SQLITE_FLOAT, "holds no number");
        }
        return sqlite3_column_double(statement_, column);
    }
    std::string_view text(int column) const override {
        require(column, SQLITE_TEXT, "holds no text");
        const auto* data = static_cast<const char*>(
            static_cast<const void*>(sqlite3_column_text(statement_, column)));
        return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }
    Blob blob(int column) const override {
        require(column, SQLITE_BLOB, "holds no bytes");
        const auto* data = static_cast<const std::byte*>(sqlite3_column_blob(statement_, column));
        return {data, data + sqlite3_column_bytes(statement_, column)};
    }

  private:
    void require(int column, int type, std::string_view otherwise) const {
        if (sqlite3_column_type(statement_, column) != type) {
            detail::throw_bad_column(name(column), otherwise);
        }
    }

    sqlite3_stmt* statement_;
};

// The single writer already excludes all others.
std::string_view without_row_lock(std::string_view sql) {
    constexpr std::string_view kLock = "for update";
    const std::string_view trimmed = base::trim(sql);
    if (trimmed.size() <= kLock.size()) return sql;
    const std::string_view end = trimmed.substr(trimmed.size() - kLock.size());
    if (base::to_lower_ascii(end) != kLock) return sql;
    return trimmed.substr(0, trimmed.size() - kLock.size());
}

// "$3" or "$3::bigint" (SQLite takes the cast for part of the name) is argument 2.
std::size_t argument_index(const char* name, std::string_view sql) {
    std::size_t number = 0;
    if (name && *name == '$') {
        const std::string_view digits(name + 1);
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
    }
    if (number == 0) {
        throw std::logic_error(fmt::format("placeholders are $1, $2, ...: {}", sql));
    }
    return number - 1;
}

// "UNIQUE constraint failed: contacts.brand_id, contacts.email" -> what stands after the colon.
std::string constraint_of(std::string_view message) {
    const auto colon = message.find(": ");
    return colon == std::string_view::npos ? std::string{} : std::string(message.substr(colon + 2));
}

}  // namespace

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const std::string& path,
                                                                 Access access, bool durable) {
    sqlite3* handle = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
                      (access == Access::write ? SQLITE_OPEN_CREATE : 0);
    const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(handle, access));
    if (code != SQLITE_OK) {
        return fail(Errc::unavailable, "cannot open the database {}: {}", path,
                    handle ? sqlite3_errmsg(handle) : "out of memory");
    }
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, kBusyMillis);
    std::string settings = "pragma foreign_keys = on; pragma temp_store = memory;";
    if (access == Access::write) {
        settings += durable ? "pragma journal_mode = wal; pragma synchronous = full;"
                            : "pragma journal_mode = wal; pragma synchronous = off;";
    } else {
        settings += "pragma query_only = on;";
    }
    char* message = nullptr;
    if (sqlite3_exec(handle, settings.c_str(), nullptr, nullptr, &message) != SQLITE_OK) {
        Error error{
            Errc::unavailable, fmt::format("cannot open the database {}: {}", path, message), {}};
        sqlite3_free(message);
        return fail(std::move(error));
    }
    return connection;
}

Error SqliteConnection::error(int code, std::string_view sql) const {
    const std::string message = sqlite3_errmsg(db_.get());
    switch (code & 0xff) {
        case SQLITE_CONSTRAINT:
            if (code == SQLITE_CONSTRAINT_NOTNULL || code == SQLITE_CONSTRAINT_DATATYPE) break;
            return {Errc::conflict, message, constraint_of(message)};
        case SQLITE_FULL:
            return {Errc::unavailable,
                    fmt::format("{}: the disk is full: make room and try again",
                                sqlite3_db_filename(db_.get(), "main")),
                    {}};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_IOERR:
        case SQLITE_NOMEM:
        case SQLITE_CANTOPEN:
        case SQLITE_INTERRUPT:
        case SQLITE_PROTOCOL:
            return {Errc::unavailable, "the database: " + message, {}};
        case SQLITE_READONLY:
            if (access_ == Access::read_only) break;
            return {Errc::unavailable, "the database: " + message, {}};
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return {Errc::internal, "the database is damaged: " + message, {}};
        default:
            break;
    }
    throw std::logic_error(fmt::format("{} in: {}", message, sql));
}

SqliteConnection::Statement& SqliteConnection::prepared(std::string_view sql) {
    if (const auto found = statements_.find(sql); found != statements_.end()) return found->second;
    if (statements_.size() >= kMostPrepared) statements_.clear();

    const std::string_view text = without_row_lock(sql);
    sqlite3_stmt* handle = nullptr;
    const char* tail = nullptr;
    const int code = sqlite3_prepare_v3(db_.get(), text.data(), static_cast<int>(text.size()),
                                        SQLITE_PREPARE_PERSISTENT, &handle, &tail);
    Statement statement{std::unique_ptr<sqlite3_stmt, Finalize>(handle), {}, 0};
    if (code != SQLITE_OK) {
        throw std::logic_error(fmt::format("{} in: {}", sqlite3_errmsg(db_.get()), sql));
    }
    const std::string_view rest(tail, static_cast<std::size_t>(text.data() + text.size() - tail));
    if (!handle || rest.find_first_not_of(" \t\r\n;") != std::string_view::npos) {
        throw std::logic_error(fmt::format("one statement at a time: {}", sql));
    }
    for (int i = 1; i <= sqlite3_bind_parameter_count(handle); ++i) {
        const std::size_t argument = argument_index(sqlite3_bind_parameter_name(handle, i), sql);
        statement.argument_of.push_back(argument);
        statement.arguments = std::max(statement.arguments, argument + 1);
    }
    return statements_.emplace(std::string(sql), std::move(statement)).first->second;
}

void SqliteConnection::bind(const Statement& statement, std::span<const Param> params) {
    sqlite3_stmt* const handle = statement.handle.get();
    if (statement.arguments != params.size()) {
        throw std::logic_error(fmt::format("{} arguments for {} placeholders in: {}", params.size(),
                                           statement.arguments, sqlite3_sql(handle)));
    }
    int index = 0;
    for (const std::size_t argument : statement.argument_of) {
        const Param& param = params[argument];
        ++index;
        if (param.is_null()) {
            sqlite3_bind_null(handle, index);
        } else if (param.kind == Kind::integer) {
            sqlite3_bind_int64(handle, index, std::get<std::int64_t>(param.value));
        } else if (param.kind == Kind::real) {
            sqlite3_bind_double(handle, index, std::get<double>(param.value));
        } else if (param.kind == Kind::blob) {
            const auto bytes = std::get<std::span<const std::byte>>(param.value);
            // An empty span may have no address, and SQLite takes that for NULL.
            sqlite3_bind_blob64(handle, index,
                                bytes.empty() ? "" : static_cast<const void*>(bytes.data()),
                                bytes.size(), SQLITE_STATIC);
        } else {
            const std::string_view text = param.text();
            sqlite3_bind_text64(handle, index, text.empty() ? "" : text.data(), text.size(),
                                SQLITE_STATIC, SQLITE_UTF8);
        }
    }
}

Result<std::int64_t> SqliteConnection::run(std::string_view sql, std::span<const Param> params,
                                           RowSink* rows) {
    Statement& statement = prepared(sql);
    sqlite3_stmt* const handle = statement.handle.get();
    const auto reset = [](sqlite3_stmt* used) {
        sqlite3_reset(used);
        sqlite3_clear_bindings(used);
    };
    const std::unique_ptr<sqlite3_stmt, decltype(reset)> in_use(handle, reset);
    bind(statement, params);

    const SqliteRow row(handle);
    int code = sqlite3_step(handle);
    if (rows && (code == SQLITE_ROW || code == SQLITE_DONE)) rows->columns(row);
    for (; code == SQLITE_ROW; code = sqlite3_step(handle)) {
        if (rows) rows->row(row);
    }
    if (code != SQLITE_DONE) return fail(error(code, sql));
    return sqlite3_stmt_readonly(handle) ? 0 : sqlite3_changes64(db_.get());
}

Result<std::int64_t> SqliteConnection::bulk_insert(const Bulk& bulk, OnConflict on_conflict) {
    std::string sql = "insert into " + bulk.table() + " (";
    std::string values = ") values (";
    for (std::size_t i = 0; i < bulk.columns().size(); ++i) {
        sql += (i ? ", " : "") + bulk.columns()[i].name;
        values += fmt::format("{}${}", i ? ", " : "", i + 1);
    }
    sql += values + ')';
    if (on_conflict == OnConflict::do_nothing) sql += " on conflict do nothing";

    // A prepared statement a row: rows in one statement gain nothing once it is prepared.
    std::int64_t inserted = 0;
    std::vector<Param> params(bulk.columns().size());
    for (std::size_t row = 0; row < bulk.rows(); ++row) {
        for (std::size_t i = 0; i < params.size(); ++i) {
            params[i].kind = bulk.columns()[i].kind;
            std::visit(
                [&]<class Cell>(const Cell& cell) {
                    if constexpr (std::is_same_v<Cell, std::string>) {
                        params[i].value = std::string_view(cell);
                    } else {
                        params[i].value = cell;
                    }
                },
                bulk.cell(row, i));
        }
        TRY(const std::int64_t changed, run(sql, params, nullptr));
        inserted += changed;
    }
    return inserted;
}

Result<> SqliteConnection::script(const std::string& sql) {
    const int code = sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return fail(error(code, sql));
    return success();
}

Result<> SqliteConnection::control(std::string_view sql) {
    TRY(run(sql, {}, nullptr));
    return success();
}

bool SqliteConnection::transaction_lost() const {
    return sqlite3_get_autocommit(db_.get()) != 0;
}

void SqliteConnection::roll_back() {
    // Where SQLite has rolled back by itself, there is nothing left to do.
    if (!transaction_lost()) sqlite3_exec(db_.get(), "rollback", nullptr, nullptr, nullptr);
}

}  // namespace store
