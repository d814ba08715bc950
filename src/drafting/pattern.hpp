// Copy patterns: sentences with typed slots, as data. A pattern is text in which
//
//   {name}       is the value of a slot; {Name} the same with its first letter as a capital
//   {?name}      prints nothing and asks that the slot has a value
//   {!name}      prints nothing and asks that it has none
//   [id|words]   marks words that make the promise `id`
//   {{field}}    is a merge field and stays (content/merge.hpp)
//
// A pattern whose slots are not all filled does not fit; neither does one that comes out too long
// or too short, or that says a word the brand avoids.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "content/text.hpp"

namespace drafting {

using Slots = std::map<std::string, content::Text, std::less<>>;

// Where a pattern is used. No two books of a brand take the same pattern in the same place.
struct Place {
    std::string_view name;  // "landing.headline"
    std::span<const std::string_view> patterns;
    std::size_t longest = 0;  // characters after merging; 0: no bound
    std::size_t shortest = 0;
};

// Nothing where the pattern does not fit these slots.
std::optional<content::Text> fill(std::string_view pattern, const Slots& slots);

bool fits(std::string_view pattern, const Place& place, const Slots& slots);

// Characters as a reader would count them, a merge field being as long as what it stands for.
std::size_t shown_length(const content::Text& text);

// One word, or a phrase, on word boundaries, whatever the case.
bool says(std::string_view text, std::string_view phrase);

// All indices into place.patterns in the order of preference for this book, whether they fit or
// not: more of the book's own words first, then by chance drawn from the seed, the place and the
// book.
std::vector<std::size_t> ranked(const Place& place, std::uint64_t seed, std::string_view book);

}  // namespace drafting
