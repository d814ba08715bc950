#include "store/postgres_connection.hpp"

#include <bit>
#include <charconv>
#include <cstring>

namespace store {
namespace {

constexpr std::size_t kMostStatements = 512;
constexpr std::size_t kBulkRows = 5000;

// pg_type.dat
constexpr Oid kBool = 16;
constexpr Oid kBytea = 17;
constexpr Oid kInt8 = 20;
constexpr Oid kText = 25;
constexpr Oid kFloat8 = 701;

Oid type_of(Kind kind) {
    switch (kind) {
        case Kind::unknown:
            return 0;
        case Kind::integer:
            return kInt8;
        case Kind::real:
            return kFloat8;
        case Kind::text:
            return kText;
        case Kind::blob:
            return kBytea;
    }
    return 0;
}

class PostgresRow final : public Row {
  public:
    explicit PostgresRow(const PGresult* reply) : reply_(reply) {}
    void go_to(int row) { row_ = row; }

    int columns() const override { return PQnfields(reply_); }
    std::string_view name(int column) const override {
        const char* known = PQfname(reply_, column);
        return known ? known : "";
    }
    bool is_null(int column) const override { return PQgetisnull(reply_, row_, column) == 1; }
    std::int64_t integer(int column) const override {
        const std::string_view value = raw(column);
        if (PQftype(reply_, column) == kBool) return value == "t" ? 1 : 0;
        return number<std::int64_t>(column, "holds no whole number");
    }
    double real(int column) const override { return number<double>(column, "holds no number"); }
    std::string_view text(int column) const override { return raw(column); }
    // "\x" and two hexadecimal digits a byte.
    Blob blob(int column) const override {
        const std::string_view value = raw(column);
        if (PQftype(reply_, column) != kBytea || !value.starts_with("\\x")) {
            detail::throw_bad_column(name(column), "holds no bytes");
        }
        Blob out;
        out.reserve(value.size() / 2);
        for (std::size_t i = 2; i + 1 < value.size(); i += 2) {
            unsigned byte = 0;
            std::from_chars(value.data() + i, value.data() + i + 2, byte, 16);
            out.push_back(static_cast<std::byte>(byte));
        }
        return out;
    }

  private:
    std::string_view raw(int column) const {
        return {PQgetvalue(reply_, row_, column),
                static_cast<std::size_t>(PQgetlength(reply_, row_, column))};
    }
    template <class Number>
    Number number(int column, std::string_view otherwise) const {
        const std::string_view value = raw(column);
        Number out{};
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), out);
        if (error != std::errc{} || end != value.data() + value.size()) {
            detail::throw_bad_column(name(column), otherwise);
        }
        return out;
    }

    const PGresult* reply_;
    int row_ = 0;
};

// The binary format: no escaping and no copies of long texts.
class Arguments {
  public:
    explicit Arguments(std::span<const Param> params)
        : numbers_(params.size()),
          values_(params.size()),
          lengths_(params.size()),
          formats_(params.size(), 1) {
        for (std::size_t i = 0; i < params.size(); ++i) set(i, params[i]);
    }

    int count() const { return static_cast<int>(values_.size()); }
    const char* const* values() const { return values_.data(); }
    const int* lengths() const { return lengths_.data(); }
    const int* formats() const { return formats_.data(); }

  private:
    void set(std::size_t i, const Param& param) {
        if (param.is_null()) return;
        if (param.kind == Kind::integer) {
            set_number(i, static_cast<std::uint64_t>(std::get<std::int64_t>(param.value)));
        } else if (param.kind == Kind::real) {
            set_number(i, std::bit_cast<std::uint64_t>(std::get<double>(param.value)));
        } else if (param.kind == Kind::blob) {
            const auto bytes = std::get<std::span<const std::byte>>(param.value);
            set_bytes(i, static_cast<const char*>(static_cast<const void*>(bytes.data())),
                      bytes.size());
        } else {
            set_bytes(i, param.text().data(), param.text().size());
        }
    }
    void set_number(std::size_t i, std::uint64_t number) {
        for (std::size_t byte = 0; byte < 8; ++byte) {
            numbers_[i][byte] = static_cast<char>(number >> (56 - 8 * byte));
        }
        set_bytes(i, numbers_[i].data(), 8);
    }
    // A null address means NULL to libpq, also for an empty value.
    void set_bytes(std::size_t i, const char* data, std::size_t size) {
        values_[i] = data ? data : "";
        lengths_[i] = static_cast<int>(size);
    }

    std::vector<std::array<char, 8>> numbers_;
    std::vector<const char*> values_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
};

// PostgreSQL's manual, section 8.15.2: quoted elements, backslash before quotes and backslashes.
void write_array_cell(std::string& array, const Bulk::Cell& cell) {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        array += std::to_string(*number);
    } else if (const auto* real = std::get_if<double>(&cell)) {
        array += fmt::format("{}", *real);
    } else if (const auto* text = std::get_if<std::string>(&cell)) {
        array += '"';
        for (const char c : *text) {
            if (c == '"' || c == '\\') array += '\\';
            array += c;
        }
        array += '"';
    } else {
        array += "NULL";
    }
}

std::string_view array_type(Kind kind) {
    if (kind == Kind::integer) return "bigint[]";
    return kind == Kind::real ? "double precision[]" : "text[]";
}

