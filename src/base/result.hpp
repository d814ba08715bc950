// What a function returns when it can fail: a value, or an Error that says what went wrong in a
// sentence a person can act on.
//
//   Result<Book> load_book(const fs::path& path);
//   TRY(auto book, load_book(path));        // returns the error to the caller
//
// Exceptions mean bugs; they stop at the edge of a request or job.
#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <boost/outcome/result.hpp>
#include <boost/outcome/try.hpp>
#include <fmt/format.h>

namespace base {

// Few on purpose: a caller decides by these, a person reads the message.
enum class Errc {
    invalid,          // the input is wrong; `field` names what
    not_found,        // no such thing
    conflict,         // true when asked, but no longer: a version moved on, a unique key is taken
    forbidden,        // known who asks, not allowed
    unauthenticated,  // not known who asks
    rejected,         // understood and refused: a declined card, a review that blocks
    unavailable,      // may work later: a slow peer, a full queue
    internal,         // a fault of ours or of the machine
};

std::string_view to_string(Errc code);

struct Error {
    Errc code = Errc::internal;
    std::string message;  // a sentence without the final full stop
    std::string field;    // which input, as the caller named it; may be empty

    bool operator==(const Error&) const = default;
};

template <class T = void>
using Result = boost::outcome_v2::basic_result<T, Error, boost::outcome_v2::policy::terminate>;

inline auto success() {
    return boost::outcome_v2::success();
}

inline auto fail(Error error) {
    return boost::outcome_v2::failure(std::move(error));
}

template <class... Args>
auto fail(Errc code, fmt::format_string<Args...> format, Args&&... args) {
    return fail(Error{code, fmt::format(format, std::forward<Args>(args)...), {}});
}

// For wrong input: which field, and what would be right.
template <class... Args>
auto fail_field(std::string field, fmt::format_string<Args...> format, Args&&... args) {
    return fail(
        Error{Errc::invalid, fmt::format(format, std::forward<Args>(args)...), std::move(field)});
}

// The same error with words in front, as in "brand.toml: " + message.
Error prefixed(std::string_view prefix, Error error);

}  // namespace base

// TRY(expression) or TRY(declaration, expression). Several statements: braces around it after `if`
// and `for`.
#define TRY(...) BOOST_OUTCOME_TRY(__VA_ARGS__)
