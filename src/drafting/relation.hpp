// How much two books have to do with one another, by the key phrases that they share.
#pragma once

#include <cstddef>
#include <vector>

#include "drafting/writer.hpp"

namespace drafting {

// For each book the others, most related first: cosine over the stems of key phrases weighted by
// score, subjects and niche counting too; ties in the order of the shelf.
std::vector<std::vector<std::size_t>> relate(const std::vector<BookView>& books);

}  // namespace drafting
