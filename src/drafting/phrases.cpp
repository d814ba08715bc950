#include "drafting/phrases.hpp"

#include <algorithm>
#include <array>

#include "base/strings.hpp"
#include "drafting/pattern.hpp"
#include "text/inflection.hpp"
#include "text/lexicon.hpp"
#include "text/sentences.hpp"
#include "text/tagger.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace drafting {

namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 62> kLeaning{
    "it",      "its",     "this",    "that",      "these",     "those",   "they",     "their",
    "them",    "he",      "his",     "him",       "she",       "her",     "so",       "but",
    "and",     "or",      "nor",     "then",      "also",      "however", "therefore", "thus",
    "hence",   "here",    "such",    "another",   "both",      "neither", "either",   "yet",
    "instead", "besides", "moreover", "furthermore", "again",  "meanwhile", "still",  "nevertheless",
    "otherwise", "likewise", "similarly", "consequently", "accordingly", "finally", "second",
    "secondly", "third",  "thirdly", "next",      "last",      "lastly",  "same",     "because",
    "which",   "who",     "whose",   "well",      "yes",       "no,",     "perhaps"};

constexpr std::array<std::string_view, 22> kPointing{
    "above",        "below",          "following",      "this chapter", "last chapter",
    "next chapter", "previous chapter", "earlier chapter", "later chapter", "see page",
    "as follows",   "the former",     "the latter",     "these questions", "figure",
    "aforesaid",    "as i said",      "mentioned",      "this section", "this book",
    "in a later",   "these pages"};

std::string first_word(std::string_view sentence) {
    const auto words = text::tokens(sentence);
    for (const auto& token : words) {
        if (token.kind != text::TokenKind::punctuation) return text::to_lower(token.text);
    }
    return {};
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool points_elsewhere(std::string_view sentence) {
    if (std::any_of(kPointing.begin(), kPointing.end(),
                    [&](std::string_view words) { return says(sentence, words); })) {
        return true;
    }
    static constexpr std::array<std::string_view, 12> numbers{
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};
    return std::any_of(numbers.begin(), numbers.end(), [&](std::string_view number) {
        return says(sentence, "chapter " + std::string(number)) ||
               says(sentence, "question " + std::string(number)) ||
               says(sentence, "chapters " + std::string(number));
    });
}

bool says_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return says(text, word); });
}

// Where the first clause ends and what follows only gives its reason or goes on.
std::string_view first_clause(std::string_view sentence, std::size_t longest) {
    static constexpr std::array<std::string_view, 12> ends{
        "; ", ": ", ", because ", ", since ", ", so that ", ", so ", " because ", ", which ",
        ", whatever ", ", even ", ", and then ", ", as "};
    if (characters(sentence) <= longest && sentence.find(": ") == std::string_view::npos &&
        sentence.find("; ") == std::string_view::npos) {
        return sentence;
    }
    std::size_t cut = std::string_view::npos;
    for (const std::string_view end : ends) {
        const std::size_t at = sentence.find(end);
        if (at != std::string_view::npos && at >= 18) cut = std::min(cut, at);
    }
    return cut == std::string_view::npos ? sentence : sentence.substr(0, cut);
}

}  // namespace

std::string typeset(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c != '"' && c != '\'') {
            out += c;
            continue;
        }
        const char before = i == 0 ? ' ' : text[i - 1];
        const bool opens = before == ' ' || before == '(' || before == '[' || before == '\n' ||
                           (static_cast<unsigned char>(before) == 0x94 && i >= 3 &&
                            text.substr(i - 3, 3) == "\u2014");
        if (c == '"') {
            out += opens ? "\u201c" : "\u201d";
        } else {
            const bool elided = i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9';
            out += opens && !elided ? "\u2018" : "\u2019";
        }
    }
    return out;
}

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
    return count("\u201c") == count("\u201d") && count("(") == count(")") && count("[") == count("]");
}

bool stands_alone(std::string_view sentence) {
    sentence = base::trim(sentence);
    if (sentence.size() < 12 || !text::starts_upper(sentence) || !balanced(sentence)) return false;
    const char end = sentence.back();
    const bool ended = end == '.' || end == '?' || sentence.ends_with(".\"") ||
                       sentence.ends_with("?\"") || sentence.ends_with(".\u201d") ||
                       sentence.ends_with("?\u201d") || sentence.ends_with(".)");
    if (!ended || sentence.find('!') != std::string_view::npos) return false;
    if (sentence.find("...") != std::string_view::npos ||
        sentence.find("\u2026") != std::string_view::npos) {
        return false;
    }
    if (is_one_of(first_word(sentence), kLeaning)) return false;
    return !points_elsewhere(sentence);
}

