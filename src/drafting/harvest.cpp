#include "drafting/harvest.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/strings.hpp"
#include "drafting/material.hpp"
#include "drafting/pattern.hpp"
#include "drafting/phrases.hpp"
#include "drafting/wording.hpp"
#include "text/inflection.hpp"
#include "text/lexicon.hpp"
#include "text/sentences.hpp"
#include "text/tagger.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace drafting {

using books::Block;
using books::BlockKind;
using books::Passage;
using content::Text;

namespace {

constexpr std::size_t kFewestStepWords = 5;
constexpr std::size_t kMostTitleWords = 12;
constexpr std::size_t kMostStepWords = 34;
constexpr std::size_t kMostReasonWords = 32;

std::set<std::string> content_stems(std::string_view words) {
    std::set<std::string> stems;
    for (const auto& token : text::tokens(words)) {
        const std::string lower = text::to_lower(token.text);
        if (token.kind != text::TokenKind::punctuation && !text::is_stop_word(lower))
            stems.insert(text::stem(lower));
    }
    return stems;
}

// "Him" before anybody is spoken of.
bool means_someone_unnamed(std::string_view clause) {
    static constexpr auto pronouns = std::to_array<std::string_view>(
        {"he", "she", "his", "her", "him", "they", "them", "their"});
    for (const auto& word : text::tag_sentence(clause)) {
        if (is_one_of(text::to_lower(word.token.text), pronouns)) return true;
        if (text::is_noun(word.tag)) return false;
    }
    return false;
}

// Pronouns and adverbs that mean something on the page before.
bool leans_on_its_page(std::string_view clause) {
    if (means_someone_unnamed(clause)) return true;
    return says_any(
        clause, {"it",       "its",       "this",         "that one",  "these",    "those",
                 "both",     "above",     "below",        "such",      "same",     "here",
                 "there",    "another",   "others",       "the next",  "the last", "second",
                 "as well",  "also",      "instead",      "the other", "the rest", "third",
                 "fourth",   "the four",  "the two",      "the three", "though",   "on the back",
                 "each one", "every one", "the first two"});
}

// "Collect four or five from each", "Divide by the length": what, and divided by what?
bool leaves_out_its_object(std::string_view words) {
    const auto tagged = text::tag_sentence(words);
    if (tagged.size() < 2) return true;
    const std::string second = text::to_lower(tagged[1].token.text);
    if (second == "by" || second == "from" || second == "against") return true;
    for (std::size_t i = 1; i + 1 < tagged.size(); ++i) {
        const std::string after = text::to_lower(tagged[i + 1].token.text);
        if (tagged[i].tag == text::Tag::cd && (after == "from" || after == "of" || after == "or"))
            return after != "of" && tagged[i].token.kind == text::TokenKind::word;
    }
    return false;
}

std::string_view head_clause(std::string_view sentence) {
    return sentence.substr(0, sentence.find_first_of(",.;:"));
}

// A title has no full stop and fewer words than is_instruction asks for.
bool commands(std::string_view words) {
    const auto tagged = text::tag_sentence(words);
    if (tagged.size() < 3) return false;
    const std::string first = text::to_lower(tagged.front().token.text);
    if (first == "never" || first == "always" || first == "do" || first == "avoid") return true;
    if (tagged.front().tag != text::Tag::vb || !text::can_be(first, text::Tag::vb)) return false;
    // "Use the Best Tools" is a command, "Use and Abuse of Credit" is none.
    const text::Tag second = tagged[1].tag;
    return first == "be" || !text::can_be(first, text::Tag::nn) || second == text::Tag::dt ||
           second == text::Tag::prp;
}

// "Cod liver oil": two nouns in a row seldom open a command.
bool opens_with_verb(std::string_view words) {
    const auto tagged = text::tag_sentence(words);
    return tagged.size() > 2 &&
           (tagged[1].tag != text::Tag::nn || tagged[2].tag == text::Tag::to) &&
           tagged[1].tag != text::Tag::vbg;
}

bool gives_reason(std::string_view words) {
    return says_any(words, {"because", "so that", "since"});
}

}  // namespace

bool alike(std::string_view one, std::string_view other) {
    const auto a = content_stems(one);
    const auto b = content_stems(other);
    const std::size_t shorter = std::min(a.size(), b.size());
    if (shorter == 0) return one == other;
    const auto shared = static_cast<std::size_t>(
        std::count_if(a.begin(), a.end(), [&](const auto& stem) { return b.contains(stem); }));
    return shared >= 2 && 10 * shared >= 6 * shorter;
}

