// Identifiers: UUIDv7 (RFC 9562 section 5.7), so that rows sort by the time they were made. Each
// kind of thing has an id type of its own; mixing them up does not compile.
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "base/random.hpp"
#include "base/time.hpp"

namespace base {

// Holds the canonical text form (36 characters), or nothing.
template <class Tag>
class Id {
  public:
    Id() = default;
    explicit Id(std::string text) : text_(std::move(text)) {}

    const std::string& str() const { return text_; }
    bool empty() const { return text_.empty(); }
    explicit operator bool() const { return !text_.empty(); }

    auto operator<=>(const Id&) const = default;

  private:
    std::string text_;
};

// Makes ids from an injected clock and randomness. Thread-safe when both are; ids made within one
// millisecond by one IdSource keep their order (RFC 9562 section 6.2, method 1: counter in rand_a).
class IdSource {
  public:
    IdSource(const Clock& clock, Random& random) : clock_(clock), random_(random) {}

    template <class SomeId>
    SomeId next() {
        return SomeId{next_text()};
    }
    std::string next_text();

  private:
    const Clock& clock_;
    Random& random_;
    std::mutex mutex_;
    std::int64_t last_millis_ = 0;
    unsigned counter_ = 0;
};

// A name-based id (RFC 9562 section 5.8, UUIDv8 over SHA-256): the same parts give the same id,
// which makes drafting from the same books and seed reproducible.
std::string derived_id(std::string_view scope, std::string_view name);

bool is_uuid(std::string_view text);

// The ids that several rooms share.
using BrandId = Id<struct BrandTag>;
using BookId = Id<struct BookTag>;
using ContactId = Id<struct ContactTag>;
using EventId = Id<struct EventTag>;
using ProductId = Id<struct ProductTag>;
using OrderId = Id<struct OrderTag>;
using MessageId = Id<struct MessageTag>;
using DraftId = Id<struct DraftTag>;
using JourneyId = Id<struct JourneyTag>;
using EnrollmentId = Id<struct EnrollmentTag>;
using FunnelId = Id<struct FunnelTag>;
using UserId = Id<struct UserTag>;

}  // namespace base

template <class Tag>
struct std::hash<base::Id<Tag>> {
    std::size_t operator()(const base::Id<Tag>& id) const noexcept {
        return std::hash<std::string>{}(id.str());
    }
};

template <class Tag>
struct fmt::formatter<base::Id<Tag>> : fmt::formatter<std::string> {
    auto format(const base::Id<Tag>& id, fmt::format_context& context) const {
        return fmt::formatter<std::string>::format(id.str(), context);
    }
};
