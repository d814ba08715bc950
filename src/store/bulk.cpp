#include "store/bulk.hpp"

namespace store {

Bulk::Bulk(std::string table, std::vector<BulkColumn> columns)
    : table_(std::move(table)), columns_(std::move(columns)) {
    if (columns_.empty()) throw std::logic_error("a bulk insert without columns");
    for (const BulkColumn& column : columns_) {
        if (column.kind == Kind::unknown || column.kind == Kind::blob) {
            throw std::logic_error("a bulk insert takes whole numbers, real numbers and text");
        }
    }
}

void Bulk::append(std::initializer_list<Param> row) {
    if (row.size() != columns_.size()) {
        throw std::logic_error(fmt::format("a bulk row for {} has {} values for {} columns", table_,
                                           row.size(), columns_.size()));
    }
    std::size_t column = 0;
    for (const Param& param : row) {
        const BulkColumn& target = columns_[column++];
        if (!param.is_null() && param.kind != target.kind) {
            cells_.resize(cells_.size() - (column - 1));
            throw std::logic_error(
                fmt::format("a bulk value of another kind for {}.{}", table_, target.name));
        }
        if (param.is_null()) {
            cells_.emplace_back();
        } else if (param.kind == Kind::integer) {
            cells_.emplace_back(std::get<std::int64_t>(param.value));
        } else if (param.kind == Kind::real) {
            cells_.emplace_back(std::get<double>(param.value));
        } else {
            cells_.emplace_back(std::string(param.text()));
        }
    }
}

}  // namespace store
