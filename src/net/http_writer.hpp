// Private to the room. The head of a response as it goes over the wire (RFC 9112 section 4).
#pragma once

#include <string>
#include <string_view>

#include "net/http.hpp"

namespace net {

enum class Framing {
    length,   // Content-Length
    chunked,  // of unknown length, to an HTTP/1.1 client
    close,    // of unknown length, to an HTTP/1.0 client: the end of the connection ends it
    none,     // 204 and 304 have no body
};

Framing framing_of(const Response& response, bool takes_chunks);
std::string response_head(const Response& response, Framing framing, bool keep_alive,
                          std::string_view date);
// RFC 9112 section 7.1.
std::string chunk(std::string_view data);
inline constexpr std::string_view kLastChunk = "0\r\n\r\n";

}  // namespace net
