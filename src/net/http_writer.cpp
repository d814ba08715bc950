#include "net/http_writer.hpp"

#include <array>
#include <iterator>

#include "base/strings.hpp"

namespace net {
namespace {

// A line break from a careless handler must not become a header of its own.
void append_value(std::string& head, std::string_view value) {
    for (const char c : value) {
        head += static_cast<unsigned char>(c) < 0x20 && c != '\t' ? ' ' : c;
    }
}

bool is_ours(std::string_view name) {
    constexpr std::array<std::string_view, 4> kOurs = {"content-length", "transfer-encoding",
                                                       "connection", "date"};
    return std::any_of(kOurs.begin(), kOurs.end(), [&](std::string_view ours) {
        return name.size() == ours.size() && base::starts_with_ignoring_case(name, ours);
    });
}

}  // namespace

Framing framing_of(const Response& response, bool takes_chunks) {
    if (response.status == 204 || response.status == 304) return Framing::none;
    if (!response.stream) return Framing::length;
    return takes_chunks ? Framing::chunked : Framing::close;
}

std::string response_head(const Response& response, Framing framing, bool keep_alive,
                          std::string_view date) {
    std::string head;
    head.reserve(512);
    fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status,
                   reason_phrase(response.status), date);
    for (const auto& [name, value] : response.headers) {
        if (is_ours(name)) continue;
        append_value(head, name);
        head += ": ";
        append_value(head, value);
        head += "\r\n";
    }
    if (framing == Framing::length) {
        fmt::format_to(std::back_inserter(head), "Content-Length: {}\r\n", response.body.size());
    } else if (framing == Framing::chunked) {
        head += "Transfer-Encoding: chunked\r\n";
    }
    head += keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return head;
}

std::string chunk(std::string_view data) {
    return fmt::format("{:x}\r\n{}\r\n", data.size(), data);
}

}  // namespace net
