#include "drafting/familiar.hpp"

#include "text/tagger.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace drafting {

namespace {

// A reader of the copy knows what the book is about, not every word that it often says.
constexpr double kKnown = 0.4;

}  // namespace

Familiar::Familiar(const BookView& view) {
    for (const std::string& words : {view.book.title, view.book.subtitle, view.book.description})
        learn(words);
    for (const books::Chapter& chapter : view.book.chapters) learn(chapter.title);
    for (const books::KeyPhrase& phrase : view.analysis.key_phrases) {
        if (phrase.score >= kKnown) learn(phrase.text);
    }
}

void Familiar::learn(std::string_view words) {
    for (const auto& token : text::tokens(words)) {
        if (token.kind == text::TokenKind::word)
            stems_.insert(text::stem(text::to_lower(token.text)));
    }
}

bool Familiar::knows(std::string_view phrase) const {
    const auto words = text::tag_sentence(phrase);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (text::to_lower(words[i].token.text) != "the") continue;
        std::size_t noun = i + 1;
        while (noun + 1 < words.size() && !text::is_noun(words[noun].tag)) ++noun;
        while (noun + 1 < words.size() && text::is_noun(words[noun + 1].tag)) ++noun;
        const std::string after =
            noun + 1 < words.size() ? text::to_lower(words[noun + 1].token.text) : "";
        const bool explained = after == "of" || after == "that" || after == "who" ||
                               after == "which" || after == "you" || after == "your" ||
                               after == "to";
        if (!explained && !stems_.contains(text::stem(text::to_lower(words[noun].token.text))))
            return false;
    }
    return true;
}

}  // namespace drafting