Harvest::Harvest(const content::Brand& brand, const BookView& view)
    : view_(view), pool_(brand, view), familiar_(view) {
    for (const books::Story& story : view.analysis.stories) {
        bool inside = false;
        for (const Block& block :
             view.book.chapters[static_cast<std::size_t>(story.chapter)].blocks) {
            inside = inside || block.anchor == story.first_anchor;
            if (inside) story_anchors_.insert(block.anchor);
            if (block.anchor == story.last_anchor) break;
        }
    }
    find_steps();
    find_reasons();
}

bool Harvest::in_story(const Block& block) const {
    return story_anchors_.contains(block.anchor);
}

void Harvest::find_steps() {
    std::multimap<std::string, const books::ActionItem*, std::less<>> items;
    for (const books::ActionItem& item : view_.analysis.action_items)
        items.emplace(item.anchor, &item);
    for (int c = 0; c < chapters(); ++c) {
        const std::size_t before = steps_.size();
        for (const Block& block : view_.book.chapters[static_cast<std::size_t>(c)].blocks) {
            const bool listed = block.kind == BlockKind::list_item;
            if (!listed && block.kind != BlockKind::paragraph) continue;
            const auto [first, last] = items.equal_range(block.anchor);
            const bool announced = without_lead_in(block.text).size() < block.text.size();
            if (first == last && !listed && !announced) continue;
            const auto sentences = text::sentences(block.text);
            for (std::size_t at = 0; at < sentences.size(); ++at) {
                const auto item = std::find_if(first, last, [&](const auto& known) {
                    return find_words(sentences[at], known.second->text) != std::string::npos ||
                           find_words(known.second->text, sentences[at]) != std::string::npos;
                });
                // A line of a list that is no sentence is seldom a command: "Supply chain attack".
                const bool opens =
                    at == 0 && (announced || (listed && sentences[at].ends_with('.')));
                if (item == last && !opens) continue;
                consider_step(block, c, sentences, at, item == last ? nullptr : item->second);
            }
        }
        if (steps_.size() == before) consider_title(c);
    }
}

// "Learn Something Useful": a chapter that is called by what it asks for, and says it nowhere else.
void Harvest::consider_title(int chapter) {
    const std::string& title = view_.book.chapters[static_cast<std::size_t>(chapter)].title;
    Step step;
    step.words = text::with_final_stop(text::sentence_case(title));
    const std::size_t count = text::word_count(step.words);
    if (count < 2 || count > kMostTitleWords || title.find_first_of("?!:;") != std::string::npos ||
        !commands(step.words) || !pool_.clean(step.words) || leans_on_its_page(step.words) ||
        pool_.names_someone(step.words))
        return;
    const bool known = std::any_of(steps_.begin(), steps_.end(), [&](const Step& other) {
        return alike(other.words, step.words);
    });
    if (known) return;
    step.anchor = std::string(books::kMetadataAnchor);
    step.text = content::sourced(typeset(text::without_final_stop(step.words)),
                                 anchor_of(view_, step.anchor)) +
                content::pattern(".");
    step.chapter = chapter;
    step.score = 0.8;
    steps_.push_back(std::move(step));
}

// Where nothing beside a step gives its reason: a sentence of its chapter about the same thing.
void Harvest::find_reasons() {
    std::set<std::string> given;
    for (Step& step : steps_) {
        if (!step.why.empty() || gives_reason(step.words)) continue;
        const auto stems = content_stems(step.words);
        const Passage* best = nullptr;
        std::size_t most = 2;
        for (const Passage& saying : sayings(step.chapter, kMostReasonWords)) {
            const auto other = content_stems(saying.text);
            const auto shared = static_cast<std::size_t>(
                std::count_if(stems.begin(), stems.end(),
                              [&](const auto& stem) { return other.contains(stem); }));
            if (shared < most || given.contains(saying.text)) continue;
            if ((best && shared == most) || alike(saying.text, step.words) ||
                says_any(saying.text, {"already"}))
                continue;
            for (const Passage& passage : view_.analysis.sentences) {
                if (passage.text == saying.text) best = &passage;
            }
            most = shared;
        }
        if (!best) continue;
        given.insert(best->text);
        step.why = pool_.source(best->text, best->anchor);
        step.score += 0.15;
    }
}

