#include "text/phrases.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "text/lexicon.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace text {

namespace {

// Too general to say what a book is about.
bool is_general(std::string_view word) {
    static const std::unordered_set<std::string_view> words{
        "thing",    "things",   "year",       "years",    "time",       "times",    "people",
        "person",   "way",      "ways",       "day",      "days",       "lot",      "kind",
        "sort",     "part",     "parts",      "number",   "numbers",    "end",      "point",
        "points",   "question", "questions",  "answer",   "answers",    "example",  "examples",
        "month",    "months",   "week",       "weeks",    "morning",    "night",    "chapter",
        "chapters", "book",     "books",      "page",     "pages",      "man",      "men",
        "woman",    "women",    "place",      "case",     "cases",      "fact",     "reason",
        "reasons",  "word",     "words",      "side",     "hand",       "line",     "lines",
        "minute",   "minutes",  "hour",       "hours",    "half",       "one",      "ones",
        "anyone",   "someone",  "something",  "nothing",  "everything", "rest",     "order",
        "figure",   "figures",  "percent",    "thousand", "hundred",    "dollar",   "dollars",
        "today",    "mr",       "mrs",        "ms",       "section",    "moment",   "other",
        "others",   "little",   "first",      "second",   "third",      "same",     "good",
        "better",   "best",     "bad",        "great",    "new",        "old",      "big",
        "small",    "long",     "short",      "whole",    "own",        "right",    "wrong",
        "sure",     "able",     "different",  "certain",  "next",       "last",     "many",
        "several",  "such",     "real",       "true",     "yesterday",  "tomorrow", "matter",
        "use",      "name",     "names",      "instance", "course",     "sense",    "idea",
        "ideas",    "life",     "world",      "work",     "bit",        "mistake",  "mistakes",
        "gram",     "grams",    "milligrams", "bends",    "sum",        "sums",     "list",
        "sheet",    "gap",      "gym",        "piece",    "pair",       "couple",   "top",
        "bottom",   "back",     "front",      "middle",   "paper",      "papers",   "article",
        "articles", "author",   "authors",    "result",   "results"};
    return words.contains(word);
}

// Adjectives that say of a thing that it is there, new, or matters, and nothing of what it is.
bool is_weak_opening(std::string_view word) {
    static const std::unordered_set<std::string_view> words{
        "novel",      "various",     "important",   "main",     "major",     "recent",
        "current",    "present",     "previous",    "existing", "proposed",  "possible",
        "large",      "larger",      "particular",  "specific", "common",    "similar",
        "additional", "further",     "full",        "entire",   "available", "useful",
        "actual",     "early",       "late",        "usual",    "typical",   "interesting",
        "numerous",   "special",     "relevant",    "suitable", "easy",      "hard",
        "difficult",  "significant", "appropriate", "general"};
    return words.contains(word) || is_general(word);
}

// Short phrases are mostly parts of the ones meant, long ones hardly say more than shorter ones.
double worth_of_length(std::size_t words) {
    constexpr std::array<double, 4> kWorth{0.5, 1.5, 2.0, 2.2};
    return kWorth[std::min(words, kWorth.size()) - 1];
}

// In a text of fewer sentences than this a phrase may count that stands there once.
constexpr int kLongText = 60;

// What a mention within a longer phrase counts: "card fee" in "credit card fee".
constexpr double kNested = 0.3;

bool is_written_as_name(const TaggedWord& word, std::size_t place, const std::string& lower) {
    return is_proper(word.tag) && (place > 0 || !can_be(lower, Tag::nn));
}

double rarity(std::string_view lower) {
    float best = -30;
    for (const Reading& reading : look_up(lower)) {
        best = std::max(best, reading.log_probability);
    }
    if (best <= -30) return 9;
    return std::clamp(static_cast<double>(-best), 4.0, 11.5) - 2.5;
}

}  // namespace

