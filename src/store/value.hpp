// What goes into a statement and comes out of a row, and how C++ types map to it. Both engines know
// four kinds of value: whole number (bigint), real number, text (UTF-8, no zero byte) and bytes.
//
//   C++                                       column
//   bool, integers                            bigint (0/1 for bool)
//   double, float                             double precision
//   std::string, string_view, literals        text
//   base::Id<...>                             text; an empty Id is NULL, both ways
//   base::Time, base::Duration                bigint, microseconds
//   base::Json, JsonObject, JsonArray         text, compact
//   an enum described by Boost.Describe       text, the enumerator's name
//   store::Blob                               {bytes}
//   std::optional of these                    the same, NULL for none
//
// A row is read into one of these (a single column) or into a struct described by Boost.Describe,
// whose members are matched to the columns by name: a column without a member or a member without a
// column throws, and so does a NULL or a wrong kind of value in a member that cannot hold it. Those
// are bugs, not input.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/json.hpp"

namespace store {

using Blob = std::vector<std::byte>;

enum class Kind : std::uint8_t { unknown, integer, real, text, blob };

// One argument of a statement. Refers to the caller's text and bytes, which must outlive the call.
struct Param {
    Kind kind = Kind::unknown;
    std::variant<std::monostate, std::int64_t, double, std::string_view, std::string,
                 std::span<const std::byte>>
        value;

    bool is_null() const { return value.index() == 0; }
    std::string_view text() const {
        const auto* view = std::get_if<std::string_view>(&value);
        return view ? *view : std::string_view(std::get<std::string>(value));
    }
};

// The current row of a result; valid inside RowSink::row only.
class Row {
  public:
    virtual ~Row() = default;
    virtual int columns() const = 0;
    virtual std::string_view name(int column) const = 0;
    virtual bool is_null(int column) const = 0;
    // These throw where the column holds another kind of value.
    virtual std::int64_t integer(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual std::string_view text(int column) const = 0;
    virtual Blob blob(int column) const = 0;
};

// Takes the rows of one result. `columns` comes first and once, also when there are no rows.
class RowSink {
  public:
    virtual ~RowSink() = default;
    virtual void columns(const Row& header) = 0;
    virtual void row(const Row& row) = 0;
};

namespace detail {

template <class T>
inline constexpr bool is_json =
    std::is_same_v<T, base::Json> || std::is_same_v<T, base::JsonObject> ||
    std::is_same_v<T, base::JsonArray>;
template <class T>
inline constexpr bool is_time = std::is_same_v<T, base::Time> || std::is_same_v<T, base::Duration>;
template <class T>
inline constexpr bool is_scalar =
    std::is_arithmetic_v<T> || std::is_enum_v<T> || is_json<T> || is_time<T> ||
    std::is_same_v<T, std::string> || std::is_same_v<T, Blob> || base::detail::is_id<T>::value;

template <class T>
constexpr Kind kind_of() {
    if constexpr (std::is_integral_v<T> || is_time<T>) {
        return Kind::integer;
    } else if constexpr (std::is_floating_point_v<T>) {
        return Kind::real;
    } else if constexpr (std::is_same_v<T, Blob>) {
        return Kind::blob;
    } else {
        return Kind::text;
    }
}

template <class T>
Param to_param(const T& value) {
    if constexpr (std::is_same_v<T, std::nullopt_t>) {
        return {Kind::unknown, std::monostate{}};
    } else if constexpr (base::detail::is_optional<T>::value) {
        if (value) return to_param(*value);
        return {kind_of<typename T::value_type>(), std::monostate{}};
    } else if constexpr (std::is_same_v<T, bool>) {
        return {Kind::integer, std::int64_t{value}};
    } else if constexpr (std::is_integral_v<T>) {
        if (!std::in_range<std::int64_t>(value)) throw std::logic_error("an integer beyond bigint");
        return {Kind::integer, static_cast<std::int64_t>(value)};
    } else if constexpr (std::is_floating_point_v<T>) {
        return {Kind::real, static_cast<double>(value)};
    } else if constexpr (is_time<T>) {
        if constexpr (std::is_same_v<T, base::Time>) {
            return {Kind::integer, base::to_micros(value)};
        } else {
            return {Kind::integer, std::int64_t{value.count()}};
        }
    } else if constexpr (base::detail::is_id<T>::value) {
        if (value.empty()) return {Kind::text, std::monostate{}};
        return {Kind::text, std::string_view(value.str())};
    } else if constexpr (std::is_enum_v<T>) {
        return {Kind::text, std::string_view(boost::describe::enum_to_string(value, ""))};
    } else if constexpr (is_json<T>) {
        return {Kind::text, boost::json::serialize(value)};
    } else if constexpr (std::is_same_v<T, Blob>) {
        return {Kind::blob, std::span<const std::byte>(value)};
    } else {
        static_assert(std::is_convertible_v<const T&, std::string_view>,
                      "this type cannot be an argument of a statement: see store/value.hpp");
        return {Kind::text, std::string_view(value)};
    }
}

[[noreturn]] void throw_null_column(std::string_view column);
[[noreturn]] void throw_bad_column(std::string_view column, std::string_view what);

template <class T>
T read_value(const Row& row, int column) {
    if constexpr (base::detail::is_optional<T>::value) {
        if (row.is_null(column)) return std::nullopt;
        return read_value<typename T::value_type>(row, column);
    } else if constexpr (base::detail::is_id<T>::value) {
        return row.is_null(column) ? T{} : T{std::string(row.text(column))};
    } else {
        static_assert(is_scalar<T>, "this type cannot be read from a column: see store/value.hpp");
        if (row.is_null(column)) throw_null_column(row.name(column));
        if constexpr (std::is_same_v<T, bool>) {
            return row.integer(column) != 0;
        } else if constexpr (std::is_integral_v<T>) {
            const std::int64_t number = row.integer(column);
            if (!std::in_range<T>(number)) throw_bad_column(row.name(column), "is out of range");
            return static_cast<T>(number);
        } else if constexpr (std::is_floating_point_v<T>) {
            return static_cast<T>(row.real(column));
        } else if constexpr (std::is_same_v<T, base::Time>) {
            return base::from_micros(row.integer(column));
        } else if constexpr (std::is_same_v<T, base::Duration>) {
            return base::Duration{row.integer(column)};
        } else if constexpr (std::is_enum_v<T>) {
            T value{};
            if (!boost::describe::enum_from_string(std::string(row.text(column)).c_str(), value)) {
                throw_bad_column(row.name(column), "holds an unknown name");
            }
            return value;
        } else if constexpr (is_json<T>) {
            auto json = base::parse_json(row.text(column));
            if (!json) throw_bad_column(row.name(column), "is not JSON");
            if constexpr (std::is_same_v<T, base::JsonObject>) {
                if (!json.value().is_object()) throw_bad_column(row.name(column), "is no object");
                return std::move(json.value().get_object());
            } else if constexpr (std::is_same_v<T, base::JsonArray>) {
                if (!json.value().is_array()) throw_bad_column(row.name(column), "is no array");
                return std::move(json.value().get_array());
            } else {
                return std::move(json).value();
            }
        } else if constexpr (std::is_same_v<T, Blob>) {
            return row.blob(column);
        } else {
            return std::string(row.text(column));
        }
    }
}

// Reads rows into a vector of T.
template <class T>
class Collector final : public RowSink {
  public:
    static constexpr bool kSingle = is_scalar<T> || base::detail::is_optional<T>::value;

