#include "text/ranking.hpp"

#include <algorithm>
#include <cmath>

#include "text/unicode.hpp"
#include "text/words.hpp"

namespace text {

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

std::vector<double> lexrank(const std::vector<Terms>& sentences, std::size_t stretch) {
    std::vector<double> out(sentences.size(), 0);
    for (std::size_t begin = 0; begin < sentences.size(); begin += stretch) {
        rank_stretch(sentences, begin, std::min(begin + stretch, sentences.size()), out);
    }
    return out;
}

std::vector<std::size_t> choose_diverse(const std::vector<double>& scores,
                                        const std::vector<Terms>& terms, std::size_t most,
                                        double lambda,
                                        const std::function<bool(std::size_t)>& take) {
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
        if (take && !take(best)) continue;
        out.push_back(best);
        for (std::size_t i = 0; i < scores.size(); ++i) {
            if (!used[i]) likeness[i] = std::max(likeness[i], similarity(terms[best], terms[i]));
        }
    }
    return out;
}

}  // namespace text
