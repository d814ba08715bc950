#include "mail/header_field.hpp"

#include <algorithm>
#include <vector>

#include "base/strings.hpp"
#include "text/unicode.hpp"

namespace mail {
namespace {

using base::fail_field;
using base::Result;
using base::success;

constexpr std::size_t kLineWidth = 78;
// RFC 2047 section 2 allows 75; shorter words fit on the line of a field's name.
constexpr std::size_t kEncodedWord = 60;
constexpr std::size_t kFrame = 12;  // "=?UTF-8?Q?" and "?="
constexpr std::size_t kLongestPlainWord = 400;

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// RFC 5322 section 3.2.3.
bool is_atext(char c) {
    return is_alphanumeric(c) ||
           std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

// RFC 2047 section 5 (3): the set that is safe in a display name, which is safe elsewhere too.
bool is_q_literal(char c) {
    return is_alphanumeric(c) || std::string_view("!*+-/").find(c) != std::string_view::npos;
}

std::size_t q_width(std::string_view text) {
    std::size_t width = 0;
    for (const char c : text) width += is_q_literal(c) || c == ' ' ? 1 : 3;
    return width;
}

std::string q_encoded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == ' ') {
            out += '_';
        } else if (is_q_literal(c)) {
            out += c;
        } else {
            out += fmt::format("={:02X}", static_cast<unsigned char>(c));
        }
    }
    return out;
}

std::size_t code_point_length(char lead) {
    const auto c = static_cast<unsigned char>(lead);
    return c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

// The longest start of `text` of whole characters that one encoded word holds.
std::size_t fitting(std::string_view text) {
    std::size_t taken = 0;
    std::size_t width = 0;
    while (taken < text.size()) {
        const auto next = std::min(code_point_length(text[taken]), text.size() - taken);
        width += q_width(text.substr(taken, next));
        if (width > kEncodedWord - kFrame) break;
        taken += next;
    }
    return taken;
}

// Always Q: readers that join the base64 of neighbouring words (GMime) stumble over the padding
// between them.
std::string encode(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto length = fitting(text);
        // White space between encoded words is not part of the text (section 6.2).
        if (!out.empty()) out += ' ';
        out += fmt::format("=?UTF-8?Q?{}?=", q_encoded(text.substr(0, length)));
        text.remove_prefix(length);
    }
    return out;
}

bool has_long_word(std::string_view text) {
    std::size_t length = 0;
    for (const char c : text) {
        length = c == ' ' ? 0 : length + 1;
        if (length > kLongestPlainWord) return true;
    }
    return false;
}

bool stands_plain(std::string_view text) {
    return is_ascii(text) && text.find("=?") == std::string_view::npos && !text.starts_with(' ') &&
           !text.ends_with(' ') && !has_long_word(text);
}

}  // namespace

std::string header_field(std::string_view name, std::string_view value) {
    std::string out(name);
    out += ':';
    std::size_t column = out.size();
    if (value.empty()) return out + " \r\n";
    std::size_t at = 0;
    bool first = true;
    while (at < value.size()) {
        // A run of spaces and the word behind it.
        auto word = value.find_first_not_of(' ', at);
        if (word == std::string_view::npos) word = value.size();
        const auto end = std::min(value.find(' ', word), value.size());
        std::string piece(value.substr(at, end - at));
        if (first) piece = ' ' + piece;
        // A line of spaces alone would end the header in some readers' eyes.
        if (!first && word < end && column + piece.size() > kLineWidth) {
            out += "\r\n";
            column = 0;
        }
        out += piece;
        column += piece.size();
        at = end;
        first = false;
    }
    return out + "\r\n";
}

std::string encoded_words(std::string_view text) {
    return stands_plain(text) ? std::string(text) : encode(text);
}

std::string format_phrase(std::string_view text) {
    if (!stands_plain(text) || text.size() > kEncodedWord) return encode(text);
    const bool atoms = std::ranges::all_of(text, [](char c) { return is_atext(c) || c == ' '; });
    if (atoms && text.find("  ") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

std::string format_address(const Address& address) {
    const std::string_view name = base::trim(address.name);
    if (name.empty()) return address.email;
    return format_phrase(name) + " <" + address.email + '>';
}

Result<> check_field_text(const std::string& field, std::string_view text) {
    if (std::ranges::any_of(text, is_control)) {
        return fail_field(field, "the mail's {} contains a line break or a control character",
                          field);
    }
    if (!text::is_valid_utf8(text)) return fail_field(field, "the mail's {} is not UTF-8", field);
    return success();
}

Result<> check_token(const std::string& field, std::string_view token) {
    for (const char c : token) {
        if (c > ' ' && c < 0x7f && c != '<' && c != '>' && c != '@') continue;
        return fail_field(field, "the mail's {} contains a character that it cannot have", field);
    }
    return success();
}

Result<> check_address(const std::string& field, const Address& address) {
    TRY(check_field_text(field, address.name));
    TRY(check_field_text(field, address.email));
    const auto at = address.email.find('@');
    const bool whole = at != std::string::npos && at != 0 && at + 1 < address.email.size() &&
                       address.email.find('@', at + 1) == std::string::npos &&
                       address.email.find_first_of(" <>()[],;:\\\"") == std::string::npos;
    if (!whole) return fail_field(field, "the mail's {} address is not an e-mail address", field);
    return success();
}

}  // namespace mail
