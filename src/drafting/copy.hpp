// Chooses patterns for one book: what fits best, and what no earlier book of the shelf took in the
// same place.
#pragma once

#include <cstdint>
#include <string>

#include "drafting/gift.hpp"
#include "drafting/material.hpp"
#include "drafting/pattern.hpp"
#include "drafting/writer.hpp"

namespace drafting {

class Copy {
  public:
    // About the lead magnet that the brand chose for the book.
    Copy(const Shelf& shelf, std::size_t book, std::uint64_t seed)
        : Copy(shelf, book, seed, shelf.material(book).gift) {}
    // About another one; `gift` must outlive this.
    Copy(const Shelf& shelf, std::size_t book, std::uint64_t seed, const Gift& gift);

    // Empty where no pattern fits: the block is left out.
    content::Text say(const Place& place) const;
    std::string words(const Place& place) const { return content::plain(say(place)); }

    const content::Brand& brand() const { return shelf_.brand(); }
    const BookView& view() const { return shelf_.books()[book_]; }
    const BookView& view(std::size_t other) const { return shelf_.books()[other]; }
    const Material& material() const { return shelf_.material(book_); }
    const Material& material(std::size_t other) const { return shelf_.material(other); }
    // The book's, and the gift's.
    const Slots& slots() const { return slots_; }
    bool has(std::string_view slot) const { return slots_.contains(slot); }
    const Gift& gift() const { return gift_; }
    bool gives_chapter() const { return gift_.type == content::MagnetType::free_chapter; }
    const Shelf& shelf() const { return shelf_; }
    std::size_t book() const { return book_; }

  private:
    const Shelf& shelf_;
    std::size_t book_;
    std::uint64_t seed_;
    const Gift& gift_;
    Slots slots_;
};

}  // namespace drafting
