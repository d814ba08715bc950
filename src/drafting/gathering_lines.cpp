#include <algorithm>
#include <array>

#include "drafting/gathering.hpp"
#include "drafting/pack.hpp"
#include "drafting/phrases.hpp"
#include "drafting/wording.hpp"
#include "text/inflection.hpp"
#include "text/sentences.hpp"
#include "text/tagger.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace drafting {

using books::Passage;
using content::Text;

namespace {

constexpr std::size_t kBulletLength = 120;
constexpr std::size_t kLineLength = 170;
constexpr std::size_t kMostToured = 15;

std::size_t words_in(const Passage& passage) {
    return text::word_count(passage.text);
}

bool has_figure(std::string_view sentence) {
    return sentence.find_first_of("0123456789") != std::string_view::npos;
}

// Without pronouns that mean someone or something in the sentence before.
bool sober(std::string_view sentence) {
    for (const std::string_view word :
         {"he", "she", "they", "his", "her", "it", "this", "these", "also", "another"}) {
        if (says(sentence, word)) return false;
    }
    return true;
}

// What is no skill: "How to put the date in your calendar".
bool is_skill(std::string_view phrase) {
    static constexpr auto plain = std::to_array<std::string_view>(
        {"attach", "attempt", "bring", "carry", "come",  "decline", "expect", "fall", "get",
         "give",   "go",      "hold",  "lie",   "look",  "mark",    "name",   "open", "pour",
         "put",    "score",   "send",  "sit",   "stand", "try",     "use",    "wait", "write"});
    return !is_one_of(first_word(phrase), plain) && !says_any(phrase, {"how to", "and from whom"});
}

// "The manager could offer anything": out of a story, not a thought.
bool tells_of_the_past(std::string_view sentence) {
    if (says(sentence, "could")) return true;
    const auto words = text::tag_sentence(sentence);
    return std::any_of(words.begin(), words.end(),
                       [](const auto& word) { return word.tag == text::Tag::vbd; });
}

// A heading that promises something by itself: "What a fee should buy".
bool tells(std::string_view heading) {
    // "How Walter came to nine": nine of what?
    if (says_any(heading,
                 {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}))
        return false;
    static constexpr std::string_view openers[] = {"What ", "Why ",   "How ",
                                                   "When ", "Where ", "Who "};
    for (const std::string_view vague : {"it", "this", "them", "these", "you are"}) {
        if (says(heading, vague)) return false;
    }
    return text::word_count(heading) >= 4 && heading.find('?') == std::string_view::npos &&
           std::any_of(std::begin(openers), std::end(openers),
                       [&](std::string_view opener) { return heading.starts_with(opener); });
}

}  // namespace

void Gathering::landing() {
    // An instruction of the chapter, or of the book, for the headline.
    const auto& chapter = analysis().chapters;
    std::vector<Text>& bullets = out_.landing_bullets;
    const auto add = [&](Text text) {
        if (bullets.size() < 5) bullets.push_back(std::move(text));
    };
    const auto reason = [&] {
        Text line = why_from(out_.best);
        if (!line.empty()) add(std::move(line));
    };
    const auto how = [&] {
        for (const books::ActionItem& item : analysis().action_items) {
            if (item.chapter != out_.best) continue;
            Text line = how_to(item);
            if (line.empty()) continue;
            add(std::move(line));
            return;
        }
    };
    const auto section = [&] {
        for (const books::Block& block : best_blocks()) {
            if (block.kind != books::BlockKind::heading || !tells(block.text) ||
                !pool_.paragraph_free(block.text) || pool_.names_someone(block.text))
                continue;
            pool_.take(block.text);
            add(pool_.source(block.text, block.anchor));
            return;
        }
    };
    const auto meaning = [&] {
        for (const books::Definition& definition : analysis().definitions) {
            const auto subject = subject_of(definition.text);
            if (definition.chapter != out_.best || !subject || subject->size() > 40) continue;
            const bool common = subject->starts_with("a ") || subject->starts_with("an ") ||
                                subject->starts_with("the ");
            if (common && text::word_count(*subject) < 3) continue;
            add(content::pattern("What ") + pool_.source(*subject, definition.anchor) +
                content::pattern(definition.text.find(" are ") < 48 ? " are, in plain words"
                                                                    : " is, in plain words"));
            return;
        }
    };
    const auto whole = [&] {
        if (out_.best >= static_cast<int>(chapter.size())) return;
        const auto passage = pool_.next(
            chapter[static_cast<std::size_t>(out_.best)].takeaways, [&](const Passage& p) {
                return p.text.size() <= kLineLength && quotes_well(p) && !names_mistake(p.text);
            });
        if (passage) add(pool_.source(passage->text, passage->anchor));
    };
    // Any section's heading that says something: the chapter's table of contents.
    const auto named = [&] {
        for (const books::Block& block : best_blocks()) {
            const bool fits = block.kind == books::BlockKind::heading &&
                              text::word_count(block.text) >= 3 && block.text.size() <= 60 &&
                              !says_any(block.text, {"it", "this", "them", "these", "here"});
            if (!fits || !pool_.paragraph_free(block.text) || pool_.names_someone(block.text))
                continue;
            pool_.take(block.text);
            add(pool_.source(block.text, block.anchor));
            return;
        }
    };
    reason();
    section();
    how();
    reason();
    meaning();
    section();
    how();
    for (int i = 0; i < 3 && bullets.size() < 3; ++i) whole();
    for (int i = 0; i < 4 && bullets.size() < 3; ++i) named();
    out_.landing_quote = quote_from([&](const Passage& p) { return p.chapter == out_.best; });
    first_steps();
}

