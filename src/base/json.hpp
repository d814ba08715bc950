// JSON to and from plain structs, by Boost.Describe. One mapping for the database, the API and
// files:
//
//   struct Tag { std::string name; int weight = 1; };
//   BOOST_DESCRIBE_STRUCT(Tag, (), (name, weight))
//
//   Json json = base::to_json(tag);
//   TRY(auto tag, base::from_json<Tag>(json));
//
// Members that are absent keep their default; members that the struct does not have are an error,
// and so is a wrong type; the error's field is the path ("blocks[2].title"). A std::optional
// without a value is left out. Described enums are their names. A std::variant of structs is the
// struct's object with "type" in front, its value the struct's `static constexpr std::string_view
// kType`.
#pragma once

#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>

#include "base/id.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace base {

using Json = boost::json::value;
using JsonObject = boost::json::object;
using JsonArray = boost::json::array;

// The error names the position.
Result<Json> parse_json(std::string_view text);
inline std::string compact(const Json& json) {
    return boost::json::serialize(json);
}
// Two spaces, for people.
std::string pretty(const Json& json);

template <class T>
Json to_json(const T& value);

template <class T>
Result<T> from_json(const Json& json, const std::string& path = {});

template <class T>
std::string write_json(const T& value) {
    return compact(to_json(value));
}

template <class T>
Result<T> read_json(std::string_view text) {
    TRY(const Json json, parse_json(text));
    return from_json<T>(json);
}

template <class Enum>
std::string_view enum_name(Enum value);

namespace detail {

template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};
template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
template <class T>
struct is_string_map : std::false_type {};
template <class T>
struct is_string_map<std::map<std::string, T>> : std::true_type {};
template <class T>
struct is_variant : std::false_type {};
template <class... T>
struct is_variant<std::variant<T...>> : std::true_type {};
template <class T>
struct is_id : std::false_type {};
template <class Tag>
struct is_id<Id<Tag>> : std::true_type {};

template <class T>
using members_of = boost::describe::describe_members<T, boost::describe::mod_public |
                                                            boost::describe::mod_inherited>;

// C++ has no enumerator named like a keyword; JSON does.
constexpr std::string_view without_underscore(std::string_view name) {
    if (name.ends_with('_')) name.remove_suffix(1);
    return name;
}

template <class Enum>
std::string_view enum_name(Enum value) {
    return without_underscore(boost::describe::enum_to_string(value, ""));
}

inline std::string joined(const std::string& path, std::string_view member) {
    return path.empty() ? std::string(member) : path + '.' + std::string(member);
}

inline auto expected(const std::string& path, std::string_view what) {
    return fail_field(path, "{} must be {}", path.empty() ? "the value" : path, what);
}

template <class T>
Result<T> described_from_json(const Json& json, const std::string& path, bool tagged) {
    if (!json.is_object()) return expected(path, "an object");
    T value{};
    std::optional<Error> error;
    std::size_t found = tagged ? 1 : 0;
    boost::mp11::mp_for_each<members_of<T>>([&](auto member) {
        if (error) return;
        const Json* field = json.get_object().if_contains(member.name);
        if (!field) return;
        ++found;
        using Member = std::remove_cvref_t<decltype(value.*member.pointer)>;
        auto read = from_json<Member>(*field, joined(path, member.name));
        if (read) {
            value.*member.pointer = std::move(read).value();
        } else {
            error = std::move(read).error();
        }
    });
    if (error) return fail(std::move(*error));
    if (found != json.get_object().size()) {
        for (const auto& entry : json.get_object()) {
            bool known = tagged && entry.key() == "type";
            boost::mp11::mp_for_each<members_of<T>>(
                [&](auto member) { known = known || entry.key() == member.name; });
            if (!known) {
                return fail_field(joined(path, entry.key()), "there is no field {}",
                                  joined(path, entry.key()));
            }
        }
    }
    return value;
}

template <class Variant>
Result<Variant> variant_from_json(const Json& json, const std::string& path) {
    const Json* type = json.is_object() ? json.get_object().if_contains("type") : nullptr;
    if (!type || !type->is_string()) return expected(path, "an object with a \"type\"");
    const std::string_view name = type->get_string();
    std::optional<Result<Variant>> out;
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Variant>>([&](auto tag) {
        using Alternative = typename decltype(tag)::type;
        if (out || Alternative::kType != name) return;
        auto read = described_from_json<Alternative>(json, path, true);
        if (read) {
            out.emplace(Variant{std::move(read).value()});
        } else {
            out.emplace(fail(std::move(read).error()));
        }
    });
    if (!out) return fail_field(joined(path, "type"), "there is no type \"{}\" here", name);
    return std::move(*out);
}

}  // namespace detail

// A described enumerator's name as JSON writes it.
template <class Enum>
std::string_view enum_name(Enum value) {
    return detail::enum_name(value);
}

