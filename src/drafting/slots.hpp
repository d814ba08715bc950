// The slots that patterns may name. For a book:
//
//   book, full_title, subtitle, promise (the subtitle where it says what the book gives), audience,
//   chapters ("nine"), book.minutes ("about 45 minutes") chapter (the given one's title),
//   chapter.number ("one"), chapter.minutes ("five minutes"), chapter.read ("a five-minute read"),
//   chapter.words ("1,210"), chapter.topic landing.vp, main.vp, offer.vp   verb phrases, each its
//   own; chapter.why: after "Why" story.*, mistake.*, win.*   set while these are gathered
//   (material.cpp) second, bump, bonus.book    other books by name; bump.promise, second.promise
//   pack, pack.contents; offer.lines: set where the last welcome mail lists what is in the book
//   bonus.gift: what bonus.book gives away where that is no chapter; gift.*: drafting/gift.hpp
//   i, me, my, am ...           the voice; own / house: whether the speaker wrote the book
//   avoid                       words that no pattern may say
//
// "{book}" is the short title in curly quotation marks.
#pragma once

#include "drafting/material.hpp"
#include "drafting/pool.hpp"

namespace drafting {

// Adds to what `material.slots` already holds.
Slots slots_of(const content::Brand& brand, const std::vector<BookView>& books, std::size_t book,
               const std::vector<std::size_t>& related, const Material& material, const Pool& pool);

// Only what does not depend on a book.
Slots brand_slots(const content::Brand& brand);

}  // namespace drafting
