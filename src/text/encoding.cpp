#include "text/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "text/unicode.hpp"

namespace text {

namespace {

constexpr std::size_t kSampleBytes = 1 << 16;

unsigned char byte_at(std::string_view bytes, std::size_t i) {
    return static_cast<unsigned char>(bytes[i]);
}

bool is_high(char c) {
    return static_cast<unsigned char>(c) >= 0x80;
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

// The names that browsers read as the larger set that Windows made of them (Encoding
// Standard, 4.2).
std::string known_name(std::string_view declared) {
    const std::string lower = to_lower(declared);
    for (const std::string_view name : {"iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii"}) {
        if (lower == name) return "windows-1252";
    }
    if (lower == "iso-8859-9") return "windows-1254";
    if (lower == "gb2312") return "GB18030";
    if (lower == "x-mac-roman" || lower == "mac") return "macintosh";
    if (lower == "iso-8859-8-i") return "ISO-8859-8";
    return std::string(declared);
}

bool is_seven_bit(const std::string& name) {
    const std::string lower = to_lower(name);
    return lower.starts_with("iso-2022-") || lower.starts_with("hz");
}

// Every four bytes a code point: what no other encoding's text is.
bool is_utf32(std::string_view bytes, bool little) {
    const std::size_t size = std::min<std::size_t>(bytes.size(), 4000) / 4 * 4;
    if (size < 8 || bytes.size() % 4 != 0) return false;
    for (std::size_t i = 0; i < size; i += 4) {
        std::uint32_t point = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            point = point << 8 | byte_at(bytes, i + (little ? 3 - k : k));
        }
        if (point == 0 || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) return false;
    }
    return true;
}

// How many two-byte units are a space, a line end or an ideographic comma or full stop.
std::size_t spaces16(std::string_view bytes, std::size_t size, bool little) {
    std::size_t out = 0;
    for (std::size_t i = 0; i + 1 < size; i += 2) {
        const int unit =
            byte_at(bytes, i + (little ? 1 : 0)) << 8 | byte_at(bytes, i + (little ? 0 : 1));
        for (const int space : {0x0020, 0x000A, 0x3001, 0x3002}) out += unit == space ? 1 : 0;
    }
    return out;
}

// UTF-16 and UTF-32 without a mark. Latin text in UTF-16 has a zero in every other byte; other
// scripts have at least their spaces.
std::string_view wide_kind(std::string_view bytes) {
    const std::size_t size = std::min<std::size_t>(bytes.size(), 4000) / 2 * 2;
    if (size < 16) return {};
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < size; ++i) {
        if (bytes[i] == '\0') ++zeros[i % 2];
    }
    if (zeros[0] + zeros[1] == 0) return {};
    if (is_utf32(bytes, true)) return "UTF-32LE";
    if (is_utf32(bytes, false)) return "UTF-32BE";
    if (zeros[1] > size / 4 && zeros[0] < size / 40) return "UTF-16LE";
    if (zeros[0] > size / 4 && zeros[1] < size / 40) return "UTF-16BE";
    const std::size_t little = spaces16(bytes, size, true);
    const std::size_t big = spaces16(bytes, size, false);
    if (little > size / 100 && big == 0) return "UTF-16LE";
    if (big > size / 100 && little == 0) return "UTF-16BE";
    return {};
}

// A mark and what it says. UTF-32's little-endian mark begins with UTF-16's.
struct Mark {
    std::string_view bytes;
    const char* encoding;
};
constexpr std::array<Mark, 5> kMarks{{{"\xEF\xBB\xBF", "UTF-8"},
                                      {std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
                                      {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
                                      {"\xFF\xFE", "UTF-16LE"},
                                      {"\xFE\xFF", "UTF-16BE"}}};

// Text that was UTF-8 until a few bytes of it were damaged.
bool is_damaged_utf8(std::string_view bytes) {
    std::size_t good = 0;
    std::size_t bad = 0;
    const auto size = static_cast<std::int32_t>(bytes.size());
    for (std::int32_t at = 0; at < size;) {
        const bool high = is_high(bytes[static_cast<std::size_t>(at)]);
        UChar32 c = 0;
        U8_NEXT(bytes.data(), at, size, c);
        if (high) ++(c < 0 ? bad : good);
    }
    return good > 8 * bad;
}

// The lines in which encodings differ, without mark-up.
std::string sample_of(std::string_view bytes) {
    std::string out;
    std::string line;
    bool telling = false;
    bool tag = false;
    for (std::size_t i = 0; i < bytes.size() && out.size() < kSampleBytes; ++i) {
        const char c = bytes[i];
        if (c == '<') tag = true;
        if (!tag) line += c;
        telling = telling || (is_high(c) && !tag);
        if (c == '>' || c == '\n' || c == '\r') tag = false;
        const bool ends = c == '\n' || c == '\r' || i + 1 == bytes.size();
        if (!ends && line.size() < kSampleBytes) continue;
        if (telling) out += line;
        line.clear();
        telling = false;
    }
    return out;
}

bool is_between(UChar32 c, UChar32 first, UChar32 last) {
    return c >= first && c <= last;
}

bool is_western_mark(UChar32 c) {
    for (const UChar32 mark :
         {0xA0, 0xA1, 0xA3, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB7, 0xBB, 0xBF, 0x20AC, 0x2122}) {
        if (c == mark) return true;
    }
    return is_between(c, 0x2010, 0x2026) || is_between(c, 0x2039, 0x203A);
}

// How unlike text it is that `c` stands between these two.
int oddness(UChar32 before, UChar32 c, UChar32 after) {
    const bool left = u_isalpha(before);
    const bool right = u_isalpha(after);
    const auto type = u_charType(c);
    if (c == 0xFFFD || type == U_CONTROL_CHAR || type == U_UNASSIGNED) return 4;
    if (u_isalpha(c) && c != 0xAA && c != 0xBA) {
        if (u_isupper(c) && u_islower(before)) return 2;
        if (u_islower(c) && u_isupper(after)) return 2;
        return u_isupper(c) && !left && !right ? 1 : 0;
    }
    if (c == 0x2019) return before == ' ' && !right ? 1 : 0;
    if (c == 0x2018 || c == 0x201C) return left ? 1 : 0;
    if (c == 0xA0 || is_between(c, 0x2010, 0x2015)) return 0;
    if (is_western_mark(c)) return left && right ? 2 : 0;
    return left && right ? 2 : left || right || c == 0xA4 ? 1 : 0;
}

std::size_t oddness(const std::string& sample, const std::string& encoding) {
    const icu::UnicodeString wide(sample.data(), static_cast<std::int32_t>(sample.size()),
                                  encoding.c_str());
    std::size_t out = 0;
    for (std::int32_t i = 0; i < wide.length(); ++i) {
        if (wide[i] < 0x80) continue;
        const UChar32 before = i > 0 ? wide[i - 1] : ' ';
        const UChar32 after = i + 1 < wide.length() ? wide[i + 1] : ' ';
        out += static_cast<std::size_t>(oddness(before, wide[i], after));
    }
    return out;
}

struct Match {
    std::string name;
    int confidence = 0;  // of 100
};

std::vector<Match> detect(const std::string& sample) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                              &ucsdet_close);
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()),
                   &status);
    std::int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
    std::vector<Match> out;
    for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
        const char* name = ucsdet_getName(matches[i], &status);
        const int confidence = ucsdet_getConfidence(matches[i], &status);
        if (U_SUCCESS(status) && name && icu_knows(known_name(name))) {
            out.push_back({known_name(name), confidence});
        }
    }
    return out;
}

