#include "text/unicode.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "text/lexicon.hpp"

namespace text {

namespace {

bool is_ascii(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) > 0x7F; });
}

std::string with_unix_lines(std::string text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\r') {
            if (i + 1 < text.size() && text[i + 1] == '\n') continue;
            out += '\n';
        } else if (c != '\0') {
            out += c;
        }
    }
    return out;
}

std::string convert(std::string_view bytes, const char* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString wide(bytes.data(), static_cast<std::int32_t>(bytes.size()), encoding);
    std::string out;
    wide.toUTF8String(out);
    return U_SUCCESS(status) ? out : std::string();
}

bool icu_knows(const std::string& name) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name.c_str(), &status);
    const bool known = U_SUCCESS(status);
    if (converter) ucnv_close(converter);
    return known;
}

// UTF-16 without a mark: Latin text has a zero in every other byte.
std::string_view utf16_kind(std::string_view bytes) {
    const std::size_t size = std::min<std::size_t>(bytes.size(), 4000) / 2 * 2;
    if (size < 16) return {};
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < size; ++i) {
        if (bytes[i] == '\0') ++zeros[i % 2];
    }
    if (zeros[1] > size / 4 && zeros[0] < size / 40) return "UTF-16LE";
    if (zeros[0] > size / 4 && zeros[1] < size / 40) return "UTF-16BE";
    return {};
}

std::string guess_single_byte(std::string_view bytes) {
    // Bytes 0x80 to 0x9F are control characters in ISO 8859 and quotes in Windows-1252, which is a
    // superset otherwise; only Cyrillic, Greek, Hebrew and East Asian text needs the detector.
    std::size_t high = 0;
    for (const char c : bytes) high += static_cast<unsigned char>(c) >= 0xA0 ? 1 : 0;
    if (high * 5 < bytes.size()) return "windows-1252";
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                              &ucsdet_close);
    const auto size = static_cast<std::int32_t>(std::min<std::size_t>(bytes.size(), 1 << 16));
    ucsdet_setText(detector.get(), bytes.data(), size, &status);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
    const char* name = match ? ucsdet_getName(match, &status) : nullptr;
    return U_SUCCESS(status) && name && std::string_view(name) != "ISO-8859-1" ? name
                                                                               : "windows-1252";
}

const UCaseMap& case_map() {
    static UErrorCode status = U_ZERO_ERROR;
    static const UCaseMap* map = ucasemap_open("", 0, &status);
    return *map;
}

using Mapper = std::int32_t (*)(const UCaseMap*, char*, std::int32_t, const char*, std::int32_t,
                                UErrorCode*);

std::string map_case(std::string_view text, Mapper mapper) {
    std::string out(text.size() * 3 / 2 + 16, '\0');
    for (;;) {
        UErrorCode status = U_ZERO_ERROR;
        const std::int32_t size =
            mapper(&case_map(), out.data(), static_cast<std::int32_t>(out.size()), text.data(),
                   static_cast<std::int32_t>(text.size()), &status);
        if (status != U_BUFFER_OVERFLOW_ERROR) {
            out.resize(U_SUCCESS(status) ? static_cast<std::size_t>(size) : 0);
            return out;
        }
        out.resize(static_cast<std::size_t>(size) + 1);
    }
}

// Calls `each(code point, its bytes)`.
template <class Each>
void each_char(std::string_view text, Each each) {
    const char* bytes = text.data();
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        const std::int32_t begin = at;
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        if (!each(c, text.substr(static_cast<std::size_t>(begin),
                                 static_cast<std::size_t>(at - begin)))) {
            return;
        }
    }
}

}  // namespace

Decoded to_utf8(std::string_view bytes, std::string_view declared) {
    const auto from = [&](std::string_view body, std::string encoding, bool guessed) {
        // The detector also names UTF-8 for text that is so but for a few bytes.
        std::string text =
            encoding == "UTF-8" && !guessed ? std::string(body) : convert(body, encoding.c_str());
        return Decoded{with_unix_lines(std::move(text)), std::move(encoding), guessed};
    };
    if (bytes.starts_with("\xEF\xBB\xBF") && is_valid_utf8(bytes.substr(3))) {
        return from(bytes.substr(3), "UTF-8", false);
    }
    if (bytes.starts_with("\xFF\xFE")) return from(bytes.substr(2), "UTF-16LE", false);
    if (bytes.starts_with("\xFE\xFF")) return from(bytes.substr(2), "UTF-16BE", false);
    if (const auto kind = utf16_kind(bytes); !kind.empty()) {
        return from(bytes, std::string(kind), true);
    }
    if (is_valid_utf8(bytes)) return from(bytes, "UTF-8", false);
    const std::string name(declared);
    if (!name.empty() && to_lower(name) != "utf-8" && icu_knows(name)) {
        return from(bytes, name, false);
    }
    return from(bytes, guess_single_byte(bytes), true);
}

