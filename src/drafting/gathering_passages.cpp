#include <algorithm>
#include <array>

#include "drafting/gathering.hpp"
#include "drafting/phrases.hpp"
#include "drafting/wording.hpp"
#include "text/inflection.hpp"
#include "text/sentences.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace drafting {

using books::Passage;
using content::Text;

namespace {

constexpr std::size_t kStoryWords = 170;
constexpr std::size_t kParagraphWords = 95;
constexpr std::size_t kWinWords = 70;
constexpr std::size_t kFewestMistakeWords = 26;
constexpr std::size_t kFewestTailWords = 12;

// What a person does in a sitting: other commands may be meant for years, or in irony.
bool is_handy(std::string_view instruction) {
    static constexpr auto verbs = std::to_array<std::string_view>(
        {"add",    "ask",      "book",    "calculate", "call",   "cancel", "check",    "choose",
         "circle", "collect",  "compare", "copy",      "count",  "divide", "download", "draw",
         "email",  "estimate", "fill",    "find",      "gather", "go",     "list",     "look",
         "make",   "mark",     "measure", "multiply",  "note",   "open",   "pick",     "photograph",
         "pour",   "print",    "pull",    "put",       "rank",   "read",   "record",   "search",
         "set",    "sign",     "sort",    "start",     "take",   "test",   "work",     "write"});
    return is_one_of(first_word(instruction), verbs);
}

std::size_t words_in(const Passage& passage) {
    return text::word_count(passage.text);
}

bool sober_mistake(std::string_view sentence) {
    for (const std::string_view word :
         {"there", "too", "here", "he", "she", "this", "these", "number seven"}) {
        if (says(sentence, word)) return false;
    }
    return true;
}

std::string_view first_sentence(std::string_view paragraph) {
    const auto all = text::sentences(paragraph);
    return all.empty() ? paragraph : all.front();
}

}  // namespace

void Gathering::mistakes() {
    for (const bool elsewhere : {true, false}) {
        for (const books::Mistake& mistake : analysis().mistakes) {
            if (elsewhere == (mistake.chapter == out_.best) || !names_mistake(mistake.text) ||
                !sober_mistake(mistake.text))
                continue;
            const books::Block* block = pool_.block(mistake.anchor);
            if (!block || !pool_.usable(mistake.text)) continue;
            const std::size_t at = block->text.find(mistake.text);
            if (at == std::string::npos) continue;
            const std::string paragraph = opening_of(block->text.substr(at), kParagraphWords);
            // One sentence out of its page says too little to be a mail.
            if (!pool_.paragraph_free(paragraph) ||
                text::word_count(paragraph) + text::word_count(mistake.fix) < kFewestMistakeWords)
                continue;
            out_.mistake.push_back(pool_.source(paragraph, mistake.anchor));
            pool_.take_paragraph(paragraph);
            if (!mistake.fix.empty() && !pool_.taken(mistake.fix) && stands_alone(mistake.fix)) {
                out_.mistake.push_back(pool_.source(mistake.fix, mistake.fix_anchor));
                pool_.take(mistake.fix);
            }
            out_.slots["mistake.chapter"] = quoted_title(mistake.chapter);
            out_.slots["mistake.number"] = chapter_number(mistake.chapter);
            if (const auto core = as_mistake(mistake.text, 52)) {
                out_.slots["mistake"] = said_in(*core, *block);
            }
            return;
        }
    }
}

Text Gathering::said_in(const std::string& phrase, const books::Block& block) const {
    if (block.text.find(phrase) != std::string::npos) return pool_.source(phrase, block.anchor);
    const std::size_t space = phrase.find(' ');
    return content::pattern(phrase.substr(0, space)) +
           pool_.source(phrase.substr(space), block.anchor);
}

void Gathering::quick_win() {
    for (std::size_t c = 0; c < view_.book.chapters.size(); ++c) {
        if (static_cast<int>(c) == out_.best) continue;
        for (const books::Block& block : view_.book.chapters[c].blocks) {
            const std::string_view rest = without_lead_in(block.text);
            if (rest.size() == block.text.size() || text::word_count(rest) > kWinWords) continue;
            if (take_quick_win(rest, block, static_cast<int>(c))) return;
        }
    }
    for (const books::ActionItem& item : analysis().quick_wins) {
        const books::Block* block = pool_.block(item.anchor);
        if (!block || item.chapter == out_.best) continue;
        const std::size_t at = find_words(block->text, without_lead_in(item.text));
        if (at == std::string::npos) continue;
        const bool paragraph = block->kind == books::BlockKind::paragraph;
        const std::string_view rest = std::string_view(block->text).substr(at);
        if (!take_quick_win(paragraph ? opening_of(rest, kWinWords) : std::string(rest), *block,
                            item.chapter))
            continue;
        if (!item.why.empty() &&
            content::plain(out_.quick_win.front()).find(item.why) == std::string::npos &&
            item.why_anchor == item.anchor && pool_.usable(item.why) && quotable(item.why)) {
            out_.quick_why = pool_.source(item.why, item.why_anchor);
            pool_.take(item.why);
        }
        return;
    }
}

