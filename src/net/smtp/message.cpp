#include "net/smtp/message.hpp"

#include <algorithm>

namespace net::smtp {

base::Result<MessageTraits> inspect(std::string_view message) {
    for (std::size_t i = 0; i < message.size(); ++i) {
        const bool lone_cr =
            message[i] == '\r' && (i + 1 == message.size() || message[i + 1] != '\n');
        const bool lone_lf = message[i] == '\n' && (i == 0 || message[i - 1] != '\r');
        if (lone_cr || lone_lf) {
            return base::fail_field("message", "Byte {} of the message is a line break without {}",
                                    i, lone_cr ? "LF" : "CR");
        }
    }
    const std::string_view head = message.substr(0, message.find("\r\n\r\n"));
    return MessageTraits{message.size() + (message.ends_with("\r\n") ? 0 : 2), !is_ascii(message),
                         !is_ascii(head)};
}

std::string dot_stuffed(std::string_view message) {
    std::string stuffed;
    stuffed.reserve(message.size() + message.size() / 64 + 2);
    while (!message.empty()) {
        if (message.front() == '.') stuffed += '.';
        const std::size_t end = message.find("\r\n");
        const std::size_t length = end == std::string_view::npos ? message.size() : end + 2;
        stuffed += message.substr(0, length);
        message.remove_prefix(length);
    }
    if (!stuffed.ends_with("\r\n")) stuffed += "\r\n";
    return stuffed;
}

bool is_safe_address(std::string_view address) {
    return address.size() <= 320 && std::none_of(address.begin(), address.end(), [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return byte <= 0x20 || byte == 0x7F || c == '<' || c == '>';
           });
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace net::smtp
