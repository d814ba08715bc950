#include "books/sentences.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "text/readability.hpp"
#include "text/sentences.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace books {

namespace {

bool is_advice_heading(const std::string& title) {
    const std::string lower = text::to_lower(title);
    return holds_any(lower, {"what to do", "to do", "do this", "this week", "checklist", "steps",
                             "your turn", "in practice", "action", "next", "try this", "how to"});
}

bool carries_text(const Block& block) {
    return block.kind == BlockKind::paragraph || block.kind == BlockKind::list_item ||
           block.kind == BlockKind::quote;
}

// List items and headings often end without a stop; a full sentence may be one all the same.
std::string closed(std::string_view text, const Block& block) {
    // Emoji and dingbats that a maker put in front.
    while (!text.empty() && static_cast<unsigned char>(text.front()) >= 0xE2 &&
           !text.starts_with("“") && !text.starts_with("‘") && !text.starts_with("€")) {
        const std::size_t space = text.substr(0, 12).find(' ');
        if (space == std::string_view::npos) break;
        text.remove_prefix(space + 1);
    }
    std::string out(text);
    if (block.kind == BlockKind::list_item && !out.empty() && out.size() < 250 &&
        std::string_view(".!?:;,\"”)").find(out.back()) == std::string_view::npos) {
        out += '.';
    }
    return out;
}

void judge(Sentence& sentence, bool english) {
    const std::string& text = sentence.text;
    sentence.length = text::count_words(sentence.words);
    sentence.question = text::is_question(text);
    sentence.fit =
        sentence.length >= kShortest && sentence.length <= kLongest && text::is_well_formed(text);
    if (!english) return;
    sentence.past = text::is_past(sentence.words);
    sentence.first_person = text::has_first_person(sentence.words);
    const bool quoted = text.find('"') != std::string::npos || text.find("“") != std::string::npos;
    sentence.command = text::command(text, sentence.words);
    sentence.fit = sentence.fit && !quoted && text::has_clause(sentence.words) &&
                   !text::leans_on_context(text, sentence.words);
    // Quotations and verse are someone else's words.
    if (sentence.block->kind == BlockKind::quote) sentence.fit = false;
}

bool is_definite_reference(const std::string& lower) {
    const std::size_t end = lower.find(' ', 4);
    const std::string noun = lower.substr(4, end == std::string::npos ? end : end - 4);
    static const std::unordered_set<std::string_view> nouns{
        "rule",   "number",  "sum",     "figure",  "answer",     "result", "letter",
        "list",   "page",    "sheet",   "same",    "first",      "second", "third",
        "line",   "box",     "private", "total",   "difference", "reason", "statement",
        "point",  "loan",    "old",     "new",     "other",      "last",   "next",
        "price",  "cost",    "trick",   "amount",  "remedy",     "whole",  "extra",
        "system", "account", "rest",    "mistake", "firm",       "form"};
    return nouns.contains(noun);
}

double shape(const Sentence& sentence) {
    double value = 0.5;
    const auto length = static_cast<double>(sentence.length);
    value -= std::max(0.0, length - 22) * 0.02 + std::max(0.0, 9 - length) * 0.03;
    if (sentence.past) value -= 0.3;
    if (sentence.first_person) value -= 0.3;
    if (sentence.question) value -= 0.35;
    if (sentence.in_block == 0) value += 0.05;
    if (sentence.last_in_block) value += 0.05;
    std::size_t figures = 0;
    bool you = false;
    bool name = false;
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        const auto& word = sentence.words[i];
        figures += word.token.kind == text::TokenKind::number ? 1 : 0;
        const std::string lower = text::to_lower(word.token.text);
        you = you || lower == "you" || lower == "your";
        name = name || (i > 0 && text::is_proper(word.tag));
    }
    if (figures == 1 || figures == 2) value += 0.05;
    if (figures > 3) value -= 0.2;
    if (you) value += 0.06;
    if (name) value -= 0.12;
    const std::string lower = text::to_lower(sentence.text);
    // A subject with "the" has mostly been introduced in the sentence before.
    if (lower.starts_with("the ")) value -= is_definite_reference(lower) ? 0.25 : 0.06;
    if (holds_any(lower, {" means ", "because", " costs", " matters", "never ", "always ", " only ",
                          " more than ", " less than ", " rather than ", "the rule", "the point",
                          " not ", "important", " best ", "the difference", " instead of "})) {
        value += 0.1;
    }
    if (holds_any(lower, {"perhaps", "probably", "somewhat", "of course", "i think", "it seems",
                          "for example", "for instance", "say,", "suppose", "imagine", "etc."})) {
        value -= 0.15;
    }
    return value;
}

