#include "contacts/email_address.hpp"

#include <memory>

#include <unicode/bytestream.h>
#include <unicode/idna.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/strings.hpp"

namespace contacts {
namespace {

// RFC 5321 section 4.5.3.1; the whole path of 256 includes the angle brackets.
constexpr std::size_t kLongestLocalPart = 64;
constexpr std::size_t kLongestAddress = 254;

auto wrong(std::string_view sentence) {
    return base::fail_field("email", "{}", sentence);
}

// RFC 5322 section 3.2.3.
bool is_ascii_atext(UChar32 c) {
    if (c >= 0x80) return false;
    return u_isalnum(c) || std::string_view("!#$%&'*+/=?^_`{|}~-").find(static_cast<char>(c)) !=
                               std::string_view::npos;
}

bool is_unicode_atext(UChar32 c) {
    // What was no UTF-8 arrives as U+FFFD.
    if (c < 0x80 || c == 0xFFFD) return false;
    // Format characters (bidi overrides, zero-width joiners) would show one address and be another.
    return u_isgraph(c) && u_charType(c) != U_FORMAT_CHAR && u_charType(c) != U_UNASSIGNED;
}

// The text before the @, in NFC (RFC 6531 section 3.1 leaves that to the sender).
base::Result<icu::UnicodeString> read_local_part(std::string_view typed) {
    if (typed.empty()) return wrong("the part before the @ is missing");
    if (typed.front() == '"') return wrong("an address in quotation marks is not supported");
    if (typed.front() == '.' || typed.back() == '.') {
        return wrong("the part before the @ cannot begin or end with a dot");
    }
    if (typed.find("..") != std::string_view::npos) {
        return wrong("there are two dots in a row before the @");
    }
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) return base::fail(base::Errc::internal, "ICU has no normalisation data");
    const auto text = nfc->normalize(
        icu::UnicodeString::fromUTF8({typed.data(), static_cast<int>(typed.size())}), status);
    if (U_FAILURE(status)) return wrong("the part before the @ is not readable text");
    for (int i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        if (c == '.' || is_ascii_atext(c) || is_unicode_atext(c)) continue;
        std::string shown;
        icu::UnicodeString(c).toUTF8String(shown);
        if (!u_isgraph(c) || c == 0xFFFD) shown = fmt::format("U+{:04X}", static_cast<unsigned>(c));
        return wrong(fmt::format("the part before the @ cannot contain \"{}\"", shown));
    }
    return text;
}

// Lower-case A-labels (UTS 46, non-transitional, as browsers do it).
base::Result<std::string> read_domain(std::string_view typed) {
    if (typed.empty()) return wrong("the part after the @ is missing");
    if (typed.front() == '[') return wrong("use a domain name after the @, not an IP address");
    if (typed.find(',') != std::string_view::npos) {
        return wrong("there is a comma after the @ where a dot belongs");
    }
    if (typed.front() == '.' || typed.back() == '.') {
        return wrong("the part after the @ cannot begin or end with a dot");
    }
    if (typed.find("..") != std::string_view::npos) {
        return wrong("there are two dots in a row after the @");
    }
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::IDNA> idna(
        icu::IDNA::createUTS46Instance(UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI |
                                           UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII,
                                       status));
    if (U_FAILURE(status)) return base::fail(base::Errc::internal, "ICU has no IDNA data");
    std::string ascii;
    icu::StringByteSink<std::string> sink(&ascii);
    icu::IDNAInfo info;
    idna->nameToASCII_UTF8({typed.data(), static_cast<int>(typed.size())}, sink, info, status);
    if (U_FAILURE(status) || info.hasErrors()) {
        if (info.getErrors() & (UIDNA_ERROR_LABEL_TOO_LONG | UIDNA_ERROR_DOMAIN_NAME_TOO_LONG)) {
            return wrong("the part after the @ is too long");
        }
        return wrong("the part after the @ is not a domain name such as example.com");
    }
    const auto labels = base::split(ascii, '.');
    if (labels.size() < 2) {
        return wrong("the part after the @ has no ending, such as .com");
    }
    const std::string_view ending = labels.back();
    const bool numeric = ending.find_first_not_of("0123456789") == std::string_view::npos;
    if (numeric) return wrong("use a domain name after the @, not an IP address");
    if (ending.size() < 2) return wrong("the ending after the last dot is too short");
    return ascii;
}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string out;
    return text.toUTF8String(out);
}

}  // namespace

base::Result<EmailAddress> parse_email(std::string_view typed) {
    const std::string_view address = base::trim(typed);
    if (address.empty()) return wrong("enter an e-mail address");
    const auto at = address.rfind('@');
    if (at == std::string_view::npos) return wrong("an e-mail address needs an @");
    if (address.find('@') != at) return wrong("there is more than one @");
    if (address.find_first_of(" \t\r\n") != std::string_view::npos) {
        return wrong("an e-mail address has no spaces");
    }
    TRY(const auto local, read_local_part(address.substr(0, at)));
    TRY(const auto domain, read_domain(address.substr(at + 1)));

    EmailAddress out;
    const std::string local_text = to_utf8(local);
    if (local_text.size() > kLongestLocalPart) {
        return wrong("the part before the @ is longer than 64 characters");
    }
    out.text = local_text + '@' + domain;
    if (out.text.size() > kLongestAddress) return wrong("the address is too long");
    out.key = to_utf8(icu::UnicodeString(local).foldCase()) + '@' + domain;
    out.ascii = std::all_of(local_text.begin(), local_text.end(),
                            [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return out;
}

}  // namespace contacts
