// What the embedded writer has to say about one book: the passages that the analysis found, checked
// again for use in copy and given out so that no sentence stands in two places of the book's
// pages and mails. Built once a shelf.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/money.hpp"
#include "content/document.hpp"
#include "content/text.hpp"
#include "drafting/gift.hpp"
#include "drafting/pattern.hpp"
#include "drafting/writer.hpp"

namespace drafting {

struct Tale {
    std::vector<content::Text> paragraphs;
    content::Text lesson;  // a sentence of the same chapter; or empty
    bool found() const { return !paragraphs.empty(); }
};

struct ChapterLine {
    content::Text title;
    content::Text line;  // its best sentence; or empty
};

// What is sold with the book and at which price, by the rules in README.md.
struct Economy {
    std::optional<std::size_t> bump;  // book at the order bump's price
    bool bump_is_pack = false;        // the companion pack instead
    std::vector<std::size_t> upsell;  // books of the one-time bundle; empty: none
    base::Money upsell_price;
    std::optional<std::size_t> second;  // book at the downsell's price
    base::Money second_price;
    bool low_ticket = false;
    bool recovery_code = false;
    bool welcome_code = false;
    bool day_14 = false;
};

struct Material {
    std::string slug;
    std::string title;
    std::string short_name;
    bool own = false;  // the brand's author wrote it, so that mails may say "I wrote"
    int best = 0;      // index of the chapter that is given away
    Economy economy;

    std::vector<content::Text> landing_bullets;
    content::Text landing_quote;
    std::vector<content::Text> first_steps;  // of the chapter that is given away

    std::vector<content::Text> low_ticket_lines;  // what the rest of the book shows
    std::vector<ChapterLine> tour;                // of all chapters
    content::Text main_quote;
    std::vector<content::Text> about;  // the book's own description

    Tale tale;
    std::vector<content::Text> thoughts;  // where there is no tale
    std::vector<content::Text> evidence;  // sentences with figures
    std::vector<content::Text> passages;  // where there are no figures
    std::vector<content::Text> mistake;   // paragraphs: the mistake and what to do
    std::vector<content::Text> steps;     // where no mistake is named
    std::vector<content::Text> offer_lines;
    content::Text cart_line;
    content::Text cart_quote;
    std::vector<content::Text> quick_win;  // paragraphs or steps
    content::Text quick_why;

    std::optional<content::Document> pack;
    std::vector<std::string> pack_contents;  // "a checklist of 31 steps"
    std::vector<std::string> testimonials;   // ids of this book's

    Gift gift;                           // of the kind that the brand chose for the book
    std::optional<base::Error> no_gift;  // why there is none
    Slots slots;                         // what patterns may name; listed in slots.hpp
};

Material gather(const content::Brand& brand, const std::vector<BookView>& books, std::size_t book,
                const std::vector<std::size_t>& related);

// "SLUG/ANCHOR".
std::string anchor_of(const BookView& view, const std::string& anchor);
// The title of a book as a span from its metadata.
content::Text title_of(const BookView& view);

}  // namespace drafting
