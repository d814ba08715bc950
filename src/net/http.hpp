// A request and a response as business code sees them (RFC 9110), apart from how they travel.
// Plain values: one thread at a time.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "net/uri.hpp"

namespace net {

class Stream;

enum class Method { get, head, post, put, patch, del, options };

std::string_view to_string(Method method);
std::optional<Method> parse_method(std::string_view name);

// Header fields in order; names compare without case.
class Headers {
  public:
    using Item = std::pair<std::string, std::string>;

    Headers() = default;
    Headers(std::initializer_list<Item> items) : items_(items) {}

    void add(std::string name, std::string value);
    // Replaces every field of that name.
    void set(std::string_view name, std::string value);
    void remove(std::string_view name);
    std::optional<std::string_view> find(std::string_view name) const;
    // The first of that name, empty where absent.
    std::string_view value(std::string_view name) const;

    auto begin() const { return items_.begin(); }
    auto end() const { return items_.end(); }
    std::size_t size() const { return items_.size(); }

  private:
    std::vector<Item> items_;
};

struct Request {
    Method method = Method::get;
    std::string target;                 // as it came
    std::string path;                   // decoded; starts with a slash
    std::vector<std::string> segments;  // the path's, decoded
    Fields query;
    Headers headers;
    std::string body;
    std::string host;     // lower case, with the port if one was named; from Host or the target
    std::string peer;     // the client's address; behind a trusted proxy the one it reports
    bool secure = false;  // over TLS, as a trusted proxy reports it
    // Set by the Router that matched: it sees the request last before the handler.
    mutable Fields params;

    std::string_view header(std::string_view name) const { return headers.value(name); }
    std::string_view query_value(std::string_view name) const { return query.value(name); }
    // The part of the path that `{name}` stood for; empty where the route has none such.
    std::string_view param(std::string_view name) const { return params.value(name); }
    std::optional<std::string_view> cookie(std::string_view name) const;
    // The body as a posted form. Errors: invalid (another content type, too many fields).
    base::Result<Fields> form() const;
};

// Bytes that are either the response's own or shared with a cache.
class Body {
  public:
    Body() = default;
    Body(std::string text) : size_(text.size()), bytes_(std::move(text)) {}
    Body(const char* text) : Body(std::string{text}) {}
    Body(std::shared_ptr<const std::string> shared)
        : size_(shared->size()), bytes_(std::move(shared)) {}

    std::string_view view() const;
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    // Narrows to `size` bytes from `offset` of what is in view, without copying.
    void narrow(std::size_t offset, std::size_t size);

  private:
    std::size_t offset_ = 0;
    std::size_t size_ = 0;
    std::variant<std::string, std::shared_ptr<const std::string>> bytes_;
};

enum class SameSite { lax, strict, none };

struct Cookie {
    std::string name;
    std::string value;  // of cookie octets only (RFC 6265 section 4.1.1): encode what is not
    std::optional<std::chrono::seconds> max_age;  // absent: until the browser closes; 0: delete
    std::string path = "/";
    bool http_only = true;
    bool secure = false;
    SameSite same_site = SameSite::lax;
};

// The server adds Date, Content-Length or the transfer coding, and Connection; those a handler sets
// are left out. A line break in a header value becomes a space.
struct Response {
    int status = 200;
    Headers headers;
    Body body;
    // With a stream the body is what is written to it, and `body` is left out.
    std::shared_ptr<Stream> stream;

    // response.with("Cache-Control", "no-store"): sets the header.
    Response& with(std::string_view name, std::string value) &;
    Response&& with(std::string_view name, std::string value) &&;
    void set_cookie(const Cookie& cookie);
};

Response text(Body body, int status = 200);
Response html(Body body, int status = 200);
Response json(Body body, int status = 200);
// 303: the browser follows with GET, whatever the method was.
Response redirect(std::string location, int status = 303);
Response no_content();
// Server-sent events (HTML standard, section 9.2).
Response event_stream(std::shared_ptr<Stream> stream);

std::string_view reason_phrase(int status);

// Adds an ETag (a digest of the body, unless there is one) to a 200, and answers If-None-Match with
// 304 (RFC 9110 section 13.1.2).
Response tagged(Response response, const Request& request);

// Serves one byte range of a 200 where asked (RFC 9110 section 14; If-Range section 13.1.5): 206,
// 416, or the whole. Several ranges get the whole, as section 14.2 allows.
Response ranged(Response response, const Request& request);

}  // namespace net
