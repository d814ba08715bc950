#include "base/id.hpp"

#include "base/crypto.hpp"

namespace base {
namespace {

std::string format_uuid(std::array<unsigned char, 16> bytes, unsigned char version) {
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0f) | (version << 4));
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3f) | 0x80);
    std::string out;
    out.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
        fmt::format_to(std::back_inserter(out), "{:02x}", bytes[i]);
    }
    return out;
}

}  // namespace

std::string IdSource::next_text() {
    std::array<unsigned char, 16> bytes{};
    random_.fill(bytes);
    auto millis = to_micros(clock_.now()) / 1000;
    unsigned counter = 0;
    {
        const std::lock_guard lock(mutex_);
        if (millis > last_millis_) {
            counter_ = bytes[7] & 0x3fu;  // leaves room for about 4 000 ids in the millisecond
        } else if (++counter_ > 0xfff) {
            ++last_millis_;
            counter_ = 0;
        }
        last_millis_ = millis = std::max(millis, last_millis_);
        counter = counter_;
    }
    for (int i = 0; i < 6; ++i) {
        bytes[static_cast<std::size_t>(i)] = static_cast<unsigned char>(millis >> (8 * (5 - i)));
    }
    bytes[6] = static_cast<unsigned char>(counter >> 8);
    bytes[7] = static_cast<unsigned char>(counter);
    return format_uuid(bytes, 7);
}

std::string derived_id(std::string_view scope, std::string_view name) {
    std::string input(scope);
    input += '\0';
    input += name;
    const auto digest = sha256(input);
    std::array<unsigned char, 16> bytes{};
    std::copy_n(digest.begin(), bytes.size(), bytes.begin());
    return format_uuid(bytes, 8);
}

bool is_uuid(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const char c = text[i];
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        if (dash ? c != '-' : !hex) return false;
    }
    return true;
}

}  // namespace base
