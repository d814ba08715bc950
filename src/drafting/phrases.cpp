#include "drafting/phrases.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/strings.hpp"
#include "drafting/pattern.hpp"
#include "drafting/wording.hpp"
#include "text/inflection.hpp"
#include "text/lexicon.hpp"
#include "text/sentences.hpp"
#include "text/tagger.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace drafting {

namespace {

// "In the fourth row": of what was laid out before.
bool counts_off(std::string_view sentence) {
    return says_any(sentence, {"first", "second", "third", "fourth", "fifth", "sixth", "seventh",
                               "eighth", "ninth", "tenth"});
}

// "A fiduciary is someone who ...", "a grace period is time": what a word means is no reason.
bool defines(const std::vector<text::TaggedWord>& words) {
    const std::string first = text::to_lower(words.front().token.text);
    if (first != "a" && first != "an") return false;
    for (std::size_t i = 1; i + 1 < std::min<std::size_t>(words.size(), 7); ++i) {
        const std::string verb = text::to_lower(words[i].token.text);
        if (verb != "is" && verb != "means") continue;
        const std::string next = text::to_lower(words[i + 1].token.text);
        return verb == "means" || text::is_noun(words[i + 1].tag) || next == "someone" ||
               next == "something" || next == "one" || next == "what";
    }
    return false;
}

// "A person who is will say yes", "the bank has lent you the money": leaves a word out, or tells of
// what has happened.
bool leaves_out(const std::vector<text::TaggedWord>& words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (text::is_finite(words[i].tag) && words[i + 1].tag == text::Tag::md) return true;
        const std::string lower = text::to_lower(words[i].token.text);
        if ((lower == "has" || lower == "have") && words[i + 1].tag == text::Tag::vbn) return true;
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

std::size_t find_words(std::string_view text, std::string_view words) {
    if (words.empty()) return std::string_view::npos;
    const std::size_t at = text.find(words);
    if (at != std::string_view::npos || words.front() < 'A' || words.front() > 'Z') return at;
    std::string lowered(words);
    lowered.front() = static_cast<char>(lowered.front() - 'A' + 'a');
    return text.find(lowered);
}

std::optional<std::string> as_reason(std::string_view sentence, std::size_t longest) {
    sentence = base::trim(sentence);
    if (!stands_alone(sentence) || !sentence.ends_with('.')) return std::nullopt;
    if (characters(sentence) > longest + 1) return std::nullopt;
    if (says_any(sentence, {"I",        "my",         "me",           "we",
                            "our",      "us",         "this",         "these",
                            "those",    "you now",    "same",         "there",
                            "here",     "could",      "he",           "she",
                            "his",      "her",        "mistake",      "on it",
                            "for it",   "another",    "other",        "others",
                            "as well",  "also",       "too",          "later",
                            "both",     "the lesson", "your own can", "the better test",
                            "whether",  "that way",   "that list",    "as much",
                            "because",  "however",    "says that",    "called",
                            "wherever", "no matter",  "so on",        "in its way"})) {
        return std::nullopt;
    }
    if (is_definition(sentence) || has_amount(sentence) || text::word_count(sentence) < 7 ||
        counts_off(sentence))
        return std::nullopt;
    if (sentence.find("\u201c") != std::string_view::npos ||
        sentence.find('"') != std::string_view::npos ||
        sentence.find(": ") != std::string_view::npos ||
        sentence.find("; ") != std::string_view::npos) {
        return std::nullopt;
    }
    static constexpr auto openers = std::to_array<std::string_view>(
        {"do",   "don",      "never",  "always", "please", "of",   "you",   "one",
         "over", "between",  "from",   "most",   "if",     "when", "while", "since",
         "as",   "although", "though", "after",  "before", "once", "until", "unless",
         "for",  "in",       "at",     "on",     "with",   "by",   "there", "where",
         "what", "how",      "why",    "to",     "beside", "each", "like"});
    if (is_one_of(first_word(sentence), openers)) return std::nullopt;
    const auto words = text::tag_sentence(sentence);
    const auto commas = std::count(sentence.begin(), sentence.end(), ',');
    if (commas >= 2) return std::nullopt;  // a list is no reason
    if (words.empty() || text::is_adverb(words.front().tag) || defines(words) ||
        points_at_noun(words) || counts(words) || leaves_out(words))
        return std::nullopt;
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
    for (const std::string_view end : {", and so ", ", so ", ", and you ", ", and your "})
        clause = clause.substr(0, clause.find(end));
    if (text::word_count(clause) < 5) return std::nullopt;
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
