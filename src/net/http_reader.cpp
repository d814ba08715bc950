#include "net/http_reader.hpp"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "base/strings.hpp"

namespace net {
namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;

std::string_view view(beast::string_view text) {
    return {text.data(), text.size()};
}

bool same_text(std::string_view a, std::string_view b) {
    return a.size() == b.size() && base::starts_with_ignoring_case(a, b);
}

// RFC 3986 section 3.2.2, without escapes and user names: they only serve to deceive.
bool is_authority(std::string_view host) {
    constexpr std::string_view kAllowed =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._:[]";
    return host.size() <= 262 && host.find_first_not_of(kAllowed) == std::string_view::npos;
}

}  // namespace

struct RequestReader::Parser : http::request_parser<http::string_body> {};

RequestReader::RequestReader(const Limits& limits) : limits_(limits) {
    reset();
}

RequestReader::~RequestReader() = default;

void RequestReader::reset() {
    parser_ = std::make_unique<Parser>();
    parser_->header_limit(static_cast<std::uint32_t>(limits_.header));
    parser_->body_limit(boost::none);  // set when the head tells the path
    request_ = {};
    state_ = State::head;
    expects_continue_ = false;
}

void RequestReader::fail(int status, std::string reason) {
    state_ = State::failed;
    fault_ = {status, std::move(reason)};
}

std::size_t RequestReader::feed(std::string_view data) {
    std::size_t used = 0;
    while (state_ == State::head || state_ == State::body) {
        boost::system::error_code error;
        const std::string_view rest = data.substr(used);
        if (rest.empty()) break;
        used += parser_->put(boost::asio::buffer(rest.data(), rest.size()), error);
        if (error == http::error::need_more) {
            // A chunk header without an end would otherwise fill the buffer.
            if (data.size() - used > limits_.header) fail(431, "A line is too long");
            break;
        }
        if (error == http::error::header_limit) {
            fail(431, "The header is too large");
        } else if (error == http::error::body_limit) {
            fail(413, "The body is too large");
        } else if (error == http::error::bad_version) {
            fail(505, "Only HTTP/1.0 and HTTP/1.1 are spoken here");
        } else if (error) {
            fail(400, error.message());
        } else {
            if (state_ == State::head && parser_->is_header_done() && !accept_head()) break;
            if (parser_->is_done()) state_ = State::complete;
        }
    }
    return used;
}

bool RequestReader::accept_head() {
    const auto& message = parser_->get();
    for (const auto& field : message) {
        request_.headers.add(std::string{view(field.name_string())},
                             std::string{base::trim(view(field.value()))});
    }
    takes_chunks_ = message.version() >= 11;
    keep_alive_ = message.keep_alive();
    if (!accept_framing()) return false;

    const auto method = parse_method(view(message.method_string()));
    if (!method) {
        fail(501, "The method is not known here");
        return false;
    }
    request_.method = *method;
    request_.target = std::string{view(message.target())};
    const auto target = split_target(request_.target);
    auto segments = target ? decode_path(target->path) : std::nullopt;
    auto query = target ? parse_form(target->query) : std::nullopt;
    const bool whole_server = target && target->path == "*" && method == Method::options;
    if (!query || (!segments && !whole_server)) {
        fail(400, "The address is malformed");
        return false;
    }
    request_.path = whole_server ? "*" : "";
    if (segments) {
        for (const std::string& segment : *segments) request_.path += '/' + segment;
        request_.segments = std::move(*segments);
    }
    request_.query = std::move(*query);
    if (!accept_host(target->authority)) return false;

    const std::size_t most =
        limits_.body_for ? limits_.body_for(request_.method, request_.path) : limits_.body;
    if (parser_->content_length().value_or(0) > most) {
        fail(413, "The body is too large");
        return false;
    }
    parser_->body_limit(most);
    state_ = State::body;
    return true;
}

// RFC 9112 section 6.3: whatever two readers could frame differently is refused, as the start of
// request smuggling.
bool RequestReader::accept_framing() {
    std::size_t codings = 0;
    std::string_view coding;
    for (const auto& [name, value] : request_.headers) {
        if (!same_text(name, "Transfer-Encoding")) continue;
        ++codings;
        coding = value;
    }
    if (codings > 0) {
        if (request_.headers.find("Content-Length") || codings > 1 || !takes_chunks_) {
            fail(400, "The length of the body is ambiguous");
            return false;
        }
        if (!same_text(coding, "chunked")) {
            fail(501, "Of the transfer codings only chunked is known here");
            return false;
        }
    }
    const auto expectation = request_.headers.find("Expect");
    if (expectation && takes_chunks_) {
        if (!same_text(*expectation, "100-continue")) {
            fail(417, "Of the expectations only 100-continue is known here");
            return false;
        }
        expects_continue_ = true;
    }
    return true;
}

// RFC 9112 section 3.2: exactly one Host in HTTP/1.1; an absolute target's authority goes first.
bool RequestReader::accept_host(std::string_view authority) {
    std::size_t hosts = 0;
    std::string_view host;
    for (const auto& [name, value] : request_.headers) {
        if (!same_text(name, "Host")) continue;
        ++hosts;
        host = value;
    }
    if (hosts > 1 || (hosts == 0 && takes_chunks_) || !is_authority(host) ||
        !is_authority(authority)) {
        fail(400, "The Host header is missing or malformed");
        return false;
    }
    request_.host = base::to_lower_ascii(authority.empty() ? host : authority);
    return true;
}

Request RequestReader::take() {
    request_.body = std::move(parser_->get().body());
    Request taken = std::move(request_);
    reset();
    return taken;
}

}  // namespace net
