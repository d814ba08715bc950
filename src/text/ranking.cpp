#include "text/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_set>

#include "text/inflection.hpp"
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
        "bottom",   "back",     "front",      "middle"};
    return words.contains(word);
}

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

std::uint32_t Vocabulary::id(std::string_view word) {
    std::string lower = to_lower(word);
    const auto known = words_.find(lower);
    if (known != words_.end()) return known->second;
    std::uint32_t out = kNone;
    if (!is_stop_word(lower) && lower.size() > 1 && has_letter(lower)) {
        out = stems_.try_emplace(stem(lower), static_cast<std::uint32_t>(stems_.size()))
                  .first->second;
    }
    words_.emplace(std::move(lower), out);
    return out;
}

Terms terms_of(const Words& words, Vocabulary& vocabulary) {
    Terms out;
    for (const auto& word : words) {
        if (word.token.kind != TokenKind::word) continue;
        const std::uint32_t id = vocabulary.id(word.token.text);
        if (id != Vocabulary::kNone) out.push_back(id);
    }
    std::ranges::sort(out);
    const auto same = std::ranges::unique(out);
    out.erase(same.begin(), same.end());
    return out;
}

double similarity(const Terms& a, const Terms& b) {
    if (a.empty() || b.empty()) return 0;
    std::size_t shared = 0;
    auto left = a.begin();
    auto right = b.begin();
    while (left != a.end() && right != b.end()) {
        if (*left == *right) ++shared;
        if (*left <= *right) {
            ++left;
        } else {
            ++right;
        }
    }
    // Each side moves past an equal pair one at a time, so a pair is seen once.
    return static_cast<double>(shared) /
           std::sqrt(static_cast<double>(a.size()) * static_cast<double>(b.size()));
}

namespace {

void rank_stretch(const std::vector<Terms>& sentences, std::size_t begin, std::size_t end,
                  std::vector<double>& out) {
    const std::size_t n = end - begin;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> holders;
    for (std::size_t i = 0; i < n; ++i) {
        for (const auto term : sentences[begin + i])
            holders[term].push_back(static_cast<std::uint32_t>(i));
    }
    // Weights by inverse frequency: a term in every sentence links nothing.
    std::vector<double> norms(n, 1e-9);
    std::vector<std::unordered_map<std::uint32_t, float>> links(n);
    for (const auto& [term, where] : holders) {
        const double idf = std::log(static_cast<double>(n + 1) / static_cast<double>(where.size()));
        for (const auto i : where) norms[i] += idf * idf;
        if (where.size() < 2 || where.size() * 3 > n + 6) continue;
        for (std::size_t a = 0; a < where.size(); ++a) {
            for (std::size_t b = a + 1; b < where.size(); ++b) {
                links[where[a]][where[b]] += static_cast<float>(idf * idf);
            }
        }
    }
    struct Edge {
        std::uint32_t from;
        std::uint32_t to;
        double weight;
    };
    std::vector<Edge> edges;
    std::vector<double> degree(n, 0);
    for (std::uint32_t i = 0; i < n; ++i) {
        for (const auto& [j, shared] : links[i]) {
            const double weight = shared / std::sqrt(norms[i] * norms[j]);
            if (weight < 0.05) continue;
            edges.push_back({i, j, weight});
            degree[i] += weight;
            degree[j] += weight;
        }
    }
    // A fixed order keeps the sums, and so the ranks, the same on every machine.
    std::ranges::sort(edges, {}, [](const Edge& edge) { return std::pair(edge.from, edge.to); });
    std::vector<double> rank(n, 1.0);
    for (int round = 0; round < 20; ++round) {
        std::vector<double> next(n, 0.15);
        for (const auto& edge : edges) {
            if (degree[edge.from] > 0)
                next[edge.to] += 0.85 * rank[edge.from] * edge.weight / degree[edge.from];
            if (degree[edge.to] > 0)
                next[edge.from] += 0.85 * rank[edge.to] * edge.weight / degree[edge.to];
        }
        rank = std::move(next);
    }
    const double top = n > 0 ? *std::ranges::max_element(rank) : 1;
    for (std::size_t i = 0; i < n; ++i) out[begin + i] = rank[i] / std::max(top, 1e-9);
}

}  // namespace

std::vector<double> lexrank(const std::vector<Terms>& sentences) {
    std::vector<double> out(sentences.size(), 0);
    for (std::size_t begin = 0; begin < sentences.size(); begin += kStretch) {
        rank_stretch(sentences, begin, std::min(begin + kStretch, sentences.size()), out);
    }
    return out;
}

std::vector<std::size_t> choose_diverse(const std::vector<double>& scores,
                                        const std::vector<Terms>& terms, std::size_t most,
                                        double lambda) {
    std::vector<std::size_t> out;
    std::vector<double> likeness(scores.size(), 0);
    std::vector<bool> used(scores.size(), false);
    while (out.size() < most && out.size() < scores.size()) {
        std::size_t best = scores.size();
        double best_value = -1e9;
        for (std::size_t i = 0; i < scores.size(); ++i) {
            if (used[i]) continue;
            const double value = scores[i] - lambda * likeness[i];
            if (value > best_value) {
                best_value = value;
                best = i;
            }
        }
        if (best == scores.size()) break;
        used[best] = true;
        out.push_back(best);
        for (std::size_t i = 0; i < scores.size(); ++i) {
            if (!used[i]) likeness[i] = std::max(likeness[i], similarity(terms[best], terms[i]));
        }
    }
    return out;
}

void PhraseCounter::add(const Words& words, int section, double weight) {
    sections_ = std::max(sections_, section + 1);
    for (const NounPhrase& phrase : noun_phrases(words)) {
        // Every ending of the phrase is a phrase: "credit card fee", "card fee", "fee".
        for (std::size_t begin = phrase.begin; begin < phrase.end; ++begin) {
            std::string key;
            std::string form;
            double specificity = 0;
            bool general = true;
            for (std::size_t i = begin; i < phrase.end; ++i) {
                const std::string lower = to_lower(words[i].token.text);
                auto known = stems_.find(lower);
                if (known == stems_.end()) known = stems_.emplace(lower, stem(lower)).first;
                key += (key.empty() ? "" : " ") + known->second;
                form += (form.empty() ? "" : " ") + (is_written_as_name(words[i], i, lower)
                                                         ? std::string(words[i].token.text)
                                                         : lower);
                specificity += rarity(lower);
                general = general && is_general(lower);
            }
            const std::string last = to_lower(words[phrase.end - 1].token.text);
            if (general || is_general(last) || is_general(to_lower(words[begin].token.text)))
                continue;
            Entry& entry = entries_[key];
            entry.words = phrase.end - begin;
            entry.specificity = specificity / static_cast<double>(entry.words);
            const double part = begin == phrase.begin ? weight : weight * 0.7;
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
        if (weight < 2 && section < 0) continue;
        const double length =
            entry.words == 1 ? 0.7 : 1 + 0.5 * static_cast<double>(entry.words - 1);
        all.push_back({&key, &entry, std::pow(weight, 0.85) * entry.specificity * length * spread});
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
