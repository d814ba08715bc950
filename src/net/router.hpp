// Which handler answers which path. Built before the server starts, then only read: any thread.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "net/http.hpp"

namespace net {

using Handler = std::function<Response(const Request&)>;

// Patterns are segments: "/b/{brand}/offers/{slug}" takes one segment each, and "/assets/{rest*}"
// all that is left (also nothing), joined by slashes. Where several patterns fit, the one with a
// literal at the first difference wins, then `{name}`, then `{rest*}`.
//
// HEAD is answered by GET's handler, OPTIONS with Allow, a known path with another method 405 with
// Allow, an unknown path by not_found. A path with a slash too many at its end is redirected (308)
// where the one without is known.
class Router {
  public:
    Router();
    ~Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;

    // Throws std::logic_error for a pattern that is malformed or already taken: a mistake in the
    // code.
    void add(Method method, std::string_view pattern, Handler handler);
    void get(std::string_view pattern, Handler handler);
    void post(std::string_view pattern, Handler handler);
    void put(std::string_view pattern, Handler handler);
    void patch(std::string_view pattern, Handler handler);
    void del(std::string_view pattern, Handler handler);
    void not_found(Handler handler);

    Response operator()(const Request& request) const;
    Response handle(const Request& request) const { return (*this)(request); }

  private:
    struct Node;
    struct Route;
    std::unique_ptr<Node> root_;
    Handler not_found_;
};

}  // namespace net
