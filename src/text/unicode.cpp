#include "text/unicode.hpp"

#include <algorithm>
#include <array>

#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "text/lexicon.hpp"

namespace text {

namespace {

bool is_ascii(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) > 0x7F; });
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
