// Chooses patterns for one book: what fits best, and what no earlier book of the shelf took in the
// same place.
#pragma once

#include <cstdint>
#include <string>

#include "drafting/material.hpp"
#include "drafting/pattern.hpp"
#include "drafting/writer.hpp"

namespace drafting {

class Copy {
  public:
    Copy(const Shelf& shelf, std::size_t book, std::uint64_t seed)
        : shelf_(shelf), book_(book), seed_(seed) {}

    // Empty where no pattern fits: the block is left out.
    content::Text say(const Place& place) const;
    std::string words(const Place& place) const { return content::plain(say(place)); }

    const content::Brand& brand() const { return shelf_.brand(); }
    const BookView& view() const { return shelf_.books()[book_]; }
    const BookView& view(std::size_t other) const { return shelf_.books()[other]; }
    const Material& material() const { return shelf_.material(book_); }
    const Material& material(std::size_t other) const { return shelf_.material(other); }
    bool has(std::string_view slot) const { return material().slots.contains(slot); }
    const Shelf& shelf() const { return shelf_; }
    std::size_t book() const { return book_; }

  private:
    const Shelf& shelf_;
    std::size_t book_;
    std::uint64_t seed_;
};

}  // namespace drafting
