#include "net/router.hpp"

#include <set>
#include <stdexcept>

#include "base/strings.hpp"

namespace net {

struct Router::Route {
    Handler handler;
    std::vector<std::string> names;  // of the parameters, from left to right
};

struct Router::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
    std::unique_ptr<Node> parameter;
    std::map<Method, Route> here;
    std::map<Method, Route> rest;  // `{rest*}` from here on
};

namespace {

using Segments = std::vector<std::string>;

std::string join_from(const Segments& segments, std::size_t at) {
    std::string joined;
    for (std::size_t i = at; i < segments.size(); ++i) {
        if (i > at) joined += '/';
        joined += segments[i];
    }
    return joined;
}

// Walks the tree from the most to the least specific fit.
template <class Node, class Route>
struct Search {
    const Segments& segments;
    Method method;
    const Route* found = nullptr;
    std::vector<std::string> values = {};  // of the parameters on the way to `found`
    std::set<Method> allowed = {};         // by every fit, for 405

    bool walk(const Node& node, std::size_t at) {
        if (at == segments.size() && choose(node.here)) return true;
        if (at < segments.size()) {
            const auto literal = node.literals.find(segments[at]);
            if (literal != node.literals.end() && walk(*literal->second, at + 1)) return true;
            if (node.parameter && !segments[at].empty()) {
                values.push_back(segments[at]);
                if (walk(*node.parameter, at + 1)) return true;
                values.pop_back();
            }
        }
        if (node.rest.empty()) return false;
        values.push_back(join_from(segments, at));
        if (choose(node.rest)) return true;
        values.pop_back();
        return false;
    }

    bool choose(const std::map<Method, Route>& routes) {
        for (const auto& [known, route] : routes) {
            allowed.insert(known);
            if (known == Method::get) allowed.insert(Method::head);
        }
        auto at = routes.find(method);
        if (at == routes.end() && method == Method::head) at = routes.find(Method::get);
        if (at == routes.end()) return false;
        found = &at->second;
        return true;
    }
};

std::string allow_header(std::set<Method> allowed) {
    allowed.insert(Method::options);
    std::string list;
    for (const Method method : allowed) {
        if (!list.empty()) list += ", ";
        list += to_string(method);
    }
    return list;
}

}  // namespace

Router::Router()
    : root_(std::make_unique<Node>()),
      not_found_([](const Request&) { return text("Not found\n", 404); }) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::add(Method method, std::string_view pattern, Handler handler) {
    const auto wrong = [&](std::string_view why) {
        throw std::logic_error{fmt::format("route {} {}: {}", to_string(method), pattern, why)};
    };
    if (!pattern.starts_with('/')) wrong("must start with a slash");
    Node* node = root_.get();
    Route route{std::move(handler), {}};
    std::map<Method, Route>* end = nullptr;
    for (const std::string_view part : base::split(pattern.substr(1), '/')) {
        if (end) wrong("nothing may follow a rest");
        if (!part.starts_with('{')) {
            auto& next = node->literals[std::string{part}];
            if (!next) next = std::make_unique<Node>();
            node = next.get();
            continue;
        }
        if (!part.ends_with('}') || part.size() < 3) wrong("a parameter is written {name}");
        std::string_view name = part.substr(1, part.size() - 2);
        if (name.ends_with('*')) {
            name.remove_suffix(1);
            end = &node->rest;
        } else {
            if (!node->parameter) node->parameter = std::make_unique<Node>();
            node = node->parameter.get();
        }
        route.names.emplace_back(name);
    }
    if (!end) end = &node->here;
    if (!end->emplace(method, std::move(route)).second) wrong("is there already");
}

void Router::get(std::string_view pattern, Handler handler) {
    add(Method::get, pattern, std::move(handler));
}
void Router::post(std::string_view pattern, Handler handler) {
    add(Method::post, pattern, std::move(handler));
}
void Router::put(std::string_view pattern, Handler handler) {
    add(Method::put, pattern, std::move(handler));
}
void Router::patch(std::string_view pattern, Handler handler) {
    add(Method::patch, pattern, std::move(handler));
}
void Router::del(std::string_view pattern, Handler handler) {
    add(Method::del, pattern, std::move(handler));
}
void Router::not_found(Handler handler) {
    not_found_ = std::move(handler);
}

Response Router::operator()(const Request& request) const {
    Search<Node, Route> search{request.segments, request.method};
    if (search.walk(*root_, 0)) {
        Fields params;
        for (std::size_t i = 0; i < search.found->names.size(); ++i) {
            params.add(search.found->names[i], search.values[i]);
        }
        request.params = std::move(params);
        return search.found->handler(request);
    }
    if (!search.allowed.empty()) {
        if (request.method == Method::options) {
            return no_content().with("Allow", allow_header(search.allowed));
        }
        return text("This address does not take that method\n", 405)
            .with("Allow", allow_header(search.allowed));
    }
    if (request.segments.size() > 1 && request.segments.back().empty()) {
        const Segments shorter{request.segments.begin(), request.segments.end() - 1};
        Search<Node, Route> again{shorter, request.method};
        // Two slashes at the start would name another host.
        if (again.walk(*root_, 0) && !shorter.front().empty()) {
            std::string location = request.target;
            const std::size_t end = std::min(location.find('?'), location.size());
            location.erase(end - 1, 1);
            return redirect(std::move(location), 308);
        }
    }
    return not_found_(request);
}

}  // namespace net
