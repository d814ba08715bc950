#include "base/random.hpp"

#include <array>
#include <cstring>
#include <stdexcept>

#include <openssl/rand.h>

namespace base {

std::uint64_t Random::next() {
    std::array<unsigned char, 8> bytes{};
    fill(bytes);
    std::uint64_t value = 0;
    std::memcpy(&value, bytes.data(), sizeof value);
    return value;
}

std::uint64_t Random::below(std::uint64_t bound) {
    const std::uint64_t limit = UINT64_MAX - UINT64_MAX % bound;
    std::uint64_t value = next();
    while (value >= limit) value = next();
    return value % bound;
}

double Random::unit() {
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

void SecureRandom::fill(std::span<unsigned char> bytes) {
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
        throw std::runtime_error("the operating system gave no randomness");
    }
}

void SeededRandom::fill(std::span<unsigned char> bytes) {
    const std::lock_guard lock(mutex_);
    for (std::size_t i = 0; i < bytes.size(); i += 8) {
        state_ += 0x9e3779b97f4a7c15u;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        z ^= z >> 31;
        std::memcpy(bytes.data() + i, &z, std::min<std::size_t>(8, bytes.size() - i));
    }
}

}  // namespace base
