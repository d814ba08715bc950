// Many rows for one table, inserted by one call (Tx::bulk_insert).
//
//   Bulk rows{"contacts", {{"brand_id", Kind::text}, {"id", Kind::text}, {"age", Kind::integer}}};
//   rows.add(brand, id, std::optional<int>{});
//   TRY(const std::int64_t inserted, tx.bulk_insert(rows, OnConflict::do_nothing));
#pragma once

#include <initializer_list>
#include <string>
#include <variant>
#include <vector>

#include "store/value.hpp"

namespace store {

enum class OnConflict {
    fail,        // a row that violates a unique constraint makes the whole insert a conflict
    do_nothing,  // such rows are left out and not counted
};

struct BulkColumn {
    std::string name;
    Kind kind;  // integer, real or text
};

class Bulk {
  public:
    using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;

    Bulk(std::string table, std::vector<BulkColumn> columns);

    // One row: a value per column, in order, each as in value.hpp (no blobs). Throws on a wrong
    // count or kind.
    template <class... Values>
    void add(const Values&... values) {
        append({detail::to_param(values)...});
    }

    const std::string& table() const { return table_; }
    const std::vector<BulkColumn>& columns() const { return columns_; }
    std::size_t rows() const { return cells_.size() / columns_.size(); }
    const Cell& cell(std::size_t row, std::size_t column) const {
        return cells_[row * columns_.size() + column];
    }
    bool empty() const { return cells_.empty(); }
    void clear() { cells_.clear(); }

  private:
    void append(std::initializer_list<Param> row);

    std::string table_;
    std::vector<BulkColumn> columns_;
    std::vector<Cell> cells_;
};

}  // namespace store