void Gathering::first_steps() {
    for (auto& step : steps_of(view_, pool_, out_.best, 4))
        out_.first_steps.push_back(std::move(step.text));
}

bool Gathering::used_phrase(const std::string& phrase) const {
    return std::find(phrases_.begin(), phrases_.end(), phrase) != phrases_.end();
}

const std::vector<books::Block>& Gathering::best_blocks() const {
    return view_.book.chapters[static_cast<std::size_t>(out_.best)].blocks;
}

const std::vector<Gathering::Candidate>& Gathering::candidates(int chapter) {
    const auto [found, fresh] = candidates_.try_emplace(chapter);
    if (fresh) {
        for (const Passage& passage : analysis().sentences) {
            if (passage.chapter != chapter) continue;
            auto reason = as_reason(passage.text, kBulletLength - 4);
            if (reason && !familiar_.knows(*reason)) reason.reset();
            if (reason) found->second.push_back({&passage, *std::move(reason)});
        }
        std::stable_sort(found->second.begin(), found->second.end(),
                         [](const Candidate& one, const Candidate& other) {
                             return one.passage->score > other.passage->score;
                         });
    }
    return found->second;
}

bool Gathering::quotes_well(const Passage& passage) {
    const auto [known, fresh] = quotable_.try_emplace(passage.text, false);
    if (fresh) known->second = quotable(passage.text);
    return known->second;
}

Text Gathering::quote_from(const Pool::Wanted& wanted) {
    const auto fitting = [&](const Passage& passage) {
        return wanted(passage) && words_in(passage) >= 7 && words_in(passage) <= 28 &&
               quotes_well(passage) && familiar_.knows(passage.text);
    };
    const auto thought = [&](const Passage& p) {
        return fitting(p) && !is_instruction(p.text) && !is_definition(p.text) &&
               !tells_of_the_past(p.text);
    };
    auto passage = pool_.next(analysis().quotables, thought);
    if (!passage) passage = pool_.next(best_first_, thought);
    if (!passage) passage = pool_.next(analysis().quotables, fitting);
    return passage ? pool_.source(passage->text, passage->anchor) : Text{};
}

void Gathering::evidence() {
    while (out_.evidence.size() < 3) {
        const auto passage = pool_.next(analysis().numbers, [&](const Passage& p) {
            return p.chapter != out_.best && words_in(p) <= 34 && has_figure(p.text) &&
                   sober(p.text) && familiar_.knows(p.text) &&
                   !points_at_noun(text::tag_sentence(p.text));
        });
        if (!passage) break;
        out_.evidence.push_back(pool_.source(passage->text, passage->anchor));
    }
}

void Gathering::quotes() {
    const auto elsewhere = [&](const Passage& p) { return p.chapter != out_.best; };
    out_.main_quote = quote_from(elsewhere);
    out_.cart_quote = quote_from(elsewhere);
    out_.cart_line = quote_from(elsewhere);
    while (out_.evidence.size() < 2 && out_.passages.size() < 3) {
        Text passage = quote_from(elsewhere);
        if (passage.empty()) break;
        out_.passages.push_back(std::move(passage));
    }
    while (!out_.tale.found() && out_.thoughts.size() < 3) {
        Text thought = quote_from(elsewhere);
        if (thought.empty()) break;
        out_.thoughts.push_back(std::move(thought));
    }
    const std::string& description = view_.book.description;
    if (description.size() >= 60 && description.size() <= 1200 &&
        description.find('<') == std::string::npos &&
        description.find_first_of("\n_") == std::string::npos &&
        description.find(" ,") == std::string::npos && pool_.paragraph_free(description)) {
        out_.about.push_back(pool_.source(description, std::string(books::kMetadataAnchor)));
    }
}

