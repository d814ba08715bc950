#include "drafting/material.hpp"

#include <algorithm>

#include "drafting/economy.hpp"
#include "drafting/gathering.hpp"
#include "drafting/pack.hpp"
#include "drafting/phrases.hpp"
#include "drafting/slots.hpp"
#include "text/inflection.hpp"

namespace drafting {

using books::Passage;
using content::Text;

Material Gathering::all() {
    out_.slug = view_.slug;
    out_.title = view_.book.title;
    out_.short_name = short_title(view_.book.title);
    const auto& authors = view_.book.authors;
    out_.own = std::find(authors.begin(), authors.end(), brand_.author.name) != authors.end();
    out_.best = std::clamp(analysis().best_chapter.index, 0,
                           std::max(0, static_cast<int>(view_.book.chapters.size()) - 1));
    for (const auto& review : brand_.testimonials) {
        if (review.book == out_.title) out_.testimonials.push_back(review.id);
    }
    best_first_ = analysis().sentences;
    std::stable_sort(best_first_.begin(), best_first_.end(),
                     [](const Passage& a, const Passage& b) { return a.score > b.score; });
    // The rarest first: what only one kind of passage can be goes before what any can be.
    mistakes();
    quick_win();
    tale();
    landing();
    evidence();
    quotes();
    tour();
    lines();
    steps();
    out_.pack = make_pack(brand_, view_, pool_, out_.pack_contents);
    out_.economy = economy_of(brand_, books_.size(), index_, related_, out_.pack.has_value());
    out_.slots = slots_of(brand_, books_, index_, related_, out_, pool_);
    auto gift = make_gift(brand_, view_, out_.slots, chosen_magnet(brand_, view_.book.title));
    if (gift) {
        out_.gift = std::move(gift).value();
    } else {
        out_.no_gift = gift.error();
    }
    return std::move(out_);
}

Text Gathering::chapter_title(int chapter) const {
    return content::sourced(typeset(view_.book.chapters[static_cast<std::size_t>(chapter)].title),
                            view_.slug + "/" + std::string(books::kMetadataAnchor));
}

Text Gathering::quoted_title(int chapter) const {
    return content::pattern("\u201c") + chapter_title(chapter) + content::pattern("\u201d");
}

Text Gathering::chapter_number(int chapter) {
    return content::pattern(text::number_in_words(chapter + 1));
}

Material gather(const content::Brand& brand, const std::vector<BookView>& books, std::size_t book,
                const std::vector<std::size_t>& related) {
    return Gathering(brand, books, book, related).all();
}

std::string anchor_of(const BookView& view, const std::string& anchor) {
    return view.slug + "/" + anchor;
}

Text title_of(const BookView& view) {
    return content::sourced(typeset(view.book.title),
                            anchor_of(view, std::string(books::kMetadataAnchor)));
}

}  // namespace drafting
