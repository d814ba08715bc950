// Percent-encoding and the parts of a request target (RFC 3986, RFC 9112 section 3.2; forms as in
// the WHATWG URL standard, section 5). Pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace net {

// Names and values in the order in which they came; names may repeat and their case counts.
class Fields {
  public:
    Fields() = default;
    Fields(std::initializer_list<std::pair<std::string, std::string>> items) : items_(items) {}

    void add(std::string name, std::string value);
    // The first of that name.
    std::optional<std::string_view> find(std::string_view name) const;
    // The same, empty where absent.
    std::string_view value(std::string_view name) const;
    std::vector<std::string_view> all(std::string_view name) const;

    auto begin() const { return items_.begin(); }
    auto end() const { return items_.end(); }
    std::size_t size() const { return items_.size(); }
    bool empty() const { return items_.empty(); }

  private:
    std::vector<std::pair<std::string, std::string>> items_;
};

bool is_utf8(std::string_view text);
// What is not UTF-8, and NUL (which no database text takes), becomes U+FFFD.
std::string scrub_utf8(std::string_view text);

// "/a%20b/c" -> {"a b", "c"}; "/" -> {""}. Nothing where a segment hides a slash, a control
// character, broken UTF-8 or a bad escape, or is "." or "..": such a path means different things to
// different readers.
std::optional<std::vector<std::string>> decode_path(std::string_view path);

// application/x-www-form-urlencoded, the form of queries and of posted forms. A bad escape stays as
// it is written; values are scrubbed. Nothing with more than `most` fields.
std::optional<Fields> parse_form(std::string_view text, std::size_t most = 1000);

// Everything but unreserved characters escaped (RFC 3986 section 2.3): for one segment or one
// value.
std::string encode_component(std::string_view text);
std::string encode_form(const Fields& fields);

// A request target in origin, absolute or asterisk form; `authority` is empty but in absolute form.
struct Target {
    std::string_view authority;
    std::string_view path;   // "/" at least, or "*"
    std::string_view query;  // without the question mark
};
std::optional<Target> split_target(std::string_view target);

}  // namespace net
