#include "drafting/relation.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "text/unicode.hpp"
#include "text/words.hpp"

namespace drafting {

namespace {

using Vector = std::map<std::string, double>;

void add_words(Vector& vector, std::string_view phrase, double weight) {
    for (const auto& token : text::tokens(phrase)) {
        const std::string word = text::to_lower(token.text);
        if (token.kind == text::TokenKind::word && !text::is_stop_word(word))
            vector[text::stem(word)] += weight;
    }
}

Vector vocabulary(const BookView& view) {
    Vector vector;
    for (const books::KeyPhrase& phrase : view.analysis.key_phrases)
        add_words(vector, phrase.text, phrase.score);
    for (const auto& chapter : view.analysis.chapters) {
        for (const books::KeyPhrase& phrase : chapter.key_phrases)
            add_words(vector, phrase.text, 0.2 * phrase.score);
    }
    for (const std::string& subject : view.book.subjects) add_words(vector, subject, 0.5);
    add_words(vector, view.book.description, 0.3);
    if (view.analysis.niche.id != books::NicheId::general) {
        vector["niche:" + std::to_string(static_cast<int>(view.analysis.niche.id))] +=
            view.analysis.niche.confidence;
    }
    double length = 0;
    for (const auto& [word, weight] : vector) length += weight * weight;
    if (length > 0) {
        for (auto& [word, weight] : vector) weight /= std::sqrt(length);
    }
    return vector;
}

double likeness(const Vector& a, const Vector& b) {
    double sum = 0;
    for (const auto& [word, weight] : a) {
        const auto other = b.find(word);
        if (other != b.end()) sum += weight * other->second;
    }
    return sum;
}

}  // namespace

std::vector<std::vector<std::size_t>> relate(const std::vector<BookView>& books) {
    std::vector<Vector> vocabularies;
    for (const BookView& view : books) vocabularies.push_back(vocabulary(view));
    std::vector<std::vector<std::size_t>> related(books.size());
    for (std::size_t book = 0; book < books.size(); ++book) {
        std::vector<std::pair<double, std::size_t>> others;
        for (std::size_t other = 0; other < books.size(); ++other) {
            if (other != book)
                others.emplace_back(likeness(vocabularies[book], vocabularies[other]), other);
        }
        std::stable_sort(others.begin(), others.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        for (const auto& [score, other] : others) related[book].push_back(other);
    }
    return related;
}

}  // namespace drafting
