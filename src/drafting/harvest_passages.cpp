#include <algorithm>
#include <array>
#include <map>

#include "base/strings.hpp"
#include "drafting/harvest.hpp"
#include "drafting/pattern.hpp"
#include "drafting/phrases.hpp"
#include "drafting/wording.hpp"
#include "text/inflection.hpp"
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

constexpr std::size_t kSlipWords = 70;
constexpr std::size_t kFewestSayingWords = 6;
constexpr std::size_t kFewestExampleWords = 45;
constexpr std::size_t kFewestTailOfExample = 12;
constexpr std::size_t kSayingLength = 220;  // characters

// Names a mistake, or forbids one.
bool warns(std::string_view sentence) {
    static constexpr auto bans =
        std::to_array<std::string_view>({"never", "do", "don", "avoid", "beware"});
    return names_mistake(sentence) ||
           (is_one_of(first_word(sentence), bans) && is_instruction(sentence)) ||
           says_any(sentence, {"mistake", "mistakes", "trap", "wrong", "wrongly", "in vain",
                               "folly", "foolish", "the temptation", "fatal"});
}

// "If you do not want to be so severe with it": nothing is named before "it".
bool means_something_unnamed(const std::vector<text::TaggedWord>& words) {
    static constexpr auto pronouns =
        std::to_array<std::string_view>({"it", "its", "them", "their", "one", "ones"});
    for (const auto& word : words) {
        if (is_one_of(text::to_lower(word.token.text), pronouns)) return true;
        if (text::is_noun(word.tag)) return false;
    }
    return false;
}

// A paragraph can open a section: its first sentence needs nothing before it.
bool opens_well(std::string_view sentence) {
    const auto words = text::tag_sentence(sentence);
    if (!stands_alone(sentence) || points_at_noun(words) || means_something_unnamed(words))
        return false;
    return !says_any(sentence, {"this",        "these",
                                "those",       "he",
                                "she",         "they",
                                "his",         "her",
                                "him",         "another",
                                "other",       "others",
                                "also",        "too",
                                "such",        "same",
                                "however",     "former",
                                "latter",      "again",
                                "above",       "there is another",
                                "second",      "third",
                                "next",        "instead",
                                "that is why", "we have seen",
                                "i have said", "as i said"});
}

// "The training that you would otherwise pay for?" is only half a question.
bool asks(std::string_view sentence) {
    static constexpr auto openers = std::to_array<std::string_view>(
        {"what", "which", "who",    "whom", "whose", "when", "where", "why", "how",
         "is",   "are",   "do",     "does", "did",   "have", "has",   "can", "could",
         "will", "would", "should", "may",  "if",    "was",  "were",  "am"});
    return is_one_of(first_word(sentence), openers);
}

// Marks of a page that was not meant to be quoted: footnotes, italics of plain text, sums.
bool plain_prose(std::string_view paragraph) {
    return paragraph.find_first_of("[]_|*#<>=") == std::string_view::npos &&
           paragraph.find("...") == std::string_view::npos &&
           paragraph.find(" .") == std::string_view::npos && !points_elsewhere(paragraph);
}

}  // namespace

std::vector<Idea> Harvest::ideas(int chapter, std::size_t fewest_words,
                                 std::size_t most_words) const {
    std::map<std::string, std::pair<double, int>, std::less<>> worth;
    for (const Passage& passage : view_.analysis.sentences) {
        if (passage.chapter != chapter) continue;
        auto& [sum, count] = worth[passage.anchor];
        sum += passage.score;
        ++count;
    }
    std::vector<Idea> ideas;
    for (const Block& block : view_.book.chapters[static_cast<std::size_t>(chapter)].blocks) {
        const auto known = worth.find(block.anchor);
        if (block.kind != BlockKind::paragraph || known == worth.end() || in_story(block)) continue;
        const std::string words = opening_of(block.text, most_words);
        const std::size_t count = text::word_count(words);
        if (count < fewest_words || count > most_words || !plain_prose(words) ||
            !pool_.clean(words) || words.ends_with(':') || words.ends_with('?'))
            continue;
        const auto sentences = text::sentences(words);
        if (sentences.size() < 2 || !opens_well(sentences.front()) ||
            is_instruction(sentences.front()) || sentences.front().ends_with('?') ||
            sentences.front().ends_with(" one.") || !familiar_.knows(sentences.front()) ||
            std::any_of(sentences.begin(), sentences.end(),
                        [&](std::string_view sentence) { return pool_.names_someone(sentence); }))
            continue;
        const double mean = known->second.first / known->second.second;
        const double share =
            std::min(1.0, known->second.second / static_cast<double>(sentences.size()));
        double score = mean * (0.6 + 0.4 * share);
        if (says_any(words, {"I", "my", "me"})) score *= 0.8;
        if (words.size() < block.text.size()) score *= 0.9;  // a paragraph that is cut
        ideas.push_back({pool_.source(words, block.anchor), words, block.anchor, chapter, score});
    }
    std::stable_sort(ideas.begin(), ideas.end(),
                     [](const Idea& a, const Idea& b) { return a.score > b.score; });
    return ideas;
}