bool looks_binary(std::string_view bytes) {
    static constexpr std::array<std::string_view, 12> signatures{"\x89PNG",
                                                                 "\xFF\xD8\xFF",
                                                                 "GIF8",
                                                                 "%PDF-",
                                                                 "PK\x03\x04",
                                                                 "\x7f"
                                                                 "ELF",
                                                                 "\x1f\x8b",
                                                                 "Rar!",
                                                                 "7z\xBC\xAF",
                                                                 "\xD0\xCF\x11\xE0",
                                                                 "RIFF",
                                                                 "BOOKMOBI"};
    for (const auto signature : signatures) {
        if (bytes.starts_with(signature)) return true;
    }
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
        !utf16_kind(bytes).empty()) {
        return false;
    }
    const std::string_view head = bytes.substr(0, 1 << 16);
    const auto control = std::ranges::count_if(head, [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return u < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' &&
               u != 0x1A;
    });
    return static_cast<std::size_t>(control) * 200 > head.size();
}

bool is_valid_utf8(std::string_view bytes) {
    bool valid = true;
    each_char(bytes, [&](UChar32 c, std::string_view) { return valid = c >= 0; });
    return valid;
}

std::string to_lower(std::string_view text) {
    if (!is_ascii(text)) return map_case(text, ucasemap_utf8ToLower);
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    return out;
}

std::string to_upper(std::string_view text) {
    if (!is_ascii(text)) return map_case(text, ucasemap_utf8ToUpper);
    std::string out(text);
    for (char& c : out) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    }
    return out;
}

std::string fold(std::string_view text) {
    std::string out;
    each_char(collapse_space(text), [&](UChar32 c, std::string_view bytes) {
        if (c == 0x2018 || c == 0x2019 || c == 0x201B || c == '`') {
            out += '\'';
        } else if (c == 0x201C || c == 0x201D || c == 0x201E) {
            out += '"';
        } else if (c >= 0x2010 && c <= 0x2015) {
            out += '-';
        } else if (c == 0x2026) {
            out += "...";
        } else {
            out += bytes;
        }
        return true;
    });
    return to_lower(out);
}

std::string capitalize(std::string_view text) {
    std::string out;
    std::size_t used = 0;
    each_char(text, [&](UChar32 c, std::string_view bytes) {
        used += bytes.size();
        if (u_isalnum(c)) {
            out += to_upper(bytes);
            return false;
        }
        out += bytes;
        return true;
    });
    out += text.substr(used);
    return out;
}

bool starts_upper(std::string_view text) {
    bool upper = false;
    each_char(text, [&](UChar32 c, std::string_view) {
        if (!u_isalnum(c)) return true;
        upper = u_isupper(c);
        return false;
    });
    return upper;
}

bool all_caps(std::string_view text) {
    bool upper = false;
    bool lower = false;
    each_char(text, [&](UChar32 c, std::string_view) {
        upper = upper || u_isupper(c);
        lower = lower || u_islower(c);
        return !lower;
    });
    return upper && !lower;
}

bool has_letter(std::string_view text) {
    bool found = false;
    each_char(text, [&](UChar32 c, std::string_view) { return !(found = u_isalpha(c)); });
    return found;
}

std::string collapse_space(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool space = false;
    each_char(text, [&](UChar32 c, std::string_view bytes) {
        if (c < 0 || c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF) {
            return true;
        }
        if (c == 0xA0 || c == ' ' || (c >= '\t' && c <= '\r') || (c > 0x7F && u_isUWhiteSpace(c))) {
            space = true;
            return true;
        }
        if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
        if (space && !out.empty()) out += ' ';
        space = false;
        out += bytes;
        return true;
    });
    return out;
}

std::string join_lines(std::string_view paragraph) {
    std::string out;
    out.reserve(paragraph.size());
    for (std::size_t begin = 0; begin <= paragraph.size();) {
        const std::size_t end = std::min(paragraph.find('\n', begin), paragraph.size());
        const std::string line = collapse_space(paragraph.substr(begin, end - begin));
        begin = end + 1;
        if (line.empty()) continue;
        const bool hyphen = out.size() > 2 && out.ends_with('-') && !out.ends_with("--") &&
                            line[0] >= 'a' && line[0] <= 'z';
        if (!hyphen) {
            // A dash at the line's end binds without a space.
            if (!out.empty() && !out.ends_with("--") && !out.ends_with("—")) out += ' ';
            out += line;
            continue;
        }
        const std::size_t left = out.find_last_of(" \"(", out.size() - 1);
        const std::string head =
            to_lower(out.substr(left == std::string::npos ? 0 : left + 1,
                                out.size() - 1 - (left == std::string::npos ? 0 : left + 1)));
        const std::string tail = to_lower(line.substr(0, line.find_first_of(" ,.;:!?)\"")));
        const bool whole = !look_up(head + tail).empty();
        const bool halves = !look_up(head).empty() && !look_up(tail).empty();
        if (whole || !halves) out.pop_back();
        out += line;
    }
    return out;
}

}  // namespace text