void Gathering::tour() {
    const bool all = view_.book.chapters.size() <= kMostToured;
    for (std::size_t c = 0; c < view_.book.chapters.size() && out_.tour.size() < kMostToured; ++c) {
        ChapterLine line{chapter_title(static_cast<int>(c)), {}};
        if (c < analysis().chapters.size()) {
            const auto passage =
                pool_.next(analysis().chapters[c].takeaways, [&](const Passage& p) {
                    return p.text.size() <= kLineLength && words_in(p) >= 8 &&
                           !is_instruction(p.text) && (quotes_well(p) || is_definition(p.text)) &&
                           familiar_.knows(p.text);
                });
            if (passage) line.line = pool_.source(passage->text, passage->anchor);
        }
        if (all || !line.line.empty()) out_.tour.push_back(std::move(line));
    }
    if (all) out_.slots["tour.full"] = content::pattern(" ");
}

void Gathering::lines() {
    for (int round = 0; round < 2; ++round) {
        std::vector<Text>& lines = round == 0 ? out_.low_ticket_lines : out_.offer_lines;
        const std::size_t most = round == 0 ? 5 : 6;
        for (int c = 0; c < static_cast<int>(view_.book.chapters.size()) && lines.size() < most;
             ++c) {
            if (c == out_.best) continue;
            Text line = (c + round) % 3 == 2 ? how_from(c) : Text{};
            if (line.empty()) line = why_from(c);
            if (line.empty()) line = how_from(c);
            if (!line.empty()) lines.push_back(std::move(line));
        }
        if (lines.size() < 2) lines.clear();  // one is no list
    }
    if (out_.offer_lines.size() >= 3) return;
    // What the chapters are called says more than two lines out of them.
    out_.offer_lines.clear();
    for (int c = 0; c < static_cast<int>(view_.book.chapters.size()); ++c) {
        const Text title = chapter_title(c);
        if (c == out_.best || out_.offer_lines.size() == 6 ||
            text::word_count(content::plain(title)) < 3)
            continue;
        out_.offer_lines.push_back(title);
    }
    if (out_.offer_lines.size() < 3) out_.offer_lines.clear();
}

void Gathering::steps() {
    if (!out_.mistake.empty()) return;
    int last = -1;
    for (const books::ActionItem& item : analysis().action_items) {
        if (out_.steps.size() == 4) return;
        const std::string words = text::capitalize(without_lead_in(item.text));
        if (item.chapter == out_.best || item.chapter == last || pool_.taken(item.text) ||
            !pool_.usable(words) || !is_instruction(words) || text::word_count(words) < 6 ||
            !familiar_.knows(words)) {
            continue;
        }
        pool_.take(words);
        out_.steps.push_back(pool_.source(words, item.anchor));
        last = item.chapter;
    }
}

Text Gathering::why_from(int chapter) {
    for (const Candidate& candidate : candidates(chapter)) {
        if (!pool_.usable(candidate.passage->text)) continue;
        pool_.take(candidate.passage->text);
        return content::pattern("Why ") + pool_.source(candidate.reason, candidate.passage->anchor);
    }
    return {};
}

Text Gathering::how_from(int chapter) {
    for (const books::ActionItem& item : analysis().action_items) {
        if (item.chapter != chapter) continue;
        Text line = how_to(item);
        if (!line.empty()) return line;
    }
    return {};
}

Text Gathering::how_to(const books::ActionItem& item) {
    const std::string_view command = without_lead_in(item.text);
    if (pool_.taken(item.text) || !is_instruction(command) ||
        command.find(": ") != std::string_view::npos)
        return {};
    const auto phrase = as_verb_phrase(command, kBulletLength - 10);
    if (!phrase || text::word_count(*phrase) < 6 || used_phrase(*phrase) ||
        !pool_.paragraph_free(*phrase) || !familiar_.knows(*phrase) || !is_skill(*phrase) ||
        counts(text::tag_sentence(*phrase))) {
        return {};
    }
    phrases_.push_back(*phrase);
    return content::pattern("How to ") + pool_.source(*phrase, item.anchor);
}

}  // namespace drafting