std::string trimmed(const char* message) {
    std::string text = message ? message : "";
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    return text;
}

}  // namespace

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::open(const std::string& url,
                                                                     bool durable) {
    std::unique_ptr<PostgresConnection> connection(
        new PostgresConnection(PQconnectdb(url.c_str())));
    if (!connection->alive()) {
        return fail(Errc::unavailable, "cannot connect to PostgreSQL: {}",
                    trimmed(PQerrorMessage(connection->handle())));
    }
    PQsetNoticeProcessor(
        connection->handle(), [](void*, const char*) {}, nullptr);
    TRY(connection->script("set client_encoding = 'UTF8'"));
    if (!durable) {
        TRY(connection->script("set synchronous_commit = off"));
    }
    return connection;
}

bool PostgresConnection::alive() const {
    return PQstatus(connection_.get()) == CONNECTION_OK;
}

// The codes of PostgreSQL's manual, appendix A.
Error PostgresConnection::error(const PGresult* reply, std::string_view sql) {
    const auto part = [&](int field) {
        const char* text = reply ? PQresultErrorField(reply, field) : nullptr;
        return std::string(text ? text : "");
    };
    const std::string state = part(PG_DIAG_SQLSTATE);
    std::string message = part(PG_DIAG_MESSAGE_PRIMARY);
    if (!alive() || state.empty()) {
        return {
            Errc::unavailable,
            "the connection to PostgreSQL was lost: " + trimmed(PQerrorMessage(connection_.get())),
            {}};
    }
    if (state == "23505" || state == "23503" || state == "23514" || state == "23P01") {
        return {Errc::conflict, std::move(message), part(PG_DIAG_CONSTRAINT_NAME)};
    }
    if (state == "40001" || state == "40P01") {
        run_again_ = true;
        return {Errc::unavailable, std::move(message), {}};
    }
    if (state == "22021") return {Errc::invalid, std::move(message), {}};
    if (state == "XX001" || state == "XX002") {
        return {Errc::internal, "the database is damaged: " + message, {}};
    }
    // Connections (08P01, a protocol violation, is a wrong count of arguments), resources, operator
    // intervention, system errors, a lock that is not available.
    const std::string_view family = std::string_view(state).substr(0, 2);
    const bool connection = family == "08" && state != "08P01";
    if (connection || family == "53" || family == "57" || family == "58" || state == "55P03") {
        return {Errc::unavailable, "PostgreSQL: " + message, {}};
    }
    throw std::logic_error(fmt::format("{} ({}) in: {}", message, state, sql));
}

Result<std::string> PostgresConnection::prepared(std::string_view sql,
                                                 std::span<const Param> params) {
    std::vector<Oid> types;
    std::string key(sql);
    for (const Param& param : params) {
        types.push_back(type_of(param.kind));
        key += static_cast<char>(param.kind);
    }
    if (const auto found = statements_.find(key); found != statements_.end()) return found->second;
    if (statements_.size() >= kMostStatements) {
        statements_.clear();
        TRY(script("deallocate all"));
    }
    std::string name = fmt::format("s{}", ++last_statement_);
    const Reply reply(PQprepare(connection_.get(), name.c_str(), std::string(sql).c_str(),
                                static_cast<int>(types.size()), types.data()));
    if (PQresultStatus(reply.get()) != PGRES_COMMAND_OK) return fail(error(reply.get(), sql));
    statements_.emplace(std::move(key), name);
    return name;
}

Result<std::int64_t> PostgresConnection::run(std::string_view sql, std::span<const Param> params,
                                             RowSink* rows) {
    TRY(const std::string name, prepared(sql, params));
    const Arguments arguments(params);
    const Reply reply(PQexecPrepared(connection_.get(), name.c_str(), arguments.count(),
                                     arguments.values(), arguments.lengths(), arguments.formats(),
                                     0));
    const ExecStatusType status = PQresultStatus(reply.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        return fail(error(reply.get(), sql));
    }
    if (rows) {
        PostgresRow row(reply.get());
        rows->columns(row);
        for (int i = 0; i < PQntuples(reply.get()); ++i) {
            row.go_to(i);
            rows->row(row);
        }
    }
    const std::string_view command = PQcmdStatus(reply.get());
    const std::string_view changed = PQcmdTuples(reply.get());
    std::int64_t count = 0;
    if (!command.starts_with("SELECT")) {
        std::from_chars(changed.data(), changed.data() + changed.size(), count);
    }
    return count;
}

Result<std::int64_t> PostgresConnection::bulk_insert(const Bulk& bulk, OnConflict on_conflict) {
    std::string names, arrays;
    for (std::size_t i = 0; i < bulk.columns().size(); ++i) {
        const BulkColumn& column = bulk.columns()[i];
        names += (i ? ", " : "") + column.name;
        arrays += fmt::format("{}cast(${} as {})", i ? ", " : "", i + 1, array_type(column.kind));
    }
    const std::string sql =
        fmt::format("insert into {} ({}) select * from unnest({}){}", bulk.table(), names, arrays,
                    on_conflict == OnConflict::do_nothing ? " on conflict do nothing" : "");

    std::int64_t inserted = 0;
    for (std::size_t start = 0; start < bulk.rows(); start += kBulkRows) {
        const std::size_t end = std::min(bulk.rows(), start + kBulkRows);
        std::vector<Param> params;
        for (std::size_t column = 0; column < bulk.columns().size(); ++column) {
            std::string array = "{";
            for (std::size_t row = start; row < end; ++row) {
                if (row > start) array += ',';
                write_array_cell(array, bulk.cell(row, column));
            }
            params.push_back({Kind::text, array + '}'});
        }
        TRY(const std::int64_t changed, run(sql, params, nullptr));
        inserted += changed;
    }
    return inserted;
}

Result<> PostgresConnection::script(const std::string& sql) {
    const Reply reply(PQexec(connection_.get(), sql.c_str()));
    const ExecStatusType status = PQresultStatus(reply.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY) {
        return fail(error(reply.get(), sql));
    }
    return success();
}

}  // namespace store
