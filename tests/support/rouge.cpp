#include "support/rouge.hpp"

#include <algorithm>
#include <libstemmer.h>
#include <map>
#include <memory>

namespace support {

namespace {

std::string to_lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return out;
}

using Grams = std::map<std::vector<std::string>, std::size_t>;

Grams grams_of(const std::vector<std::string>& tokens, std::size_t n) {
    Grams out;
    for (std::size_t i = 0; i + n <= tokens.size(); ++i) {
        const auto from = tokens.begin() + static_cast<std::ptrdiff_t>(i);
        ++out[{from, from + static_cast<std::ptrdiff_t>(n)}];
    }
    return out;
}

std::size_t sum(const Grams& grams) {
    std::size_t out = 0;
    for (const auto& [gram, count] : grams) out += count;
    return out;
}

}  // namespace

std::string porter_stem(std::string_view word) {
    struct Deleter {
        void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
    };
    thread_local const std::unique_ptr<sb_stemmer, Deleter> stemmer(
        sb_stemmer_new("porter", "UTF_8"));
    const std::string lower = to_lower(word);
    const auto* stemmed =
        sb_stemmer_stem(stemmer.get(), reinterpret_cast<const sb_symbol*>(lower.data()),
                        static_cast<int>(lower.size()));
    return {reinterpret_cast<const char*>(stemmed),
            static_cast<std::size_t>(sb_stemmer_length(stemmer.get()))};
}

std::vector<std::string> rouge_tokens(std::string_view text) {
    std::vector<std::string> out;
    std::string word;
    for (const char c : to_lower(text) + ' ') {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            word += c;
        } else if (!word.empty()) {
            out.push_back(word.size() > 3 ? porter_stem(word) : word);
            word.clear();
        }
    }
    return out;
}

double rouge_n(std::string_view summary, std::string_view reference, std::size_t n) {
    const Grams ours = grams_of(rouge_tokens(summary), n);
    const Grams theirs = grams_of(rouge_tokens(reference), n);
    std::size_t both = 0;
    for (const auto& [gram, count] : ours) {
        const auto found = theirs.find(gram);
        if (found != theirs.end()) both += std::min(count, found->second);
    }
    if (both == 0) return 0;
    const double precision = static_cast<double>(both) / static_cast<double>(sum(ours));
    const double recall = static_cast<double>(both) / static_cast<double>(sum(theirs));
    return 2 * precision * recall / (precision + recall);
}

}  // namespace support
