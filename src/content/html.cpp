#include "content/html.hpp"

#include <algorithm>
#include <array>

#include "base/strings.hpp"

namespace content {
namespace {

bool is_forbidden_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7f;
}

// What a browser ignores inside a scheme (WHATWG URL, "remove all ASCII tab or newline").
std::string scheme_of(std::string_view url) {
    std::string scheme;
    for (const char c : url) {
        if (c == ':') return base::to_lower_ascii(scheme);
        if (c == '/' || c == '?' || c == '#') return {};
        if (static_cast<unsigned char>(c) > 0x20) scheme += c;
    }
    return {};
}

}  // namespace

std::string escape_html(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 16);
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                if (!is_forbidden_control(c)) out += c;
        }
    }
    return out;
}

std::string escape_url(std::string_view url) {
    constexpr std::array<std::string_view, 4> kAllowed = {"", "http", "https", "mailto"};
    if (std::ranges::find(kAllowed, scheme_of(url)) == kAllowed.end()) return "#";
    return escape_html(url);
}

std::string percent_encode(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
                                c == '~';
        if (unreserved) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += kHex[byte >> 4U];
            out += kHex[byte & 15U];
        }
    }
    return out;
}

std::string escape_json_script(std::string json) {
    json = base::replace_all(std::move(json), "<", "\\u003c");
    json = base::replace_all(std::move(json), ">", "\\u003e");
    return base::replace_all(std::move(json), "&", "\\u0026");
}

}  // namespace content
