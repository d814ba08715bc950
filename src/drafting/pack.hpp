// The companion pack of a book: its steps to tick off, its questions to put to someone, its terms
// and a sheet to plan on, all in the book's own words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "content/document.hpp"
#include "drafting/pool.hpp"

namespace drafting {

// What a chapter asks its reader to do, at most `most`: its own list where it has one, each item
// whole, and what it announces for today; else its other instructions, best first.
std::vector<content::ChecklistItem> steps_of(const BookView& view, const Pool& pool, int chapter,
                                             std::size_t most);

// Nothing where the book has too few steps and questions to make something worth paying for.
// `contents` gets what is in it, for people: "a checklist of 31 steps, chapter by chapter".
std::optional<content::Document> make_pack(const content::Brand& brand, const BookView& view,
                                           const Pool& pool, std::vector<std::string>& contents);

}  // namespace drafting
