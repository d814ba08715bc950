#include "base/crypto.hpp"

#include <charconv>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>

namespace base {
namespace {

std::string_view view_of(const Sha256& digest, std::size_t length = 32) {
    return {reinterpret_cast<const char*>(digest.data()), length};
}

const unsigned char* bytes_of(std::string_view data) {
    return reinterpret_cast<const unsigned char*>(data.data());
}

}  // namespace

Sha256 sha256(std::string_view data) {
    Sha256 out{};
    SHA256(bytes_of(data), data.size(), out.data());
    return out;
}

std::string sha256_hex(std::string_view data) {
    std::string out;
    for (const unsigned char byte : sha256(data)) out += fmt::format("{:02x}", byte);
    return out;
}

Sha256 hmac_sha256(std::string_view key, std::string_view data) {
    Sha256 out{};
    unsigned length = 0;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes_of(data), data.size(),
         out.data(), &length);
    return out;
}

bool equal_constant_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string base64(std::string_view data) {
    std::string out((data.size() + 2) / 3 * 4 + 1, '\0');
    const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), bytes_of(data),
                                       static_cast<int>(data.size()));
    out.resize(static_cast<std::size_t>(length));
    return out;
}

std::string base64url(std::string_view data) {
    std::string out = base64(data);
    for (char& c : out) c = c == '+' ? '-' : c == '/' ? '_' : c;
    while (!out.empty() && out.back() == '=') out.pop_back();
    return out;
}

std::optional<std::string> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    std::string out(text.size() / 4 * 3, '\0');
    const int length = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(out.data()), bytes_of(text),
                                       static_cast<int>(text.size()));
    if (length < 0) return std::nullopt;
    std::size_t padding = 0;
    while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=')
        ++padding;
    out.resize(static_cast<std::size_t>(length) - padding);
    return out;
}

std::optional<std::string> from_base64url(std::string_view text) {
    std::string padded(text);
    for (char& c : padded) {
        if (c == '+' || c == '/' || c == '=') return std::nullopt;
        c = c == '-' ? '+' : c == '_' ? '/' : c;
    }
    while (padded.size() % 4 != 0) padded += '=';
    return from_base64(padded);
}

std::string TokenSigner::sign(std::string_view purpose, std::string_view subject,
                              std::optional<Time> expires) const {
    const std::string body =
        fmt::format("{}\n{}\n{}", purpose, expires ? to_micros(*expires) / 1'000'000 : 0, subject);
    return base64url(body) + '.' + base64url(view_of(hmac_sha256(key_, body), 16));
}

Result<std::string> TokenSigner::verify(std::string_view purpose, std::string_view token,
                                        Time now) const {
    const auto forged = [] { return fail(Errc::invalid, "this link is damaged or not ours"); };
    const auto dot = token.find('.');
    if (dot == std::string_view::npos) return forged();
    const auto body = from_base64url(token.substr(0, dot));
    if (!body) return forged();
    // Compared in the encoded form, so that there is one valid text for each token.
    const std::string expected = base64url(view_of(hmac_sha256(key_, *body), 16));
    if (!equal_constant_time(expected, token.substr(dot + 1))) return forged();

    const auto first = body->find('\n');
    const auto second = body->find('\n', first + 1);
    if (body->substr(0, first) != purpose || second == std::string::npos) return forged();
    std::int64_t seconds = 0;
    std::from_chars(body->data() + first + 1, body->data() + second, seconds);
    if (seconds != 0 && to_micros(now) > seconds * 1'000'000) {
        return fail(Errc::rejected, "this link expired on {}",
                    format_for_people(from_micros(seconds * 1'000'000)));
    }
    return body->substr(second + 1);
}

}  // namespace base
