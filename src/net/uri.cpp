#include "net/uri.hpp"

#include "base/strings.hpp"

namespace net {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// The escaped byte at the start of `text`, or -1.
int escaped_byte(std::string_view text) {
    if (text.size() < 3 || text[0] != '%') return -1;
    const int high = hex_value(text[1]);
    const int low = hex_value(text[2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

// How many bytes at the start of `text` are one character of well-formed UTF-8 (Unicode 15,
// table 3-7); 0 where they are none.
std::size_t utf8_length(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned first = byte(0);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return continues(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool in_range =
            (first != 0xE0 || byte(1) >= 0xA0) && (first != 0xED || byte(1) < 0xA0);
        return in_range && continues(1) && continues(2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool in_range =
            (first != 0xF0 || byte(1) >= 0x90) && (first != 0xF4 || byte(1) < 0x90);
        return in_range && continues(1) && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

std::string decode_form_text(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int byte = escaped_byte(text.substr(i));
        if (byte >= 0) {
            decoded += static_cast<char>(byte);
            i += 2;
        } else {
            decoded += text[i] == '+' ? ' ' : text[i];
        }
    }
    return scrub_utf8(decoded);
}

std::optional<std::string> decode_segment(std::string_view text) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        int byte = static_cast<unsigned char>(text[i]);
        if (text[i] == '%') {
            byte = escaped_byte(text.substr(i));
            i += 2;
        }
        if (byte < 0x20 || byte == 0x7F || byte == '/') return std::nullopt;
        decoded += static_cast<char>(byte);
    }
    if (decoded == "." || decoded == ".." || !is_utf8(decoded)) return std::nullopt;
    return decoded;
}

}  // namespace

void Fields::add(std::string name, std::string value) {
    items_.emplace_back(std::move(name), std::move(value));
}

std::optional<std::string_view> Fields::find(std::string_view name) const {
    for (const auto& [key, value] : items_) {
        if (key == name) return value;
    }
    return std::nullopt;
}

std::string_view Fields::value(std::string_view name) const {
    return find(name).value_or(std::string_view{});
}

std::vector<std::string_view> Fields::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : items_) {
        if (key == name) values.push_back(value);
    }
    return values;
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = utf8_length(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string scrub_utf8(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = utf8_length(text);
        if (length == 0 || text.front() == '\0') {
            clean += kReplacement;
            text.remove_prefix(1);
        } else {
            clean += text.substr(0, length);
            text.remove_prefix(length);
        }
    }
    return clean;
}

std::optional<std::vector<std::string>> decode_path(std::string_view path) {
    if (!path.starts_with('/')) return std::nullopt;
    std::vector<std::string> segments;
    for (const std::string_view part : base::split(path.substr(1), '/')) {
        auto segment = decode_segment(part);
        if (!segment) return std::nullopt;
        segments.push_back(std::move(*segment));
    }
    if (segments.empty()) segments.emplace_back();
    return segments;
}

std::optional<Fields> parse_form(std::string_view text, std::size_t most) {
    Fields fields;
    while (!text.empty()) {
        const std::size_t end = text.find('&');
        const std::string_view pair = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (pair.empty()) continue;
        if (fields.size() == most) return std::nullopt;
        const std::size_t equals = pair.find('=');
        const std::string_view value =
            equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
        fields.add(decode_form_text(pair.substr(0, equals)), decode_form_text(value));
    }
    return fields;
}

std::string encode_component(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    constexpr std::string_view kUnreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string encoded;
    encoded.reserve(text.size());
    for (const char c : text) {
        if (kUnreserved.find(c) != std::string_view::npos) {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += '%';
            encoded += kHex[byte >> 4U];
            encoded += kHex[byte & 15U];
        }
    }
    return encoded;
}

std::string encode_form(const Fields& fields) {
    std::string encoded;
    for (const auto& [name, value] : fields) {
        if (!encoded.empty()) encoded += '&';
        encoded += encode_component(name) + '=' + encode_component(value);
    }
    return encoded;
}

std::optional<Target> split_target(std::string_view target) {
    if (target == "*") return Target{{}, target, {}};
    Target parts;
    if (!target.starts_with('/')) {
        const std::size_t scheme = target.find("://");
        if (scheme == std::string_view::npos ||
            (!base::starts_with_ignoring_case(target, "http://") &&
             !base::starts_with_ignoring_case(target, "https://"))) {
            return std::nullopt;
        }
        target.remove_prefix(scheme + 3);
        const std::size_t end = std::min(target.find_first_of("/?"), target.size());
        parts.authority = target.substr(0, end);
        target.remove_prefix(end);
        if (parts.authority.empty()) return std::nullopt;
    }
    const std::size_t question = std::min(target.find('?'), target.size());
    parts.path = question == 0 ? std::string_view{"/"} : target.substr(0, question);
    if (question < target.size()) parts.query = target.substr(question + 1);
    return parts;
}

}  // namespace net
