// Which sentences of a book can stand in copy, and as what.
#include <algorithm>
#include <array>

#include "base/strings.hpp"
#include "drafting/pattern.hpp"
#include "drafting/phrases.hpp"
#include "drafting/wording.hpp"
#include "text/inflection.hpp"
#include "text/lexicon.hpp"
#include "text/tagger.hpp"
#include "text/unicode.hpp"

namespace drafting {

namespace {

constexpr std::array<std::string_view, 62> kLeaning{
    "it",        "its",          "this",        "that",         "these",     "those",
    "they",      "their",        "them",        "he",           "his",       "him",
    "she",       "her",          "so",          "but",          "and",       "or",
    "nor",       "then",         "also",        "however",      "therefore", "thus",
    "hence",     "here",         "such",        "another",      "both",      "neither",
    "either",    "yet",          "instead",     "besides",      "moreover",  "furthermore",
    "again",     "meanwhile",    "still",       "nevertheless", "otherwise", "likewise",
    "similarly", "consequently", "accordingly", "finally",      "second",    "secondly",
    "third",     "thirdly",      "next",        "last",         "lastly",    "same",
    "because",   "which",        "who",         "whose",        "well",      "yes",
    "no,",       "perhaps"};

}  // namespace

bool balanced(std::string_view sentence) {
    const std::string text = typeset(sentence);
    const auto count = [&](std::string_view what) {
        std::size_t found = 0;
        for (std::size_t at = text.find(what); at != std::string::npos;
             at = text.find(what, at + what.size())) {
            ++found;
        }
        return found;
    };
    return count("\u201c") == count("\u201d") && count("(") == count(")") &&
           count("[") == count("]");
}

bool stands_alone(std::string_view sentence) {
    sentence = base::trim(sentence);
    if (sentence.size() < 12 || !text::starts_upper(sentence) || !balanced(sentence)) return false;
    const char end = sentence.back();
    const bool ended = end == '.' || end == '?' || sentence.ends_with(".\"") ||
                       sentence.ends_with("?\"") || sentence.ends_with(".\u201d") ||
                       sentence.ends_with("?\u201d") || sentence.ends_with(".)");
    if (!ended || sentence.find('!') != std::string_view::npos) return false;
    if (sentence.find("--") != std::string_view::npos ||
        sentence.find('_') != std::string_view::npos ||
        sentence.find(" ,") != std::string_view::npos || sentence.ends_with(" and.") ||
        sentence.ends_with(" or.") || sentence.find("...") != std::string_view::npos ||
        sentence.find("\u2026") != std::string_view::npos) {
        return false;
    }
    if (is_one_of(first_word(sentence), kLeaning)) return false;
    return !points_elsewhere(sentence);
}

bool quotable(std::string_view sentence) {
    if (!stands_alone(sentence)) return false;
    const bool leans =
        says_any(sentence,
                 {"this",     "these", "those", "also",  "too",    "as well", "instead", "such",
                  "the same", "there", "here",  "other", "others", "another", "he",      "she",
                  "his",      "him",   "her",   "they",  "I",      "me",      "both"}) ||
        says_any(sentence, {"need only", "you now", "so far", "in other words", "for example",
                            "for instance", "later", "that way", "your own can", "the second",
                            "the former", "third", "next", "you may object", "you may find"});
    if (leans && !says_any(sentence, {"there is", "there are"})) {
        return false;
    }
    if (first_word(sentence) == "remember" || sentence.ends_with(" then.")) return false;
    if (says(sentence, "either") && !says(sentence, "or")) return false;
    if (sentence.find(':') != std::string_view::npos || has_amount(sentence)) return false;
    if (says_any(sentence, {"if nothing", "of five", "of four", "of three"})) return false;
    const auto words = text::tag_sentence(sentence);
    if (words.empty() || text::is_proper(words.front().tag) || shouts(words) ||
        !has_main_clause(words))
        return false;
    if (points_at_noun(words)) return false;
    // "It" and "them" need something in the sentence that they can mean.
    const std::string first = text::to_lower(words.front().token.text);
    const bool general = first == "a" || first == "an" || first == "every" || first == "any" ||
                         first == "no" || first == "your" || first == "people" ||
                         words.front().tag == text::Tag::nns || words.front().tag == text::Tag::vbg;
    if (!general && says_any(sentence, {"it", "its", "them", "their", "one"})) return false;
    return std::any_of(words.begin(), words.end(),
                       [](const auto& word) { return text::is_finite(word.tag); });
}

std::optional<std::string> subject_of(std::string_view definition) {
    const auto words = text::tag_sentence(definition);
    for (std::size_t i = 1; i + 1 < words.size() && i <= 5; ++i) {
        const std::string verb = text::to_lower(words[i].token.text);
        if (verb != "is" && verb != "are" && verb != "means") {
            if (text::is_finite(words[i].tag) ||
                words[i].token.kind == text::TokenKind::punctuation)
                return std::nullopt;
            continue;
        }
        const std::string next = text::to_lower(words[i + 1].token.text);
        if (verb != "means" && next != "a" && next != "an" && next != "the" && next != "what")
            return std::nullopt;
        const auto end = static_cast<std::size_t>(words[i].token.text.data() - definition.data());
        return text::lower_first(base::trim(definition.substr(0, end)));
    }
    return std::nullopt;
}

bool is_definition(std::string_view sentence) {
    return subject_of(sentence).has_value();
}

bool is_instruction(std::string_view sentence) {
    const auto words = text::tag_sentence(sentence);
    if (words.size() < 4 || supposes(words)) return false;
    // "Name, date of birth" and "Twin brothers develop" only begin like commands.
    if (words[1].token.text == ",") return false;
    const bool plural = words[1].tag == text::Tag::nns;
    if (plural && (words[2].tag == text::Tag::vbp || words[2].tag == text::Tag::vb)) return false;
    const std::string first = text::to_lower(words.front().token.text);
    if (first == "never" || first == "always") return words[1].tag == text::Tag::vb;
    if (first == "do" || first == "don") return true;
    if (words.front().tag != text::Tag::vb && words.front().tag != text::Tag::vbp) return false;
    return text::can_be(first, text::Tag::vb);
}

bool names_mistake(std::string_view sentence) {
    for (const std::string_view word : {"mistake", "error", "blunder"}) {
        if (!says(sentence, word)) continue;
        const std::string folded = text::to_lower(sentence);
        const std::size_t at = folded.find(word);
        if (at < 32 && (says(sentence, std::string(word) + " is") ||
                        says(sentence, "a " + std::string(word) + " to") ||
                        says(sentence, std::string(word) + " of"))) {
            return true;
        }
    }
    return false;
}

bool is_claim(std::string_view title) {
    const std::string statement = text::sentence_case(title);
    const auto words = text::tag_sentence(statement);
    if (words.size() < 4 || title.find_first_of("!?") != std::string_view::npos) return false;
    return words.front().tag == text::Tag::vb ||
           std::any_of(words.begin(), words.end(),
                       [](const auto& word) { return text::is_finite(word.tag); });
}

}  // namespace drafting