bool Harvest::fit_step(std::string_view words) const {
    static constexpr auto idle = std::to_array<std::string_view>(
        {"imagine", "suppose", "let", "think", "see", "consider", "assume", "recall", "picture",
         "notice", "look", "beware", "remember", "say", "judge", "fancy",
         // what a chapter's questions ask of a class
         "enumerate", "define", "state", "explain", "discuss", "describe"});
    const std::size_t count = text::word_count(words);
    if (count < kFewestStepWords || count > kMostStepWords || !stands_alone(words) ||
        !is_instruction(words) || is_one_of(first_word(words), idle))
        return false;
    const bool examines =
        first_word(words) == "give" &&
        says_any(words, {"reasons", "causes", "rule", "rules", "classes", "examples"});
    if (words.find('(') != std::string_view::npos || words.ends_with('?') || examines ||
        words.find(" - ") != std::string_view::npos ||
        text::all_caps(words.substr(0, words.find(' '))) || leaves_out_its_object(words))
        return false;
    return !leans_on_its_page(head_clause(words)) && !says_any(words, {"then", "also", "too"}) &&
           pool_.clean(words) && !pool_.names_someone(words) && familiar_.knows(head_clause(words));
}

// The sentence after a step may lean on it: "It costs nothing there."
bool Harvest::explains_step(std::string_view sentence) const {
    static constexpr auto turns = std::to_array<std::string_view>(
        {"but",     "however", "and",     "or",     "so",    "then", "he",    "she",
         "they",    "these",   "those",   "yet",    "still", "here", "there", "if",
         "when",    "now",     "next",    "second", "both",  "we",   "i",     "also",
         "another", "in",      "suppose", "for",    "such",  "his",  "her",   "their"});
    return text::word_count(sentence) >= 4 && text::word_count(sentence) <= kMostReasonWords &&
           sentence.ends_with('.') && !is_one_of(first_word(sentence), turns) &&
           !is_instruction(sentence) && pool_.clean(sentence) && !pool_.names_someone(sentence) &&
           !points_elsewhere(sentence) &&
           sentence.find_first_of("0123456789$") == std::string_view::npos &&
           has_main_clause(text::tag_sentence(sentence)) &&
           !says_any(sentence,
                     {"he", "she", "his", "her", "these", "those", "above", "below", "following"});
}

void Harvest::consider_step(const Block& block, int chapter,
                            const std::vector<std::string_view>& sentences, std::size_t at,
                            const books::ActionItem* item) {
    std::string_view rest = at == 0 ? without_lead_in(sentences[0]) : sentences[at];
    // The analysis may have found the command inside a longer sentence.
    if (item && item->text.size() < rest.size()) rest = without_lead_in(item->text);
    Step step;
    step.words = text::with_final_stop(text::capitalize(rest));
    if (!fit_step(step.words) || (!item && !opens_with_verb(step.words))) return;
    const bool known = std::any_of(steps_.begin(), steps_.end(), [&](const Step& other) {
        return alike(other.words, step.words);
    });
    if (known) return;
    step.text = pool_.source(step.words, block.anchor);
    step.anchor = block.anchor;
    step.chapter = chapter;
    step.quick = item && item->quick;
    step.score = item ? item->score : 0.6;
    if (block.kind == BlockKind::list_item) step.score += 0.2;
    if (at + 1 < sentences.size() && explains_step(sentences[at + 1]))
        step.why = pool_.source(sentences[at + 1], block.anchor);
    if (!step.why.empty() || gives_reason(step.words)) step.score += 0.3;
    steps_.push_back(std::move(step));
}

std::vector<Step> Harvest::steps(std::size_t most, std::size_t all) const {
    std::vector<const Step*> best;
    for (const Step& step : steps_) best.push_back(&step);
    std::stable_sort(best.begin(), best.end(),
                     [](const Step* a, const Step* b) { return a->score > b->score; });
    std::map<int, std::size_t> taken;
    std::set<const Step*> chosen;
    // First to each chapter its share, so that the whole book is there.
    for (std::size_t round = 1; round <= most && chosen.size() < all; ++round) {
        for (const Step* step : best) {
            if (chosen.size() == all || taken[step->chapter] >= round || chosen.contains(step))
                continue;
            ++taken[step->chapter];
            chosen.insert(step);
        }
    }
    std::vector<Step> out;
    for (const Step& step : steps_) {
        if (chosen.contains(&step)) out.push_back(step);
    }
    return out;
}

Text Harvest::title(int chapter) const {
    if (view_.book.chapters[static_cast<std::size_t>(chapter)].title.empty())
        return content::pattern(fmt::format("Chapter {}", text::number_in_words(chapter + 1)));
    return content::sourced(typeset(view_.book.chapters[static_cast<std::size_t>(chapter)].title),
                            anchor_of(view_, std::string(books::kMetadataAnchor)));
}

Text Harvest::quoted_title(int chapter) const {
    return content::pattern("\u201c") + title(chapter) + content::pattern("\u201d");
}

}  // namespace drafting