bool Gathering::take_quick_win(std::string_view words, const books::Block& block, int chapter) {
    const std::string paragraph = text::with_final_stop(text::capitalize(words));
    const std::string opening(first_sentence(paragraph));
    if (text::word_count(paragraph) < 8 || !pool_.paragraph_free(paragraph) ||
        !stands_alone(opening) || says(paragraph, "he") || says(paragraph, "she") ||
        !is_instruction(opening) || !is_handy(opening)) {
        return false;
    }
    out_.quick_win.push_back(pool_.source(paragraph, block.anchor));
    pool_.take_paragraph(paragraph);
    out_.slots["win.chapter"] = quoted_title(chapter);
    out_.slots["win.number"] = chapter_number(chapter);
    if (const auto phrase = as_verb_phrase(opening, 44))
        out_.slots["win"] = pool_.source(*phrase, block.anchor);
    return true;
}

void Gathering::tale() {
    for (const bool elsewhere : {true, false}) {
        for (const books::Story& story : analysis().stories) {
            if (elsewhere == (story.chapter == out_.best) || !introduces(story)) continue;
            if (take_tale(story)) return;
        }
    }
}

bool Gathering::introduces(const books::Story& story) {
    return story.who.empty() || story.who.find(' ') != std::string::npos;
}

bool Gathering::take_tale(const books::Story& story) {
    const auto& blocks = view_.book.chapters[static_cast<std::size_t>(story.chapter)].blocks;
    std::vector<Text> paragraphs;
    std::vector<std::string> words;
    std::size_t count = 0;
    bool inside = false;
    for (const books::Block& block : blocks) {
        inside = inside || block.anchor == story.first_anchor;
        if (inside && block.kind == books::BlockKind::paragraph) {
            const std::string& whole = block.text;
            std::size_t start = 0;
            if (words.empty()) {
                start = whole.find(story.opening);
                if (start == std::string::npos || start > 400) start = 0;
            }
            if (count > 0 && count + text::word_count(whole) > kStoryWords) {
                const std::string part = opening_of(whole, kStoryWords - count);
                if (count < 90 && pool_.paragraph_free(part) && text::word_count(part) >= 15 &&
                    text::word_count(part) < 90) {
                    words.push_back(part);
                    paragraphs.push_back(pool_.source(part, block.anchor));
                }
                break;
            }
            const std::string part = opening_of(std::string_view(whole).substr(start), kStoryWords);
            if (!pool_.paragraph_free(part)) return false;
            words.push_back(part);
            paragraphs.push_back(pool_.source(part, block.anchor));
            count += text::word_count(part);
        }
        if (block.anchor == story.last_anchor) break;
    }
    // A short last paragraph only leads on to what is not told here.
    while (words.size() > 1 && text::word_count(words.back()) < kFewestTailWords) {
        count -= text::word_count(words.back());
        words.pop_back();
        paragraphs.pop_back();
    }
    if (count < 50 || words.empty() || !stands_alone(first_sentence(words.front()))) return false;
    for (const std::string& paragraph : words) pool_.take_paragraph(paragraph);
    out_.tale.paragraphs = std::move(paragraphs);
    const auto lesson = pool_.next(analysis().sentences, [&](const Passage& passage) {
        return passage.chapter == story.chapter && words_in(passage) >= 7 &&
               words_in(passage) <= 30 && quotable(passage.text) && !is_definition(passage.text) &&
               first_word(passage.text) != "the" && follows(passage.anchor, story);
    });
    if (lesson) out_.tale.lesson = pool_.source(lesson->text, lesson->anchor);
    out_.slots["story.chapter"] = quoted_title(story.chapter);
    out_.slots["story.number"] = chapter_number(story.chapter);
    if (!story.who.empty() && story.who.size() <= 24) {
        out_.slots["story.who"] = pool_.source(story.who, story.first_anchor);
    }
    return true;
}

bool Gathering::follows(const std::string& anchor, const books::Story& story) const {
    const auto& blocks = view_.book.chapters[static_cast<std::size_t>(story.chapter)].blocks;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].anchor != story.last_anchor) continue;
        for (std::size_t next = i + 1; next < std::min(blocks.size(), i + 3); ++next) {
            if (blocks[next].anchor == anchor) return true;
        }
    }
    return false;
}

}  // namespace drafting