void PhraseCounter::add(const Words& words, int section, double weight) {
    sections_ = std::max(sections_, section + 1);
    ++sentences_;
    for (const NounPhrase& phrase : noun_phrases(words)) {
        const std::string last = to_lower(words[phrase.end - 1].token.text);
        if (is_general(last)) continue;
        std::string parent;
        // Every ending of the phrase is a phrase: "credit card fee", "card fee", "fee".
        for (std::size_t begin = phrase.begin; begin < phrase.end; ++begin) {
            if (is_weak_opening(to_lower(words[begin].token.text))) continue;
            std::string key;
            std::string form;
            double specificity = 0;
            for (std::size_t i = begin; i < phrase.end; ++i) {
                const std::string lower = to_lower(words[i].token.text);
                auto known = stems_.find(lower);
                if (known == stems_.end()) known = stems_.emplace(lower, stem(lower)).first;
                key += (key.empty() ? "" : " ") + known->second;
                form += (form.empty() ? "" : " ") + (is_written_as_name(words[i], i, lower)
                                                         ? std::string(words[i].token.text)
                                                         : lower);
                specificity += rarity(lower);
            }
            Entry& entry = entries_[key];
            entry.words = phrase.end - begin;
            entry.specificity = specificity / static_cast<double>(entry.words);
            const bool whole = parent.empty();
            const double part = whole ? weight : weight * kNested;
            if (whole) {
                parent = key;
                ++entry.alone;
            } else if (entry.parent.empty()) {
                entry.parent = parent;
            } else if (entry.parent != parent) {
                entry.parents = true;
            }
            entry.weight += part;
            entry.sections[section] += part;
            entry.mentions += 1;
            entry.forms[form] += 1;
        }
    }
}

std::vector<RankedPhrase> PhraseCounter::ranked(std::size_t most, int section) const {
    struct Scored {
        const std::string* key;
        const Entry* entry;
        double score;
    };
    std::vector<Scored> all;
    for (const auto& [key, entry] : entries_) {
        // Nested in one longer phrase only, it is a piece of that (C-value, Frantzi et al. 2000).
        if (entry.alone == 0 && !entry.parents) continue;
        double weight = entry.weight;
        double spread = 1;
        if (section >= 0) {
            const auto found = entry.sections.find(section);
            if (found == entry.sections.end()) continue;
            weight = found->second;
            // What only this section says is what it is about.
            spread = 0.5 + 0.5 * weight / entry.weight;
        } else {
            spread = 0.3 + 0.7 * std::min(1.0, static_cast<double>(entry.sections.size()) /
                                                   std::max(3.0, sections_ * 0.5));
        }
        if (weight < 2 && section < 0 && sentences_ >= kLongText) continue;
        all.push_back(
            {&key, &entry,
             std::pow(weight, 0.85) * entry.specificity * worth_of_length(entry.words) * spread});
    }
    std::ranges::sort(all, [](const Scored& a, const Scored& b) {
        return a.score != b.score ? a.score > b.score : *a.key < *b.key;
    });
    std::vector<RankedPhrase> out;
    std::vector<const std::string*> kept;
    const double top = all.empty() ? 1 : all.front().score;
    for (const auto& item : all) {
        if (out.size() >= most) break;
        // "card" says nothing beside "credit card", nor "cheap credit card".
        const bool covered = std::ranges::any_of(kept, [&](const std::string* other) {
            return (' ' + *other + ' ').find(' ' + *item.key + ' ') != std::string::npos ||
                   (' ' + *item.key + ' ').find(' ' + *other + ' ') != std::string::npos;
        });
        if (covered && kept.size() > 2) continue;
        const std::map<std::string, int> forms(item.entry->forms.begin(), item.entry->forms.end());
        const auto form = std::ranges::max_element(
            forms, [](const auto& a, const auto& b) { return a.second < b.second; });
        kept.push_back(item.key);
        out.push_back({form->first, item.score / top, item.entry->mentions});
    }
    return out;
}

std::vector<RankedPhrase> PhraseCounter::best(std::size_t most) const {
    return ranked(most, -1);
}

std::vector<RankedPhrase> PhraseCounter::best_of_section(int section, std::size_t most) const {
    return ranked(most, section);
}

}  // namespace text