bool is_latin(const std::string& name) {
    return name == "windows-1252" || name == "windows-1250" || name == "windows-1254" ||
           name == "ISO-8859-2";
}

// Text in Latin letters has few bytes that tell, and the detector, which counts three-letter runs
// of some languages, knows no Mac Roman: what it says is tried against the others by how the
// letters then stand.
std::string guess_latin(const std::string& sample, const std::vector<Match>& matches) {
    std::vector<std::string> candidates{"windows-1252", "macintosh", "ISO-8859-15"};
    int western = 0;
    for (const auto& match : matches) {
        if (match.name == "windows-1252") western = std::max(western, match.confidence);
    }
    for (const auto& match : matches) {
        if (!is_latin(match.name)) continue;
        // A page of English with a few accents may look like anything.
        const bool sure = match.confidence >= 30 && match.confidence > western + 5;
        candidates.insert(sure ? candidates.begin() : candidates.end(), match.name);
        break;
    }
    return *std::ranges::min_element(
        candidates, {}, [&](const std::string& name) { return oddness(sample, name); });
}

std::string guess(std::string_view bytes) {
    if (is_damaged_utf8(bytes)) return "UTF-8";
    const std::string sample = sample_of(bytes);
    std::size_t high = 0;
    std::size_t letters = 0;
    for (const char c : sample) {
        high += is_high(c) ? 1 : 0;
        letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? 1 : 0;
    }
    const std::vector<Match> matches =
        detect(sample.empty() ? std::string(bytes.substr(0, kSampleBytes)) : sample);
    if (high * 2 < letters) return guess_latin(sample, matches);
    return matches.empty() ? "windows-1252" : matches.front().name;
}

