// What a lead magnet gives and how copy speaks of it, before its pages are written. The chapter
// that is given away has no gift slots: most patterns are about it, and the others ask for {gift}.
//
//   gift ("the checklist"), gift.kind ("checklist"), gift.a ("a checklist"),
//   gift.inside ("31 steps from nine chapters"), gift.time ("about ten minutes"),
//   gift.files ("as PDF and ePub"), and one of gift.checklist, gift.guide, gift.quiz,
//   gift.worksheet, gift.script, which prints nothing
#pragma once

#include <optional>
#include <vector>

#include "base/result.hpp"
#include "content/brand.hpp"
#include "content/document.hpp"
#include "drafting/pattern.hpp"
#include "drafting/writer.hpp"

namespace drafting {

struct Gift {
    content::MagnetType type = content::MagnetType::free_chapter;
    content::Document document;  // its body; of a free chapter it is empty
    std::optional<content::Quiz> quiz;
    std::optional<content::VideoScript> script;
    std::vector<content::Text> bullets;  // what is in it, for its landing page
    Slots slots;
};

// What the brand's file says of the book of this title; a free chapter where it says nothing.
content::MagnetType chosen_magnet(const content::Brand& brand, std::string_view title);

// `slots` are those of the book (slots.hpp). Errors: rejected, saying what the book has too little
// of. A pure function: the same book gives the same gift.
base::Result<Gift> make_gift(const content::Brand& brand, const BookView& view, const Slots& slots,
                             content::MagnetType type);

}  // namespace drafting