    void columns(const Row& header) override {
        if constexpr (kSingle) {
            if (header.columns() != 1) throw_bad_column(header.name(1), "is one too many");
        } else {
            std::size_t member_index = 0;
            boost::mp11::mp_for_each<Members>([&](auto member) {
                places_[member_index] = place_of(header, member.name);
                ++member_index;
            });
            if (static_cast<std::size_t>(header.columns()) != places_.size()) {
                throw_superfluous(header);
            }
        }
    }

    void row(const Row& row) override {
        if constexpr (kSingle) {
            out.push_back(read_value<T>(row, 0));
        } else {
            T& value = out.emplace_back();
            std::size_t member_index = 0;
            boost::mp11::mp_for_each<Members>([&](auto member) {
                using Member = std::remove_cvref_t<decltype(value.*member.pointer)>;
                value.*member.pointer = read_value<Member>(row, places_[member_index]);
                ++member_index;
            });
        }
    }

    std::vector<T> out;

  private:
    static auto members() {
        if constexpr (kSingle) {
            return boost::mp11::mp_list<>{};
        } else {
            return base::detail::members_of<T>{};
        }
    }
    using Members = decltype(members());

    static int place_of(const Row& header, std::string_view name) {
        for (int i = 0; i < header.columns(); ++i) {
            if (header.name(i) == name) return i;
        }
        throw_bad_column(name, "is missing from the result");
    }

    static void throw_superfluous(const Row& header) {
        for (int i = 0; i < header.columns(); ++i) {
            bool known = false;
            boost::mp11::mp_for_each<Members>(
                [&](auto member) { known = known || header.name(i) == member.name; });
            if (!known) throw_bad_column(header.name(i), "has no member in the struct");
        }
        throw_bad_column(header.name(0), "or another appears twice");
    }

    std::array<int, boost::mp11::mp_size<Members>::value> places_{};
};

}  // namespace detail
}  // namespace store