void weigh(Sentences& sentences, std::size_t chapters) {
    std::unordered_map<std::uint32_t, double> worth;
    for (const auto& phrase : sentences.key_phrases) {
        for (const auto& token : text::tokens(phrase.text)) {
            const auto id = sentences.vocabulary.id(token.text);
            if (id != text::Vocabulary::kNone) worth[id] = std::max(worth[id], phrase.score);
        }
    }
    for (auto& sentence : sentences.all) {
        double sum = 0;
        for (const auto term : sentence.terms) {
            const auto found = worth.find(term);
            if (found != worth.end()) sum += found->second;
        }
        sentence.weight = 1 - std::exp(-sum);
    }
    std::vector<std::vector<Sentence*>> by_chapter(chapters);
    for (auto& sentence : sentences.all) {
        by_chapter[static_cast<std::size_t>(sentence.chapter)].push_back(&sentence);
    }
    for (auto& chapter : by_chapter) {
        std::vector<text::Terms> terms;
        terms.reserve(chapter.size());
        for (const auto* sentence : chapter) terms.push_back(sentence->terms);
        const std::vector<double> ranks = text::lexrank(terms);
        for (std::size_t i = 0; i < chapter.size(); ++i) {
            Sentence& sentence = *chapter[i];
            sentence.rank = ranks[i];
            sentence.score = std::clamp(
                0.3 * sentence.rank + 0.25 * sentence.weight + 0.6 * shape(sentence), 0.0, 1.0);
        }
    }
}

}  // namespace

bool is_english(const Book& book) {
    return text::to_lower(book.language).starts_with("en");
}

bool holds_any(const std::string& text, std::initializer_list<std::string_view> cues) {
    return std::ranges::any_of(
        cues, [&](std::string_view cue) { return text.find(cue) != std::string::npos; });
}

void collect_sentences(const Book& book, Sentences& out) {
    const bool english = is_english(book);
    out.title = text::terms_of(text::tag_sentence(book.title), out.vocabulary);
    for (std::size_t c = 0; c < book.chapters.size(); ++c) {
        const Chapter& chapter = book.chapters[c];
        const int number = static_cast<int>(c);
        bool advice = false;
        const std::string title = text::to_lower(chapter.title);
        const text::Words title_words = text::tag_sentence(title);
        out.chapter_titles.push_back(text::terms_of(title_words, out.vocabulary));
        if (english) out.phrases.add(title_words, number, 3);
        for (const Block& block : chapter.blocks) {
            if (block.kind == BlockKind::heading) {
                advice = is_advice_heading(block.text);
                const std::string heading = text::to_lower(block.text);
                if (english) out.phrases.add(text::tag_sentence(heading), number, 2);
            }
            if (!carries_text(block)) continue;
            const auto pieces = text::sentences(block.text);
            for (std::size_t i = 0; i < pieces.size(); ++i) {
                Sentence& sentence = out.all.emplace_back();
                sentence.text = closed(pieces[i], block);
                sentence.words = text::tag_sentence(sentence.text);
                sentence.block = &block;
                sentence.chapter = number;
                sentence.in_block = static_cast<int>(i);
                sentence.last_in_block = i + 1 == pieces.size();
                sentence.advice_section = advice;
                sentence.terms = text::terms_of(sentence.words, out.vocabulary);
                if (english) out.phrases.add(sentence.words, number);
                judge(sentence, english);
            }
        }
    }
    out.key_phrases = out.phrases.best(30);
    weigh(out, book.chapters.size());
}

}  // namespace books
