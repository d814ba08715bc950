// Which products are offered with a book, and at which price, so that no offer is dearer than what
// it replaces. Pure; the rules are in README.md.
#pragma once

#include "drafting/material.hpp"

namespace drafting {

// `has_pack`: the companion pack of the book exists.
Economy economy_of(const content::Brand& brand, std::size_t books, std::size_t book,
                   const std::vector<std::size_t>& related, bool has_pack);

// What `count` books cost together: the owner's bundle price for three, its share for two or more
// than three; nothing where that is not below the sum of their list prices or a book would come
// below the floor.
std::optional<base::Money> bundle_price(const content::Brand& brand, std::size_t count);

}  // namespace drafting
