#include "store/value.hpp"

namespace store::detail {

void throw_null_column(std::string_view column) {
    throw std::logic_error(
        fmt::format("column {} is NULL; a member that may be needs std::optional", column));
}

void throw_bad_column(std::string_view column, std::string_view what) {
    throw std::logic_error(fmt::format("column {} {}", column, what));
}

}  // namespace store::detail