template <class T>
Json to_json(const T& value) {
    if constexpr (std::is_same_v<T, Json> || std::is_same_v<T, JsonObject> ||
                  std::is_same_v<T, JsonArray>) {
        return value;
    } else if constexpr (std::is_same_v<T, bool> || std::is_arithmetic_v<T>) {
        return value;
    } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
        return Json(boost::json::string_view(std::string_view(value)));
    } else if constexpr (detail::is_id<T>::value) {
        return Json(boost::json::string_view(value.str()));
    } else if constexpr (std::is_same_v<T, Time>) {
        return Json(format_time(value));
    } else if constexpr (std::is_same_v<T, Duration>) {
        return Json(format_duration(value));
    } else if constexpr (std::is_enum_v<T>) {
        return Json(boost::json::string_view(detail::enum_name(value)));
    } else if constexpr (detail::is_vector<T>::value) {
        JsonArray array;
        array.reserve(value.size());
        for (const auto& item : value) array.push_back(to_json(item));
        return array;
    } else if constexpr (detail::is_string_map<T>::value) {
        JsonObject object;
        for (const auto& [key, item] : value) object[key] = to_json(item);
        return object;
    } else if constexpr (detail::is_optional<T>::value) {
        return value ? to_json(*value) : Json(nullptr);
    } else if constexpr (detail::is_variant<T>::value) {
        return std::visit(
            [](const auto& alternative) -> Json {
                JsonObject object{{"type", std::remove_cvref_t<decltype(alternative)>::kType}};
                const Json fields = to_json(alternative);
                for (const auto& entry : fields.get_object()) {
                    object[entry.key()] = entry.value();
                }
                return object;
            },
            value);
    } else {
        JsonObject object;
        boost::mp11::mp_for_each<detail::members_of<T>>([&](auto member) {
            const auto& field = value.*member.pointer;
            using Field = std::remove_cvref_t<decltype(field)>;
            if constexpr (detail::is_optional<Field>::value) {
                if (field) object[member.name] = to_json(*field);
            } else {
                object[member.name] = to_json(field);
            }
        });
        return object;
    }
}

template <class T>
Result<T> from_json(const Json& json, const std::string& path) {
    if constexpr (std::is_same_v<T, Json>) {
        return json;
    } else if constexpr (std::is_same_v<T, JsonObject>) {
        if (!json.is_object()) return detail::expected(path, "an object");
        return json.get_object();
    } else if constexpr (std::is_same_v<T, bool>) {
        if (!json.is_bool()) return detail::expected(path, "true or false");
        return json.get_bool();
    } else if constexpr (std::is_integral_v<T>) {
        boost::system::error_code error;
        const auto number = json.is_number() ? json.to_number<T>(error) : T{};
        if (!json.is_number() || error) return detail::expected(path, "a whole number");
        return number;
    } else if constexpr (std::is_floating_point_v<T>) {
        if (!json.is_number()) return detail::expected(path, "a number");
        return json.to_number<T>();
    } else if constexpr (std::is_same_v<T, std::string>) {
        if (!json.is_string()) return detail::expected(path, "text");
        return std::string(json.get_string());
    } else if constexpr (detail::is_id<T>::value) {
        if (!json.is_string()) return detail::expected(path, "an id");
        return T{std::string(json.get_string())};
    } else if constexpr (std::is_same_v<T, Time> || std::is_same_v<T, Duration>) {
        if (!json.is_string()) return detail::expected(path, "text");
        Result<T> parsed = [&]() -> Result<T> {
            if constexpr (std::is_same_v<T, Time>) {
                return parse_time(json.get_string());
            } else {
                return parse_duration(json.get_string());
            }
        }();
        if (!parsed) return fail_field(path, "{}: {}", path, parsed.error().message);
        return parsed;
    } else if constexpr (std::is_enum_v<T>) {
        std::optional<T> value;
        std::string names;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto entry) {
            const std::string_view name = detail::without_underscore(entry.name);
            if (json.is_string() && name == std::string_view(json.get_string())) {
                value = entry.value;
            }
            names += names.empty() ? "one of " : ", ";
            names += name;
        });
        if (!value) return detail::expected(path, names);
        return *value;
    } else if constexpr (detail::is_vector<T>::value) {
        if (!json.is_array()) return detail::expected(path, "a list");
        T out;
        out.reserve(json.get_array().size());
        for (const auto& item : json.get_array()) {
            TRY(auto value,
                from_json<typename T::value_type>(item, fmt::format("{}[{}]", path, out.size())));
            out.push_back(std::move(value));
        }
        return out;
    } else if constexpr (detail::is_string_map<T>::value) {
        if (!json.is_object()) return detail::expected(path, "an object");
        T out;
        for (const auto& entry : json.get_object()) {
            TRY(auto value, from_json<typename T::mapped_type>(entry.value(),
                                                               detail::joined(path, entry.key())));
            out.emplace(entry.key(), std::move(value));
        }
        return out;
    } else if constexpr (detail::is_optional<T>::value) {
        if (json.is_null()) return T{};
        TRY(auto value, from_json<typename T::value_type>(json, path));
        return T{std::move(value)};
    } else if constexpr (detail::is_variant<T>::value) {
        return detail::variant_from_json<T>(json, path);
    } else {
        return detail::described_from_json<T>(json, path, false);
    }
}

}  // namespace base
