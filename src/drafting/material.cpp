#include "drafting/material.hpp"

#include <algorithm>

#include "drafting/economy.hpp"
#include "drafting/gathering.hpp"
#include "drafting/pack.hpp"
#include "drafting/phrases.hpp"
#include "drafting/slots.hpp"
#include "text/inflection.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace drafting {

using books::Passage;
using content::Text;

namespace {

// A reader of the copy knows what the book is about, not every word that it often says.
constexpr double kKnown = 0.4;

}  // namespace

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
    for (const std::string& words : {view_.book.title, view_.book.subtitle, view_.book.description})
        learn(words);
    for (const books::Chapter& chapter : view_.book.chapters) learn(chapter.title);
    for (const books::KeyPhrase& phrase : analysis().key_phrases) {
        if (phrase.score >= kKnown) learn(phrase.text);
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
    return std::move(out_);
}

void Gathering::learn(std::string_view words) {
    for (const auto& token : text::tokens(words)) {
        if (token.kind == text::TokenKind::word)
            known_.insert(text::stem(text::to_lower(token.text)));
    }
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
