#include "drafting/phrases.hpp"

#include <algorithm>
#include <array>
#include <cctype>

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

constexpr std::array<std::string_view, 22> kPointing{
    "above",         "below",           "following",        "this chapter",
    "last chapter",  "next chapter",    "previous chapter", "earlier chapter",
    "later chapter", "see page",        "as follows",       "the former",
    "the latter",    "these questions", "figure",           "aforesaid",
    "as i said",     "mentioned",       "this section",     "this book",
    "in a later",    "these pages"};

std::string first_word(std::string_view sentence) {
    const auto words = text::tokens(sentence);
    for (const auto& token : words) {
        if (token.kind != text::TokenKind::punctuation) return text::to_lower(token.text);
    }
    return {};
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

// Capitals for stress, as old books set them.
bool shouts(const std::vector<text::TaggedWord>& words) {
    return std::any_of(words.begin(), words.end(), [](const auto& word) {
        return word.token.text.size() > 4 && text::all_caps(word.token.text);
    });
}

bool points_elsewhere(std::string_view sentence) {
    if (std::any_of(kPointing.begin(), kPointing.end(),
                    [&](std::string_view words) { return says(sentence, words); })) {
        return true;
    }
    static constexpr std::array<std::string_view, 12> numbers{"one",  "two", "three",  "four",
                                                              "five", "six", "seven",  "eight",
                                                              "nine", "ten", "eleven", "twelve"};
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

// A finite verb that no "that", "which" or "whether" has taken for itself, before anything is only
// added; a sentence that opens with a condition has its clause after it.
bool has_main_clause(const std::vector<text::TaggedWord>& words) {
    static constexpr std::array<std::string_view, 7> conditions{
        "if", "when", "while", "because", "since", "until", "once"};
    if (words.empty() || is_one_of(text::to_lower(words.front().token.text), conditions))
        return !words.empty();
    if (words.front().tag == text::Tag::vb) return true;
    for (std::size_t i = 0; i < words.size(); ++i) {
        // "every form you send, and every reply" has no verb of its own.
        const bool stops =
            i + 1 >= words.size() || words[i + 1].token.kind == text::TokenKind::punctuation;
        if (text::is_finite(words[i].tag)) return !stops;
        const std::string lower = text::to_lower(words[i].token.text);
        if (lower == "whether" || lower == "," || lower == "since" || lower == "because") {
            return false;
        }
    }
    return false;
}

bool has_amount(std::string_view sentence) {
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        if (sentence[i] == '$') return true;
        if (sentence[i] < '0' || sentence[i] > '9') continue;
        while (i < sentence.size() && (std::isdigit(static_cast<unsigned char>(sentence[i])) ||
                                       sentence[i] == '.' || sentence[i] == ','))
            ++i;
        if (!sentence.substr(i).starts_with(" percent")) return true;
    }
    return false;
}

// Where the first clause ends and what follows only gives its reason or goes on.
std::string_view first_clause(std::string_view sentence, std::size_t longest) {
    static constexpr std::array<std::string_view, 12> ends{
        "; ",        ": ",       ", because ", ", since ", ", so that ",  ", so ",
        " because ", ", which ", ", unless ",  ", even ",  ", and then ", ", as "};
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
    if (says_any(
            sentence,
            {"this",     "these",          "those",       "also",         "too",       "as well",
             "instead",  "such",           "the same",    "there",        "here",      "other",
             "others",   "another",        "he",          "she",          "his",       "him",
             "her",      "they",           "I",           "me",           "need only", "you now",
             "so far",   "in other words", "for example", "for instance", "both",      "later",
             "that way", "your own can",   "the second",  "the former"}) &&
        !says_any(sentence, {"there is", "there are"})) {
        return false;
    }
    if (says(sentence, "either") && !says(sentence, "or")) return false;
    if (sentence.find(':') != std::string_view::npos || has_amount(sentence)) return false;
    if (says_any(sentence, {"if nothing", "of five", "of four", "of three"})) return false;
    const auto words = text::tag_sentence(sentence);
    if (words.empty() || text::is_proper(words.front().tag) || shouts(words) ||
        !has_main_clause(words))
        return false;
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

std::optional<std::string> title_as_reason(std::string_view title, std::size_t longest) {
    std::string_view clause = title;
    for (const std::string_view end : {", So ", ", so ", ": ", "; ", ", or "})
        clause = clause.substr(0, clause.find(end));
    const std::string statement = text::sentence_case(clause);
    const auto words = text::tag_sentence(statement);
    if (words.size() < 4 || characters(statement) > longest || !has_main_clause(words))
        return std::nullopt;
    static constexpr std::array<std::string_view, 12> openers{
        "if", "when", "while", "what", "how", "why", "where", "who", "you", "i", "we", "it"};
    if (is_one_of(first_word(statement), openers) || words.front().tag == text::Tag::vb ||
        words.front().tag == text::Tag::vbp) {
        return std::nullopt;
    }
    if (says_any(statement, {"this", "these", "I", "my"}) ||
        statement.find_first_of("?!\"") != std::string::npos)
        return std::nullopt;
    return text::lower_first(statement);
}

bool is_claim(std::string_view title) {
    const std::string statement = text::sentence_case(title);
    const auto words = text::tag_sentence(statement);
    if (words.size() < 4 || title.find_first_of("!?") != std::string_view::npos) return false;
    return words.front().tag == text::Tag::vb ||
           std::any_of(words.begin(), words.end(),
                       [](const auto& word) { return text::is_finite(word.tag); });
}

std::size_t find_words(std::string_view text, std::string_view words) {
    if (words.empty()) return std::string_view::npos;
    const std::size_t at = text.find(words);
    if (at != std::string_view::npos || words.front() < 'A' || words.front() > 'Z') return at;
    std::string lowered(words);
    lowered.front() = static_cast<char>(lowered.front() - 'A' + 'a');
    return text.find(lowered);
}

bool is_definition(std::string_view sentence) {
    return subject_of(sentence).has_value();
}

bool is_instruction(std::string_view sentence) {
    const auto words = text::tag_sentence(sentence);
    if (words.size() < 4) return false;
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

std::optional<std::string> as_reason(std::string_view sentence, std::size_t longest) {
    sentence = base::trim(sentence);
    if (!stands_alone(sentence) || !sentence.ends_with('.')) return std::nullopt;
    if (characters(sentence) > longest + 1) return std::nullopt;
    if (says_any(sentence, {"I",       "my",         "me",           "we",
                            "our",     "us",         "this",         "these",
                            "those",   "you now",    "same",         "there",
                            "here",    "could",      "he",           "she",
                            "his",     "her",        "mistake",      "on it",
                            "for it",  "another",    "other",        "others",
                            "as well", "also",       "too",          "later",
                            "both",    "the lesson", "your own can", "the better test",
                            "whether", "that way"})) {
        return std::nullopt;
    }
    if (is_definition(sentence) || has_amount(sentence) || text::word_count(sentence) < 7)
        return std::nullopt;
    if (sentence.find("\u201c") != std::string_view::npos ||
        sentence.find('"') != std::string_view::npos ||
        sentence.find(": ") != std::string_view::npos ||
        sentence.find("; ") != std::string_view::npos) {
        return std::nullopt;
    }
    static constexpr std::array<std::string_view, 36> openers{
        "do",      "don",   "never",  "always", "please", "of",     "you",   "one", "over",
        "between", "from",  "most",   "if",     "when",   "while",  "since", "as",  "although",
        "though",  "after", "before", "once",   "until",  "unless", "for",   "in",  "at",
        "on",      "with",  "by",     "there",  "where",  "what",   "how",   "why", "to"};
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
    if (!finite || words.front().tag == text::Tag::cd) return std::nullopt;
    for (const std::string_view end : {" do.", " does.", " did.", " is.", " are.", " will."}) {
        if (sentence.ends_with(end)) return std::nullopt;
    }
    const std::string first = text::to_lower(words.front().token.text);
    const bool general =
        first == "a" || first == "an" || first == "every" || first == "any" || first == "no";
    if (shouts(words) || !has_main_clause(words)) return std::nullopt;
    if (!general && says_any(sentence, {"it", "they", "them", "its", "their"})) return std::nullopt;
    // What only follows from the statement is cut off.
    std::string_view clause = sentence;
    for (const std::string_view end : {", and so ", ", so "})
        clause = clause.substr(0, clause.find(end));
    return text::lower_first(text::without_final_stop(clause));
}

std::string_view without_lead_in(std::string_view sentence) {
    const std::size_t colon = sentence.find(": ");
    if (colon == std::string_view::npos || colon > 46) return sentence;
    const std::string_view before = sentence.substr(0, colon);
    if (says_any(before, {"do this", "quick win", "today", "this week", "tonight", "right now",
                          "start here", "tip"})) {
        return base::trim(sentence.substr(colon + 2));
    }
    return sentence;
}

std::optional<std::string> as_verb_phrase(std::string_view sentence, std::size_t longest) {
    std::string_view phrase = base::trim(without_lead_in(base::trim(sentence)));
    if (phrase.find("--") != std::string_view::npos || phrase.find('_') != std::string_view::npos)
        return std::nullopt;
    if (!balanced(phrase) || phrase.ends_with('?')) return std::nullopt;
    phrase = base::trim(first_clause(phrase, longest + 1));
    while (phrase.ends_with('.') || phrase.ends_with(',')) phrase.remove_suffix(1);
    if (phrase.size() < 14 || characters(phrase) > longest || !balanced(phrase))
        return std::nullopt;
    if (phrase.find('!') != std::string_view::npos || phrase.find('"') != std::string_view::npos ||
        phrase.find("\u201c") != std::string_view::npos) {
        return std::nullopt;
    }
    const std::string verb = first_word(phrase);
    static constexpr std::array<std::string_view, 14> weak{
        "do",    "don",      "be",      "let",     "see", "think", "have",
        "never", "remember", "imagine", "suppose", "say", "note",  "take"};
    if (!text::can_be(verb, text::Tag::vb) || is_one_of(verb, weak)) return std::nullopt;
    if (says_any(phrase,
                 {"it",   "them",  "they",   "this", "these", "those", "he",   "she",   "his",
                  "her",  "him",   "I",      "me",   "my",    "we",    "our",  "us",    "then",
                  "same", "other", "others", "its",  "their", "each",  "both", "there", "here"})) {
        return std::nullopt;
    }
    // "Loan A at 4 percent ... has been dissolved" and "Sleep efficiency is ..." are no commands.
    const std::string after_to = "To " + text::lower_first(phrase);
    const auto words = text::tag_sentence(after_to);
    bool subordinate = false;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string lower = text::to_lower(words[i].token.text);
        static constexpr std::array<std::string_view, 16> markers{
            "what",    "who",   "which", "that",  "how", "whether", "when", "where",
            "because", "since", "you",   "whose", "why", "as",      "than", "until"};
        subordinate = subordinate || is_one_of(lower, markers);
        if (!subordinate && (words[i].tag == text::Tag::vbz || words[i].tag == text::Tag::vbd ||
                             words[i].tag == text::Tag::md)) {
            return std::nullopt;
        }
    }
    if (words.size() < 3 || text::is_proper(words[2].tag)) return std::nullopt;
    if (words[2].token.text.size() == 1 && text::starts_upper(words[2].token.text))
        return std::nullopt;
    if (phrase.ends_with(" and") || phrase.ends_with(" or")) return std::nullopt;
    const std::string second = text::to_lower(words[2].token.text);
    if (second == "on" || second == "in" || second == "at" || second == "by" || second == "from" ||
        second == "with")
        return std::nullopt;
    if (points_elsewhere(phrase) ||
        says_any(phrase, {"if", "don\u2019t", "don't", "as well", "also", "things", "the usual",
                          "the second", "the first"}))
        return std::nullopt;
    return text::lower_first(phrase);
}

std::optional<std::string> as_mistake(std::string_view sentence, std::size_t longest) {
    sentence = base::trim(sentence);
    for (const std::string_view lead :
         {"mistake is to ", "mistake is ", "error is to ", "error is "}) {
        const std::size_t at = sentence.find(lead);
        if (at == std::string_view::npos || at > 24) continue;
        std::string core(sentence.substr(at + lead.size()));
        if (lead.ends_with("to ")) core = text::gerund(core);
        const std::string_view cut = base::trim(first_clause(core, longest + 1));
        std::string result(cut);
        while (!result.empty() && (result.back() == '.' || result.back() == ',')) result.pop_back();
        const std::string opening = first_word(result);
        if (!opening.ends_with("ing") || characters(result) > longest || !balanced(result))
            return std::nullopt;
        if (result.find('"') != std::string::npos || result.find("\u201c") != std::string::npos)
            return std::nullopt;
        if (says_any(result, {"it", "them", "they", "this", "these", "those", "he", "she", "there",
                              "too", "number"})) {
            return std::nullopt;
        }
        return result;
    }
    return std::nullopt;
}

std::string opening_of(std::string_view paragraph, std::size_t words) {
    auto all = text::sentences(paragraph);
    while (all.size() > 1 && all.back().ends_with(':')) all.pop_back();
    std::size_t count = 0;
    const char* end = nullptr;
    for (const std::string_view sentence : all) {
        count += text::word_count(sentence);
        if (end && count > words) break;
        end = sentence.data() + sentence.size();
        if (count > words) break;
    }
    if (!end) return {};
    return std::string(
        base::trim(paragraph.substr(0, static_cast<std::size_t>(end - paragraph.data()))));
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