std::optional<std::string> as_reason(std::string_view sentence, std::size_t longest) {
    sentence = base::trim(sentence);
    if (!stands_alone(sentence) || !sentence.ends_with('.')) return std::nullopt;
    if (characters(sentence) > longest + 1) return std::nullopt;
    if (says_any(sentence, {"I", "my", "me", "we", "our", "us", "this", "these", "those", "you now"})) {
        return std::nullopt;
    }
    if (sentence.find("\u201c") != std::string_view::npos || sentence.find('"') != std::string_view::npos ||
        sentence.find(": ") != std::string_view::npos || sentence.find("; ") != std::string_view::npos) {
        return std::nullopt;
    }
    static constexpr std::array<std::string_view, 24> openers{
        "if",  "when", "while", "since", "as",   "although", "though", "after", "before", "once", "until", "unless",
        "for", "in",   "at",    "on",    "with", "by",       "there",  "where", "what",   "how",  "why",   "to"};
    if (is_one_of(first_word(sentence), openers)) return std::nullopt;
    const auto words = text::tag_sentence(sentence);
    bool finite = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i == 0 && words[i].tag == text::Tag::vb) return std::nullopt;
        if (words[i].tag == text::Tag::vbd) return std::nullopt;
        if (i > 0 && text::is_proper(words[i].tag) && !text::all_caps(words[i].token.text)) {
            return std::nullopt;
        }
        finite = finite || text::is_finite(words[i].tag);
    }
    if (!finite) return std::nullopt;
    return text::lower_first(text::without_final_stop(sentence));
}

std::string_view without_lead_in(std::string_view sentence) {
    const std::size_t colon = sentence.find(": ");
    if (colon == std::string_view::npos || colon > 46) return sentence;
    const std::string_view before = sentence.substr(0, colon);
    if (says_any(before, {"do this", "quick win", "today", "this week", "tonight", "right now", "start here", "tip"})) {
        return base::trim(sentence.substr(colon + 2));
    }
    return sentence;
}

std::optional<std::string> as_verb_phrase(std::string_view sentence, std::size_t longest) {
    std::string_view phrase = base::trim(without_lead_in(base::trim(sentence)));
    if (!balanced(phrase) || phrase.ends_with('?')) return std::nullopt;
    phrase = base::trim(first_clause(phrase, longest + 1));
    while (phrase.ends_with('.') || phrase.ends_with(',')) phrase.remove_suffix(1);
    if (phrase.size() < 14 || characters(phrase) > longest || !balanced(phrase)) return std::nullopt;
    if (phrase.find('!') != std::string_view::npos || phrase.find('"') != std::string_view::npos ||
        phrase.find("\u201c") != std::string_view::npos) {
        return std::nullopt;
    }
    const std::string verb = first_word(phrase);
    static constexpr std::array<std::string_view, 14> weak{"do",  "don", "be",   "let",   "see",  "think", "have",
                                                           "never", "remember", "imagine", "suppose", "say",  "note", "take"};
    if (!text::can_be(verb, text::Tag::vb) || is_one_of(verb, weak)) return std::nullopt;
    if (says_any(phrase, {"it", "them", "they", "this", "these", "those", "he", "she", "his", "her", "him", "I",
                          "me", "my", "we", "our", "us", "then", "same", "other", "others", "its", "their",
                          "each", "both", "there", "here"})) {
        return std::nullopt;
    }
    if (points_elsewhere(phrase)) return std::nullopt;
    return text::lower_first(phrase);
}

std::optional<std::string> as_mistake(std::string_view sentence, std::size_t longest) {
    sentence = base::trim(sentence);
    for (const std::string_view lead : {"mistake is to ", "mistake is ", "error is to ", "error is "}) {
        const std::size_t at = sentence.find(lead);
        if (at == std::string_view::npos || at > 24) continue;
        std::string core(sentence.substr(at + lead.size()));
        if (lead.ends_with("to ")) core = text::gerund(core);
        const std::string_view cut = base::trim(first_clause(core, longest + 1));
        std::string result(cut);
        while (!result.empty() && (result.back() == '.' || result.back() == ',')) result.pop_back();
        const std::string opening = first_word(result);
        if (!opening.ends_with("ing") || characters(result) > longest || !balanced(result)) return std::nullopt;
        if (result.find('"') != std::string::npos || result.find("\u201c") != std::string::npos) return std::nullopt;
        if (says_any(result, {"it", "them", "they", "this", "these", "those", "he", "she"})) return std::nullopt;
        return result;
    }
    return std::nullopt;
}

std::string opening_of(std::string_view paragraph, std::size_t words) {
    if (text::word_count(paragraph) <= words) return std::string(base::trim(paragraph));
    const auto all = text::sentences(paragraph);
    std::size_t count = 0;
    const char* end = nullptr;
    for (const std::string_view sentence : all) {
        count += text::word_count(sentence);
        if (end && count > words) break;
        end = sentence.data() + sentence.size();
        if (count > words) break;
    }
    if (!end) return {};
    return std::string(base::trim(
        paragraph.substr(0, static_cast<std::size_t>(end - paragraph.data()))));
}

std::string short_title(std::string_view title) {
    std::string_view shorter = title;
    for (const std::string_view end : {": ", "; ", " (", ", or,", ", or ", " \u2014 ", " - "}) {
        const std::size_t at = shorter.find(end);
        if (at != std::string_view::npos && at >= 4) shorter = shorter.substr(0, at);
    }
    return std::string(base::trim(shorter));
}

}  // namespace drafting
