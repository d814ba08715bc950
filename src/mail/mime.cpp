#include "mail/mime.hpp"

#include <utility>
#include <vector>

#include "base/crypto.hpp"
#include "mail/header_field.hpp"
#include "text/unicode.hpp"

namespace mail {
namespace {

using base::Errc;
using base::fail_field;
using base::Result;
using base::success;

constexpr std::size_t kBodyWidth = 76;    // RFC 2045 section 6.7 (5)
constexpr std::size_t kLongestUrl = 900;  // RFC 5322 section 2.1.1: no line above 998

char upper_hex(unsigned nibble) {
    return "0123456789ABCDEF"[nibble & 15];
}

bool is_literal(unsigned char c) {
    return (c > 32 && c < 127 && c != '=') || c == ' ' || c == '\t';
}

// One line of text, without its end. Section 6.7 (3): a space or tab at the end is encoded.
void append_line(std::string& out, std::string_view line) {
    std::size_t column = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const auto c = static_cast<unsigned char>(line[i]);
        const bool last = i + 1 == line.size();
        const bool literal = is_literal(c) && !(last && (c == ' ' || c == '\t'));
        const std::size_t width = literal ? 1 : 3;
        // A soft break's "=" needs a column of its own, unless this ends the line.
        if (column + width > (last ? kBodyWidth : kBodyWidth - 1)) {
            out += "=\r\n";
            column = 0;
        }
        if (literal) {
            out += static_cast<char>(c);
        } else {
            out += {'=', upper_hex(c >> 4), upper_hex(c)};
        }
        column += width;
    }
}

Result<> check_body(const std::string& field, std::string_view body) {
    // No database text and no mail reader takes a zero byte.
    if (text::is_valid_utf8(body) && body.find('\0') == std::string_view::npos) return success();
    return fail_field(field, "the mail's {} is not UTF-8 text", field);
}

Result<> check_url(std::string_view url) {
    if (url.size() > kLongestUrl) {
        return fail_field("unsubscribe_url", "the unsubscribe address is too long for a header");
    }
    for (const char c : url) {
        if (c <= ' ' || c > '~' || c == '<' || c == '>' || c == ',') {
            return fail_field("unsubscribe_url",
                              "the unsubscribe address contains a character that no URL has");
        }
    }
    return success();
}

Result<> check(const MimeMessage& message) {
    TRY(check_field_text("subject", message.subject));
    TRY(check_address("from", message.from));
    TRY(check_address("to", message.to));
    if (!message.reply_to.email.empty()) {
        TRY(check_address("reply_to", message.reply_to));
    }
    TRY(check_token("message_id", message.message_id));
    if (message.message_id.empty()) return fail_field("message_id", "the mail has no id");
    TRY(check_url(message.unsubscribe_url));
    if (!message.unsubscribe_email.empty()) {
        TRY(check_address("unsubscribe_email", {.name = {}, .email = message.unsubscribe_email}));
    }
    TRY(check_token("list_id", message.list_id));
    TRY(check_field_text("list_name", message.list_name));
    TRY(check_body("text", message.text));
    return check_body("html", message.html);
}

std::string list_headers(const MimeMessage& message) {
    std::string out;
    if (message.unsubscribe_url.empty()) return out;
    if (!message.list_id.empty()) {
        const std::string id = '<' + message.list_id + '>';
        out += message.list_name.empty()
                   ? header_field("List-Id", id)
                   : header_field("List-Id", format_phrase(message.list_name) + ' ' + id);
    }
    std::string ways = '<' + message.unsubscribe_url + '>';
    if (!message.unsubscribe_email.empty()) {
        ways += ", <mailto:" + message.unsubscribe_email + "?subject=unsubscribe>";
    }
    out += header_field("List-Unsubscribe", ways);
    // RFC 8058 section 3.1: exactly this pair.
    out += header_field("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    return out;
}

std::string part(std::string_view boundary, std::string_view type, std::string_view body) {
    return fmt::format(
        "--{}\r\n"
        "Content-Type: text/{}; charset=utf-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n"
        "\r\n"
        "{}\r\n",
        boundary, type, quoted_printable(body));
}

}  // namespace

std::string quoted_printable(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    while (true) {
        const auto end = text.find_first_of("\r\n");
        append_line(out, text.substr(0, end));
        if (end == std::string_view::npos) return out;
        out += "\r\n";
        const bool pair = text.substr(end, 2) == "\r\n";
        text.remove_prefix(end + (pair ? 2 : 1));
    }
}

Result<std::string> compose(const MimeMessage& message) {
    TRY(check(message));
    const std::string_view from = message.from.email;
    const std::string_view domain = from.substr(from.rfind('@') + 1);
    // "=_" cannot occur in quoted-printable text.
    const std::string boundary =
        "=_" + base::sha256_hex(message.message_id + '\n' + message.subject).substr(0, 32);

    std::string out;
    out += header_field("From", format_address(message.from));
    out += header_field("To", format_address(message.to));
    if (!message.reply_to.email.empty()) {
        out += header_field("Reply-To", format_address(message.reply_to));
    }
    out += header_field("Subject", encoded_words(message.subject));
    out += header_field("Date", base::format_mail_date(message.date));
    out += header_field("Message-ID", fmt::format("<{}@{}>", message.message_id, domain));
    out += list_headers(message);
    if (message.auto_generated) out += header_field("Auto-Submitted", "auto-generated");
    out += header_field("MIME-Version", "1.0");
    out += header_field("Content-Type", "multipart/alternative; boundary=\"" + boundary + '"');
    out += "\r\n";
    // RFC 2046 section 5.1.4: the richest last.
    out += part(boundary, "plain", message.text);
    out += part(boundary, "html", message.html);
    out += "--" + boundary + "--\r\n";
    return out;
}

}  // namespace mail