std::vector<Slip> Harvest::slips() const {
    std::vector<Slip> slips;
    for (const books::Mistake& mistake : view_.analysis.mistakes) {
        const Block* block = pool_.block(mistake.anchor);
        if (!block || !warns(mistake.text) || !opens_well(mistake.text) ||
            pool_.names_someone(mistake.text) || !familiar_.knows(mistake.text) ||
            !pool_.clean(mistake.text))
            continue;
        const bool known = std::any_of(slips.begin(), slips.end(), [&](const Slip& slip) {
            return alike(slip.words, mistake.text);
        });
        const std::size_t at = block->text.find(mistake.text);
        if (known || at == std::string::npos) continue;
        const std::string whole = opening_of(std::string_view(block->text).substr(at), kSlipWords);
        const std::string& words = plain_prose(whole) && pool_.clean(whole) && !whole.ends_with(':')
                                       ? whole
                                       : mistake.text;
        Slip slip{
            pool_.source(words, mistake.anchor), mistake.text, mistake.anchor, {}, mistake.chapter};
        if (!mistake.fix.empty() &&
            text::fold(words).find(text::fold(text::without_final_stop(mistake.fix))) ==
                std::string::npos &&
            opens_well(mistake.fix) && pool_.clean(mistake.fix) &&
            !pool_.names_someone(mistake.fix)) {
            slip.remedy = pool_.source(mistake.fix, mistake.fix_anchor);
        } else if (const Step* step = remedy_for(slip, words)) {
            slip.remedy = step->text;
        }
        slips.push_back(std::move(slip));
    }
    const auto worth = [](const Slip& slip) {
        return (names_mistake(slip.words) ? 2 : 0) + (slip.remedy.empty() ? 0 : 1);
    };
    std::stable_sort(slips.begin(), slips.end(),
                     [&](const Slip& a, const Slip& b) { return worth(a) > worth(b); });
    return slips;
}

// What the chapter tells its reader to do about the same thing.
const Step* Harvest::remedy_for(const Slip& slip, std::string_view words) const {
    const Step* best = nullptr;
    for (const Step& step : steps_) {
        if (step.chapter != slip.chapter || warns(step.words) || alike(step.words, words) ||
            words.find(step.words) != std::string_view::npos)
            continue;
        if (!best || step.score > best->score) best = &step;
    }
    return best;
}

std::vector<Example> Harvest::examples(std::size_t most_words) const {
    std::vector<Example> examples;
    for (const books::Story& story : view_.analysis.stories) {
        // Someone called by a first name alone has been met before.
        if (!story.who.empty() && story.who.find(' ') == std::string::npos) continue;
        Example example;
        example.chapter = story.chapter;
        std::size_t count = 0;
        bool inside = false;
        for (const Block& block :
             view_.book.chapters[static_cast<std::size_t>(story.chapter)].blocks) {
            inside = inside || block.anchor == story.first_anchor;
            if (inside && block.kind == BlockKind::paragraph) {
                std::size_t start = 0;
                if (count == 0) {
                    start = block.text.find(story.opening);
                    if (start == std::string::npos) start = 0;
                }
                const std::string_view whole = std::string_view(block.text).substr(start);
                if (count > 0 && count + text::word_count(whole) > most_words) break;
                const std::string words = opening_of(whole, most_words);
                const auto sentences = text::sentences(words);
                if (!plain_prose(words) || !pool_.clean(words) || sentences.empty() ||
                    (count == 0 && !opens_well(sentences.front())))
                    break;
                count += text::word_count(words);
                example.paragraphs.push_back(pool_.source(words, block.anchor));
            }
            if (block.anchor == story.last_anchor) break;
        }
        // A short last paragraph only leads on to what is not told here.
        while (example.paragraphs.size() > 1 &&
               text::word_count(content::plain(example.paragraphs.back())) < kFewestTailOfExample) {
            count -= text::word_count(content::plain(example.paragraphs.back()));
            example.paragraphs.pop_back();
        }
        if (count < kFewestExampleWords || count > most_words + 40) continue;
        if (!story.who.empty() && story.who.size() <= 24)
            example.who = pool_.source(story.who, story.first_anchor);
        examples.push_back(std::move(example));
    }
    return examples;
}

