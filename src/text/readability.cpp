#include "text/readability.hpp"

#include "text/unicode.hpp"
#include "text/words.hpp"

namespace text {

std::size_t syllables(std::string_view word) {
    const std::string lower = to_lower(word);
    std::size_t count = 0;
    bool vowel_before = false;
    for (const char c : lower) {
        const bool vowel = std::string_view("aeiouy").find(c) != std::string_view::npos;
        if (vowel && !vowel_before) ++count;
        vowel_before = vowel;
    }
    const bool silent_e = lower.ends_with('e') && !lower.ends_with("le") && count > 1;
    const bool silent_ed =
        lower.ends_with("ed") && count > 1 && !lower.ends_with("ted") && !lower.ends_with("ded");
    const bool silent_es = lower.ends_with("es") && count > 1 && !lower.ends_with("ses") &&
                           !lower.ends_with("ces") && !lower.ends_with("ges") &&
                           !lower.ends_with("xes") && !lower.ends_with("ches") &&
                           !lower.ends_with("shes");
    if (silent_e || silent_ed || silent_es) --count;
    return count == 0 ? 1 : count;
}

void FleschCounter::add_sentence(std::string_view sentence) {
    std::size_t words = 0;
    for (const Token& token : tokens(sentence)) {
        if (token.kind == TokenKind::punctuation || token.text.starts_with('\'') ||
            token.text.starts_with("’")) {
            continue;
        }
        ++words;
        syllables_ += token.kind == TokenKind::number ? 1 : syllables(token.text);
    }
    if (words == 0) return;
    words_ += words;
    ++sentences_;
}

double FleschCounter::reading_ease() const {
    if (sentences_ == 0) return 0;
    const double words = static_cast<double>(words_);
    return 206.835 - 1.015 * words / static_cast<double>(sentences_) -
           84.6 * static_cast<double>(syllables_) / words;
}

}  // namespace text
