// Digests, encodings and signed tokens.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"

namespace base {

using Sha256 = std::array<unsigned char, 32>;

Sha256 sha256(std::string_view data);
std::string sha256_hex(std::string_view data);
Sha256 hmac_sha256(std::string_view key, std::string_view data);
// In time that depends on the length only.
bool equal_constant_time(std::string_view a, std::string_view b);

// RFC 4648: base64 with padding, and base64url without.
std::string base64(std::string_view data);
std::string base64url(std::string_view data);
std::optional<std::string> from_base64(std::string_view text);
std::optional<std::string> from_base64url(std::string_view text);

// Public tokens (download, confirm, unsubscribe, click, library sign-in): what they are for, whom
// or what they name, and until when, under an HMAC. A token for one purpose is refused for another.
// Not secret: base64url(purpose '\n' expiry '\n' subject) '.' base64url(first 16 bytes of the
// HMAC).
class TokenSigner {
  public:
    explicit TokenSigner(std::string key) : key_(std::move(key)) {}

    // `expires` absent: never (unsubscribe links must outlive the mail, RFC 8058 section 3.1).
    std::string sign(std::string_view purpose, std::string_view subject,
                     std::optional<Time> expires) const;
    // The subject. Errors: invalid (forged, damaged or of another purpose), rejected (expired).
    Result<std::string> verify(std::string_view purpose, std::string_view token, Time now) const;

  private:
    std::string key_;
};

}  // namespace base