std::string_view trim_quotes(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '"' || text.front() == '\'')) {
        text.remove_prefix(1);
    }
    return text.substr(0, text.find_first_of(" \t\r\n\"'/;>?"));
}

}  // namespace

Decoded to_utf8(std::string_view bytes, std::string_view declared) {
    const auto from = [](std::string_view body, std::string encoding, bool guessed) {
        const bool as_it_is = encoding == "UTF-8" && is_valid_utf8(body);
        std::string text = as_it_is ? std::string(body) : convert(body, encoding.c_str());
        return Decoded{with_unix_lines(std::move(text)), std::move(encoding), guessed};
    };
    for (const auto& mark : kMarks) {
        if (!bytes.starts_with(mark.bytes)) continue;
        const std::string_view body = bytes.substr(mark.bytes.size());
        if (std::string_view(mark.encoding) == "UTF-8" && !is_valid_utf8(body)) continue;
        return from(body, mark.encoding, false);
    }
    if (const auto kind = wide_kind(bytes); !kind.empty()) {
        return from(bytes, std::string(kind), true);
    }
    const std::string name = known_name(declared);
    const bool known = !name.empty() && to_lower(name) != "utf-8" && icu_knows(name);
    if (known && is_seven_bit(name)) return from(bytes, name, false);
    if (is_valid_utf8(bytes)) return from(bytes, "UTF-8", false);
    if (known) return from(bytes, name, false);
    return from(bytes, guess(bytes), true);
}

std::string declared_encoding(std::string_view bytes) {
    const std::string head = to_lower(bytes.substr(0, 4096));
    std::string name;
    const std::size_t xml = head.find("<?xml");
    if (xml != std::string::npos && xml < 8) {
        const std::string_view declaration =
            std::string_view(head).substr(xml, head.find("?>", xml) - xml);
        const std::size_t at = declaration.find("encoding");
        const std::size_t is = declaration.find('=', at == std::string::npos ? 0 : at);
        if (at != std::string::npos && is != std::string::npos) {
            name = trim_quotes(declaration.substr(is + 1));
        }
    }
    for (std::size_t at = 0; name.empty();) {
        at = head.find("<meta", at);
        if (at == std::string::npos) break;
        const std::size_t end = std::min(head.find('>', at), head.size());
        const std::string_view meta = std::string_view(head).substr(at, end - at);
        const std::size_t charset = meta.find("charset");
        const std::size_t is = charset == std::string::npos ? charset : meta.find('=', charset);
        if (is != std::string::npos) name = trim_quotes(meta.substr(is + 1));
        at = end;
    }
    return name.starts_with("utf-16") || name.starts_with("utf-32") ? std::string() : name;
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
    for (const auto& mark : kMarks) {
        if (bytes.starts_with(mark.bytes)) return false;
    }
    if (!wide_kind(bytes).empty()) return false;
    const std::string_view head = bytes.substr(0, kSampleBytes);
    // The escape character opens the letters of ISO 2022.
    const auto control = std::ranges::count_if(head, [](char c) {
        const auto u = static_cast<unsigned char>(c);
        return u < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' &&
               u != 0x1A && u != 0x1B;
    });
    return static_cast<std::size_t>(control) * 200 > head.size();
}

}  // namespace text
