#include "drafting/pool.hpp"

#include <algorithm>

#include "drafting/pattern.hpp"
#include "drafting/phrases.hpp"
#include "text/inflection.hpp"
#include "text/sentences.hpp"
#include "text/tagger.hpp"
#include "text/unicode.hpp"

namespace drafting {

using content::Text;

Pool::Pool(const content::Brand& brand, const BookView& view) : brand_(brand), view_(view) {
    for (std::size_t c = 0; c < view.book.chapters.size(); ++c) {
        for (const books::Block& block : view.book.chapters[c].blocks) {
            spots_[block.anchor] = {&block, static_cast<int>(c)};
        }
    }
    for (const books::Story& story : view.analysis.stories) {
        for (const auto& token : text::tokens(story.who)) {
            if (text::starts_upper(token.text)) people_.insert(std::string(token.text));
        }
    }
}

bool Pool::avoided(std::string_view words) const {
    // What a book may have to speak of and nobody advertises with.
    for (const std::string_view grave : {"suicide", "suicidal", "homicide", "homicidal", "murder",
                                         "rape", "kill", "killed", "bleed to death", "die of it"}) {
        if (says(words, grave)) return true;
    }
    return std::any_of(brand_.voice.avoid.begin(), brand_.voice.avoid.end(),
                       [&](const std::string& word) { return says(words, word); });
}

bool Pool::names_someone(std::string_view sentence) const {
    const auto words = text::tag_sentence(sentence);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i].token.text;
        if (people_.contains(word)) return true;
        if (!text::starts_upper(word) || text::all_caps(word)) continue;
        const bool opens =
            i == 0 || words[i - 1].token.text == "\"" || words[i - 1].token.text == "\u201c";
        if (!opens && text::is_proper(words[i].tag) && !says(view_.book.title, word) &&
            !says(view_.book.subtitle, word)) {
            return true;
        }
        if (opens && i + 1 < words.size() && text::is_proper(words[i].tag) &&
            (text::is_proper(words[i + 1].tag) || words[i + 1].tag == text::Tag::pos ||
             words[i + 1].tag == text::Tag::vbd) &&
            text::is_name(word)) {
            return true;
        }
    }
    return false;
}

bool Pool::taken(std::string_view sentence) const {
    return taken_.contains(text::fold(sentence));
}

void Pool::take(std::string_view sentence) {
    taken_.insert(text::fold(sentence));
}

void Pool::take_paragraph(std::string_view paragraph) {
    for (const std::string_view sentence : text::sentences(paragraph)) take(sentence);
}

bool Pool::clean(std::string_view paragraph) const {
    return !avoided(paragraph) && paragraph.find('!') == std::string_view::npos &&
           balanced(paragraph);
}

bool Pool::paragraph_free(std::string_view paragraph) const {
    if (!clean(paragraph)) return false;
    const auto all = text::sentences(paragraph);
    return std::none_of(all.begin(), all.end(),
                        [&](std::string_view sentence) { return taken(sentence); });
}

bool Pool::usable(std::string_view sentence) const {
    const auto [known, fresh] = fit_.try_emplace(std::string(sentence), false);
    if (fresh)
        known->second = stands_alone(sentence) && !avoided(sentence) && !names_someone(sentence);
    return known->second && !taken(sentence);
}

std::optional<books::Passage> Pool::next(const std::vector<books::Passage>& passages,
                                         const Wanted& wanted) {
    const books::Passage* best = nullptr;
    for (const books::Passage& passage : passages) {
        if (best && passage.score <= best->score) continue;
        if (wanted(passage) && usable(passage.text)) best = &passage;
    }
    if (!best) return std::nullopt;
    take(best->text);
    return *best;
}

Text Pool::source(std::string_view words, const std::string& anchor) const {
    const std::string from = view_.slug + "/" + anchor;
    const books::Block* said = block(anchor);
    if (!said) return content::sourced(typeset(words), from);
    const std::string all = text::fold(said->text);
    if (all.find(text::fold(words)) != std::string::npos || in_title(words)) {
        return content::sourced(typeset(words), from);
    }
    if (words.ends_with('.') &&
        all.find(text::fold(words.substr(0, words.size() - 1))) != std::string::npos) {
        return content::sourced(typeset(words.substr(0, words.size() - 1)), from) +
               content::pattern(".");
    }
    return content::pattern(typeset(words));
}

bool Pool::in_title(std::string_view words) const {
    const std::string said = text::fold(words);
    return std::any_of(view_.book.chapters.begin(), view_.book.chapters.end(),
                       [&](const books::Chapter& chapter) {
                           return text::fold(chapter.title).find(said) != std::string::npos;
                       });
}

int Pool::chapter_of(std::string_view anchor) const {
    const auto found = spots_.find(anchor);
    return found == spots_.end() ? -1 : found->second.chapter;
}

const books::Block* Pool::block(std::string_view anchor) const {
    const auto found = spots_.find(anchor);
    return found == spots_.end() ? nullptr : found->second.block;
}

}  // namespace drafting