std::vector<Term> Harvest::terms() const {
    std::vector<Term> terms;
    for (const books::Definition& definition : view_.analysis.definitions) {
        const auto subject = subject_of(definition.text);
        if (!subject || !stands_alone(definition.text) || !pool_.clean(definition.text) ||
            pool_.names_someone(definition.text) || !familiar_.knows(definition.text))
            continue;
        std::string_view rest = std::string_view(definition.text).substr(subject->size());
        rest = base::trim(rest);
        const std::size_t space = rest.find(' ');
        if (space == std::string_view::npos) continue;
        Term term{*subject,
                  std::string(rest.substr(0, space)),
                  std::string(rest.substr(space + 1)),
                  definition.text,
                  definition.anchor,
                  definition.chapter};
        const std::size_t words = text::word_count(term.meaning);
        if (words < 6 || words > 24 || term.meaning.find_first_of(":;") != std::string::npos ||
            text::word_count(term.subject) > 5)
            continue;
        if (says_any(term.meaning, {"either", "both", "this", "these", "they", "them"})) continue;
        if (says_any(term.subject, {"it", "this", "that", "these", "there", "which", "what"}))
            continue;
        const bool known = std::any_of(terms.begin(), terms.end(), [&](const Term& other) {
            return text::fold(other.subject) == text::fold(term.subject);
        });
        if (!known) terms.push_back(std::move(term));
    }
    return terms;
}

std::vector<Passage> Harvest::figures() const {
    std::vector<Passage> figures;
    for (const Passage& passage : view_.analysis.numbers) {
        const std::size_t words = text::word_count(passage.text);
        const bool amount =
            has_amount(passage.text) || passage.text.find('%') != std::string::npos ||
            says_any(passage.text, {"percent", "per cent", "minutes", "hours", "days", "years"});
        if (words < 8 || words > 28 || !amount || !opens_well(passage.text) ||
            !pool_.clean(passage.text) || pool_.names_someone(passage.text) ||
            !familiar_.knows(passage.text) ||
            says_any(passage.text, {"it", "I", "my", "we", "our", "both", "the two", "them",
                                    "on the", "their", "the full"}))
            continue;
        figures.push_back(passage);
    }
    return figures;
}

std::vector<Idea> Harvest::questions(int chapter) const {
    std::vector<Idea> questions;
    for (const Block& block : view_.book.chapters[static_cast<std::size_t>(chapter)].blocks) {
        const bool listed = block.kind == BlockKind::list_item;
        if (!listed && block.kind != BlockKind::paragraph) continue;
        for (const std::string_view sentence : text::sentences(block.text)) {
            if (!sentence.ends_with('?') || !stands_alone(sentence) || !plain_prose(sentence))
                continue;
            const std::size_t words = text::word_count(sentence);
            // Outside a list a question is for the reader only where it says so.
            const bool theirs = says_any(sentence, {"you", "your"});
            if (words < 5 || words > 26 || (!listed && !theirs) || !pool_.clean(sentence) ||
                pool_.names_someone(sentence) || !familiar_.knows(sentence) || !asks(sentence) ||
                says_any(sentence, {"he", "she", "his", "her", "I", "my", "we", "this", "these",
                                    "that", "that one", "it", "them", "they"}))
                continue;
            const bool known =
                std::any_of(questions.begin(), questions.end(),
                            [&](const Idea& other) { return alike(other.words, sentence); });
            if (known) continue;
            questions.push_back({pool_.source(sentence, block.anchor), std::string(sentence),
                                 block.anchor, chapter, listed ? 1.0 : 0.5});
        }
    }
    return questions;
}

std::vector<Passage> Harvest::sayings(int chapter, std::size_t most_words) const {
    std::vector<Passage> sayings;
    for (const auto* all : {&view_.analysis.quotables, &view_.analysis.sentences}) {
        std::vector<const Passage*> best;
        for (const Passage& passage : *all) {
            if (passage.chapter == chapter && text::word_count(passage.text) <= most_words)
                best.push_back(&passage);
        }
        std::stable_sort(best.begin(), best.end(),
                         [](const Passage* a, const Passage* b) { return a->score > b->score; });
        for (const Passage* passage : best) {
            if (text::word_count(passage->text) < kFewestSayingWords ||
                !plain_prose(passage->text) || !quotable(passage->text) ||
                !as_reason(passage->text, kSayingLength) || pool_.names_someone(passage->text) ||
                !pool_.clean(passage->text) || !familiar_.knows(passage->text))
                continue;
            const bool known =
                std::any_of(sayings.begin(), sayings.end(),
                            [&](const Passage& other) { return other.text == passage->text; });
            if (!known) sayings.push_back(*passage);
        }
    }
    return sayings;
}

}  // namespace drafting
