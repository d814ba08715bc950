// Injected randomness. SecureRandom for keys, tokens and ids in production; SeededRandom wherever
// the same seed must give the same result (drafting, tests, simulation).
#pragma once

#include <cstdint>
#include <mutex>
#include <span>

namespace base {

class Random {
  public:
    virtual ~Random() = default;
    virtual void fill(std::span<unsigned char> bytes) = 0;

    std::uint64_t next();
    // Uniform in [0, bound); bound > 0. Rejection sampling, so without modulo bias.
    std::uint64_t below(std::uint64_t bound);
    // Uniform in [0, 1).
    double unit();
};

// The operating system's generator through OpenSSL. Thread-safe.
class SecureRandom final : public Random {
  public:
    void fill(std::span<unsigned char> bytes) override;
};

// SplitMix64 (Steele, Lea, Flood 2014). Thread-safe, though the order of callers then decides.
class SeededRandom final : public Random {
  public:
    explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
    void fill(std::span<unsigned char> bytes) override;

  private:
    std::mutex mutex_;
    std::uint64_t state_;
};

}  // namespace base
